package io.assay.backtest;

import java.util.Arrays;
import java.util.List;

import io.assay.backtest.Events.Kind;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import io.assay.market.simulate.SimulatedMarket;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What holds of every run, on random markets with splits, dividends, delistings and halts. */
class LedgerPropertiesTest {
    private static final int TRIES = 15;
    private static final int SESSIONS = 160;
    private static final BacktestSpec SPEC = BacktestSpec.defaults();

    private static Holding holding(int h) {
        return h == 0 ? Holding.untilNext() : Holding.overlapping(h);
    }

    private static MarketPrices raw(long seed) {
        SimulatedMarket market = Markets.eventful(seed, 6, SESSIONS);
        return MarketPrices.load(Markets.instruments(market), Markets.raw(market));
    }

    @Property(tries = TRIES)
    void cash_and_positions_add_up_to_equity_on_every_session(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 6) int h, @ForAll boolean atClose) {
        MarketPrices prices = raw(seed);
        BacktestSpec spec = SPEC.withFill(atClose ? Fill.CLOSE : Fill.OPEN);
        BacktestResult result = Backtest.run(Markets.random(seed, prices, holding(h), 3), prices, spec);
        Events events = result.events();
        long cash = 100_000_000_000L;
        long[] held = new long[result.instruments().size()];
        int next = 0;
        int[] days = result.days();
        for (int s = 0; s < days.length; s++) {
            for (; next < events.size() && events.session(next) == s; next++) {
                cash += events.microAmount(next);
                if (events.instrument(next) >= 0) {
                    held[events.instrument(next)] += events.microShares(next);
                }
            }
            double equity = cash / 1e6;
            for (int i = 0; i < held.length; i++) {
                PriceHistory history = prices.history(result.instruments().get(i));
                int row = history.rowAt(days[s]);
                equity += row < 0 ? 0 : held[i] / 1e6 * history.close()[row];
            }
            assertThat(result.cash(s).movePointRight(6).longValueExact()).isEqualTo(cash);
            assertThat(result.equity(s)).isCloseTo(equity, within(1e-6));
        }
        assertThat(next).isEqualTo(events.size());
    }

    @Property(tries = TRIES)
    void round_trips_charges_and_open_tranches_explain_the_whole_change_of_equity(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 6) int h) {
        MarketPrices prices = raw(seed);
        BacktestResult result = Backtest.run(Markets.random(seed, prices, holding(h), 3), prices, SPEC);
        Trips trips = result.trips();
        double charges =
                result.totals().borrow().add(result.totals().financing()).doubleValue();
        double change = result.equity(result.size() - 1) - 100_000;
        assertThat(trips.gained() - trips.lost() + trips.open() - charges).isCloseTo(change, within(.05));
        assertThat(trips.count()).isPositive();
    }

    @Property(tries = TRIES)
    void doubling_the_capital_doubles_everything(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 6) int h) {
        MarketPrices prices = raw(seed);
        Decisions decisions = Markets.random(seed, prices, holding(h), 3);
        BacktestResult once = Backtest.run(decisions, prices, SPEC);
        BacktestResult twice = Backtest.run(decisions, prices, SPEC.withCapital(200_000));
        assertThat(twice.events().size()).isEqualTo(once.events().size());
        for (int s = 0; s < once.size(); s++) {
            assertThat(twice.equity(s)).isCloseTo(2 * once.equity(s), within(.01));
        }
        assertThat(twice.trips().wins()).isEqualTo(once.trips().wins());
    }

    @Property(tries = TRIES)
    void what_happens_after_a_day_changes_no_equity_up_to_it(
            @ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(max = 6) int h,
            @ForAll @IntRange(min = 5, max = SESSIONS - 5) int at,
            @ForAll @IntRange(max = 2) int how) {
        SimulatedMarket market = Markets.eventful(seed, 6, SESSIONS);
        PriceSource source = Markets.raw(market);
        List<Instrument> instruments = Markets.instruments(market);
        MarketPrices prices = MarketPrices.load(instruments, source);
        Decisions decisions = Markets.random(seed, prices, holding(h), 3);
        int day = prices.sessions()[at];
        Decisions known = upTo(decisions, day);
        BacktestResult before = Backtest.run(known, prices, SPEC);
        MarketPrices changed = MarketPrices.load(instruments, after(source, day, how));
        BacktestResult now = Backtest.run(known, changed, SPEC);
        for (int s = 0; s < before.size() && before.days()[s] <= day; s++) {
            // A stock without a bar on the day itself is cash in one run and shares in the other: a rounding each.
            assertThat(now.equity(s)).isCloseTo(before.equity(s), within(how == 1 ? 6e-6 : 0));
        }
        // The orders of that day are fixed as well: their fills need another price, not another size.
        assertThat(nextFill(now, day, how)).isEqualTo(nextFill(before, day, how));
    }

    private static String nextFill(BacktestResult result, int day, int how) {
        StringBuilder text = new StringBuilder();
        Events events = result.events();
        for (int i = 0; how == 0 && i < events.size(); i++) {
            int on = result.days()[events.session(i)];
            if (events.kind(i) == Kind.TRADE && on > day && on <= day + 4) {
                text.append(events.instrument(i)).append(' ').append(events.shares(i));
                return text.toString();
            }
        }
        return "";
    }

    private static Decisions upTo(Decisions all, int day) {
        Decisions.Builder builder = Decisions.builder(all.instruments(), all.holding());
        for (int d = 0; d < all.days() && all.day(d) <= day; d++) {
            builder.day(all.day(d));
            for (int row = all.from(d); row < all.to(d); row++) {
                builder.add(all.instrument(row), all.weight(row));
            }
        }
        return builder.build();
    }

    /** 0 = later prices tripled, 1 = later bars of every second stock gone, 2 = later actions gone. */
    private static PriceSource after(PriceSource source, int day, int how) {
        return new PriceSource() {
            @Override
            public BarSeries bars(Instrument instrument) {
                BarSeries bars = source.bars(instrument);
                if (how == 1 && instrument.hashCode() % 2 == 0) {
                    return Markets.picked(bars, row -> bars.days()[row] <= day);
                }
                double[][] columns = {bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose()};
                for (int c = 0; c < columns.length; c++) {
                    double[] column = columns[c].clone();
                    for (int r = 0; how == 0 && r < column.length; r++) {
                        column[r] *= bars.days()[r] > day ? 3 : 1;
                    }
                    columns[c] = column;
                }
                return BarSeries.of(
                        instrument,
                        bars.basis(),
                        bars.days(),
                        new BarSeries.Columns(
                                columns[0], columns[1], columns[2], columns[3], columns[4], bars.volume()));
            }

            @Override
            public List<CorporateAction> actions(Instrument instrument) {
                return source.actions(instrument).stream()
                        .filter(a -> how != 2 || a.day() <= day)
                        .toList();
            }
        };
    }

    @Property(tries = TRIES)
    void no_fill_is_on_a_decision_day_or_off_the_tape(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 6) int h) {
        MarketPrices prices = raw(seed);
        Decisions decisions = Markets.random(seed, prices, holding(h), 3);
        Decisions one = upTo(decisions, decisions.day(0));
        BacktestResult result = Backtest.run(one, prices, SPEC);
        Events events = result.events();
        assertThat(events.size()).isPositive();
        for (int i = 0; i < events.size(); i++) {
            int day = result.days()[events.session(i)];
            assertThat(day).isGreaterThan(one.day(0));
            if (events.kind(i) == Kind.TRADE) {
                PriceHistory history = prices.history(result.instruments().get(events.instrument(i)));
                int row = history.rowAt(day);
                assertThat(history.day()[row]).isEqualTo(day);
                assertThat(events.price(i)).isEqualTo(history.open()[row]);
            }
        }
    }

    @Property(tries = TRIES)
    void raw_and_split_adjusted_prices_make_the_same_money(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 6) int h) {
        SimulatedMarket market = Markets.eventful(seed, 6, SESSIONS);
        List<Instrument> instruments = Markets.instruments(market);
        MarketPrices raw = MarketPrices.load(instruments, Markets.raw(market));
        MarketPrices adjusted = MarketPrices.load(instruments, Markets.adjusted(market));
        Decisions decisions = Markets.random(seed, raw, holding(h), 3);
        double[] one = Backtest.run(decisions, raw, SPEC).equity();
        double[] other = Backtest.run(decisions, adjusted, SPEC).equity();
        for (int s = 0; s < one.length; s++) {
            assertThat(other[s]).isCloseTo(one[s], within(.05));
        }
    }

    @Property(tries = TRIES)
    void derived_dividends_make_the_same_money_as_recorded_ones(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 6) int h, @ForAll boolean asTraded) {
        SimulatedMarket market = Markets.eventful(seed, 6, SESSIONS);
        List<Instrument> instruments = Markets.instruments(market);
        PriceSource recorded = asTraded ? Markets.rawWhole(market) : PriceSource.of(market);
        PriceSource silent = new PriceSource() {
            @Override
            public BarSeries bars(Instrument instrument) {
                return recorded.bars(instrument);
            }

            @Override
            public List<CorporateAction> actions(Instrument instrument) {
                return recorded.actions(instrument).stream()
                        .filter(a -> a.kind() != CorporateAction.Kind.DIVIDEND)
                        .toList();
            }
        };
        MarketPrices with = MarketPrices.load(instruments, recorded);
        MarketPrices without = MarketPrices.load(instruments, silent);
        Decisions decisions = Markets.random(seed, with, holding(h), 3);
        double[] one = Backtest.run(decisions, with, SPEC).equity();
        double[] other = Backtest.run(decisions, without, SPEC).equity();
        for (int s = 0; s < one.length; s++) {
            assertThat(other[s]).isCloseTo(one[s], within(.05));
        }
    }

    @Property(tries = TRIES)
    void without_decisions_equity_is_flat_and_without_moves_and_costs_nothing_changes(
            @ForAll @IntRange(max = 1000) int seed) {
        MarketPrices prices = raw(seed);
        Decisions none =
                Decisions.builder(prices.instruments(), Holding.overlapping(3)).build();
        assertThat(Backtest.run(none, prices, SPEC).equity()).containsOnly(100_000);
        double[] flat = new double[40];
        Arrays.fill(flat, 12.34);
        Tape still = new Tape(PriceBasis.RAW).with("A", flat, flat).with("B", flat, flat);
        MarketPrices quiet = still.prices();
        BacktestResult result = Backtest.run(
                Markets.random(seed, quiet, Holding.overlapping(3), 0), quiet, SPEC.withCosts(CostModel.free()));
        // Each amount is rounded to a millionth once.
        long trades = result.totals().trades();
        for (double equity : result.equity()) {
            assertThat(equity).isCloseTo(100_000, within(trades * 5e-7));
        }
        assertThat(trades).isPositive();
    }
}
