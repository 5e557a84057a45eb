package io.assay.backtest;

import java.util.Arrays;
import java.util.List;

import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.metric.Correlation;
import io.assay.metric.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The screen against the ledger, on markets with splits, dividends, delistings and halts. */
class VectorScreenTest {
    private static final BacktestSpec SPEC = BacktestSpec.defaults();

    private static double[] gaps(double[] screen, double[] ledger) {
        assertThat(screen).hasSameSizeAs(ledger);
        double[] gaps = new double[screen.length];
        Arrays.setAll(gaps, i -> Math.abs(screen[i] - ledger[i]));
        return gaps;
    }

    /** Measured over these five markets: at most 18 bp on a session, 0.9 bp in the mean, correlation from .9995. */
    @ParameterizedTest
    @CsvSource({"1, 1, OPEN", "2, 3, OPEN", "3, 5, CLOSE", "4, 5, OPEN", "5, 10, OPEN"})
    void the_screen_is_close_to_the_ledger_on_markets_where_a_lot_happens(long seed, int h, Fill fill) {
        SimulatedMarket market = Markets.eventful(seed, 20, 600);
        MarketPrices prices = MarketPrices.load(Markets.instruments(market), Markets.raw(market));
        Decisions decisions = Markets.random(seed, prices, Holding.overlapping(h), 5);
        BacktestSpec spec = SPEC.withFill(fill);
        double[] ledger = Backtest.run(decisions, prices, spec).returns();
        double[] screen = VectorScreen.returns(decisions, prices, spec);
        double[] gaps = gaps(screen, ledger);
        assertThat(Arrays.stream(gaps).max().orElseThrow()).isLessThan(25e-4);
        assertThat(Moments.mean(gaps)).isLessThan(1.5e-4);
        assertThat(Correlation.pearson(screen, ledger)).isGreaterThan(.999);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "4, 5", "5, 10"})
    void no_session_is_off_by_more_than_the_drift_of_its_tranches_allows(long seed, int h) {
        SimulatedMarket market = Markets.eventful(seed, 12, 250);
        PriceSource raw = Markets.raw(market);
        MarketPrices prices = MarketPrices.load(Markets.instruments(market), totalReturn(raw));
        Decisions decisions = Markets.random(seed, prices, Holding.overlapping(h), 5);
        BacktestResult result = Backtest.run(decisions, prices, SPEC.withLeverageCap(10));
        double[] gaps = gaps(VectorScreen.returns(decisions, prices, SPEC), result.returns());
        double[] bound = bounds(decisions, prices, result);
        double used = 0;
        for (int s = 0; s < gaps.length; s++) {
            assertThat(gaps[s]).isLessThanOrEqualTo(bound[s] + 1e-9);
            used = Math.max(used, gaps[s] / bound[s]);
        }
        // The bound is not idle: some session uses a good part of it.
        assertThat(used).isGreaterThan(.1);
    }

    private static PriceSource totalReturn(PriceSource source) {
        return new PriceSource() {
            @Override
            public BarSeries bars(Instrument instrument) {
                return source.bars(instrument).adjusted();
            }

            @Override
            public List<CorporateAction> actions(Instrument instrument) {
                return source.actions(instrument);
            }
        };
    }

    /** The bound of the Javadoc, tranche by tranche. */
    private static double[] bounds(Decisions decisions, MarketPrices prices, BacktestResult result) {
        int[] days = result.days();
        double[] bound = new double[days.length - 1];
        int h = decisions.holding().bars();
        for (int d = 0; d < decisions.days(); d++) {
            int decided = Arrays.binarySearch(days, decisions.day(d));
            for (int row = decisions.from(d); row < decisions.to(d); row++) {
                PriceHistory history = prices.history(decisions.instruments().get(decisions.instrument(row)));
                int at = history.rowAt(decisions.day(d));
                double weight =
                        Math.abs(decisions.weight(row)) / decisions.holding().tranches();
                for (int r = at + 1; at >= 0 && r <= at + 1 + h && r < history.size(); r++) {
                    int s = Arrays.binarySearch(days, history.day()[r]);
                    double before = history.close()[r - 1];
                    double open = history.open()[r];
                    double close = history.close()[r];
                    double drift = Math.max(
                            Math.max(
                                    drift(before, history.close()[at], result, s - 1, decided),
                                    drift(open, history.close()[at], result, s - 1, decided)),
                            drift(close, history.close()[at], result, s, decided));
                    double end = history.day()[r] == history.delistDay() ? Math.abs(history.delistReturn()) : 0;
                    double moves = Math.abs(open / before - 1) + Math.abs(close / open - 1) * (1 + end) + end;
                    bound[s - 1] += weight * drift * (moves + SPEC.costs().perTurnover() + 50e-4 / 365 * 4);
                }
            }
        }
        return bound;
    }

    private static double drift(double price, double decidedAt, BacktestResult result, int s, int decided) {
        return Math.abs(price / decidedAt * result.equity(decided) / result.equity(s) - 1);
    }

    @Test
    void where_nothing_drifts_the_screen_is_the_ledger() {
        double[] open = {10, 10, 11, 12, 12};
        double[] close = {10, 11, 12, 12, 9};
        Tape tape = new Tape(PriceBasis.RAW).with("A", open, close);
        Decisions decisions = tape.decide(new Holding(2, 1), new double[] {0, .5});
        BacktestSpec spec = BacktestSpec.defaults().withCosts(CostModel.free());
        double[] screen = VectorScreen.returns(decisions, tape.prices(), spec);
        // Half of the capital at 10: +5 %, then 11 to 12 on half of the equity, then nothing until the sale at 12.
        assertThat(screen).containsExactly(new double[] {.05, .5 / 11, 0, 0}, within(1e-12));
        assertThat(Backtest.run(decisions, tape.prices(), spec).returns()[0]).isCloseTo(.05, within(1e-12));
    }

    @Test
    void costs_and_delistings_count() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", new double[] {10, 10, 10}, new double[] {10, 10, 10})
                .with("B", new double[] {5, 5, 5, 5}, new double[] {5, 5, 5, 5})
                .action("A", 2, CorporateAction.Kind.DELISTING, -.5);
        Decisions decisions = tape.decide(new Holding(9, 1), new double[] {0, .4, 0});
        BacktestSpec spec = BacktestSpec.defaults().withCosts(CostModel.free().withTrading(10, 0, 0));
        assertThat(VectorScreen.returns(decisions, tape.prices(), spec))
                .containsExactly(new double[] {-.0004, -.2, 0}, within(1e-12));
    }
}
