package io.assay.backtest;

import java.util.Arrays;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.market.PriceBasis;
import io.assay.market.Series;
import io.assay.metric.Moments;
import io.assay.metric.Sharpe;
import org.junit.jupiter.api.Test;

import static io.assay.backtest.Drawdown.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected figures: Python's statistics module, by the formulas in the Javadoc, printed with repr. */
class PerformanceTest {
    private static final double CLOSE = 1e-6;
    private static final double[] PRICES = {100, 97, 101, 104, 99, 103, 103, 108, 102, 110, 109, 114};
    private static final BacktestSpec FREE =
            BacktestSpec.defaults().withCapital(1000).withCosts(CostModel.free());
    private static final Performance.Terms TERMS = Performance.Terms.of(RiskFree.constant(2), Trials.of(10));

    /** All of the capital in one stock, bought at the first price. */
    private static BacktestResult held(double... prices) {
        double[] open = prices.clone();
        open[1] = prices[0];
        Tape tape = new Tape(PriceBasis.RAW).with("A", open, prices);
        return Backtest.run(tape.decide(Holding.untilNext(), new double[] {0, 1}), tape.prices(), FREE);
    }

    @Test
    void the_figures_of_a_curve_equal_the_references() {
        Performance all = Performance.of(held(PRICES), TERMS.withHolding(3));
        assertThat(all.growth().total()).isCloseTo(0.14, within(CLOSE));
        assertThat(all.growth().annual()).isCloseTo(19.120483487336486, within(CLOSE));
        assertThat(all.growth().volatility()).isCloseTo(0.6989924993680546, within(CLOSE));
        assertThat(all.growth().sortino()).isCloseTo(8.430393753105767, within(CLOSE));
        assertThat(all.growth().calmar()).isCloseTo(344.1687027720566, within(1e-4));
        SharpeFigures sharpe = all.sharpe();
        assertThat(sharpe.annual()).isCloseTo(4.616759616349547, within(CLOSE));
        assertThat(sharpe.annualLo()).isCloseTo(8.282476869247786, within(CLOSE));
        assertThat(sharpe.standardError()).isCloseTo(5.260103218138571, within(CLOSE));
        assertThat(sharpe.robustError()).isCloseTo(2.7676799012432234, within(CLOSE));
        assertThat(sharpe.low()).isCloseTo(-5.692853246165288, within(CLOSE));
        assertThat(sharpe.high()).isCloseTo(14.92637247886438, within(CLOSE));
        assertThat(sharpe.probabilistic()).isCloseTo(0.8099450261275845, within(CLOSE));
        assertThat(sharpe.deflated()).isCloseTo(0.2659795017816854, within(CLOSE));
        assertThat(sharpe.minimumTrackRecord()).isCloseTo(36.12113329185032, within(1e-4));
        assertThat(sharpe.lags()).isEqualTo(2);
    }

    @Test
    void wins_and_losses_of_days_leave_the_flat_day_out() {
        Performance.Hits days = Performance.of(held(PRICES), TERMS).byDay();
        assertThat(days.count()).isEqualTo(11);
        assertThat(days.winRate()).isCloseTo(.6, within(CLOSE));
        assertThat(days.profitFactor()).isCloseTo(1.991199551375263, within(CLOSE));
        assertThat(days.payoffRatio()).isCloseTo(1.3274663675835086, within(CLOSE));
    }

    @Test
    void the_drawdown_has_its_dates_and_counts_a_loss_on_the_first_day() {
        Drawdown drawdown = Performance.of(held(PRICES), TERMS).drawdown();
        assertThat(drawdown.depth()).isCloseTo(0.05555555555555558, within(CLOSE));
        assertThat(drawdown.peak()).isEqualTo(Tape.MONDAY + 7);
        assertThat(drawdown.trough()).isEqualTo(Tape.MONDAY + 8);
        assertThat(drawdown.recovered()).isEqualTo(Tape.MONDAY + 9);
        Drawdown first = Performance.of(held(100, 90, 95), TERMS).drawdown();
        assertThat(first).isEqualTo(new Drawdown(1 - 900.0 / 1000, Tape.MONDAY, Tape.MONDAY + 1, NEVER));
    }

    @Test
    void round_trips_are_tranches() {
        double[] open = {10, 10, 12, 11, 11};
        Tape tape = new Tape(PriceBasis.RAW).with("A", open, open);
        // Three tranches of 50 shares held one bar: 10 to 12, 12 to 11, 11 to 11.
        Decisions decisions = tape.decide(
                new Holding(1, 1), new double[] {0, .5}, new double[] {1, .5}, new double[] {2, .5}, new double[] {3, 0
                });
        Trips trips = Backtest.run(decisions, tape.prices(), FREE).trips();
        // Day 1: 1000 / 2 / 10 = 50 shares; day 2: 1100 / 2 / 12 = 45.833333, which lose 1 each.
        assertThat(trips).isEqualTo(new Trips(1, 1, 1, 100, trips.lost(), 0));
        assertThat(trips.lost()).isCloseTo(50, within(1e-5));
        assertThat(trips.winRate()).isEqualTo(.5);
        assertThat(trips.profitFactor()).isCloseTo(2, within(1e-5));
        assertThat(trips.payoffRatio()).isCloseTo(2, within(1e-5));
    }

    @Test
    void turnover_exposure_and_break_even_cost_follow_from_the_trades() {
        double[] price = {10, 10, 10, 12};
        Tape tape = new Tape(PriceBasis.RAW).with("A", price, price);
        CostModel costs = CostModel.free().withTrading(10, 0, 0);
        BacktestResult result = Backtest.run(
                tape.decide(new Holding(2, 1), new double[] {0, .5}), tape.prices(), FREE.withCosts(costs));
        Performance.Activity trading = Performance.of(result, TERMS).trading();
        // Bought for 500, sold for 600: 1100 traded, 100 gained before costs = 909.09 bp of the traded amount.
        assertThat(trading.breakEvenBp()).isCloseTo(100.0 / 1100 * 10_000, within(CLOSE));
        double mean = (1000 + 999.5 + 999.5 + 1098.9) / 4;
        assertThat(trading.turnover()).isCloseTo(1100 / mean * 252 / 3, within(CLOSE));
        assertThat(trading.gross()).isCloseTo(2 * (500 / 999.5) / 4, within(CLOSE));
        assertThat(trading.net()).isEqualTo(trading.gross());
        // With that cost on each side nothing is left.
        BacktestResult none = Backtest.run(
                tape.decide(new Holding(2, 1), new double[] {0, .5}),
                tape.prices(),
                FREE.withCosts(CostModel.free().withTrading(trading.breakEvenBp(), 0, 0)));
        assertThat(none.equity(3)).isCloseTo(1000, within(1e-5));
    }

    @Test
    void a_dated_rate_is_taken_as_known_on_the_day_before_the_return() {
        int monday = Tape.MONDAY;
        Series rate = Series.of(
                "BILLS", true, new int[] {monday - 9, monday + 1}, new int[] {monday - 5, monday + 1}, new double[] {
                    3.65, 7.3
                });
        RiskFree dated = RiskFree.dated(rate, 7);
        assertThat(dated.earned(monday, 1)).isCloseTo(1e-4, within(1e-12));
        assertThat(dated.earned(monday + 1, 3)).isCloseTo(6e-4, within(1e-12));
        assertThat(dated.text()).contains("BILLS");
        assertThatThrownBy(() -> dated.earned(monday + 20, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("BILLS 2020-01-26: no value was known that is at most 7 days old");
        assertThat(RiskFree.constant(3.65).earned(0, 2)).isCloseTo(2e-4, within(1e-12));
    }

    @Test
    void what_has_no_meaning_is_not_a_number_and_never_infinite() {
        Performance flat =
                Performance.of(held(100, 100, 100, 100), Performance.Terms.of(RiskFree.constant(0), Trials.of(5)));
        assertThat(flat.growth().total()).isZero();
        assertThat(flat.drawdown()).isEqualTo(new Drawdown(0, NEVER, NEVER, NEVER));
        for (double figure : new double[] {
            flat.sharpe().annual(),
            flat.sharpe().annualLo(),
            flat.sharpe().robustError(),
            flat.sharpe().probabilistic(),
            flat.sharpe().deflated(),
            flat.sharpe().minimumTrackRecord(),
            flat.growth().sortino(),
            flat.growth().calmar(),
            flat.byDay().winRate(),
            flat.byDay().profitFactor(),
            flat.byDay().payoffRatio(),
            flat.byTrade().winRate(),
            flat.byTrade().profitFactor(),
            flat.byTrade().payoffRatio()
        }) {
            assertThat(figure).isNaN();
        }
        Performance gains = Performance.of(held(100, 101, 103, 104), TERMS);
        assertThat(gains.byDay().profitFactor()).isNaN();
        assertThat(gains.byDay().payoffRatio()).isNaN();
        assertThat(gains.byDay().winRate()).isEqualTo(1);
        assertThat(gains.growth().sortino()).isNaN();
        assertThat(gains.growth().calmar()).isNaN();
    }

    @Test
    void one_session_has_no_returns() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", new double[] {1}, new double[] {1});
        BacktestResult result =
                Backtest.run(tape.decide(Holding.untilNext(), new double[] {0, 1}), tape.prices(), FREE);
        Performance none = Performance.of(result, TERMS);
        assertThat(none.growth().total()).isNaN();
        assertThat(none.drawdown().depth()).isNaN();
        assertThat(none.trading().turnover()).isNaN();
        assertThat(none.trading().breakEvenBp()).isNaN();
        assertThat(none.byDay().count()).isZero();
    }

    @Test
    void a_total_loss_ends_the_curve() {
        double[] price = {10, 10, 30, 10, 10, 10};
        Tape tape = new Tape(PriceBasis.RAW).with("A", price, price);
        BacktestResult result = Backtest.run(
                tape.decide(Holding.untilNext(), new double[] {0, -1}, new double[] {3, -1}), tape.prices(), FREE);
        // Short 100 at 10, at 30 the equity is 2000 - 3000.
        assertThat(result.equity(2)).isEqualTo(-1000);
        assertThat(result.notes().ruinedOn()).isEqualTo(Tape.MONDAY + 2);
        assertThat(result.returns()).containsExactly(0, -2, 0, 0, 0);
        Performance all = Performance.of(result, TERMS);
        assertThat(all.growth().total()).isEqualTo(-2);
        assertThat(all.growth().annual()).isNaN();
        assertThat(all.growth().calmar()).isNaN();
    }

    @Test
    void the_robust_error_covers_the_spread_of_ratios_of_autocorrelated_returns() {
        double[] ratios = new double[800];
        double[] robust = new double[800];
        double[] plain = new double[800];
        for (int t = 0; t < ratios.length; t++) {
            var random = Seed.of(11).child(t).random();
            double[] returns = new double[1000];
            double before = 0;
            for (int i = 0; i < returns.length; i++) {
                before = .4 * before + random.nextGaussian();
                returns[i] = .05 + before;
            }
            ratios[t] = Sharpe.ratio(returns);
            robust[t] = SharpeFigures.robustError(returns, 12);
            plain[t] = Sharpe.standardError(returns);
        }
        double spread = Moments.deviation(ratios);
        assertThat(Moments.mean(robust)).isBetween(.85 * spread, 1.1 * spread);
        assertThat(Moments.mean(plain)).isLessThan(.75 * spread);
        assertThat(Arrays.stream(robust).allMatch(e -> e > 0)).isTrue();
    }
}
