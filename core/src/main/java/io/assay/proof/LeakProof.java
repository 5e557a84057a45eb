package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.assay.base.Check;
import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.ChronologicalSplit;
import io.assay.dataset.CombinatorialPurged;
import io.assay.dataset.Dataset;
import io.assay.dataset.Imputation;
import io.assay.dataset.PurgedKFold;
import io.assay.dataset.Scaler;
import io.assay.dataset.Scaling;
import io.assay.dataset.Splitter;
import io.assay.dataset.Target;
import io.assay.dataset.UniquenessWeights;
import io.assay.dataset.WalkForward;
import io.assay.feature.CrossSectional;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureSet;
import io.assay.feature.MarketFeature;
import io.assay.feature.SymbolFeature;
import io.assay.feature.catalogue.CrossSections;
import io.assay.feature.catalogue.Features;
import io.assay.feature.market.KnownSeries;
import io.assay.feature.market.MarketState;
import io.assay.feature.market.Together;
import io.assay.label.AsTraded;
import io.assay.label.CloseChange;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.Direction;
import io.assay.label.ForwardReturn;
import io.assay.label.Label;
import io.assay.label.Labels;
import io.assay.label.MultiTimeframe;
import io.assay.label.TripleBarrier;
import io.assay.market.BarSeries;
import io.assay.market.Universe;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Presets;
import io.assay.model.builtin.NullModels;
import io.assay.model.builtin.RuleBasedLearner;
import io.assay.train.Committee;
import io.assay.train.CommitteeRule;
import io.assay.train.Covering;
import io.assay.train.EveryNth;
import io.assay.train.Reading;
import io.assay.train.uncertainty.DeepEnsemble;

/**
 * The visible list of everything that is proven not to look ahead, derived from the lists by which features, labels,
 * learners and presets are registered. What is not on it fails the build (see the test of this class).
 */
public final class LeakProof {
    /** Cuts of each series unless others are asked for. */
    public static final int USUAL_CUTS = 12;

    private static final Target CLASSES = new Target("direction3_5d", List.of("DOWN", "FLAT", "UP"));
    private static final Target NUMBER = Target.number("return_5d");
    private static final int LONGEST_AGE = 100;

    private final ProofGround ground;
    private final Engines engines;

    private LeakProof(ProofGround ground, Engines engines) {
        this.ground = ground;
        this.engines = engines;
    }

    /**
     * Proves everything registered.
     *
     * @param engines makers of models
     * @param cuts how many cuts each series is given, at least 1; fewer where the simulated stocks are too short, and
     *     the report tells how many
     */
    public static ProofReport run(Engines engines, int cuts, Seed seed, Parallel parallel, Progress progress) {
        Check.atLeast("cuts", cuts, 1);
        ProofGround ground = ProofGround.of(seed);
        List<Subject> subjects = new LeakProof(ground, engines).subjects();
        return Subject.prove(subjects, Math.min(cuts, ground.mostCuts()), parallel, progress);
    }

    /** Every class of which the list proves an instance. */
    public static List<Class<?>> provenTypes(Engines engines) {
        List<Class<?>> types = new ArrayList<>();
        new LeakProof(ProofGround.of(Seed.of(0)), engines).subjects().forEach(s -> types.add(s.type()));
        return types;
    }

    private List<Subject> subjects() {
        return Stream.of(
                        features(),
                        across(),
                        labels(),
                        scalers(),
                        learners(),
                        splitters(),
                        new DataSubjects(ground).all(),
                        new OutsideSubjects(ground, ground.seed("outside")).all(),
                        new SignalSubjects(ground).all(),
                        new ForecastSubjects(ground).all())
                .flatMap(List::stream)
                .toList();
    }

    private List<Subject> features() {
        List<Subject> subjects = new ArrayList<>();
        for (SymbolFeature feature : Features.technical().features()) {
            FeatureSet set = new FeatureSet("one", List.of(feature));
            subjects.add(new Subject(
                    "feature",
                    feature.columns().get(0).name(),
                    feature.getClass(),
                    feature.columns().size(),
                    cuts -> over(bars -> FeatureProof.of(set, bars, ground.cuts(bars, cuts), ground.seed("future")))));
        }
        subjects.addAll(ofTheMarket());
        return subjects;
    }

    private List<Subject> ofTheMarket() {
        MarketFeature state = MarketState.of(Universe.ofToday(
                "proof", ground.bars().stream().map(BarSeries::instrument).toList()));
        MarketFeature series = KnownSeries.of(ground.macro(), FeatureGroup.MACRO, LONGEST_AGE);
        return List.of(
                ofTheMarket("market state", state),
                ofTheMarket("outside series", series),
                ofTheMarket("market state and outside series", Together.of(List.of(state, series))));
    }

    private Subject ofTheMarket(String name, MarketFeature feature) {
        List<BarSeries> adjusted =
                ground.bars().stream().map(BarSeries::adjusted).toList();
        return new Subject(
                "market feature",
                name,
                feature.getClass(),
                feature.columns().size(),
                cuts -> MarketProof.of(feature, adjusted, ground.days(cuts), ground.seed("market")));
    }

    /** Runs a proof on every stock. */
    private List<Breach> over(Function<BarSeries, List<Breach>> proof) {
        return ground.bars().stream().map(proof).flatMap(List::stream).toList();
    }

    private List<Subject> across() {
        List<Subject> subjects = new ArrayList<>();
        for (CrossSectional transform : CrossSections.all()) {
            subjects.add(new Subject(
                    "transform of a day",
                    transform.name(),
                    transform.getClass(),
                    1,
                    cuts -> DayProof.of(transform, ground.seed("day"))));
        }
        for (CrossSectionalLabel.Kind kind : CrossSectionalLabel.Kind.values()) {
            CrossSectionalLabel label = new CrossSectionalLabel(kind, 5);
            subjects.add(new Subject(
                    "label of a day",
                    label.name("label"),
                    kind.getDeclaringClass(),
                    1,
                    cuts -> DayProof.of(label, ground.seed("day"))));
        }
        return subjects;
    }

    private List<Subject> labels() {
        List<Label> labels = new ArrayList<>(Labels.standard());
        labels.add(ForwardReturn.of(5).atClose());
        labels.add(CloseChange.log(5));
        labels.add(CloseChange.log(30));
        labels.add(Direction.three(5).atClose());
        labels.add(MultiTimeframe.three().atClose());
        labels.add(TripleBarrier.of(30).on(TripleBarrier.Side.SHORT));
        labels.add(new AsTraded(ForwardReturn.of(5), Set.of(ground.bars().get(0).instrument())));
        labels.addAll(List.copyOf(labels).stream()
                .map(Label::outcome)
                .filter(outcome -> !labels.contains(outcome))
                .distinct()
                .toList());
        List<BarSeries> usable = ground.bars().stream()
                .map(bars -> bars.rows(bars.size() / 2 + 1, bars.size()))
                .toList();
        List<Subject> subjects = new ArrayList<>();
        for (Label label : labels) {
            subjects.add(new Subject(
                    "label",
                    label.name(),
                    label.getClass(),
                    1,
                    cuts -> usable.stream()
                            .map(bars -> LabelProof.of(label, bars, ground.cuts(bars, cuts), ground.seed("future")))
                            .flatMap(List::stream)
                            .toList()));
        }
        return subjects;
    }

    private List<Subject> scalers() {
        List<Subject> subjects = new ArrayList<>();
        for (Scaling scaling : Scaling.values()) {
            for (Imputation imputation : Imputation.values()) {
                subjects.add(fit(
                        "scaler " + scaling + " " + imputation,
                        Scaler.class,
                        NUMBER,
                        (data, train) -> scales(Scaler.fit(data.select(train).features(), scaling, imputation))));
            }
        }
        subjects.add(fit(
                "uniqueness weights",
                UniquenessWeights.class,
                NUMBER,
                (data, train) -> UniquenessWeights.of(data.select(train)).weight()));
        return subjects;
    }

    private static double[] scales(Scaler scaler) {
        return Stream.of(scaler.centre(), scaler.scale(), scaler.fill())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private Subject fit(String name, Class<?> type, Target target, FittedProof.Fit fit) {
        return new Subject("fit", name, type, 1, cuts -> {
            Dataset rows = ground.rows(target, 1);
            return FittedProof.of(name, fit, rows, ProofGround.train(rows), ground.seed("rows"));
        });
    }

    private List<Subject> learners() {
        List<Subject> subjects = new ArrayList<>();
        for (Presets.Preset preset : Presets.all()) {
            Target target = preset.suits(CLASSES) ? CLASSES : NUMBER;
            subjects.add(learner("preset " + preset.name(), preset.learner(engines), target));
        }
        for (Learner learner : NullModels.standard("roc_5")) {
            subjects.add(learner("null " + learner.name(), learner, CLASSES));
        }
        Learner rules = RuleBasedLearner.withCalibration();
        Learner majority = NullModels.standard("roc_5").get(0);
        Splitter inner = WalkForward.expanding(20, 15);
        subjects.add(learner("rules", rules, CLASSES));
        subjects.add(learner("deep ensemble", new DeepEnsemble(rules, 2), CLASSES));
        subjects.add(learner("every third session", new EveryNth(majority, 3), CLASSES));
        subjects.add(learner("kinds of input that are there", new Covering(rules), CLASSES));
        subjects.add(learner("without some features", new Reading(rules, List.of(FeatureGroup.PATTERN)), CLASSES));
        for (CommitteeRule rule : CommitteeRule.values()) {
            subjects.add(learner("committee " + rule, new Committee(List.of(majority, rules), rule, inner), CLASSES));
        }
        return subjects;
    }

    private Subject learner(String name, Learner learner, Target target) {
        return new Subject("fit", name, learner.getClass(), 1, cuts -> {
            Dataset rows = ground.rows(target, learner.sequence());
            return WalkProof.of(learner, WalkForward.expanding(70, 25), rows, ground.seed("fit"));
        });
    }

    private List<Subject> splitters() {
        Dataset rows = ground.rows(NUMBER, 1);
        int last = rows.rows().decisionDay()[rows.size() - 1];
        List<Splitter> splitters = List.of(
                ChronologicalSplit.standard(),
                WalkForward.rolling(40, 20),
                WalkForward.expanding(40, 20).withEmbargo(3),
                new PurgedKFold(5, 3),
                new CombinatorialPurged(6, 2, 3),
                new CalendarWindows(List.of(last / 3, last / 2), 20));
        return splitters.stream()
                .map(s -> new Subject("split", s.spec(), s.getClass(), 1, cuts -> SplitProof.of(s, rows)))
                .toList();
    }
}
