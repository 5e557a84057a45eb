package io.assay.backtest;

import io.assay.base.Seed;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.PriceBasis;
import io.assay.market.simulate.SimulatedMarket;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Positions put together again from events, and moves of prices that hit them. */
class HeldPositionsTest {
    private static MarketPrices raw(long seed) {
        SimulatedMarket market = Markets.eventful(seed, 6, 160);
        return MarketPrices.load(Markets.instruments(market), Markets.raw(market));
    }

    @Property(tries = 15)
    void positions_of_each_close_add_up_to_what_the_account_says(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(min = 1, max = 6) int h) {
        MarketPrices prices = raw(seed);
        Decisions decisions = Markets.random(seed, prices, Holding.overlapping(h), 3);
        BacktestResult result = Backtest.run(decisions, prices, BacktestSpec.defaults());
        HeldPositions held = HeldPositions.of(result, prices);
        int sessions = 0;
        while (held.next()) {
            double longs = 0;
            double shorts = 0;
            for (int i = 0; i < held.size(); i++) {
                longs += Math.max(0, held.value(i));
                shorts += Math.max(0, -held.value(i));
            }
            assertThat(longs).isCloseTo(result.longs(sessions), within(1e-6));
            assertThat(shorts).isCloseTo(result.shorts(sessions), within(1e-6));
            assertThat(held.day()).isEqualTo(result.days()[sessions]);
            sessions++;
        }
        assertThat(sessions).isEqualTo(result.size());
    }

    @Test
    void shares_of_equity_are_those_computed_by_hand() {
        double[] price = {10, 10, 20};
        Tape tape = new Tape(PriceBasis.RAW).with("A", price, price);
        BacktestResult result = Backtest.run(
                tape.decide(Holding.untilNext(), new double[] {0, -.5}),
                tape.prices(),
                BacktestSpec.defaults().withCapital(1000).withCosts(CostModel.free()));
        HeldPositions held = HeldPositions.of(result, tape.prices());
        held.next();
        assertThat(held.share(0)).isZero();
        held.next();
        assertThat(held.share(0)).isEqualTo(-.5);
        held.next();
        // 50 shares sold short at 10 cost 1,000 now; cash is 1,500, so equity is 500.
        assertThat(held.value(0)).isEqualTo(-1000);
        assertThat(held.share(0)).isEqualTo(-2);
        assertThat(held.next()).isFalse();
    }

    @Test
    void moves_hold_dividends_splits_and_what_a_delisting_paid() {
        double[] price = {100, 110, 50, 55, Hand.NO_BAR};
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", price, price)
                .with("B", new double[] {1, 1, 1, 1, 1}, new double[] {1, 1, 1, 1, 1})
                .action("A", 2, Kind.SPLIT, 2)
                .action("A", 2, Kind.DIVIDEND, 5)
                .action("A", 3, Kind.DELISTING, -.4);
        MarketPrices prices = tape.prices();
        // 110 became 2 x (50 + 5): no change. Then 50 to 55.
        double[] returns = prices.returns(Tape.stock("A"));
        assertThat(returns[0]).isNaN();
        assertThat(new double[] {returns[1], returns[2], returns[3]})
                .containsExactly(new double[] {.1, 0, .1}, within(1e-12));
        int monday = Tape.MONDAY;
        assertThat(prices.move(Tape.stock("A"), monday + 1, monday + 2)).isCloseTo(.1, within(1e-12));
        assertThat(prices.move(Tape.stock("A"), monday + 1, monday + 3)).isCloseTo(1.21 * .6 - 1, within(1e-12));
        assertThat(prices.move(Tape.stock("A"), monday, monday + 2)).isNaN();
        assertThat(prices.move(Tape.stock("A"), monday + 4, monday + 4)).isNaN();
        assertThat(prices.move(Tape.stock("B"), monday + 1, monday + 4)).isZero();
    }

    @Property(tries = 10)
    void missing_bars_leave_the_ends_and_the_sessions_and_hardly_change_the_whole_move(
            @ForAll @IntRange(max = 1000) int seed) {
        MarketPrices prices = raw(seed);
        MarketPrices none = prices.withMissingBars(0, Seed.of(seed));
        MarketPrices ends = prices.withMissingBars(1, Seed.of(seed));
        assertThat(ends.sessions()).isEqualTo(prices.sessions());
        for (var instrument : prices.instruments()) {
            PriceHistory whole = prices.history(instrument);
            assertThat(none.history(instrument).close()).isEqualTo(whole.close());
            assertThat(ends.history(instrument).day()).containsExactly(whole.day()[0], whole.day()[whole.size() - 1]);
        }
        int half = prices.withMissingBars(.5, Seed.of(seed))
                .history(prices.instruments().get(0))
                .size();
        assertThat(half)
                .isBetween(1, prices.history(prices.instruments().get(0)).size() - 1);
    }
}
