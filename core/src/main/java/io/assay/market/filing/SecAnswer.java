package io.assay.market.filing;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Json;

/** Answers of the SEC's services, which are objects in JSON. */
final class SecAnswer {
    private SecAnswer() {}

    /**
     * The object that an answer is.
     *
     * @throws DataException if it is empty, broken off, a web page or anything else
     */
    static JsonNode tree(String body, String source) {
        String text = body.strip();
        if (text.startsWith("<")) {
            throw new DataException(DataProblem.of("the answer must be JSON but is a web page")
                    .at(source, 0)
                    .withFix("ASSAY_SEC_CONTACT must name whom the SEC can write to; wait ten minutes and run again"));
        }
        JsonNode tree = Json.tree(text, source);
        if (!tree.isObject() || tree.isEmpty()) {
            throw new DataException(
                    DataProblem.of("the answer must be an object in JSON, it is empty or something else")
                            .at(source, 0)
                            .withFix("run the command again"));
        }
        return tree;
    }
}
