package io.assay.market.series;

import java.nio.charset.StandardCharsets;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.source.DatedColumns;

/** Answers of services that are CSV of dates and numbers. */
final class WholeAnswer {
    private WholeAnswer() {}

    /**
     * The columns of an answer whose last line is whole.
     *
     * @param source the answer as messages call it
     * @param today epoch day on which was asked
     * @throws DataException if it is empty, broken off, a web page or anything else
     */
    static DatedColumns read(String source, String body, int today) {
        DatedColumns columns = DatedColumns.read(source, body.getBytes(StandardCharsets.UTF_8), today);
        if (!body.endsWith("\n")) {
            throw new DataException(DataProblem.of("the last line of the answer must be whole, it was broken off")
                    .at(source, columns.line()[columns.rows() - 1])
                    .withFix("run the command again"));
        }
        return columns;
    }
}
