package io.assay.experiment;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.dataset.DatasetBuilder;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.Scratch;
import io.assay.ledger.ProofStamp;
import io.assay.ledger.TrialLog;
import io.assay.ledger.TrialReturns;
import io.assay.market.MarketData;
import io.assay.market.Universe;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.watch.Attendance;
import io.assay.proof.Ingredients;
import io.assay.proof.ProofGate;
import io.assay.registry.CodeVersion;
import io.assay.registry.ModelStore;
import io.assay.registry.StageCause;

/**
 * What experiments work with.
 *
 * @param workspace folder that holds models, runs and the ledger
 * @param data the bars, cut at the last day that may be looked at
 * @param engines makers of models
 * @param parallel threads
 * @param progress hears how far long work has come
 * @param clock the time
 * @param gate what is fitted has to pass it
 * @param attendance how long fits are looked after
 * @param promotes whether the models of a run that ends become current
 */
public record Wiring(
        Path workspace,
        MarketData data,
        Engines engines,
        Parallel parallel,
        Progress progress,
        Clock clock,
        ProofGate gate,
        Attendance attendance,
        boolean promotes) {
    /** With fits that nobody looks after, whose models become current. */
    public Wiring(
            Path workspace,
            MarketData data,
            Engines engines,
            Parallel parallel,
            Progress progress,
            Clock clock,
            ProofGate gate) {
        this(workspace, data, engines, parallel, progress, clock, gate, Attendance.NONE, true);
    }

    /** The same in another workspace. */
    public Wiring in(Path folder) {
        return new Wiring(folder, data, engines, parallel, progress, clock, gate, attendance, promotes);
    }

    /** The same on other bars. */
    public Wiring on(MarketData other) {
        return new Wiring(workspace, other, engines, parallel, progress, clock, gate, attendance, promotes);
    }

    /** The same on so many threads. */
    public Wiring on(Parallel threads) {
        return new Wiring(workspace, data, engines, threads, progress, clock, gate, attendance, promotes);
    }

    /** The same with another gate. */
    public Wiring withGate(ProofGate other) {
        return new Wiring(workspace, data, engines, parallel, progress, clock, other, attendance, promotes);
    }

    /** The same with somebody else who hears how far long work has come. */
    public Wiring withProgress(Progress other) {
        return new Wiring(workspace, data, engines, parallel, other, clock, gate, attendance, promotes);
    }

    /** The same with runs whose models stay candidates until somebody promotes them. */
    public Wiring withoutPromotion() {
        return new Wiring(workspace, data, engines, parallel, progress, clock, gate, attendance, false);
    }

    /** The same with long fits looked after by somebody. */
    public Wiring attended(Attendance by) {
        return new Wiring(workspace, data, engines, parallel, progress, clock, gate, by, promotes);
    }

    /** Rows within the spells of the data's universe; all rows where it has none. */
    public DatasetSpec ofMembers(DatasetSpec rows) {
        return members().map(rows::withMembers).orElse(rows);
    }

    /** The universe on whose spells alone stocks count, if its spells are dated. */
    public Optional<Universe> members() {
        return data.members().filter(Universe::isDated);
    }

    /**
     * Proves what is about to be fitted.
     *
     * @throws io.assay.base.DataException if it looks ahead somewhere
     */
    public ProofStamp proven(Ingredients ingredients) {
        return gate.pass(ingredients, workspace, parallel, progress);
    }

    /** A learner whose next fit is the only one at its time: on all threads, and looked after. */
    public Learner large(Learner learner) {
        return learner.onThreads(parallel.threads()).attended(attendance);
    }

    /** The code that fits and predicts, versions included. */
    public String maker() {
        return CodeVersion.current() + " " + engines.versions();
    }

    /** The store of models in the workspace. */
    public ModelStore models() {
        return ModelStore.at(workspace, engines);
    }

    /**
     * Makes models of a run that ended the ones that signals come from, unless they are to stay candidates.
     *
     * @param made name of a model by instrument
     */
    public void promote(Map<String, String> made, String runId) {
        if (promotes) {
            models().promote(made, new StageCause("Training run " + runId + " ended.", StageCause.By.TRAINER, clock));
        }
    }

    /** The log of everything whose score was seen. */
    public TrialLog ledger() {
        return TrialLog.of(workspace.resolve("ledger.jsonl"), clock);
    }

    /** The returns of the books that were seen. */
    public TrialReturns trialReturns() {
        return TrialReturns.in(workspace.resolve("trials"));
    }

    /** The folder of a run, which need not exist yet. */
    public Path run(String runId) {
        return workspace.resolve("runs").resolve(runId);
    }

    /** A maker of datasets that puts big matrices into the workspace. */
    public DatasetBuilder datasets(Parallel threads) {
        return DatasetBuilder.of(threads, Scratch.in(workspace.resolve("scratch")));
    }
}
