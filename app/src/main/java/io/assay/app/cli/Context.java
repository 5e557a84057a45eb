package io.assay.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.experiment.Wiring;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.proof.ProofGate;
import io.assay.registry.ModelStore;

/**
 * What a command runs with. Everything that tests want to replace comes in here.
 *
 * @param workspace folder that holds data, models and reports
 * @param seed root of all randomness
 * @param parallel threads to use
 * @param output where results go
 * @param progress who hears how far long work has come
 * @param clock the time
 * @param environment environment variables
 */
public record Context(
        Path workspace,
        Seed seed,
        Parallel parallel,
        Output output,
        Progress progress,
        Clock clock,
        Map<String, String> environment) {
    /** The same with somebody else who hears how far long work has come. */
    Context withProgress(Progress other) {
        return new Context(workspace, seed, parallel, output, other, clock, environment);
    }

    /**
     * What an experiment needs of a command.
     *
     * @param data the bars, cut at the last day that may be looked at
     */
    public Wiring wiring(MarketData data, Engines engines) {
        return new Wiring(workspace, data, engines, parallel, progress, clock, ProofGate.required());
    }

    /** The models that are kept in the workspace, read by every engine that is at hand. */
    public ModelStore models() {
        return ModelStore.at(workspace, Engines.find(List.of()));
    }
}
