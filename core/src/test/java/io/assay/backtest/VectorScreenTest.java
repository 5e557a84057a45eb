package io.assay.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.UsageException;
import io.assay.market.CorporateAction;
import io.assay.market.PriceBasis;
import io.assay.market.Series;
import io.assay.market.simulate.SimulatedMarket;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The screen against the ledger, on markets with splits, dividends, delistings and halts, with every option on. */
class VectorScreenTest {
    private static final int TRIES = 60;
    private static final int SESSIONS = 200;

    /** So much that what the ledger rounds to millionths of a share does not show. */
    private static final double CAPITAL = 1e9;

    /** Each option is on or off by a bit of a number. */
    private static BacktestSpec spec(int options) {
        BacktestSpec spec = BacktestSpec.defaults().withCapital(CAPITAL);
        spec = spec.withFill((options & 1) != 0 ? Fill.CLOSE : Fill.OPEN);
        spec = spec.withWholeShares((options & 2) != 0);
        CostModel costs = spec.costs().withMinimumCommission((options & 4) != 0 ? 3_000 : 0);
        costs = (options & 8) != 0 ? costs.withImpact(Impact.squareRoot(.01)) : costs;
        costs = (options & 16) != 0 ? costs.withImpact(Impact.volumeShare(1e-7)) : costs;
        Limits limits = Limits.standard();
        limits = (options & 32) != 0 ? limits.withName(.07) : limits;
        limits = (options & 64) != 0 ? limits.withTurnover(.12) : limits;
        limits = (options & 128) != 0 ? limits.withParticipation(.4) : limits;
        limits = (options & 256) != 0 ? limits.withGross(.5) : limits;
        Stops stops = (options & 512) != 0 ? new Stops(.06, .1, .05, 4) : Stops.none();
        DrawdownBrake brake = (options & 1024) != 0 ? new DrawdownBrake(.01, .06, 60) : DrawdownBrake.none();
        RiskFree cash = (options & 2048) != 0 ? RiskFree.constant(5) : RiskFree.constant(0);
        return spec.withCosts(costs)
                .withLimits(limits)
                .withStops(stops)
                .withBrake(brake)
                .withCash(cash);
    }

    private static Holding holding(int h) {
        return h == 0 ? Holding.untilNext() : new Holding(h, Math.max(1, h - 1));
    }

    private static MarketPrices prices(int seed) {
        SimulatedMarket market = Markets.eventful(seed, 9, SESSIONS);
        return MarketPrices.load(Markets.instruments(market), Markets.raw(market));
    }

    private static double most(double[] screen, double[] ledger) {
        assertThat(screen).hasSameSizeAs(ledger);
        return IntStream.range(0, screen.length)
                .mapToDouble(s -> Math.abs(screen[s] - ledger[s]))
                .max()
                .orElseThrow();
    }

    @Property(tries = TRIES)
    void the_screen_makes_the_money_of_the_ledger_whatever_is_on(
            @ForAll @IntRange(max = 10_000) int seed,
            @ForAll @IntRange(max = 6) int h,
            @ForAll @IntRange(max = 4095) int options) {
        MarketPrices prices = prices(seed);
        Decisions decisions = Markets.random(seed, prices, holding(h), 30);
        BacktestSpec spec = spec(options);
        double[] ledger = Backtest.run(decisions, prices, spec).returns();
        assertThat(most(VectorScreen.returns(decisions, prices, spec), ledger)).isLessThan(1e-8);
    }

    @Property(tries = TRIES)
    void with_everything_on_at_once_too(@ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(max = 6) int h) {
        MarketPrices prices = prices(seed);
        Decisions decisions = Markets.random(seed, prices, holding(h), 30);
        BacktestSpec spec = spec(4095);
        BacktestResult ledger = Backtest.run(decisions, prices, spec);
        assertThat(most(VectorScreen.returns(decisions, prices, spec), ledger.returns()))
                .isLessThan(1e-8);
    }

    /** The bits that leave nothing on but the fill, the gross exposure and interest on cash. */
    @Property(tries = TRIES)
    void with_nothing_on_but_what_the_plain_screen_knows(
            @ForAll @IntRange(max = 10_000) int seed,
            @ForAll @IntRange(max = 6) int h,
            @ForAll boolean close,
            @ForAll boolean half,
            @ForAll boolean interest) {
        BacktestSpec spec = spec((close ? 1 : 0) + (half ? 256 : 0) + (interest ? 2048 : 0));
        assertThat(PlainScreen.suits(spec)).isTrue();
        MarketPrices prices = prices(seed);
        Decisions decisions = Markets.random(seed, prices, holding(h), 30);
        double[] ledger = Backtest.run(decisions, prices, spec).returns();
        assertThat(most(VectorScreen.returns(decisions, prices, spec), ledger)).isLessThan(1e-8);
    }

    @Test
    void the_plain_screen_takes_nothing_that_it_does_not_know() {
        for (int option : new int[] {2, 4, 8, 16, 32, 64, 128, 512, 1024}) {
            assertThat(PlainScreen.suits(spec(option))).as("option " + option).isFalse();
        }
    }

    @Test
    void an_account_that_is_ruined_trades_no_more() {
        double[] up = {10, 10, 40, 40, 10, 10, 50};
        for (Holding holding : List.of(Holding.untilNext(), new Holding(3, 1))) {
            Tape tape = new Tape(PriceBasis.RAW).with("A", up, up);
            Decisions decisions = tape.decide(
                    holding,
                    new double[] {0, -1},
                    new double[] {1, -1},
                    new double[] {2, -1},
                    new double[] {3, -1},
                    new double[] {4, -1});
            BacktestSpec spec = BacktestSpec.defaults().withCapital(CAPITAL);
            double[] ledger = Backtest.run(decisions, tape.prices(), spec).returns();
            assertThat(most(VectorScreen.returns(decisions, tape.prices(), spec), ledger))
                    .isLessThan(1e-8);
        }
    }

    /** Else the properties above would compare two runs in which nothing was on. */
    @Test
    void every_option_does_something_on_these_markets() {
        BacktestNotes.Limited sum = BacktestNotes.Limited.nothing();
        int scaled = 0;
        for (int seed = 1; seed <= 4; seed++) {
            MarketPrices prices = prices(seed);
            for (int h : new int[] {0, 3}) {
                Decisions decisions = Markets.random(seed, prices, holding(h), 5);
                for (int option : new int[] {32, 64, 128, 256, 512, 1024}) {
                    BacktestNotes notes =
                            Backtest.run(decisions, prices, spec(option)).notes();
                    scaled += option == 256 ? notes.scaledDays() : 0;
                    sum = plus(sum, notes.limited());
                }
            }
        }
        assertThat(List.of(
                        (long) sum.turnoverDays(),
                        sum.capped(),
                        sum.cut(),
                        sum.thin(),
                        sum.paused(),
                        sum.stops(),
                        (long) sum.brakedDays(),
                        (long) scaled))
                .allMatch(count -> count > 20);
    }

    private static BacktestNotes.Limited plus(BacktestNotes.Limited a, BacktestNotes.Limited b) {
        return new BacktestNotes.Limited(
                a.turnoverDays() + b.turnoverDays(),
                a.capped() + b.capped(),
                a.cut() + b.cut(),
                a.thin() + b.thin(),
                a.paused() + b.paused(),
                a.stops() + b.stops(),
                a.brakedDays() + b.brakedDays());
    }

    @Property(tries = 10)
    void parts_of_the_days_and_dated_interest_too(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 4) int h) {
        MarketPrices prices = prices(seed);
        int[] sessions = prices.sessions();
        Decisions all = Markets.random(seed, prices, holding(h), 60);
        Decisions.Builder some = Decisions.builder(all.instruments(), all.holding());
        for (int d = 0; d < 50; d++) {
            some.day(all.day(d));
            for (int row = all.from(d); row < all.to(d); row++) {
                some.add(all.instrument(row), all.weight(row));
            }
        }
        Decisions decisions = some.build();
        int[] known = Arrays.stream(sessions).filter(day -> day % 7 == 0).toArray();
        double[] rates = Arrays.stream(known).mapToDouble(day -> day % 5).toArray();
        Series bills = Series.of("BILLS", false, known, known, rates);
        BacktestSpec spec = spec(2048).withCash(RiskFree.dated(bills, 30)).between(sessions[55], sessions[140]);
        double[] ledger = Backtest.run(decisions, prices, spec).returns();
        assertThat(most(VectorScreen.returns(decisions, prices, spec), ledger)).isLessThan(1e-8);
    }

    @Test
    void where_nothing_drifts_the_screen_is_the_ledger() {
        double[] open = {10, 10, 11, 12, 12};
        double[] close = {10, 11, 12, 12, 9};
        Tape tape = new Tape(PriceBasis.RAW).with("A", open, close);
        Decisions decisions = tape.decide(new Holding(2, 1), new double[] {0, .5});
        BacktestSpec spec = BacktestSpec.defaults().withCosts(CostModel.free());
        double[] screen = VectorScreen.returns(decisions, tape.prices(), spec);
        // Half of the capital at 10 is 5,000 shares: +5,000, then another 5,000 on 105,000; sold at the open at 12.
        assertThat(screen).containsExactly(new double[] {.05, 5 / 105.0, 0, 0}, within(1e-12));
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
                .containsExactly(new double[] {-.0004, -.2 / .9996, 0}, within(1e-12));
    }

    @Test
    void a_grid_of_other_instruments_is_refused() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", new double[] {10, 10}, new double[] {10, 10})
                .with("B", new double[] {5, 5}, new double[] {5, 5});
        MarketPrices prices = tape.prices();
        PriceGrid grid = PriceGrid.of(prices, List.of(Tape.stock("A")));
        Decisions decisions = tape.decide(Holding.overlapping(1), new double[] {0, .4, 0});
        assertThatThrownBy(() -> VectorScreen.returns(decisions, grid, BacktestSpec.defaults()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("other instruments");
    }
}
