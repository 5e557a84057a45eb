package io.assay.backtest;

import java.util.Arrays;

import io.assay.market.CorporateAction.Kind;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;

import static io.assay.backtest.Hand.FREE;
import static io.assay.backtest.Hand.assertEquity;
import static io.assay.backtest.Hand.events;
import static io.assay.backtest.Hand.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Limits, stops, brake, impact and interest, computed by hand. */
class HandledOrdersTest {
    private static final Limits LIMITS = Limits.standard();

    private static double[] flat(int bars, double price) {
        double[] prices = new double[bars];
        Arrays.fill(prices, price);
        return prices;
    }

    private static BacktestResult run(Tape tape, Decisions decisions, BacktestSpec spec) {
        return Backtest.run(decisions, tape.prices(), spec);
    }

    @Test
    void one_instrument_gets_no_more_than_its_cap_with_what_is_held_already() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", flat(5, 10), flat(5, 10));
        // .15 of 1000 is 15 shares; the second 15 would make 300, of which 200 may be: 5 more. A short of 50 is cut to
        // what leads from 20 long to 20 short.
        BacktestResult result = run(
                tape,
                tape.decide(new Holding(9, 1), row(0, .15), row(1, .15), row(2, -.5)),
                FREE.withLimits(LIMITS.withName(.2)));
        assertThat(events(result)).isEqualTo("""
                1 TRADE 15 @ 10.0 = -150
                2 TRADE 5 @ 10.0 = -50
                3 TRADE -40 @ 10.0 = 400
                """);
        assertThat(result.notes().limited().capped()).isEqualTo(2);
    }

    @Test
    void the_way_from_one_book_to_the_next_is_cut_to_the_turnover() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", flat(4, 10), flat(4, 10)).with("B", flat(4, 10), flat(4, 10));
        // From cash to 1000 of A: half of it. Then 500 of A should become 1000 of B: 1500 to trade, a third of the way.
        BacktestResult result = run(
                tape,
                tape.decide(Holding.untilNext(), row(0, 1, 0), row(1, 0, 1)),
                FREE.withLimits(LIMITS.withTurnover(.5)));
        assertThat(events(result)).isEqualTo("""
                1 TRADE 50 @ 10.0 = -500
                2 TRADE -16.666667 @ 10.0 = 166.66667
                2 TRADE 33.333333 @ 10.0 = -333.33333
                """);
        assertThat(result.notes().limited().turnoverDays()).isEqualTo(2);
    }

    @Test
    void where_tranches_must_leave_only_what_is_added_is_cut_to_the_turnover() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", flat(4, 10), flat(4, 10)).with("B", flat(4, 10), flat(4, 10));
        // Day 1: 400 of A leave at the next bar, so of 600 of B only 100 may come.
        BacktestResult result = run(
                tape,
                tape.decide(new Holding(1, 1), row(0, .4, 0), row(1, 0, .6)),
                FREE.withLimits(LIMITS.withTurnover(.5)));
        assertThat(events(result)).isEqualTo("""
                1 TRADE 40 @ 10.0 = -400
                2 TRADE -40 @ 10.0 = 400
                2 TRADE 10 @ 10.0 = -100
                3 TRADE -10 @ 10.0 = 100
                """);
    }

    @Test
    void an_order_is_no_more_than_its_share_of_a_usual_days_volume() {
        // A million shares a day at 10; one percent of 10 million is 10,000 shares.
        Tape tape = new Tape(PriceBasis.RAW).with("A", flat(27, 10), flat(27, 10));
        BacktestSpec spec = FREE.withCapital(1e6).withLimits(LIMITS.withParticipation(.01));
        BacktestResult result = run(
                tape,
                tape.decide(Holding.untilNext(), row(20, 1), row(22, .25), row(23, .25), row(24, 0), row(25, 0)),
                spec);
        // On day 20 there are 21 bars and 20 returns: what is usual is known from day 21 on. Then 25,000 are wanted and
        // come in steps of 10,000, and leave likewise. Day 20 is the first session of the book.
        assertThat(events(result)).isEqualTo("""
                3 TRADE 10000 @ 10.0 = -100000
                4 TRADE 10000 @ 10.0 = -100000
                5 TRADE -10000 @ 10.0 = 100000
                6 TRADE -10000 @ 10.0 = 100000
                """);
        assertThat(result.notes().limited().cut()).isEqualTo(3);
        assertThat(result.notes().limited().thin()).isEqualTo(1);
    }

    @Test
    void impact_grows_with_the_share_of_volume_as_known_the_evening_before() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", flat(25, 10), flat(25, 10));
        BacktestSpec spec = FREE.withCapital(1e6).withCosts(CostModel.free().withImpact(Impact.volumeShare(.1)));
        BacktestResult result = run(tape, tape.decide(new Holding(1, 1), row(22, .5)), spec);
        // 500,000 of 10 million are a twentieth: .1 / 400 of 500,000 = 125, on each side.
        assertEquity(result, 1e6, 1e6 - 125, 1e6 - 250);
        assertThat(result.totals().slippage()).isEqualByComparingTo("250");
        assertThat(result.events().slippage(0)).isEqualByComparingTo("125");
    }

    @Test
    void by_the_square_root_law_it_grows_with_volatility_too() {
        double[] price = new double[26];
        Arrays.setAll(price, day -> day % 2 == 0 ? 10 : 12.5);
        Tape tape = new Tape(PriceBasis.RAW).with("A", price, price);
        BacktestSpec spec = FREE.withCapital(1e6).withCosts(CostModel.free().withImpact(Impact.squareRoot(2)));
        BacktestResult result = run(tape, tape.decide(new Holding(9, 1), row(24, .5)), spec);
        // Up to day 24 eleven returns are -.2 and ten are +.25: variance .45^2 x 110 / (21 x 20). Of 21 closes eleven
        // are 10: (110 + 125) / 21 million a day. 50,000 shares at 12.5 are bought.
        double deviation = .45 * Math.sqrt(110 / 420.0);
        double share = 50_000 * 12.5 / (235e6 / 21);
        assertThat(result.events().slippage(0).doubleValue())
                .isCloseTo(50_000 * 12.5 * 2 * deviation * Math.sqrt(share), within(1e-5));
    }

    @Test
    void a_stop_loss_is_seen_at_the_close_and_sold_at_the_next_open() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", row(10, 10, 10, 8, 8), row(10, 10, 9.4, 8, 8));
        // Bought at 10; 9.4 is 6 % below. The gap to 8 is paid.
        BacktestResult result =
                run(tape, tape.decide(new Holding(9, 1), row(0, 1)), FREE.withStops(new Stops(.05, 0, 0, 5)));
        assertThat(events(result)).isEqualTo("""
                1 TRADE 100 @ 10.0 = -1000
                3 TRADE -100 @ 8.0 = 800
                """);
        assertThat(result.notes().limited().stops()).isEqualTo(1);
    }

    @Test
    void what_a_stop_sells_comes_out_of_the_days_turnover() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", row(10, 10, 10, 9), row(10, 10, 9, 9))
                .with("B", flat(4, 10), flat(4, 10));
        // Half of 1000 may be traded: 25 of each. At 9 the stop sells 225; of 487.5 that leaves 262.5 for 725 of B.
        BacktestResult result = run(
                tape,
                tape.decide(Holding.untilNext(), row(0, .5, .5), row(2, 0, 1)),
                FREE.withLimits(LIMITS.withTurnover(.5)).withStops(new Stops(.05, 0, 0, 3)));
        assertThat(events(result)).isEqualTo("""
                1 TRADE 25 @ 10.0 = -250
                1 TRADE 25 @ 10.0 = -250
                3 TRADE -25 @ 9.0 = 225
                3 TRADE 26.25 @ 10.0 = -262.5
                """);
    }

    @Test
    void volumes_of_total_return_prices_are_refused() {
        Tape tape = new Tape(PriceBasis.TOTAL_RETURN).with("A", flat(27, 10), flat(27, 10));
        Decisions decisions = tape.decide(new Holding(9, 1), row(22, .5));
        BacktestSpec spec = FREE.withLimits(LIMITS.withParticipation(.1));
        assertThatThrownBy(() -> Backtest.run(decisions, tape.prices(), spec)).hasMessageContaining("TOTAL_RETURN");
        assertThatThrownBy(() -> VectorScreen.returns(decisions, tape.prices(), spec))
                .hasMessageContaining("TOTAL_RETURN");
    }

    @Test
    void after_a_stop_decisions_are_not_carried_out_for_a_pause() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", flat(7, 10), row(10, 10, 9, 9, 9, 9, 9));
        // Hit at the close of day 2: the decisions of days 2 and 3 lapse, that of day 4 is carried out.
        BacktestResult result = run(
                tape,
                tape.decide(new Holding(1, 1), row(0, 1), row(1, 1), row(2, 1), row(3, 1), row(4, .9), row(5, 0)),
                FREE.withStops(new Stops(.05, 0, 0, 2)));
        assertThat(events(result)).isEqualTo("""
                1 TRADE 100 @ 10.0 = -1000
                3 TRADE -100 @ 10.0 = 1000
                5 TRADE 100 @ 10.0 = -1000
                6 TRADE -100 @ 10.0 = 1000
                """);
        assertThat(result.notes().limited().paused()).isEqualTo(2);
    }

    @Test
    void gains_are_taken_and_trailing_stops_follow_the_best_close_also_of_shorts() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("UP", row(10, 10, 10, 11, 11), row(10, 10, 11, 11, 11))
                .with("BACK", row(10, 10, 12, 11, 11), row(10, 12, 12, 11.2, 11))
                .with("SHORT", row(10, 10, 10, 9, 9), row(10, 8, 8, 8.9, 9));
        BacktestResult result = run(
                tape, tape.decide(new Holding(9, 1), row(0, .2, .2, -.2)), FREE.withStops(new Stops(0, .25, .06, 5)));
        // UP gains 10 %: nothing. BACK falls from 12 to 11.2, 6.7 %, though it is above its entry. SHORT rises from 8
        // to
        // 8.9, 11 %.
        assertThat(events(result)).isEqualTo("""
                1 TRADE 20 @ 10.0 = -200
                1 TRADE 20 @ 10.0 = -200
                1 TRADE -20 @ 10.0 = 200
                4 TRADE -20 @ 11.0 = 220
                4 TRADE 20 @ 9.0 = -180
                """);
        BacktestResult taken =
                run(tape, tape.decide(new Holding(9, 1), row(0, .2, 0, 0)), FREE.withStops(new Stops(0, .1, 0, 5)));
        assertThat(taken.events().session(1)).isEqualTo(3);
    }

    @Test
    void splits_and_dividends_hit_no_stop() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", row(100, 100, 50, 46), row(100, 100, 50, 46))
                .action("A", 2, Kind.SPLIT, 2)
                .action("A", 3, Kind.DIVIDEND, 3);
        // 50 less 3 of dividend: 46 is 2.1 % below the entry.
        BacktestResult result =
                run(tape, tape.decide(new Holding(9, 1), row(0, 1)), FREE.withStops(new Stops(.04, 0, .04, 5)));
        assertThat(result.notes().limited().stops()).isZero();
        assertThat(run(tape, tape.decide(new Holding(9, 1), row(0, 1)), FREE.withStops(new Stops(.02, 0, 0, 5)))
                        .notes()
                        .limited()
                        .stops())
                .isEqualTo(1);
    }

    @Test
    void positions_shrink_with_the_drawdown_and_grow_again_when_the_peak_is_long_ago() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", row(10, 10, 8, 8, 8), row(10, 8, 8, 8, 8));
        // 500 in A lose 100: a drawdown of 10 %, half of the way from 5 % to 15 %.
        BacktestResult result = run(
                tape,
                tape.decide(Holding.untilNext(), row(0, .5), row(1, .5), row(3, .5)),
                FREE.withBrake(new DrawdownBrake(.05, .15, 3)));
        // Day 1: 900 x .5 x .5 / 8 = 28.125 shares. Day 3: the peak of 1000 is out of the window of three: 56.25.
        assertThat(events(result)).isEqualTo("""
                1 TRADE 50 @ 10.0 = -500
                2 TRADE -21.875 @ 8.0 = 175
                4 TRADE 28.125 @ 8.0 = -225
                """);
        assertThat(result.notes().limited().brakedDays()).isEqualTo(1);
    }

    @Test
    void cash_earns_interest_but_the_proceeds_of_shorts_do_not() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", flat(3, 10), flat(3, 10)).with("B", flat(3, 10), flat(3, 10));
        BacktestSpec spec = FREE.withCash(RiskFree.constant(36.5));
        // A tenth of a percent a night: 1 on 1000, then .5 on 1001 - 500 of cash, rounded: .501.
        assertEquity(run(tape, tape.decide(new Holding(9, 1), row(0, .5, 0)), spec), 1000, 1001, 1001.501);
        // Short 500: cash is 1501, of which 1001 earn.
        BacktestResult shorted = run(tape, tape.decide(new Holding(9, 1), row(0, 0, -.5)), spec);
        assertEquity(shorted, 1000, 1001, 1002.001);
        assertThat(shorted.totals().interest()).isEqualByComparingTo("2.001");
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> new Limits(1, 0, Limits.NONE, Limits.NONE)).hasMessageContaining("'name'");
        assertThatThrownBy(() -> new Limits(1, Double.NaN, Limits.NONE, Limits.NONE))
                .hasMessageContaining("'name'");
        assertThatThrownBy(() -> new Stops(-.1, 0, 0, 1)).hasMessageContaining("'loss'");
        assertThatThrownBy(() -> new Stops(.1, 0, 0, 0)).hasMessageContaining("'pause'");
        assertThatThrownBy(() -> new DrawdownBrake(.2, .1, 9)).hasMessageContaining("'to'");
        assertThatThrownBy(() -> Impact.squareRoot(-1)).hasMessageContaining("'coefficient'");
    }
}
