package io.assay.experiment.regime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.Digest;
import io.assay.base.Parallel;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.experiment.Contender;
import io.assay.experiment.Looks;
import io.assay.experiment.Source;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Cards;
import io.assay.experiment.run.TrialCards;
import io.assay.experiment.study.FoldFolder;
import io.assay.feature.FeatureInfo;
import io.assay.feature.market.Regime;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.PriceBasis;
import io.assay.model.Learner;
import io.assay.model.builtin.ConstantLearner;
import io.assay.quality.regime.RegimeRows;
import io.assay.quality.regime.RegimeRows.Index;
import io.assay.quality.regime.RegimeScores;
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
        FoldFolder memory = new FoldFolder(folder(index), wiring.maker(), wiring.clock(), notes);
        CrossFit.Folds folds = new CrossFit(
                        CalendarWindows.ofYears(spec.windowYears(), days[0], days[days.length - 1], spec.minTrain()))
                .over(rows, memory);
        wiring.progress().start("Walk-forward", spec.candidates().size() + 1);
        List<Answers> models = new ArrayList<>();
        for (Contender candidate : spec.candidates()) {
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
        Map<String, Long> lines = log(index, scores, new Looks(wiring.ledger(), dataHash, window, spec.seed()));
        RegimeReport report = new RegimeReport(
                spec.text(),
                index.whose().toString(),
                dataHash,
                spec.seed().value(),
                simulated,
                scores,
                window,
                shares(tested),
                lines,
                wiring.ledger().countTrials(),
                notes,
                Map.of());
        return report.withModels(keep(index, rows, report));
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

    /** SHA-256 of an index. */
    public static String hash(Index index) {
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

    private Map<String, Long> log(Index index, RegimeScores scores, Looks looks) {
        Map<String, Long> lines = new LinkedHashMap<>();
        for (RegimeScores.Row row : scores.rows()) {
            if (row.outcome() != RegimeScores.Outcome.NULL) {
                String text = row.name() + " of: " + spec.text() + "; " + index.whose();
                lines.put(
                        row.name(),
                        looks.trial(
                                text, new Trial.Score("accuracy", row.accuracy().value())));
            }
        }
        return lines;
    }

    /** Refits each candidate on all days whose regime ahead is known, and keeps it. */
    private Map<String, String> keep(Index index, Dataset rows, RegimeReport report) {
        wiring.progress().start("Refit on all days", spec.candidates().size());
        Map<String, String> kept = new LinkedHashMap<>();
        for (Contender candidate : spec.candidates()) {
            Cards.Fitted fitted = Cards.Fitted.of(
                    wiring.large(candidate.learner()),
                    rows,
                    spec.seed().child("refit").child(candidate.name()));
            kept.put(
                    candidate.name(),
                    new TrialCards(wiring).keep(subject(index, candidate, report), told(candidate, report), fitted));
            wiring.progress().step(candidate.name());
        }
        wiring.progress().done();
        return kept;
    }

    private TrialCards.Subject subject(Index index, Contender candidate, RegimeReport report) {
        return new TrialCards.Subject(
                List.of(index.whose().toString()),
                new Source(report.dataHash(), PriceBasis.RAW, report.simulated(), List.of()),
                report.dataHash(),
                candidate.name() + " of: " + spec.text(),
                candidate.learner().parameters(),
                spec.seed(),
                Optional.empty());
    }

    private static TrialCards.Told told(Contender candidate, RegimeReport report) {
        RegimeScores.Row own = report.row(candidate.name());
        TrialCards.Told told = new TrialCards.Told(own.outcome().title(), report.days())
                .with("accuracy", own.accuracy().value(), own.accuracy().interval())
                .with(
                        "accuracy over persistence",
                        own.over().value(),
                        own.over().interval())
                .with("recall of changes", own.recall().value(), own.recall().interval());
        for (RegimeScores.Row row : report.scores().rows()) {
            if (row.outcome() == RegimeScores.Outcome.NULL) {
                told.withNull(
                        row.name(),
                        "accuracy",
                        row.accuracy().value(),
                        row.accuracy().interval());
            }
        }
        return told;
    }
}
