package io.assay.experiment.regime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Digest;
import io.assay.base.Parallel;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.experiment.Wiring;
import io.assay.experiment.regime.RegimeSpec.Candidate;
import io.assay.experiment.study.FoldFolder;
import io.assay.feature.FeatureInfo;
import io.assay.feature.market.Regime;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.model.Learner;
import io.assay.model.builtin.ConstantLearner;
import io.assay.quality.regime.RegimeRows;
import io.assay.quality.regime.RegimeRows.Index;
import io.assay.quality.regime.RegimeScores;
import io.assay.registry.CodeVersion;
import io.assay.report.RegimeReport;
import io.assay.train.CrossFit;
import io.assay.train.OutOfSample;

/**
 * Asks whether models can tell the regime of an index some sessions ahead better than that it stays as it is: each
 * walks forward over its days, purged. Each is a trial. Folds are on disk as soon as they are done.
 */
public final class RegimeTrial {
    private final RegimeSpec spec;
    private final Wiring wiring;

    /** A trial. */
    public RegimeTrial(RegimeSpec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring;
    }

    /**
     * Runs.
     *
     * @param index closes up to the last day that may be looked at
     * @param simulated whether the index is simulated
     * @throws io.assay.base.DataException if the index is too short
     */
    public RegimeReport run(Index index, boolean simulated) {
        Dataset rows = RegimeRows.of(index, spec.regimes(), spec.ahead(), spec.window());
        int[] days = rows.rows().decisionDay();
        List<String> notes = new ArrayList<>();
        FoldFolder memory = new FoldFolder(folder(index), wiring.maker(), notes);
        CrossFit.Folds folds = new CrossFit(
                        CalendarWindows.ofYears(spec.windowYears(), days[0], days[days.length - 1], spec.minTrain()))
                .over(rows, memory);
        wiring.progress().start("Walk-forward", spec.candidates().size() + 1);
        List<Answers> models = new ArrayList<>();
        for (Candidate candidate : spec.candidates()) {
            models.add(new Answers(
                    candidate.name(),
                    said(folds, candidate.name(), candidate.learner()).predictions()));
        }
        Answers majority = new Answers(
                "majority", said(folds, "majority", ConstantLearner.majority()).predictions());
        wiring.progress().done();
        memory.prune();
        Dataset tested = folds.tested();
        RegimeScores scores = RegimeScores.of(
                new RegimeScores.Tested(tested, today(tested), spec.ahead()),
                models,
                List.of(majority),
                spec.seed().child("judging"));
        int[] judged = tested.rows().decisionDay();
        Window window = new Window(judged[0], judged[judged.length - 1]);
        String dataHash = hash(index);
        log(index, scores, window, dataHash);
        return new RegimeReport(
                spec.text(),
                index.whose().toString(),
                dataHash,
                simulated,
                scores,
                window,
                shares(tested),
                wiring.ledger().countTrials(),
                notes);
    }

    private OutOfSample said(CrossFit.Folds folds, String name, Learner learner) {
        OutOfSample said = folds.run(wiring.large(learner), spec.seed().child(name), new Parallel(1));
        wiring.progress().step(name);
        return said;
    }

    private Path folder(Index index) {
        String name = Digest.sha256()
                .add(spec.text())
                .add(index.whose().toString())
                .add(spec.seed().value())
                .hex()
                .substring(0, 12);
        return wiring.workspace().resolve("folds").resolve("regimes-" + name);
    }

    private static String hash(Index index) {
        return Digest.sha256()
                .add(index.whose().toString())
                .add(index.days())
                .add(index.close())
                .hex();
    }

    /** The class of each day's own regime, which is among its features. */
    private static int[] today(Dataset rows) {
        List<String> names =
                rows.features().columns().stream().map(FeatureInfo::name).toList();
        int[] columns = Arrays.stream(Regime.values())
                .mapToInt(regime -> names.indexOf(regime.column()))
                .toArray();
        int[] today = new int[rows.size()];
        Arrays.setAll(
                today,
                row -> IntStream.range(0, columns.length)
                        .filter(k -> rows.features().get(row, columns[k]) > 0)
                        .findFirst()
                        .orElseThrow());
        return today;
    }

    private static List<RegimeReport.Share> shares(Dataset tested) {
        return IntStream.range(0, RegimeRows.CLASSES.size())
                .mapToObj(k -> new RegimeReport.Share(
                        RegimeRows.CLASSES.get(k),
                        Arrays.stream(tested.rows().target())
                                        .filter(t -> t == k)
                                        .count()
                                / (double) tested.size()))
                .toList();
    }

    private void log(Index index, RegimeScores scores, Window window, String dataHash) {
        scores.rows().stream()
                .filter(row -> row.outcome() != RegimeScores.Outcome.NULL)
                .forEach(row -> wiring.ledger()
                        .append(new Trial(
                                Trial.Kind.TRIAL,
                                row.name() + " of: " + spec.text() + "; " + index.whose(),
                                dataHash,
                                window,
                                spec.seed().value(),
                                CodeVersion.current().toString(),
                                new Trial.Score("accuracy", row.accuracy().value()))));
    }
}
