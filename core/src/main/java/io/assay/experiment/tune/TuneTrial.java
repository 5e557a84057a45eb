package io.assay.experiment.tune;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.experiment.OutsideInputs;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.feature.outside.Modalities;
import io.assay.ledger.ProofStamp;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.Predictions;
import io.assay.model.builtin.ConstantLearner;
import io.assay.report.TuneReport;
import io.assay.train.CrossFit;
import io.assay.train.EveryNth;
import io.assay.train.FoldMemory;
import io.assay.train.tune.Attempt;
import io.assay.train.tune.Journal;
import io.assay.train.tune.Objective;
import io.assay.train.tune.Tuning;
import io.assay.train.tune.TuningResult;
import io.assay.train.tune.TuningSpec;

/**
 * Searches the hyper-parameters of a learner that is fitted on all stocks together: a trial's score is the mean over
 * purged inner folds of the days that may be looked at. Every trial's score is seen, so each is in the ledger, those
 * given up included. A search that is killed goes on at the fold it was in; one that is asked for again with more
 * trials goes on where it ended.
 */
public final class TuneTrial {
    private final TuneSpec spec;
    private final Wiring wiring;

    /** A search. */
    public TuneTrial(TuneSpec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring;
    }

    /**
     * Searches.
     *
     * @param journal where trials are kept; empty for a file of the search's own in the workspace
     * @throws io.assay.base.DataException if the universe has too little history, something of the search looks ahead,
     *     or no trial can be fitted
     * @throws UsageException if a value of the space is not accepted by the learner, the journal is that of another
     *     search, or the stocks are too few to be set against each other
     */
    public TuneReport run(List<Instrument> instruments, Optional<Path> journal) {
        List<Learner> some = spec.learner().some(wiring.engines());
        UniverseRows universe = UniverseRows.of(spec.asked().label(), wiring, instruments);
        if (spec.asked().across().isPresent()) {
            universe.requireMembers(TuneSpec.FEWEST_MEMBERS);
        }
        boolean untraded = !universe.label().untraded().isEmpty();
        ProofStamp proof = wiring.proven(spec.ingredients(untraded, wiring.engines()));
        DatasetSpec rows = spec.rows(
                universe.label(),
                universe.instruments(),
                wiring.data(),
                some.get(0).sequence());
        try (BuiltDataset built = universe.build(rows, spec.to())) {
            return searched(universe, rows, built.dataset(), journal).report(proof);
        }
    }

    /** The rows in one line, and the hash of all that they can be made of. */
    private record Told(String text, String dataHash) {}

    /** A finished search with all that its report says. */
    private record Searched(
            TuneSpec spec, Wiring wiring, UniverseRows universe, Dataset rows, Told told, TuningResult result) {
        TuneReport report(ProofStamp proof) {
            return new TuneReport(
                    told.text(),
                    spec.learner().name(),
                    spec.learner().fixed(),
                    spec.learner().space().describe(),
                    spec.seed().value(),
                    told.dataHash(),
                    universe.together().simulated(),
                    universe.instruments().size(),
                    rows.size(),
                    window(rows),
                    FoldScore.name(rows.target()),
                    result,
                    wiring.ledger().countTrials(),
                    universe.leftOut(),
                    proof);
        }
    }

    private Searched searched(UniverseRows universe, DatasetSpec made, Dataset rows, Optional<Path> journal) {
        CrossFit.Folds folds = new CrossFit(spec.splitter()).over(rows, FoldMemory.NONE);
        Modalities beside = spec.asked().modalities();
        String dataHash = OutsideInputs.dataHash(wiring.data(), beside, universe.instruments());
        String text = made.text() + (beside.isEmpty() ? "" : ", beside bars: " + beside.text()) + ", to="
                + Days.text(spec.to()) + "; " + spec.splitter().spec() + "; "
                + universe.text();
        TuningSpec tuning = tuning(text, dataHash);
        Path file = journal.orElseGet(() -> wiring.workspace()
                .resolve("tuning")
                .resolve(Digest.of(Json.line(tuning.identity())).substring(0, 12) + ".trials"));
        Journal kept = Journal.open(file, tuning);
        TuneBook book = new TuneBook(
                spec, wiring, new TuneBook.Rows(text, dataHash, window(rows), FoldScore.name(rows.target())));
        int most = (int) Math.min(
                spec.search().trials(),
                spec.search().sampler().most(spec.learner().space()));
        wiring.progress().start("Trials", most);
        Tuning search = new Tuning(tuning, objective(folds, rows), wiring.parallel(), book);
        List<Attempt> attempts = search.run(spec.search().trials(), kept);
        wiring.progress().done();
        return new Searched(
                spec, wiring, universe, rows, new Told(text, dataHash), TuningResult.of(attempts, book.others()));
    }

    private TuningSpec tuning(String rows, String dataHash) {
        Map<String, String> of = new LinkedHashMap<>();
        of.put("learner", spec.learner().name());
        of.put("fixed values", Json.line(spec.learner().fixed()));
        of.put("sessions learnt from", "every " + spec.learner().every());
        of.put("rows", rows);
        of.put("data", dataHash);
        of.put("code", wiring.maker());
        return new TuningSpec(
                spec.learner().space(),
                spec.search().sampler(),
                spec.search().pruner(),
                spec.search().folds(),
                spec.search().round(),
                of,
                spec.seed());
    }

    /** Trials of a round run side by side; threads that are left over go to each trial's fits. */
    private Objective objective(CrossFit.Folds folds, Dataset rows) {
        int threads = Math.max(1, wiring.parallel().threads() / spec.search().round());
        Learner rates = new EveryNth(ConstantLearner.majority(), spec.learner().every());
        Seed seedOfRates = spec.seed().child("base rates");
        List<Predictions> base = IntStream.range(0, folds.folds().size())
                .mapToObj(k -> folds.run(k, rates, seedOfRates))
                .toList();
        return (values, step, seed) -> {
            Learner learner = spec.with(values, wiring.engines()).onThreads(threads);
            Predictions said = folds.run(step, learner, seed);
            Dataset test = rows.select(folds.folds().get(step).test());
            return FoldScore.of(test, said, base.get(step));
        };
    }

    private static Window window(Dataset rows) {
        return new Window(
                Arrays.stream(rows.rows().decisionDay()).min().orElseThrow(),
                Arrays.stream(rows.rows().decisionDay()).max().orElseThrow());
    }
}
