package io.assay.experiment;

import io.assay.base.Json;
import io.assay.model.Learner;

/**
 * One who learns, beside others on the same rows.
 *
 * @param name in tables
 * @param learner it
 */
public record Contender(String name, Learner learner) {
    /** Its name and every hyper-parameter. */
    public String text() {
        return name + " " + Json.line(learner.parameters());
    }
}
