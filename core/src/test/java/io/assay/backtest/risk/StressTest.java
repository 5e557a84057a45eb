package io.assay.backtest.risk;

import java.util.Arrays;
import java.util.List;

import io.assay.backtest.Backtest;
import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.CostModel;
import io.assay.backtest.Decisions;
import io.assay.backtest.Holding;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.Markets;
import io.assay.backtest.Tape;
import io.assay.backtest.risk.Scenario.Line;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.market.PriceBasis;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.metric.Moments;
import io.assay.metric.Returns;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Scenarios whose results can be computed by hand. */
class StressTest {
    private static final double CLOSE = 1e-6;
    private static final BacktestSpec FREE =
            BacktestSpec.defaults().withCapital(1000).withCosts(CostModel.free());
    private static final RiskSpec SPEC = RiskSpec.defaults();
    private static final Seed SEED = Seed.of(8);

    private static RiskInputs inputs(Tape tape, BacktestSpec spec, double[]... books) {
        Decisions decisions = tape.decide(Holding.untilNext(), books);
        MarketPrices prices = tape.prices();
        return RiskInputs.of(Backtest.run(decisions, prices, spec), decisions, prices);
    }

    private static Scenario named(List<Scenario> all, String start) {
        return all.stream().filter(s -> s.name().startsWith(start)).findFirst().orElseThrow();
    }

    private static Line line(Scenario scenario, String start) {
        return scenario.lines().stream()
                .filter(l -> l.figure().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    /** Two stocks: A falls by a fifth on Thursday and by a half on Friday, B comes on Wednesday and stays. */
    private static Tape falling() {
        double[] a = {10, 10, 10, 8, 4, 4, 4};
        double[] b = {Double.NaN, Double.NaN, 10, 10, 10, 10, 10};
        return new Tape(PriceBasis.RAW).with("A", a, a).with("B", b, b);
    }

    @Test
    void a_replay_hits_the_positions_of_every_close_with_the_moves_of_its_days() {
        RiskInputs inputs = inputs(falling(), FREE, new double[] {4, .5, .25});
        StressSpec spec = StressSpec.defaults()
                .withWindows(List.of(
                        new StressWindow("the fall", Tape.MONDAY + 3, Tape.MONDAY + 4),
                        new StressWindow("before B", Tape.MONDAY + 1, Tape.MONDAY + 3)));
        List<Scenario> all = new Replays(inputs).of(spec);
        Scenario fall = named(all, "Replay: the fall");
        // Half of the equity in A, which fell by 60 %; B did not move.
        assertThat(line(fall, "mean of all").stressed()).isCloseTo(-.3, within(CLOSE));
        assertThat(line(fall, "worst of them, 2020-01-11").stressed()).isCloseTo(-.3, within(CLOSE));
        assertThat(line(fall, "the last of them, 2020-01-12").stressed()).isCloseTo(-.3, within(CLOSE));
        assertThat(fall.lines()).hasSize(3);
        assertThat(fall.assumption()).contains("from 2020-01-09 to 2020-01-10 (2 sessions)");
        // B had no price on Monday: it falls by 20 % as A did, and is a third of what is held.
        Scenario before = named(all, "Replay: before B");
        assertThat(line(before, "worst").stressed()).isCloseTo(-.15, within(CLOSE));
        assertThat(line(before, "share of the positions").stressed()).isCloseTo(1.0 / 3, within(CLOSE));
    }

    @Test
    void short_positions_gain_by_a_replayed_fall() {
        RiskInputs inputs = inputs(falling(), FREE, new double[] {4, -.5, 0});
        StressSpec spec =
                StressSpec.defaults().withWindows(List.of(new StressWindow("x", Tape.MONDAY + 3, Tape.MONDAY + 4)));
        assertThat(line(named(new Replays(inputs).of(spec), "Replay: x"), "mean")
                        .stressed())
                .isCloseTo(.3, within(CLOSE));
    }

    @Test
    void the_worst_windows_of_the_book_and_of_the_benchmark_are_found() {
        RiskInputs inputs = inputs(falling(), FREE, new double[] {0, 1, 0})
                .withBenchmark(new Benchmark(
                        "index",
                        new int[] {Tape.MONDAY + 1, Tape.MONDAY + 2, Tape.MONDAY + 3, Tape.MONDAY + 4},
                        new double[] {0, -.01, -.2, .1}));
        List<Scenario> all = new Replays(inputs).of(StressSpec.defaults());
        Scenario own = named(all, "Replay: worst session of the book");
        assertThat(own.assumption()).contains("from 2020-01-10 to 2020-01-10 (1 session)");
        assertThat(line(own, "worst").stressed()).isCloseTo(-.5, within(CLOSE));
        assertThat(line(own, "worst").base()).isCloseTo(-.5, within(CLOSE));
        assertThat(named(all, "Replay: worst session of index").assumption()).contains("from 2020-01-09 to 2020-01-09");
        assertThat(named(all, "Replay: worst 5 sessions of the book").assumption())
                .contains("from 2020-01-07 to 2020-01-11");
        assertThat(all)
                .noneMatch(s -> s.name().contains("20 sessions") || s.name().contains("5 sessions of index"));
        assertThat(Replays.worst(new double[] {.1, -.1, -.1, .3, -.15}, 2)).isEqualTo(1);
        assertThat(Replays.worst(new double[1], 2)).isEqualTo(-1);
    }

    @Test
    void fills_that_are_one_percent_worse_cost_one_percent_of_what_is_traded() {
        double[] flat = {10, 10, 10, 10};
        Tape tape = new Tape(PriceBasis.RAW).with("A", flat, flat);
        RiskInputs inputs = inputs(tape, FREE, new double[] {0, .5}, new double[] {1, 0});
        double[] stressed = new double[] {-.005, -.005 / .995, 0};
        Scenario fills = named(new Reruns(inputs, SPEC, SEED).all(), "Every fill 1 % worse");
        // 500 bought and 500 sold: 5 each of 1000.
        assertThat(line(fills, "deepest fall").base()).isZero();
        assertThat(line(fills, "deepest fall").stressed()).isCloseTo(.01, within(CLOSE));
        assertThat(line(fills, "worst session").stressed()).isCloseTo(-.005 / .995, within(CLOSE));
        assertThat(line(fills, "return a year").stressed())
                .isCloseTo(Returns.annualGrowth(stressed, 252), within(CLOSE));
    }

    @Test
    void costs_are_doubled_at_every_trade() {
        double[] flat = {10, 10, 10, 10};
        Tape tape = new Tape(PriceBasis.RAW).with("A", flat, flat);
        BacktestSpec spec = FREE.withCosts(CostModel.free().withTrading(50, 25, 25));
        RiskInputs inputs = inputs(tape, spec, new double[] {0, .5}, new double[] {1, 0});
        Scenario costs = named(new Reruns(inputs, SPEC, SEED).all(), "Costs times 2");
        assertThat(line(costs, "deepest fall").base()).isCloseTo(.01, within(CLOSE));
        assertThat(line(costs, "deepest fall").stressed()).isCloseTo(.02, within(CLOSE));
    }

    @Test
    void a_gap_comes_in_the_night_after_the_largest_exposure() {
        double[] flat = {10, 10, 10, 10, 10};
        double[] rising = {10, 10, 10, 10, 11};
        Tape tape = new Tape(PriceBasis.RAW).with("A", rising, rising).with("B", flat, flat);
        RiskInputs inputs = inputs(tape, FREE, new double[] {0, .25, 0}, new double[] {2, .5, -.25});
        Scenario gap = named(new PathStresses(inputs, SPEC).all(), "Overnight gap of 10 %");
        assertThat(gap.assumption()).contains("2020-01-09, gross 75 %");
        assertThat(line(gap, "loss of that night").stressed()).isCloseTo(.075, within(CLOSE));
        // Half of the equity gained a tenth on that day, after the gap took 7.5 %.
        double left = 1.05 * .925;
        assertThat(line(gap, "deepest fall").stressed()).isCloseTo(1 - left, within(CLOSE));
        assertThat(line(gap, "worst session").stressed()).isCloseTo(left - 1, within(CLOSE));
        assertThat(line(gap, "return a year").base()).isCloseTo(Math.pow(1.05, 63) - 1, within(1e-4));
        assertThat(line(gap, "return a year").stressed()).isCloseTo(Math.pow(left, 63) - 1, within(CLOSE));
    }

    @Test
    void twice_the_volatility_keeps_the_mean() {
        double[] price = {10, 10, 11, 10, 12, 12};
        RiskInputs inputs = inputs(new Tape(PriceBasis.RAW).with("A", price, price), FREE, new double[] {0, 1});
        double[] base = inputs.result().returns();
        double mean = Moments.mean(base);
        Scenario twice = named(new PathStresses(inputs, SPEC).all(), "Volatility times 2");
        Line volatility = line(twice, "volatility");
        assertThat(volatility.stressed()).isCloseTo(2 * volatility.base(), within(CLOSE));
        assertThat(line(twice, "worst session").stressed()).isCloseTo(mean + 2 * (10.0 / 11 - 1 - mean), within(CLOSE));
    }

    @Test
    void at_a_correlation_of_one_deviations_of_positions_add_up() {
        // A moves by 1 % and B by 2 % a day, up and down in turn, against each other: the book hardly moves.
        int n = 80;
        double[] a = new double[n];
        double[] b = new double[n];
        a[0] = 100;
        b[0] = 100;
        for (int i = 1; i < n; i++) {
            a[i] = a[i - 1] * (i % 2 == 0 ? 1.01 : .99);
            b[i] = b[i - 1] * (i % 2 == 0 ? .98 : 1.02);
        }
        Tape tape = new Tape(PriceBasis.RAW).with("A", a, a).with("B", b, b);
        RiskInputs inputs = inputs(tape, FREE, new double[] {40, .5, .25}, new double[] {78, .5, .25});
        Scenario one = named(new PathStresses(inputs, SPEC).all(), "Correlation of one");
        Line mean = line(one, "loss at 1 sigma, mean");
        assertThat(mean.stressed()).isCloseTo(.5 * .01 + .25 * .02, within(2e-4));
        assertThat(mean.base()).isLessThan(.001);
        assertThat(line(one, "loss at 2.33 sigma, mean").stressed()).isCloseTo(2.33 * mean.stressed(), within(1e-12));
    }

    @Test
    void without_any_decision_nothing_is_won_and_without_a_missing_one_nothing_changes() {
        double[] price = {10, 10, 11, 10, 12, 12};
        RiskInputs inputs = inputs(new Tape(PriceBasis.RAW).with("A", price, price), FREE, new double[] {0, 1});
        for (double share : new double[] {0, 1}) {
            StressSpec stress = new StressSpec(.01, .1, 2, 2, share, 3, List.of(1), List.of());
            Scenario missing = named(
                    new Reruns(inputs, SPEC.withStress(stress), SEED).all(),
                    share == 0 ? "0 % of the d" : "100 % of the d");
            for (Line line : missing.lines()) {
                assertThat(line.stressed()).isEqualTo(share == 0 ? line.base() : 0);
            }
        }
    }

    @Test
    void the_decisions_that_are_kept_are_as_they_were() {
        double[] price = {10, 10, 11, 10, 12, 12};
        Tape tape = new Tape(PriceBasis.RAW).with("A", price, price).with("B", price, price);
        Decisions all = tape.decide(
                Holding.overlapping(2),
                new double[] {0, .1, .2},
                new double[] {1, 0, 0},
                new double[] {2, -.3, .4},
                new double[] {3, .5, 0});
        int kept = 0;
        for (int seed = 0; seed < 40; seed++) {
            Decisions some = Reruns.without(all, .25, Seed.of(seed));
            kept += some.days();
            for (int d = 0; d < some.days(); d++) {
                assertThat(rows(some, d)).isEqualTo(rows(all, some.day(d) - Tape.MONDAY));
            }
            assertThat(some.holding()).isEqualTo(all.holding());
        }
        assertThat(kept).isBetween(100, 140);
    }

    private static String rows(Decisions decisions, int d) {
        StringBuilder text = new StringBuilder().append(decisions.day(d));
        for (int row = decisions.from(d); row < decisions.to(d); row++) {
            text.append(' ').append(decisions.instrument(row)).append('=').append(decisions.weight(row));
        }
        return text.toString();
    }

    @Test
    void scenarios_are_the_same_at_any_number_of_threads() {
        SimulatedMarket market = Markets.eventful(3, 5, 120);
        MarketPrices prices = MarketPrices.load(Markets.instruments(market), Markets.raw(market));
        Decisions decisions = Markets.random(3, prices, Holding.overlapping(3), 5);
        BacktestResult result = Backtest.run(decisions, prices, BacktestSpec.defaults());
        RiskInputs inputs = RiskInputs.of(result, decisions, prices);
        RiskSpec spec = SPEC.withStress(StressSpec.defaults().withSeeds(6));
        List<Scenario> alone = new Reruns(inputs, spec, SEED).all();
        assertThat(new Reruns(inputs.withParallel(new Parallel(3)), spec, SEED).all())
                .isEqualTo(alone);
        Scenario bars = named(alone, "5 % of the bars missing");
        assertThat(line(bars, "return a year, lowest").stressed())
                .isLessThan(line(bars, "return a year, highest").stressed());
        assertThat(alone).allMatch(s -> s.assumption().endsWith("."));
        double[] base = result.returns();
        assertThat(line(bars, "deepest fall, median").base()).isEqualTo(Returns.maxDrawdown(base));
        assertThat(Arrays.stream(base).anyMatch(r -> r != 0)).isTrue();
    }
}
