package io.assay.evaluate;

import io.assay.base.Check;
import io.assay.model.Predictions;

/**
 * What one model says about the test rows, stitched over the folds.
 *
 * @param name name of the model, for example {@code majority}
 * @param predictions one row a test row, each made by a model that was fitted before that row
 */
public record Answers(String name, Predictions predictions) {
    /** Checks the name. */
    public Answers {
        Check.notBlank("name", name);
    }
}
