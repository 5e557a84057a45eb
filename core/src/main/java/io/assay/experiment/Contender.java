package io.assay.experiment;

import java.util.List;

import io.assay.base.Json;
import io.assay.dataset.Target;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Presets;

/**
 * One who learns, beside others on the same rows.
 *
 * @param name in tables
 * @param learner it
 */
public record Contender(String name, Learner learner) {
    /**
     * Those of some presets.
     *
     * @param names of the presets
     * @param target what they are asked
     * @throws io.assay.base.UsageException if there is no such preset, or it does not predict that
     */
    public static List<Contender> ofPresets(List<String> names, Target target, Engines engines) {
        return names.stream()
                .map(name -> new Contender(name, Presets.of(name, target).learner(engines)))
                .toList();
    }

    /** Its name and every hyper-parameter. */
    public String text() {
        return name + " " + Json.line(learner.parameters());
    }
}
