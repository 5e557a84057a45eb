package io.assay.experiment.pooled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.backtest.BacktestResult;
import io.assay.backtest.CostModel;
import io.assay.backtest.Decisions;
import io.assay.backtest.Holding;
import io.assay.backtest.Performance;
import io.assay.backtest.RiskFree;
import io.assay.backtest.Sizing;
import io.assay.backtest.Trials;
import io.assay.base.Json;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.Splitter;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Evaluation;
import io.assay.evaluate.LeakHunt;
import io.assay.evaluate.Measure;
import io.assay.evaluate.Plausibility;
import io.assay.evaluate.ScoreProfile;
import io.assay.evaluate.Settings;
import io.assay.evaluate.Verdict;
import io.assay.experiment.ModelRows;
import io.assay.experiment.OutsideInputs;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.UntradedOpens;
import io.assay.experiment.Wiring;
import io.assay.experiment.hunt.Hunt;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.experiment.trade.BookDecisions;
import io.assay.experiment.trade.BookGround;
import io.assay.experiment.trade.BookSpec;
import io.assay.feature.outside.Modalities;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.Label;
import io.assay.ledger.ProofStamp;
import io.assay.ledger.Trial;
import io.assay.ledger.Window;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Learner;
import io.assay.proof.Ingredients;
import io.assay.registry.CodeVersion;
import io.assay.report.PooledReport;
import io.assay.report.Text;
import io.assay.train.Covering;
import io.assay.train.CrossFit;
import io.assay.train.FoldMemory;
import io.assay.train.OutOfSample;

/**
 * Judges one learner that is fitted on all stocks together and orders them against each other, beside the null models
 * on the same rows, by a purged walk-forward; the score is seen, so it is a trial. Nothing is kept for signals.
 */
public final class PooledTrial {
    private static final int BUCKETS = 10;
    private static final int FEWEST_MEMBERS = 10;
    private static final int YEAR = 252;

    private final Spec spec;
    private final Wiring wiring;

    /** A trial. */
    public PooledTrial(Spec spec, Wiring wiring) {
        this.spec = spec;
        this.wiring = wiring;
    }

    /**
     * What is tried.
     *
     * @param learner who learns
     * @param label what is asked of each stock
     * @param across how labels of a day are set against each other, or nothing
     * @param splitter how it is judged
     * @param to no bar after this epoch day is looked at
     * @param top so many stocks of the highest scores are held in the book
     * @param seed root of all randomness
     * @param modalities what is read beside bars
     */
    public record Spec(
            Learner learner,
            Label label,
            Optional<CrossSectionalLabel.Kind> across,
            Splitter splitter,
            int to,
            int top,
            Seed seed,
            Modalities modalities) {
        /** Whoever reads more than bars learns in each fit from what is there. */
        public Spec {
            learner = modalities.isEmpty() ? learner : Covering.of(learner);
        }

        /** One that reads bars alone. */
        public Spec(
                Learner learner,
                Label label,
                Optional<CrossSectionalLabel.Kind> across,
                Splitter splitter,
                int to,
                int top,
                Seed seed) {
            this(learner, label, across, splitter, to, top, seed, Modalities.NONE);
        }

        /** The rows: features ranked across the stocks of their day. */
        DatasetSpec rows(Label traded, List<Instrument> universe, MarketData data) {
            return OutsideInputs.on(plain(traded, universe), modalities, data, universe);
        }

        private DatasetSpec plain(Label traded, List<Instrument> universe) {
            return ModelRows.ofPool(traded, universe, across, FEWEST_MEMBERS).withSequence(learner.sequence());
        }

        /**
         * All that is fitted for it.
         *
         * @param untraded whether some stocks of the universe are entered at the close
         */
        Ingredients ingredients(boolean untraded) {
            List<Learner> learners = new ArrayList<>();
            learners.add(learner);
            learners.addAll(nulls());
            return new Ingredients(List.of(new Ingredients.Part(
                    "rows of all stocks",
                    (universe, data) -> rows(UntradedOpens.ofUniverse(label, untraded, universe), universe, data),
                    false,
                    learners)));
        }

        /** The null models, on the columns that its rows have. */
        List<Learner> nulls() {
            return ModelRows.nulls(label.horizon(), true);
        }

        /** The specification in one line. */
        public String text() {
            return "pooled: " + learner.name() + " " + Json.line(learner.parameters()) + "; "
                    + plain(label, List.of()).text() + "; " + splitter.spec()
                    + (modalities.isEmpty() ? "" : "; beside bars: " + modalities.text());
        }
    }

    /**
     * Runs.
     *
     * @throws io.assay.base.DataException if the universe has too little history, or something of the trial looks ahead
     * @throws UsageException if labels are to be set against each other and the stocks are too few for that
     */
    public PooledReport run(List<Instrument> instruments) {
        UniverseRows universe = UniverseRows.of(spec.label(), wiring, instruments);
        if (spec.across().isPresent()) {
            universe.requireMembers(FEWEST_MEMBERS);
        }
        ProofStamp proof =
                wiring.proven(spec.ingredients(!universe.label().untraded().isEmpty()));
        try (BuiltDataset built =
                universe.build(spec.rows(universe.label(), universe.instruments(), wiring.data()), spec.to())) {
            CrossFit.Folds folds =
                    new CrossFit(spec.splitter()).over(built.dataset(), built.unlabelled(), FoldMemory.NONE);
            PooledReport report = judged(universe, predicted(folds), proof);
            return report.leakSuspected() ? report.withHunt(hunt(built.dataset(), report.simulated())) : report;
        }
    }

    /** A figure is too good to be true: what is it made of? */
    private LeakHunt hunt(Dataset rows, boolean simulated) {
        List<String> all = rows.instruments().stream().map(Instrument::toString).toList();
        List<String> some = Hunt.choose(all, Hunt.POOLED, spec.seed());
        int[] whose = rows.rows().instrument();
        int[] positions = IntStream.range(0, rows.size())
                .filter(row -> some.contains(all.get(whose[row])))
                .toArray();
        String scope = "Fitted again together on " + Text.plural(some.size(), "stock") + " of " + all.size()
                + ", chosen by the seed, with features ranked among all.";
        Hunt.Method method = new Hunt.Method(
                spec.learner(), spec.splitter(), simulated, scope, spec.seed().child("hunt"));
        wiring.progress().start("Search for a leak", 1);
        LeakHunt found = Hunt.on(List.of(rows.select(positions)), method, wiring.parallel());
        wiring.progress().done();
        return found;
    }

    /** What the learner and then the null models say, who all are tested on the same rows. */
    private Predicted predicted(CrossFit.Folds folds) {
        List<Learner> learners = new ArrayList<>();
        learners.add(wiring.large(spec.learner()));
        learners.addAll(spec.nulls());
        wiring.progress().start("Walk-forward", learners.size());
        List<OutOfSample> said = new ArrayList<>();
        for (Learner learner : learners) {
            Seed seed = spec.seed().child("pooled").child(learner.name());
            said.add(folds.run(learner, seed, new Parallel(1)));
            wiring.progress().step(learner.name());
        }
        wiring.progress().done();
        int rows = folds.tested().size() + folds.unlabelled().size();
        return Predicted.of(learners.stream().map(Learner::name).toList(), said, RowTraining.none(rows));
    }

    private PooledReport judged(UniverseRows universe, Predicted predicted, ProofStamp proof) {
        Judged judged = predicted.judged();
        Dataset rows = judged.rows();
        List<Answers> answers = judged.answers();
        wiring.progress().start("Judging", 3);
        Settings settings = Settings.standard(spec.seed().child("judging"));
        List<Answers> nulls = answers.subList(1, answers.size());
        Comparison comparison = Comparison.of(rows, answers.get(0), nulls, settings);
        wiring.progress().step("comparison");
        log(universe, comparison);
        List<ScoreProfile> profiles = answers.stream()
                .map(a -> ScoreProfile.of(rows, a, nulls.get(0).predictions(), BUCKETS, settings.withDraws(500)))
                .toList();
        wiring.progress().step("profiles");
        List<PooledReport.Row> table = new ArrayList<>();
        Ground ground = ground(universe, rows);
        for (int k = 0; k < answers.size(); k++) {
            Answers a = answers.get(k);
            Evaluation evaluation = Evaluation.of(rows, a, nulls.get(0).predictions(), settings.withDraws(500));
            table.add(new PooledReport.Row(
                    a.name(),
                    evaluation,
                    excess(ground, predicted, predicted.answers().get(k))));
        }
        wiring.progress().done();
        return new PooledReport(
                spec.text(),
                OutsideInputs.dataHash(wiring.data(), spec.modalities(), universe.instruments()),
                spec.seed().value(),
                universe.instruments().size(),
                universe.together().simulated(),
                Verdict.of(comparison),
                comparison,
                table,
                profiles.get(0),
                Plausibility.of(table.get(0).evaluation()).leakSuspected(),
                spec.top(),
                wiring.ledger().countTrials(),
                universe.leftOut(),
                Optional.empty(),
                Optional.of(proof));
    }

    private void log(UniverseRows universe, Comparison comparison) {
        wiring.ledger()
                .append(new Trial(
                        Trial.Kind.TRIAL,
                        spec.text() + "; " + universe.text(),
                        OutsideInputs.dataHash(wiring.data(), spec.modalities(), universe.instruments()),
                        new Window(
                                comparison.span().firstDay(), comparison.span().lastDay()),
                        spec.seed().value(),
                        CodeVersion.current().toString(),
                        new Trial.Score(
                                Measure.DIRECTION.title(),
                                comparison.by(Measure.DIRECTION).get(0).model())));
    }

    /** What all books share; {@code equal} is the equal-weighted book. */
    private record Ground(BookGround base, int[] days, BacktestResult equal) {}

    private Ground ground(UniverseRows universe, Dataset rows) {
        int[] sessions = Arrays.stream(rows.rows().decisionDay()).distinct().toArray();
        int[] days = Sizing.every(sessions, spec.label().horizon());
        int last = Arrays.stream(rows.rows().exitDay()).max().orElseThrow();
        BookGround standard = BookGround.of(universe.instruments(), universe.auditor(), wiring.data());
        BookGround base = standard.withExecution(
                standard.execution().withCosts(CostModel.defaults()).between(days[0], last));
        return new Ground(base, days, base.equalWeight(days, Holding.untilNext()));
    }

    /** The book of the highest scores, rebalanced once a horizon, less the equal-weighted book on the same days. */
    private PooledReport.Excess excess(Ground ground, Predicted predicted, Answers answers) {
        BookSpec book = BookSpec.standard().withTop(spec.top());
        Decisions all = new BookDecisions(
                        predicted, ground.base().prices(), book, spec.label().horizon())
                .among(ground.base().universe())
                .of(answers);
        Decisions.Builder some = Decisions.builder(predicted.rows().instruments(), Holding.untilNext());
        for (int d = 0; d < all.days(); d++) {
            if (Arrays.binarySearch(ground.days(), all.day(d)) >= 0) {
                some.day(all.day(d));
                for (int row = all.from(d); row < all.to(d); row++) {
                    some.add(all.instrument(row), all.weight(row));
                }
            }
        }
        BacktestResult result = ground.base().run(some.build());
        double[] less = result.returns();
        double[] equal = ground.equal().returns();
        Arrays.setAll(less, i -> less[i] - equal[i]);
        Performance.Terms terms = Performance.Terms.of(
                        RiskFree.constant(0),
                        Trials.of(Math.max(1, wiring.ledger().countTrials())))
                .withHolding(spec.label().horizon());
        return PooledReport.Excess.of(Performance.of(result, terms), Performance.of(ground.equal(), terms), less, YEAR);
    }
}
