package io.assay.experiment.quality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.assay.base.Digest;
import io.assay.base.Parallel;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.experiment.Wiring;
import io.assay.experiment.quality.QualitySpec.Candidate;
import io.assay.experiment.study.FoldFolder;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.Predictions;
import io.assay.model.builtin.LastDayLearner;
import io.assay.quality.QualityScores;
import io.assay.quality.SignalFeatures;
import io.assay.quality.TakenSignals;
import io.assay.registry.CodeVersion;
import io.assay.report.QualityReport;
import io.assay.train.CommitteeRule;
import io.assay.train.CommitteeWalkForward;
import io.assay.train.Covering;
import io.assay.train.CrossFit;
import io.assay.train.OutOfSample;

/**
 * Asks whether models can tell which signals will succeed (meta-labelling; Lopez de Prado 2018, chapter 3): each walks
 * forward over the signals, purged by the days on which outcomes were known, and so does their score-weighted mean,
 * whose weights in each window come from outcomes known before it. Judged beside null models on the same signals. Each
 * is a trial. Folds are on disk as soon as they are done: who is killed goes on.
 */
public final class QualityTrial {
    /** The score-weighted mean of the three best candidates. */
    public static final String ENSEMBLE = "ensemble";

    private static final String RATE = "strategy_success_rate";
    private static final String SIDE = "side";

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
        SignalCollection.Collected collected =
                new SignalCollection(spec.collection(), wiring, spec.seed().child("collection")).of(instruments);
        TakenSignals taken = collected.signals();
        List<String> columns = spec.requestedOnly() ? taken.requested() : taken.names();
        List<String> notes = new ArrayList<>(collected.report().notes());
        FoldFolder memory = new FoldFolder(folder(), wiring.maker(), notes);
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
        List<Answers> nulls = nulls(whole, taken);
        wiring.progress().done();
        memory.prune();
        List<Answers> models = new ArrayList<>();
        for (int c = 0; c < said.size(); c++) {
            models.add(new Answers(spec.candidates().get(c).name(), said.get(c).predictions()));
        }
        models.add(new Answers(ENSEMBLE, nested.outOfSample().predictions()));
        QualityScores scores = QualityScores.of(
                tested(whole, taken), models, nulls, spec.seed().child("judging"));
        int[] tested = folds.tested().rows().decisionDay();
        Window window = new Window(tested[0], tested[tested.length - 1]);
        log(collected, scores, window);
        return new QualityReport(
                spec.text(),
                collected.report(),
                columns,
                scores,
                window,
                weights(nested),
                wiring.ledger().countTrials(),
                notes);
    }

    private Path folder() {
        String name =
                Digest.sha256().add(spec.text()).add(spec.seed().value()).hex().substring(0, 12);
        return wiring.workspace().resolve("folds").resolve("quality-" + name);
    }

    private List<OutOfSample> candidates(CrossFit.Folds folds) {
        List<OutOfSample> said = new ArrayList<>();
        for (Candidate candidate : spec.candidates()) {
            Learner learner = wiring.large(Covering.of(candidate.learner()));
            said.add(folds.run(learner, spec.seed().child(candidate.name()), new Parallel(1)));
            wiring.progress().step(candidate.name());
        }
        return said;
    }

    /**
     * The success rates of both sides in the training rows, the strategy's own as it was known on the day, and a linear
     * model of who gave the signal and how sure that strategy was.
     */
    private List<Answers> nulls(CrossFit.Folds folds, TakenSignals taken) {
        List<String> signal = taken.names().stream()
                .filter(name -> name.equals("confidence") || name.equals(SIDE) || isStrategy(name, taken))
                .toList();
        OutOfSample side =
                folds.run(LastDayLearner.of(List.of(SIDE), 1), spec.seed().child(SIDE), new Parallel(1));
        wiring.progress().step("side's rate");
        OutOfSample linear = folds.run(LastDayLearner.of(signal, 1), spec.seed().child("signal"), new Parallel(1));
        wiring.progress().step("signal alone");
        return List.of(
                new Answers("side's rate", side.predictions()),
                new Answers("strategy's rate", rate(folds.tested(), taken)),
                new Answers("signal alone", linear.predictions()));
    }

    private static boolean isStrategy(String feature, TakenSignals taken) {
        return taken.strategies().stream().anyMatch(s -> feature.equals(SignalFeatures.ofStrategy(s)));
    }

    private QualityScores.Tested tested(CrossFit.Folds folds, TakenSignals taken) {
        Dataset rows = folds.tested();
        int column = taken.names().indexOf(SIDE);
        int[] side = new int[rows.size()];
        Arrays.setAll(side, row -> (int) rows.features().get(row, column));
        return new QualityScores.Tested(rows, side, spec.collection().barrier().horizon());
    }

    private static Predictions rate(Dataset tested, TakenSignals taken) {
        int column = taken.names().indexOf(RATE);
        double[] values = new double[2 * tested.size()];
        for (int row = 0; row < tested.size(); row++) {
            values[2 * row + 1] = tested.features().get(row, column);
            values[2 * row] = 1 - values[2 * row + 1];
        }
        return new Predictions(tested.target(), values);
    }

    private List<QualityReport.Weights> weights(CommitteeWalkForward.Nested nested) {
        return Stream.concat(nested.choices().stream(), Stream.of(nested.last()))
                .map(choice -> new QualityReport.Weights(
                        choice.window(), Arrays.stream(choice.weights()).boxed().toList(), choice.note()))
                .toList();
    }

    private void log(SignalCollection.Collected collected, QualityScores scores, Window window) {
        scores.rows().stream()
                .filter(row -> row.outcome() != QualityScores.Outcome.NULL)
                .forEach(row -> wiring.ledger()
                        .append(new Trial(
                                Trial.Kind.TRIAL,
                                row.name() + " of: " + spec.text() + "; stocks="
                                        + collected.report().counts().stocks(),
                                collected.report().dataHash(),
                                window,
                                spec.seed().value(),
                                CodeVersion.current().toString(),
                                new Trial.Score("ROC AUC", row.auc().value()))));
    }
}
