package io.assay.backtest;

import io.assay.market.CorporateAction.Kind;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;

import static io.assay.backtest.Hand.FREE;
import static io.assay.backtest.Hand.NO_BAR;
import static io.assay.backtest.Hand.assertEquity;
import static io.assay.backtest.Hand.events;
import static io.assay.backtest.Hand.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Small cases computed by hand, to the cent; the arithmetic stands in the comments. */
class HandComputedTest {
    @Test
    void five_bars_enter_at_the_next_open_and_leave_two_bars_later() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", row(9, 11, 12, 13, 14), row(10, 12, 11, 15, 16));
        // Decided on day 0 with 1000: 1000 / 10 = 100 shares. Bought at 11: cash -100. Sold at 13: cash 1200.
        BacktestResult result = Backtest.run(tape.decide(new Holding(2, 1), row(0, 1)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                1 TRADE 100 @ 11.0 = -1100
                3 TRADE -100 @ 13.0 = 1300
                """);
        assertEquity(result, 1000, -100 + 1200, -100 + 1100, 1200, 1200);
        assertThat(result.cash(4)).isEqualByComparingTo("1200");
    }

    @Test
    void filled_at_the_close_it_enters_and_leaves_at_the_next_closes() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", row(9, 11, 12, 13, 14), row(10, 12, 11, 15, 16));
        // 100 shares bought at 12 on day 1, sold at 15 on day 3.
        BacktestResult result =
                Backtest.run(tape.decide(new Holding(2, 1), row(0, 1)), tape.prices(), FREE.withFill(Fill.CLOSE));
        assertThat(events(result)).isEqualTo("""
                1 TRADE 100 @ 12.0 = -1200
                3 TRADE -100 @ 15.0 = 1500
                """);
        assertEquity(result, 1000, 1000, 900, 1300, 1300);
    }

    @Test
    void costs_of_each_kind_are_charged_on_both_sides() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", row(10, 10, 10, 12), row(10, 10, 10, 12));
        CostModel costs = CostModel.free().withTrading(10, 5, 20).withMinimumCommission(2);
        // 50 shares: bought for 500: commission max(2, .50) = 2, half-spread .25, slippage 1.00 = 3.25;
        // sold for 600: 2 + .30 + 1.20 = 3.50. 1000 + 100 - 6.75 = 1093.25.
        BacktestResult result =
                Backtest.run(tape.decide(new Holding(2, 1), row(0, .5)), tape.prices(), FREE.withCosts(costs));
        assertEquity(result, 1000, 996.75, 996.75, 1093.25);
        assertThat(result.totals().commission()).isEqualByComparingTo("4");
        assertThat(result.totals().halfSpread()).isEqualByComparingTo("0.55");
        assertThat(result.totals().slippage()).isEqualByComparingTo("2.20");
        assertThat(result.totals().traded()).isEqualByComparingTo("1100");
        assertThat(result.events().commission(0)).isEqualByComparingTo("2");
        assertThat(result.events().halfSpread(1)).isEqualByComparingTo("0.30");
        assertThat(result.events().slippage(1)).isEqualByComparingTo("1.20");
    }

    @Test
    void a_raw_split_doubles_what_is_held_and_what_is_ordered() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", row(100, 100, 50, 52, 54), row(100, 100, 51, 52, 55))
                .action("A", 2, Kind.SPLIT, 2);
        // Day 0: 500 / 100 = 5 shares, bought on day 1 at 100. Day 1: equity 1000, 5 shares more for day 2, where both
        // become 10. 10 are bought at 50. Day 2: 20 x 51 + 0 cash = 1020. First tranche leaves on day 3 at 52, the
        // second on day 4 at 54: 520 + 540 = 1060.
        BacktestResult result =
                Backtest.run(tape.decide(Holding.overlapping(2), row(0, 1), row(1, 1)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                1 TRADE 5 @ 100.0 = -500
                2 SPLIT 5 @ 2.0 = 0
                2 TRADE 10 @ 50.0 = -500
                3 TRADE -10 @ 52.0 = 520
                4 TRADE -10 @ 54.0 = 540
                """);
        assertEquity(result, 1000, 1000, 1020, 1040, 1060);
    }

    @Test
    void a_split_in_adjusted_prices_is_not_applied_again() {
        Tape tape = new Tape(PriceBasis.SPLIT_ADJUSTED)
                .with("A", row(50, 50, 50, 52, 54), row(50, 50, 51, 52, 55))
                .action("A", 2, Kind.SPLIT, 2);
        BacktestResult result =
                Backtest.run(tape.decide(Holding.overlapping(2), row(0, 1), row(1, 1)), tape.prices(), FREE);
        // The same money as with raw prices.
        assertEquity(result, 1000, 1000, 1020, 1040, 1060);
        assertThat(events(result)).doesNotContain("SPLIT");
    }

    @Test
    void whole_shares_get_cash_for_the_half_share_of_a_split() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", row(90, 90, 60, 62), row(90, 90, 61, 62))
                .action("A", 2, Kind.SPLIT, 1.5);
        // 1000 / 90 = 11.1: 11 shares for 990, cash 10. 16.5 after the split: 16 and half of 60 = 30 in cash.
        BacktestResult result =
                Backtest.run(tape.decide(Holding.untilNext(), row(0, 1)), tape.prices(), FREE.withWholeShares(true));
        assertThat(events(result)).isEqualTo("""
                1 TRADE 11 @ 90.0 = -990
                2 SPLIT 5 @ 1.5 = 30
                """);
        assertEquity(result, 1000, 1000, 40 + 16 * 61, 40 + 16 * 62);
    }

    @Test
    void a_delisting_pays_its_return_on_the_last_close() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", row(10, 10, 9), row(10, 10, 8))
                .with("B", row(5, 5, 5, 5, 5), row(5, 5, 5, 5, 5))
                .action("A", 2, Kind.DELISTING, -.3);
        // 50 shares at 10; at the end of day 2 they become 50 x 8 x 0.7 = 280: 500 + 280.
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(0, .5, 0)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                1 TRADE 50 @ 10.0 = -500
                2 DELISTING -50 @ 5.6 = 280
                """);
        assertEquity(result, 1000, 1000, 780, 780, 780);
        assertThat(result.notes().sentences()).isEmpty();
    }

    @Test
    void a_delisting_after_the_last_bar_is_booked_when_it_is_known() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", row(10, 10, 9), row(10, 10, 8))
                .with("B", row(5, 5, 5, 5, 5), row(5, 5, 5, 5, 5))
                .action("A", 3, Kind.DELISTING, -1);
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(0, .5, 0)), tape.prices(), FREE);
        assertEquity(result, 1000, 1000, 900, 500, 500);
    }

    @Test
    void bars_that_end_without_a_delisting_pay_the_last_close_and_are_noted() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", row(10, 10, 9), row(10, 10, 8))
                .with("B", row(5, 5, 5, 5, 5), row(5, 5, 5, 5, 5));
        BacktestResult result = Backtest.run(
                tape.decide(new Holding(1, 1), row(0, .5, 0), row(1, 0, 0), row(2, .5, 0)), tape.prices(), FREE);
        // Sold at 9 on day 2; the order of day 2 finds no bar any more.
        assertEquity(result, 1000, 1000, 950, 950, 950);
        assertThat(result.notes().unfilled()).isEqualTo(1);
        BacktestResult held = Backtest.run(tape.decide(new Holding(9, 1), row(0, .5, 0)), tape.prices(), FREE);
        assertThat(events(held)).isEqualTo("""
                1 TRADE 50 @ 10.0 = -500
                3 END_OF_BARS -50 @ 8.0 = 400
                """);
        assertEquity(held, 1000, 1000, 900, 900, 900);
        assertThat(held.notes().ended()).isEqualTo(1);
        assertThat(held.notes().sentences()).hasSize(1);
    }

    @Test
    void a_recorded_dividend_goes_to_holders_of_the_day_before_and_is_paid_by_the_short() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", row(20, 20, 19, 19), row(20, 20, 19, 19))
                .with("B", row(20, 20, 19, 19), row(20, 20, 19, 19))
                .action("A", 2, Kind.DIVIDEND, 1)
                .action("B", 2, Kind.DIVIDEND, 1);
        // 25 long A, 12.5 short B: on day 2 +25 and -12.5 of cash, prices take the same away.
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(0, .5, -.25)), tape.prices(), FREE);
        assertEquity(result, 1000, 1000, 1000, 1000);
        assertThat(result.totals().dividends()).isEqualByComparingTo("12.5");
        assertThat(events(result)).contains("2 DIVIDEND 0 @ 1.0 = 25\n", "2 DIVIDEND 0 @ 1.0 = -12.5\n");
        // Decided on day 1, bought at the ex-day's open: too late.
        BacktestResult late = Backtest.run(tape.decide(new Holding(9, 1), row(1, .5, 0)), tape.prices(), FREE);
        assertThat(late.totals().dividends()).isZero();
    }

    @Test
    void a_dividend_is_derived_from_the_adjusted_close_where_none_is_recorded() {
        // A vendor's factor for 1.00 on a close of 20: 1 - 1 / 20 = 0.95 on all days before.
        double[] close = {20, 20, 19, 19};
        double[] adjusted = {19, 19, 19, 19};
        Tape tape = new Tape(PriceBasis.RAW).with("A", row(20, 20, 19, 19), close, adjusted);
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(0, .5)), tape.prices(), FREE);
        assertThat(events(result)).contains("2 DIVIDEND 0 @ 1.0");
        assertEquity(result, 1000, 1000, 1000, 1000);
        assertThat(result.notes().derivedDividends()).isEqualTo(1);
        assertThat(result.notes().suspiciousDividends()).isZero();
    }

    @Test
    void a_raw_split_is_no_derived_dividend() {
        // 100 before, 2 for 1, and 0.50 a new share on the same day: factor (1 - .5 / 50) / 2 = 0.495 before.
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", row(100, 100, 49.5, 49.5), row(100, 100, 49.5, 49.5), row(49.5, 49.5, 49.5, 49.5))
                .action("A", 2, Kind.SPLIT, 2);
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(0, 1)), tape.prices(), FREE);
        // 10 shares become 20, each gets 0.50.
        assertThat(events(result)).isEqualTo("""
                1 TRADE 10 @ 100.0 = -1000
                2 SPLIT 10 @ 2.0 = 0
                2 DIVIDEND 0 @ 0.5 = 10
                """);
        assertEquity(result, 1000, 1000, 1000, 1000);
    }

    @Test
    void total_return_prices_pay_no_dividends() {
        Tape tape = new Tape(PriceBasis.TOTAL_RETURN)
                .with("A", row(20, 20, 20, 20), row(20, 20, 20, 20))
                .action("A", 2, Kind.DIVIDEND, 1);
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(0, 1)), tape.prices(), FREE);
        assertThat(result.totals().dividends()).isZero();
    }

    @Test
    void a_halt_marks_at_the_last_close_and_moves_orders_to_the_next_traded_open() {
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", row(10, 0, 11, 0, 13, 14), row(10, NO_BAR, 12, NO_BAR, 14, 15))
                .with("B", row(5, 5, 5, 5, 5, 5), row(5, 5, 5, 5, 5, 5));
        // Decided on day 0: no bar on day 1, so bought on day 2 at 11; held for one bar: day 4 at 13.
        BacktestResult result = Backtest.run(tape.decide(new Holding(1, 1), row(0, .5, 0)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                2 TRADE 50 @ 11.0 = -550
                4 TRADE -50 @ 13.0 = 650
                """);
        assertEquity(result, 1000, 1000, 450 + 600, 1050, 1100, 1100);
    }

    @Test
    void a_short_gains_when_the_price_falls_and_pays_for_its_shares() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", row(10, 10, 9, 8), row(10, 10, 9, 8));
        CostModel costs = CostModel.free().withHolding(365, 0);
        // 50 short at 10. Fee 365 bp a year = 1 bp a day: of 500 = .05, of 450 = .045. Bought back at 8: +100.
        BacktestResult result =
                Backtest.run(tape.decide(new Holding(2, 1), row(0, -.5)), tape.prices(), FREE.withCosts(costs));
        assertEquity(result, 1000, 1000, 1049.95, 1100 - .05 - .045);
        assertThat(result.totals().borrow()).isEqualByComparingTo("0.095");
        assertThat(result.longs(1)).isZero();
        assertThat(result.shorts(1)).isEqualTo(500);
    }

    @Test
    void an_expiring_tranche_is_netted_against_the_new_one() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", row(10, 10, 20, 20), row(10, 20, 20, 20));
        CostModel costs = CostModel.free().withTrading(100, 0, 0);
        // Day 0: 50 shares at 10 cost 5 of commission. Day 1: equity 495 + 1000 = 1495, half of it at 20 = 37.375
        // shares; 12.625 fewer than held are sold at 20 = 252.50 less 2.525. Nothing follows: sold whole on day 3.
        BacktestResult result = Backtest.run(
                tape.decide(new Holding(1, 1), row(0, .5), row(1, .5)), tape.prices(), FREE.withCosts(costs));
        assertThat(events(result)).isEqualTo("""
                1 TRADE 50 @ 10.0 = -505
                2 TRADE -12.625 @ 20.0 = 249.975
                3 TRADE -37.375 @ 20.0 = 740.025
                """);
        assertThat(result.trips().count()).isEqualTo(2);
    }

    @Test
    void a_tranche_beyond_the_cap_is_scaled_down_and_noted() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", row(10, 10, 10, 10), row(10, 10, 10, 10));
        BacktestResult result =
                Backtest.run(tape.decide(new Holding(3, 1), row(0, .8), row(1, .8)), tape.prices(), FREE);
        // 800 are held; of the second 800 only 200 fit.
        assertThat(result.longs(1)).isEqualTo(800);
        assertThat(result.longs(2)).isEqualTo(1000);
        assertThat(result.notes().scaledDays()).isEqualTo(1);
        assertThat(result.notes().smallestScale()).isCloseTo(.25, within(1e-12));
    }

    @Test
    void negative_cash_pays_interest() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", row(10, 10, 10), row(10, 10, 10));
        BacktestSpec spec = FREE.withLeverageCap(2).withCosts(CostModel.free().withHolding(0, 365));
        BacktestResult result = Backtest.run(tape.decide(Holding.untilNext(), row(0, 2)), tape.prices(), spec);
        // 1000 borrowed for one night at 1 bp a day.
        assertEquity(result, 1000, 1000, 999.9);
        assertThat(result.totals().financing()).isEqualByComparingTo("0.1");
    }

    @Test
    void an_empty_book_closes_what_was_held_until_then() {
        Tape tape = new Tape(PriceBasis.RAW).with("A", row(10, 10, 11, 12), row(10, 10, 11, 12));
        BacktestResult result =
                Backtest.run(tape.decide(Holding.untilNext(), row(0, 1), row(1, 0)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                1 TRADE 100 @ 10.0 = -1000
                2 TRADE -100 @ 11.0 = 1100
                """);
    }
}
