package io.assay.experiment.tune;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.StudyMarket.Stopped;
import io.assay.experiment.Wiring;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.Direction;
import io.assay.label.ForwardReturn;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.Engine;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.builtin.BuiltinEngine;
import io.assay.report.TuneReport;
import io.assay.report.TuneText;
import io.assay.train.tune.Attempt;
import io.assay.train.tune.Dimension;
import io.assay.train.tune.GridSampler;
import io.assay.train.tune.Pruner;
import io.assay.train.tune.SearchSpace;
import io.assay.train.tune.SuccessiveHalving;
import io.assay.train.tune.TpeSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Ridge regression on twelve simulated stocks whose next week follows from today as much as was planted. */
class TuneTrialTest {
    private static final SimulatedMarket PLANTED = market(0.3, 7);
    private static final SimulatedMarket NOISE = market(0, 7);
    private static final int TO = Days.of(2005, 6, 30);
    private static final TpeSampler TPE = new TpeSampler(4, 0.2, 24);

    @TempDir
    private Path workspace;

    private static SimulatedMarket market(double ic, long seed) {
        return SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(12)
                .withSessions(1150)
                .withInformationCoefficient(ic)
                .withSeed(Seed.of(seed)));
    }

    private static TuneSpec spec(int trials, Pruner pruner) {
        SearchSpace space = SearchSpace.of(Dimension.realLog("l2", 1, 1e6));
        return new TuneSpec(
                new TuneSpec.Varied("linear-regression", Map.of(), space, 5),
                new TuneSpec.Asked(ForwardReturn.of(5), Optional.of(CrossSectionalLabel.Kind.RANK)),
                new TuneSpec.Search(TPE, pruner, 4, trials, 4),
                TO,
                Seed.of(1));
    }

    private Wiring wiring(MarketData data, int threads, Engine engine) {
        Wiring plain = StudyMarket.wiring(workspace, data, threads);
        return new Wiring(
                workspace,
                data,
                Engines.of(List.of(engine)),
                plain.parallel(),
                plain.progress(),
                plain.clock(),
                plain.gate());
    }

    private TuneReport run(MarketData data, TuneSpec spec, int threads) {
        return new TuneTrial(spec, wiring(data, threads, new BuiltinEngine()))
                .run(StudyMarket.stocks(data), Optional.empty());
    }

    private List<Trial> logged() {
        return TrialLog.of(workspace.resolve("ledger.jsonl"), StudyMarket.CLOCK).entries().stream()
                .map(TrialLog.Entry::trial)
                .toList();
    }

    @Test
    void what_was_planted_is_beyond_luck_and_every_trial_is_in_the_ledger() {
        TuneReport report = run(PLANTED, spec(10, SuccessiveHalving.standard()), 2);
        assertThat(report.result().best().score()).isGreaterThan(0.1);
        assertThat(report.result().luck().isBeyondLuck()).isTrue();
        assertThat(report.result().count(Attempt.Outcome.PRUNED)).isPositive();
        assertThat(report.window().lastDay()).isLessThan(TO);
        assertThat(report.simulated()).isTrue();
        assertThat(logged()).hasSize(10);
        Set<Double> scores = logged().stream().map(t -> t.score().value()).collect(Collectors.toSet());
        assertThat(scores)
                .containsAll(
                        report.result().attempts().stream().map(Attempt::score).toList());
        assertThat(report.trials()).isEqualTo(10);
        assertThat(TuneText.of(report, Optional.empty()))
                .contains("BEYOND LUCK", "given up", "The market is simulated", "BEST OF 10 TRIALS");
    }

    /** On three markets of noise the best trial is called luck. */
    @Test
    void the_best_on_noise_is_called_luck() {
        for (long seed : new long[] {7, 8, 9}) {
            TuneReport report = run(market(0, seed), spec(8, Pruner.NONE), 2);
            assertThat(report.result().luck().isBeyondLuck())
                    .as("market %d", seed)
                    .isFalse();
            assertThat(report.result().luck().expectedBest()).isPositive();
            assertThat(TuneText.of(report, Optional.empty())).contains("COULD BE LUCK");
        }
    }

    @Test
    void one_and_four_threads_come_to_the_same_bits_and_a_repeat_logs_nothing() {
        TuneReport one = run(NOISE, spec(6, Pruner.NONE), 1);
        assertThat(Json.line(run(NOISE, spec(6, Pruner.NONE), 1))).isEqualTo(Json.line(one));
        assertThat(logged()).hasSize(6);
        TuneReport other = new TuneTrial(spec(6, Pruner.NONE), wiring(NOISE, 4, new BuiltinEngine()))
                .run(StudyMarket.stocks(NOISE), Optional.of(workspace.resolve("other")));
        assertThat(Json.line(other.result())).isEqualTo(Json.line(one.result()));
    }

    @Test
    void bars_after_the_last_day_that_may_be_looked_at_change_nothing() {
        TuneReport before = run(NOISE, spec(4, Pruner.NONE), 1);
        MarketData later = new Altered(NOISE, bars -> StudyMarket.moved(bars, TO + 1), "later");
        assertThat(Json.line(run(later, spec(4, Pruner.NONE), 1).result().attempts()))
                .isEqualTo(Json.line(before.result().attempts()));
        MarketData earlier = new Altered(NOISE, bars -> StudyMarket.moved(bars, TO - 40), "earlier");
        assertThat(Json.line(run(earlier, spec(4, Pruner.NONE), 1).result().attempts()))
                .isNotEqualTo(Json.line(before.result().attempts()));
    }

    @Test
    void a_search_that_is_stopped_goes_on_and_comes_to_the_same() {
        TuneSpec spec = spec(6, Pruner.NONE);
        StudyMarket.Counter few = new StudyMarket.Counter(11);
        assertThatThrownBy(() -> new TuneTrial(spec, wiring(NOISE, 1, new Counting(few)))
                        .run(StudyMarket.stocks(NOISE), Optional.empty()))
                .isInstanceOf(Stopped.class);
        assertThat(logged()).as("the round was not finished").isEmpty();
        StudyMarket.Counter rest = new StudyMarket.Counter();
        TuneReport resumed = new TuneTrial(spec, wiring(NOISE, 1, new Counting(rest)))
                .run(StudyMarket.stocks(NOISE), Optional.empty());
        assertThat(rest.fits()).isEqualTo(6 * 4 - 11);
        assertThat(logged()).hasSize(6);
        TuneReport whole = new TuneTrial(spec, wiring(NOISE, 1, new BuiltinEngine()))
                .run(StudyMarket.stocks(NOISE), Optional.of(workspace.resolve("whole")));
        assertThat(Json.line(resumed.result())).isEqualTo(Json.line(whole.result()));
    }

    @Test
    void trials_of_another_search_on_the_same_days_count_against_the_best() {
        TuneReport alone = run(NOISE, spec(4, Pruner.NONE), 1);
        assertThat(alone.result().luck().trials()).isEqualTo(4);
        TuneSpec excess = new TuneSpec(
                spec(4, Pruner.NONE).learner(),
                new TuneSpec.Asked(ForwardReturn.of(5), Optional.of(CrossSectionalLabel.Kind.EXCESS)),
                spec(4, Pruner.NONE).search(),
                TO,
                Seed.of(1));
        assertThat(run(NOISE, excess, 1).result().luck().trials()).isEqualTo(8);
    }

    @Test
    void classes_are_scored_by_what_they_gain_over_the_base_rates() {
        TuneSpec classes = new TuneSpec(
                new TuneSpec.Varied(
                        "logistic-regression",
                        Map.of(),
                        SearchSpace.of(Dimension.choice("l2", List.of(1e-3, 2000.0, 1e9))),
                        5),
                new TuneSpec.Asked(Direction.three(5), Optional.empty()),
                new TuneSpec.Search(new GridSampler(), Pruner.NONE, 4, 3, 4),
                TO,
                Seed.of(2));
        TuneReport report = run(PLANTED, classes, 2);
        assertThat(report.score()).isEqualTo("log score gained");
        Map<Object, Double> byPenalty = report.result().attempts().stream()
                .collect(Collectors.toMap(a -> a.values().get("l2"), Attempt::score));
        assertThat(byPenalty.values()).allSatisfy(v -> assertThat(v).isLessThan(0.2));
        assertThat(Math.abs(byPenalty.getOrDefault(1e9, Double.NaN)))
                .as("nothing but base rates")
                .isLessThan(1e-3);
        assertThat(report.result().best().score()).isPositive();
    }

    private static TuneSpec linear(SearchSpace space) {
        TuneSpec like = spec(1, Pruner.NONE);
        return new TuneSpec(
                new TuneSpec.Varied("linear-regression", Map.of(), space, 5),
                like.asked(),
                like.search(),
                TO,
                Seed.of(1));
    }

    @Test
    void what_does_not_fit_is_refused_in_a_sentence() {
        SearchSpace windows = SearchSpace.of(Dimension.whole("sequence", 10, 30));
        assertThatThrownBy(() -> linear(windows))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'sequence' cannot be varied");
        assertThat(linear(SearchSpace.of(SearchSpace.parse("sequence", "10", true)))
                        .learner()
                        .space()
                        .probes())
                .containsExactly(Map.of("sequence", 10));
        TuneSpec unknown = new TuneSpec(
                new TuneSpec.Varied("linear-regression", Map.of(), SearchSpace.of(Dimension.real("l3", 0, 1)), 5),
                spec(1, Pruner.NONE).asked(),
                spec(1, Pruner.NONE).search(),
                TO,
                Seed.of(1));
        assertThatThrownBy(() -> run(NOISE, unknown, 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("l3");
        assertThatThrownBy(() -> new TuneTrial(spec(1, Pruner.NONE), wiring(NOISE, 1, new BuiltinEngine()))
                        .run(StudyMarket.stocks(NOISE).subList(0, 9), Optional.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("at least 10")
                .hasMessageContaining("--relative none");
    }

    /** The built-in engine, whose linear fits are counted. */
    private record Counting(BuiltinEngine engine, StudyMarket.Counter counter) implements Engine {
        Counting(StudyMarket.Counter counter) {
            this(new BuiltinEngine(), counter);
        }

        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public String version() {
            return engine.version();
        }

        @Override
        public List<String> learners() {
            return engine.learners();
        }

        @Override
        public Learner learner(String name, Map<String, Object> parameters) {
            return counter.of(engine.learner(name, parameters));
        }

        @Override
        public boolean made(Model model) {
            return engine.made(model);
        }

        @Override
        public byte[] write(Model model) {
            return engine.write(model);
        }

        @Override
        public Model read(byte[] fitted, Header header) {
            return engine.read(fitted, header);
        }
    }
}
