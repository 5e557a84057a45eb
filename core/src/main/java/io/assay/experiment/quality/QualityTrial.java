package io.assay.experiment.quality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.base.Digest;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.experiment.Contender;
import io.assay.experiment.Looks;
import io.assay.experiment.Wiring;
import io.assay.experiment.study.FoldFolder;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.quality.QualityScores;
import io.assay.quality.SignalBooks;
import io.assay.quality.TakenSignals;
import io.assay.report.QualityReport;
import io.assay.train.CommitteeRule;
import io.assay.train.CommitteeWalkForward;
import io.assay.train.Covering;
import io.assay.train.CrossFit;
import io.assay.train.OutOfSample;
import io.assay.train.PlattWalkForward;

/**
 * Asks whether models can tell which signals will succeed (meta-labelling; Lopez de Prado 2018, chapter 3): each walks
 * forward over the signals, purged by the days on which outcomes were known, and so does their score-weighted mean,
 * whose weights in each window come from outcomes known before it. Judged beside null models on the same signals. Each
 * is a trial. Folds are on disk as soon as they are done: who is killed goes on.
 */
public final class QualityTrial {
    /** The score-weighted mean of the three best candidates. */
    public static final String ENSEMBLE = "ensemble";

    /** The same with its probabilities calibrated. */
    public static final String CALIBRATED = "calibrated ensemble";

    /** The measure that decides. */
    public static final String SCORE = "ROC AUC";

    private final QualitySpec spec;
    private final Wiring wiring;

    /** A trial. */
    public QualityTrial(QualitySpec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring;
    }

    /**
     * Runs.
     *
     * @throws io.assay.base.DataException if no signal was given, or there are too few of them to learn from
     */
    public QualityReport run(List<Instrument> instruments) {
        return run(collection(spec, wiring).of(instruments));
    }

    /** The collection that a specification asks for. */
    public static SignalCollection collection(QualitySpec spec, Wiring wiring) {
        return new SignalCollection(spec.collection(), wiring, spec.seed().child("collection"));
    }

    /**
     * Runs on signals that were collected before.
     *
     * @param collected as the specification asks for, by {@link #collection}
     * @throws io.assay.base.DataException if there are too few of them to learn from
     */
    public QualityReport run(SignalCollection.Collected collected) {
        TakenSignals taken = collected.signals();
        List<String> columns = spec.requestedOnly() ? taken.requested() : taken.names();
        List<String> notes = new ArrayList<>(collected.report().notes());
        FoldFolder memory = new FoldFolder(folder(collected), wiring.maker(), wiring.clock(), notes);
        int[] days = taken.signals().decisionDay();
        CalendarWindows windows =
                CalendarWindows.ofYears(spec.windowYears(), days[0], days[days.length - 1], spec.minTrain());
        Dataset all = taken.dataset();
        Dataset rows = spec.requestedOnly() ? taken.dataset(columns) : all;
        CrossFit.Folds folds = new CrossFit(windows).over(rows, memory);
        CrossFit.Folds whole = spec.requestedOnly() ? new CrossFit(windows).over(all, memory) : folds;
        wiring.progress().start("Walk-forward", spec.candidates().size() + 2);
        List<OutOfSample> said = candidates(folds);
        CommitteeWalkForward.Nested nested = new CommitteeWalkForward(CommitteeRule.SCORE_WEIGHTED).run(rows, said);
        PlattWalkForward.Calibrated calibrated = PlattWalkForward.of(nested.outOfSample());
        List<Answers> models = answers(said, nested, calibrated);
        QualityNulls nulls = new QualityNulls(taken, whole.tested());
        List<Answers> base = base(whole, nulls);
        memory.prune();
        Seed judging = spec.seed().child("judging");
        QualityScores scores =
                QualityScores.of(nulls.tested(spec.collection().barrier().horizon()), models, base, judging);
        SignalBooks books = new QualityBooks(spec.collection(), taken, wiring)
                .of(judged(folds), models, base, judging.child("books"));
        int[] tested = folds.tested().rows().decisionDay();
        Window window = new Window(tested[0], tested[tested.length - 1]);
        Map<String, Long> lines = log(collected, scores, window);
        QualityReport report = new QualityReport(
                spec.text(),
                collected.universe(),
                spec.seed().value(),
                collected.report(),
                columns,
                scores,
                books,
                window,
                weights(nested),
                lines,
                wiring.ledger().countTrials(),
                notes,
                Optional.empty());
        return report.withModel(new QualityModel(spec, wiring)
                .keep(
                        collected,
                        rows,
                        report,
                        new QualityModel.AsOfNow(nested.last().weights(), calibrated.last())));
    }

    /** What the candidates said out of sample, then their score-weighted mean, as it is and calibrated. */
    private List<Answers> answers(
            List<OutOfSample> said, CommitteeWalkForward.Nested nested, PlattWalkForward.Calibrated calibrated) {
        List<Answers> models = new ArrayList<>();
        for (int c = 0; c < said.size(); c++) {
            models.add(new Answers(spec.candidates().get(c).name(), said.get(c).predictions()));
        }
        models.add(new Answers(ENSEMBLE, nested.outOfSample().predictions()));
        models.add(new Answers(CALIBRATED, calibrated.outOfSample().predictions()));
        return models;
    }

    private List<Answers> base(CrossFit.Folds whole, QualityNulls nulls) {
        List<Answers> base = nulls.answers((learner, name) -> {
            OutOfSample told = whole.run(learner, spec.seed().child(name), new Parallel(1));
            wiring.progress().step(name);
            return told.predictions();
        });
        wiring.progress().done();
        return base;
    }

    /** Positions of the judged signals, ascending. */
    private static int[] judged(CrossFit.Folds folds) {
        return folds.folds().stream()
                .flatMapToInt(fold -> Arrays.stream(fold.test()))
                .sorted()
                .toArray();
    }

    private Path folder(SignalCollection.Collected collected) {
        String name = Digest.sha256()
                .add(spec.text())
                .add(collected.universe())
                .add(spec.seed().value())
                .hex()
                .substring(0, 12);
        return wiring.workspace().resolve("folds").resolve("quality-" + name);
    }

    private List<OutOfSample> candidates(CrossFit.Folds folds) {
        List<OutOfSample> said = new ArrayList<>();
        for (Contender candidate : spec.candidates()) {
            Learner learner = wiring.large(Covering.of(candidate.learner()));
            said.add(folds.run(learner, spec.seed().child(candidate.name()), new Parallel(1)));
            wiring.progress().step(candidate.name());
        }
        return said;
    }

    private List<QualityReport.Weights> weights(CommitteeWalkForward.Nested nested) {
        return Stream.concat(nested.choices().stream(), Stream.of(nested.last()))
                .map(choice -> new QualityReport.Weights(
                        choice.window(), Arrays.stream(choice.weights()).boxed().toList(), choice.note()))
                .toList();
    }

    private Map<String, Long> log(SignalCollection.Collected collected, QualityScores scores, Window window) {
        Looks looks = new Looks(wiring.ledger(), collected.report().dataHash(), window, spec.seed());
        Map<String, Long> lines = new LinkedHashMap<>();
        for (QualityScores.Row row : scores.rows()) {
            if (row.outcome() != QualityScores.Outcome.NULL) {
                String text = row.name() + " of: " + spec.text() + "; " + collected.universe();
                lines.put(
                        row.name(),
                        looks.trial(text, new Trial.Score(SCORE, row.auc().value())));
            }
        }
        return lines;
    }
}
