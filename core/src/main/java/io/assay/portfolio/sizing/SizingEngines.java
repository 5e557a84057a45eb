package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

import io.assay.base.UsageException;

/** The engines of agents on the class path. */
final class SizingEngines {
    private SizingEngines() {}

    static SizingEngine find(String agent) {
        List<String> known = new ArrayList<>();
        for (SizingEngine engine : ServiceLoader.load(SizingEngine.class, SizingEngine.class.getClassLoader())) {
            if (engine.agents().contains(agent)) {
                return engine;
            }
            known.addAll(engine.agents());
        }
        if (known.isEmpty()) {
            throw new UsageException(
                    "no engine of agents is on the class path. Fix: add the artefact" + " io.assay:assay-torch");
        }
        throw UsageException.unknown("agent", agent, known);
    }
}
