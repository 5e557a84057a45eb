package io.assay.backtest.risk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.backtest.Backtest;
import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.CostModel;
import io.assay.backtest.Decisions;
import io.assay.backtest.Holding;
import io.assay.backtest.MarketPrices;
import io.assay.backtest.Markets;
import io.assay.backtest.Tape;
import io.assay.market.PriceBasis;
import io.assay.market.simulate.SimulatedMarket;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Exposure to sectors and to a benchmark. */
class ExposureTest {
    private static final double[] FLAT = {10, 10, 10, 10};

    private static RiskInputs book() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", FLAT, FLAT)
                .with("B", FLAT, FLAT)
                .with("C", FLAT, FLAT);
        Decisions decisions =
                tape.decide(Holding.untilNext(), new double[] {0, .5, -.25, .125}, new double[] {2, .25, .25, 0});
        MarketPrices prices = tape.prices();
        BacktestResult result = Backtest.run(
                decisions, prices, BacktestSpec.defaults().withCapital(1000).withCosts(CostModel.free()));
        return RiskInputs.of(result, decisions, prices);
    }

    @Test
    void shares_of_sectors_are_those_computed_by_hand() {
        SectorExposure exposure =
                SectorExposure.of(book().withSectors(Map.of(Tape.stock("A"), "banks", Tape.stock("B"), "banks")));
        assertThat(exposure.refusal()).isEmpty();
        // Closes: nothing; then .5 and -.25 twice; then .25 and .25.
        int first = Tape.MONDAY + 1;
        int last = Tape.MONDAY + 3;
        assertThat(exposure.sectors())
                .containsExactly(
                        new SectorExposure.Sector(
                                "banks",
                                2,
                                (.75 + .75 + .5) / 4,
                                (.25 + .25 + .5) / 4,
                                new SectorExposure.Extreme(.75, first),
                                new SectorExposure.Extreme(.5, last),
                                new SectorExposure.Extreme(0, Tape.MONDAY)),
                        new SectorExposure.Sector(
                                SectorExposure.UNKNOWN,
                                1,
                                .0625,
                                .0625,
                                new SectorExposure.Extreme(.125, first),
                                new SectorExposure.Extreme(.125, first),
                                new SectorExposure.Extreme(0, Tape.MONDAY)));
        assertThat(exposure.years()).hasSize(1);
        assertThat(exposure.years().get(0).year()).isEqualTo(2020);
        assertThat(exposure.years().get(0).gross()).containsExactly(.5, .0625);
        assertThat(exposure.years().get(0).net()).containsExactly(.25, .0625);
    }

    @Test
    void that_no_sectors_are_stored_is_said() {
        SectorExposure exposure = SectorExposure.of(book().withSectors(Map.of(Tape.stock("Z"), "banks")));
        assertThat(exposure.refusal()).isEqualTo("No sectors are stored of the stocks of this book.");
        assertThat(exposure.sectors()).isEmpty();
    }

    @Property(tries = 10)
    void sectors_add_up_to_the_exposure_of_the_account(@ForAll @IntRange(max = 1000) int seed) {
        SimulatedMarket market = Markets.eventful(seed, 6, 160);
        MarketPrices prices = MarketPrices.load(Markets.instruments(market), Markets.raw(market));
        Decisions decisions = Markets.random(seed, prices, Holding.overlapping(3), 3);
        BacktestResult result = Backtest.run(decisions, prices, BacktestSpec.defaults());
        SectorExposure exposure =
                SectorExposure.of(RiskInputs.of(result, decisions, prices).withSectors(market.sectors()));
        double gross = 0;
        double net = 0;
        for (int s = 0; s < result.size(); s++) {
            gross += (result.longs(s) + result.shorts(s)) / result.equity(s) / result.size();
            net += (result.longs(s) - result.shorts(s)) / result.equity(s) / result.size();
        }
        List<SectorExposure.Sector> sectors = exposure.sectors();
        assertThat(sectors.stream()
                        .mapToDouble(SectorExposure.Sector::meanGross)
                        .sum())
                .isCloseTo(gross, within(1e-9));
        assertThat(sectors.stream().mapToDouble(SectorExposure.Sector::meanNet).sum())
                .isCloseTo(net, within(1e-9));
        for (SectorExposure.Sector s : sectors) {
            assertThat(s.meanGross()).isGreaterThanOrEqualTo(Math.abs(s.meanNet()) - 1e-12);
            assertThat(s.mostNet().share()).isGreaterThanOrEqualTo(s.leastNet().share());
            assertThat(s.mostGross().share()).isGreaterThanOrEqualTo(s.mostNet().share());
        }
    }

    @Test
    void the_error_of_a_slope_equals_a_sandwich_computed_elsewhere() {
        // Python: (X'X)^-1 S (X'X)^-1 with Bartlett weights over two lags.
        double[] x = {.01, -.02, .015, .003, -.007, .012, -.011, .004, .009, -.016};
        double[] y = {.012, -.018, .02, -.001, -.01, .02, -.009, .001, .015, -.02};
        assertThat(BetaFigures.slope(x, y)).isCloseTo(1.1749589549575274, within(1e-12));
        assertThat(BetaFigures.error(x, y, 2)).isCloseTo(0.07972252207786962, within(1e-12));
    }

    private static int[] days(int n) {
        int[] days = new int[n];
        Arrays.setAll(days, i -> 1000 + i);
        return days;
    }

    @Test
    void a_book_of_twice_the_benchmark_has_a_beta_of_two_and_no_error() {
        double[] market = Walks.normal(300, 0, .01, 4);
        double[] ours = Arrays.stream(market).map(r -> .001 + 2 * r).toArray();
        BetaFigures beta =
                BetaFigures.of(new BookReturns(days(300), ours), new Benchmark("index", days(300), market), 250, 5);
        assertThat(beta.beta()).isCloseTo(2, within(1e-9));
        assertThat(beta.error()).isCloseTo(0, within(1e-9));
        assertThat(beta.correlation()).isCloseTo(1, within(1e-9));
        assertThat(beta.lags()).isEqualTo(5);
        assertThat(beta.rolling()).hasSize(51);
        assertThat(beta.rollingDays()[0]).isEqualTo(1249);
    }

    @Test
    void a_benchmark_is_made_of_levels_or_of_another_book() {
        Benchmark index = Benchmark.ofLevels("index", new int[] {5, 6, 9}, new double[] {100, 110, 99});
        assertThat(index.days()).containsExactly(6, 9);
        assertThat(index.returns()).containsExactly(new double[] {.1, -.1}, within(1e-12));
        assertThatThrownBy(() -> Benchmark.ofLevels("index", new int[] {5, 6}, new double[] {100, 0}))
                .hasMessageContaining("'level' must be finite and above 0, was 0.0");
        assertThatThrownBy(() -> new Benchmark("index", new int[] {5, 5}, new double[] {0, 0}))
                .hasMessageContaining("'days' must ascend strictly");
        BacktestResult result = book().result();
        assertThat(Benchmark.of("book", result).returns()).isEqualTo(result.returns());
        assertThat(Benchmark.of("book", result).days()[0]).isEqualTo(result.days()[1]);
    }

    @Test
    void rolling_betas_follow_and_see_no_later_day() {
        double[] market = Walks.normal(400, 0, .01, 4);
        double[] ours = new double[400];
        Arrays.setAll(ours, i -> (i < 200 ? 1 : -1) * market[i]);
        BetaFigures beta =
                BetaFigures.of(new BookReturns(days(400), ours), new Benchmark("index", days(400), market), 100, 1);
        assertThat(beta.rolling()[100]).isCloseTo(1, within(1e-9));
        assertThat(beta.rollingDays()[100]).isEqualTo(1199);
        assertThat(beta.rolling()[101]).isLessThan(1 - 1e-6);
        assertThat(beta.rolling()[200]).isCloseTo(-1, within(1e-9));
    }

    @Test
    void intervals_of_a_beta_hold_the_true_one_about_as_often_as_they_say() {
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            double[] market = Walks.normal(300, 0, .01, 2L * seed);
            double[] noise = Walks.normal(300, 0, .01, 2L * seed + 1);
            double[] ours = new double[300];
            Arrays.setAll(ours, i -> .7 * market[i] + noise[i]);
            BetaFigures beta =
                    BetaFigures.of(new BookReturns(days(300), ours), new Benchmark("x", days(300), market), 250, 1);
            held += beta.low() <= .7 && .7 <= beta.high() ? 1 : 0;
        }
        assertThat(held).isBetween(178, 199);
    }

    @Test
    void days_without_a_benchmark_are_counted_and_too_few_are_refused() {
        double[] market = Walks.normal(60, 0, .01, 4);
        BookReturns book = new BookReturns(days(100), Walks.normal(100, 0, .01, 5));
        BetaFigures beta = BetaFigures.of(book, new Benchmark("index", days(60), market), 50, 1);
        assertThat(beta.days()).isEqualTo(60);
        assertThat(beta.missing()).isEqualTo(40);
        BetaFigures few = BetaFigures.of(
                book, new Benchmark("index", Arrays.copyOf(days(60), 20), Arrays.copyOf(market, 20)), 50, 1);
        assertThat(few.refusal()).isEqualTo("The book and index have 20 days in common; at least 30 are needed.");
        assertThat(BetaFigures.of(book, new Benchmark("index", days(60), new double[60]), 50, 1)
                        .refusal())
                .isEqualTo("index did not move.");
    }
}
