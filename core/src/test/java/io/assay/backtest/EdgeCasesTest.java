package io.assay.backtest;

import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;

import static io.assay.backtest.Hand.FREE;
import static io.assay.backtest.Hand.NO_BAR;
import static io.assay.backtest.Hand.assertEquity;
import static io.assay.backtest.Hand.events;
import static io.assay.backtest.Hand.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What happens seldom and costs most: ruin, halts, and actions on the very day of a fill; computed by hand. */
class EdgeCasesTest {
    private static final double[] TENS = {10, 10, 10, 10, 10, 10};

    private static Tape raw(String symbol, double[] open, double[] close) {
        return new Tape(PriceBasis.RAW).with(symbol, open, close);
    }

    @Test
    void a_short_squeeze_below_zero_ends_the_run_and_the_debt_stays() {
        Tape tape = raw("A", row(10, 10, 20, 30, 5, 5), row(10, 10, 25, 30, 5, 5));
        // 100 short at 10: cash 2000. Close 25: 2000 - 2500 = -500, ruin. Bought back at the next open 30: cash -1000.
        BacktestResult result = Backtest.run(
                tape.decide(new Holding(9, 1), row(0, -1), row(1, 0), row(2, 1), row(3, 1)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                1 TRADE -100 @ 10.0 = 1000
                3 TRADE 100 @ 30.0 = -3000
                """);
        assertEquity(result, 1000, 1000, -500, -1000, -1000, -1000);
        assertThat(result.notes().ruinedOn()).isEqualTo(Tape.MONDAY + 2);
        assertThat(result.notes().sentences())
                .containsExactly("The equity was lost whole on 2020-01-08;"
                        + " what was held was sold and nothing decided from then on.");
        assertThat(result.returns()).containsExactly(0, -1.5, 0, 0, 0);
        assertThat(result.trips().losses()).isEqualTo(1);
        assertThat(result.trips().lost()).isCloseTo(2000, within(1e-9));
    }

    @Test
    void what_is_owed_after_ruin_goes_on_costing_interest() {
        Tape tape = raw("A", row(10, 10, 20, 30, 5, 5), row(10, 10, 25, 30, 5, 5));
        CostModel costs = CostModel.free().withHolding(0, 365);
        // Cash is 2000 until the purchase of day 3 leaves -1000; then 1 bp a day: -0.10, and -0.10001 on -1000.10.
        BacktestResult result =
                Backtest.run(tape.decide(new Holding(9, 1), row(0, -1)), tape.prices(), FREE.withCosts(costs));
        assertEquity(result, 1000, 1000, -500, -1000, -1000.1, -1000.20001);
        assertThat(result.totals().financing()).isEqualByComparingTo("0.20001");
    }

    @Test
    void figures_of_a_ruined_account_say_a_total_loss_or_nothing_at_all() {
        Tape tape = raw("A", row(10, 10, 20, 30, 5, 5), row(10, 10, 25, 30, 5, 5));
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(0, -1)), tape.prices(), FREE);
        Performance figures = Performance.of(result, Performance.Terms.of(RiskFree.constant(0), Trials.of(1)));
        // Growth of 1.5 times the capital is lost on day 2; a year's growth of a negative amount has no meaning.
        assertThat(figures.growth().total()).isCloseTo(-1.5, within(1e-12));
        assertThat(figures.growth().annual()).isNaN();
        // From 1000 to -1000 is a fall by twice the maximum.
        assertThat(figures.drawdown().depth()).isCloseTo(2, within(1e-12));
        assertThat(figures.drawdown().recovered()).isEqualTo(Drawdown.NEVER);
    }

    @Test
    void an_account_of_exactly_nothing_is_ruined_too() {
        Tape tape =
                raw("A", row(10, 10, 10), row(10, 10, 10)).with("B", TENS, TENS).action("A", 2, Kind.DELISTING, -1);
        BacktestResult result = Backtest.run(
                tape.decide(new Holding(9, 1), row(0, 1, 0), row(3, 0, 1), row(4, 0, 1)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                1 TRADE 100 @ 10.0 = -1000
                2 DELISTING -100 @ 0.0 = 0
                """);
        assertEquity(result, 1000, 1000, 0, 0, 0, 0);
        assertThat(result.returns()).containsExactly(0, -1, 0, 0, 0);
        assertThat(result.notes().ruinedOn()).isEqualTo(Tape.MONDAY + 2);
    }

    @Test
    void a_ruin_before_1970_is_for_good_and_told_too() {
        Tape tape = new Tape(PriceBasis.RAW, Days.of(1965, 1, 4))
                .with("A", row(10, 10, 20, 30, 5, 5), row(10, 10, 25, 30, 5, 5))
                .with("B", row(10, 10, 0, 0, 8, 8), row(10, 10, NO_BAR, NO_BAR, 8, 8));
        // As below: 0 on day 3, 1150 once both are closed on day 4. The decision of day 4 must not be carried out.
        BacktestResult result =
                Backtest.run(tape.decide(new Holding(9, 1), row(0, -.5, .5), row(4, 1, 0)), tape.prices(), FREE);
        assertEquity(result, 1000, 1000, 250, 0, 1150, 1150);
        assertThat(result.totals().trades()).isEqualTo(4);
        assertThat(result.notes().ruinedOn()).isEqualTo(Days.of(1965, 1, 7));
        assertThat(result.notes().sentences()).first().asString().startsWith("The equity was lost whole on 1965-01-07");
    }

    @Test
    void a_ruined_account_sells_a_halted_stock_when_it_trades_again() {
        Tape tape = raw("A", row(10, 10, 20, 30, 5, 5), row(10, 10, 25, 30, 5, 5))
                .with("B", row(10, 10, 0, 0, 8, 8), row(10, 10, NO_BAR, NO_BAR, 8, 8));
        // 50 short A, 50 long B. Day 2: 1000 - 1250 + 500 = 250. Day 3: 1000 - 1500 + 500 = 0, ruin. Day 4: A is bought
        // at 5, B sold at its next open 8: cash 1000 - 250 + 400 = 1150. The books say what happened: no second life.
        BacktestResult result =
                Backtest.run(tape.decide(new Holding(9, 1), row(0, -.5, .5), row(4, 1, 0)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                1 TRADE -50 @ 10.0 = 500
                1 TRADE 50 @ 10.0 = -500
                4 TRADE 50 @ 5.0 = -250
                4 TRADE -50 @ 8.0 = 400
                """);
        assertEquity(result, 1000, 1000, 250, 0, 1150, 1150);
        assertThat(result.returns()[2]).isEqualTo(-1);
        assertThat(result.returns()[3]).isZero();
    }

    @Test
    void a_delisting_on_the_day_of_the_fill_is_booked_after_the_fill() {
        Tape tape = raw("A", row(10, 11), row(10, 8)).with("B", TENS, TENS).action("A", 1, Kind.DELISTING, -.5);
        // 50 bought at the open of its last bar, paid out at that close: 50 x 8 x 0.5 = 200. 1000 - 550 + 200 = 650.
        BacktestResult result =
                Backtest.run(tape.decide(new Holding(2, 1), row(0, .5, 0), row(1, .5, 0)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                1 TRADE 50 @ 11.0 = -550
                1 DELISTING -50 @ 4.0 = 200
                """);
        assertEquity(result, 1000, 650, 650, 650, 650, 650);
        // The second decision came at the close at which the end of the listing was known.
        assertThat(result.notes().unpriced()).isEqualTo(1);
        assertThat(result.notes().unfilled()).isZero();
    }

    @Test
    void a_short_of_a_stock_that_becomes_worthless_keeps_all_it_was_sold_for() {
        Tape tape =
                raw("A", row(10, 10, 9), row(10, 10, 8)).with("B", TENS, TENS).action("A", 2, Kind.DELISTING, -1);
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(0, -.5, 0)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                1 TRADE -50 @ 10.0 = 500
                2 DELISTING 50 @ 0.0 = 0
                """);
        assertEquity(result, 1000, 1000, 1500, 1500, 1500, 1500);
        assertThat(result.trips().gained()).isCloseTo(500, within(1e-9));
    }

    @Test
    void of_two_recorded_delistings_the_earlier_holds_in_whatever_order_they_come() {
        double[] price = {10, 10, 8, 8, 8, 8};
        Tape ascending = raw("A", price, price)
                .with("B", TENS, TENS)
                .action("A", 2, Kind.DELISTING, -.5)
                .action("A", 4, Kind.DELISTING, 0);
        Tape descending = raw("A", price, price)
                .with("B", TENS, TENS)
                .action("A", 4, Kind.DELISTING, 0)
                .action("A", 2, Kind.DELISTING, -.5);
        for (Tape tape : new Tape[] {ascending, descending}) {
            // 50 x 8 x 0.5 = 200 at the close of day 2.
            BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(0, .5, 0)), tape.prices(), FREE);
            assertEquity(result, 1000, 1000, 700, 700, 700, 700);
        }
    }

    @Test
    void a_split_on_the_day_of_the_fill_multiplies_the_order_alone() {
        Tape tape = raw("A", row(100, 400, 400), row(100, 400, 440)).action("A", 1, Kind.SPLIT, .25);
        // 10 ordered at 100 become 2.5, whole shares 2, bought at 400: nothing was held, so nobody is paid for the
        // half.
        BacktestResult result =
                Backtest.run(tape.decide(Holding.untilNext(), row(0, 1)), tape.prices(), FREE.withWholeShares(true));
        assertThat(events(result)).isEqualTo("1 TRADE 2 @ 400.0 = -800\n");
        assertEquity(result, 1000, 1000, 1080);
    }

    @Test
    void a_reverse_split_that_leaves_no_whole_share_pays_the_holder_out() {
        Tape tape = raw("A", row(300, 300, 3300), row(300, 300, 3300)).action("A", 2, Kind.SPLIT, .1);
        // 3 shares for 900 become 0.3, of which none can be held: 0.3 x 3300 = 990 in cash.
        BacktestResult result =
                Backtest.run(tape.decide(Holding.untilNext(), row(0, 1)), tape.prices(), FREE.withWholeShares(true));
        assertThat(events(result)).isEqualTo("""
                1 TRADE 3 @ 300.0 = -900
                2 SPLIT -3 @ 0.1 = 990
                """);
        assertEquity(result, 1000, 1000, 1090);
    }

    @Test
    void a_split_doubles_a_short_and_what_it_owes() {
        Tape tape = raw("A", row(100, 100, 50, 40), row(100, 100, 50, 40)).action("A", 2, Kind.SPLIT, 2);
        // 5 short at 100: cash 1500. 10 owed at 50: 1000. Bought back at 40: 1500 - 400 = 1100.
        BacktestResult result = Backtest.run(tape.decide(new Holding(2, 1), row(0, -.5)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                1 TRADE -5 @ 100.0 = 500
                2 SPLIT -5 @ 2.0 = 0
                3 TRADE 10 @ 40.0 = -400
                """);
        assertEquity(result, 1000, 1000, 1000, 1100);
    }

    @Test
    void a_short_pays_the_dividend_of_a_halt_on_the_next_bar_before_it_is_closed() {
        Tape tape = raw("A", row(20, 20, 0, 18, 18), row(20, 20, NO_BAR, 18, 18))
                .with("B", TENS, TENS)
                .action("A", 2, Kind.DIVIDEND, 1);
        // 25 short at 20: cash 1500. Ex on day 2, no bar: paid on day 3, -25, and bought back there at 18 = -450.
        BacktestResult result = Backtest.run(tape.decide(new Holding(1, 1), row(0, -.5, 0)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                1 TRADE -25 @ 20.0 = 500
                3 DIVIDEND 0 @ 1.0 = -25
                3 TRADE 25 @ 18.0 = -450
                """);
        assertEquity(result, 1000, 1000, 1000, 1025, 1025, 1025);
        assertThat(result.totals().dividends()).isEqualByComparingTo("-25");
    }

    @Test
    void a_dividend_before_a_split_within_one_halt_is_cash_a_share_of_before_the_split() {
        Tape tape = raw("A", row(100, 100, 0, 0, 49.5), row(100, 100, NO_BAR, NO_BAR, 49.5))
                .with("B", TENS, TENS)
                .action("A", 2, Kind.DIVIDEND, 1)
                .action("A", 3, Kind.SPLIT, 2);
        // 10 shares get 1 each, then become 20: 10 + 20 x 49.5 = 1000.
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(0, 1, 0)), tape.prices(), FREE);
        assertThat(result.totals().dividends()).isEqualByComparingTo("10");
        assertEquity(result, 1000, 1000, 1000, 1000, 1000, 20 * 49.5 + 10);
    }

    @Test
    void a_dividend_after_a_split_within_one_halt_is_cash_a_share_of_after_the_split() {
        Tape tape = raw("A", row(100, 100, 0, 0, 49.5), row(100, 100, NO_BAR, NO_BAR, 49.5))
                .with("B", TENS, TENS)
                .action("A", 3, Kind.DIVIDEND, .5)
                .action("A", 2, Kind.SPLIT, 2);
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(0, 1, 0)), tape.prices(), FREE);
        assertThat(result.totals().dividends()).isEqualByComparingTo("10");
        assertEquity(result, 1000, 1000, 1000, 1000, 1000, 20 * 49.5 + 10);
    }

    @Test
    void a_decision_on_the_last_day_moves_nothing_and_is_noted() {
        Tape tape = raw("A", row(10, 10, 12), row(10, 10, 12));
        BacktestResult result = Backtest.run(tape.decide(new Holding(1, 1), row(2, 1)), tape.prices(), FREE);
        assertThat(result.size()).isEqualTo(1);
        assertThat(events(result)).isEmpty();
        assertEquity(result, 1000);
        assertThat(result.returns()).isEmpty();
        assertThat(result.notes().sentences()).containsExactly("1 orders never filled because no bar followed.");
        Performance figures = Performance.of(result, Performance.Terms.of(RiskFree.constant(2), Trials.of(1)));
        assertThat(figures.growth().total()).isNaN();
        assertThat(figures.sharpe().annual()).isNaN();
        assertThat(figures.drawdown().depth()).isNaN();
        assertThat(figures.trading().turnover()).isNaN();
    }

    @Test
    void an_order_sized_before_a_jump_is_filled_in_full_and_borrows_the_rest() {
        Tape tape = raw("A", row(10, 15, 15), row(10, 15, 15));
        CostModel costs = CostModel.free().withHolding(0, 365);
        // 100 sized at 10 cost 1500 at 15: cash -500, exposure 1500 on equity 1000; a night at 1 bp costs 0.05.
        BacktestResult result =
                Backtest.run(tape.decide(Holding.untilNext(), row(0, 1)), tape.prices(), FREE.withCosts(costs));
        assertThat(result.cash(1)).isEqualByComparingTo("-500");
        assertEquity(result, 1000, 1000, 999.95);
        assertThat(result.notes().scaledDays()).isZero();
    }

    @Test
    void a_share_dearer_than_the_whole_account_is_not_bought() {
        Tape tape = raw("A", row(1001, 900, 900), row(1001, 900, 900));
        BacktestResult result =
                Backtest.run(tape.decide(Holding.untilNext(), row(0, 1)), tape.prices(), FREE.withWholeShares(true));
        assertThat(events(result)).isEmpty();
        assertEquity(result, 1000, 1000, 1000);
        assertThat(result.notes().sentences()).isEmpty();
    }

    @Test
    void a_book_decided_in_a_halt_replaces_the_order_that_waits() {
        Tape tape = raw("A", row(10, 0, 11, 12), row(10, NO_BAR, 11, 12)).with("B", TENS, TENS);
        BacktestResult withdrawn =
                Backtest.run(tape.decide(Holding.untilNext(), row(0, .5, 0), row(1, 0, 0)), tape.prices(), FREE);
        assertThat(events(withdrawn)).isEmpty();
        // 0.2 instead of 0.5: 20 shares, at the next open 11.
        BacktestResult smaller =
                Backtest.run(tape.decide(Holding.untilNext(), row(0, .5, 0), row(1, .2, 0)), tape.prices(), FREE);
        assertThat(events(smaller)).startsWith("2 TRADE 20 @ 11.0 = -220\n");
    }

    @Test
    void orders_of_two_days_that_wait_in_a_halt_are_filled_as_one_trade() {
        Tape tape = raw("A", row(10, 0, 11, 12), row(10, NO_BAR, 11, 12)).with("B", TENS, TENS);
        // 50 and 25 bought at 11 on day 2, both sold one bar later at 12: +75.
        BacktestResult result =
                Backtest.run(tape.decide(new Holding(1, 1), row(0, .5, 0), row(1, .25, 0)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                2 TRADE 75 @ 11.0 = -825
                3 TRADE -75 @ 12.0 = 900
                """);
        assertEquity(result, 1000, 1000, 1000, 1075, 1075, 1075);
    }

    @Test
    void a_long_and_a_short_tranche_cancel_in_the_book_and_end_as_two_trips() {
        Tape tape = raw("A", row(10, 10, 12, 13, 9), row(10, 10, 12, 13, 9)).action("A", 3, Kind.DIVIDEND, 1);
        // Day 1: +50 at 10. Day 2: -50 at 12: cash 1100, nothing held, so no dividend on day 3. Day 3: the first leaves
        // at 13: cash 1750. Day 4: the second is bought back at 9: 1300. First: 50 x (13 - 10 + 1) = 200, second
        // 50 x (12 - 9 - 1) = 100.
        BacktestResult result =
                Backtest.run(tape.decide(new Holding(2, 1), row(0, .5), row(1, -.5)), tape.prices(), FREE);
        assertThat(events(result)).isEqualTo("""
                1 TRADE 50 @ 10.0 = -500
                2 TRADE -50 @ 12.0 = 600
                3 TRADE -50 @ 13.0 = 650
                4 TRADE 50 @ 9.0 = -450
                """);
        assertEquity(result, 1000, 1000, 1100, 1750 - 650, 1300);
        assertThat(result.trips().wins()).isEqualTo(2);
        assertThat(result.trips().gained()).isCloseTo(300, within(1e-9));
    }

    @Test
    void a_weekend_costs_three_days_of_borrowing() {
        double[] price = {10, 10, NO_BAR, NO_BAR, 10};
        Tape tape = raw("A", price, price);
        CostModel costs = CostModel.free().withHolding(365, 0);
        // 50 short of 10 each: 500 x 1 bp x 3 days = 0.15.
        BacktestResult result =
                Backtest.run(tape.decide(new Holding(9, 1), row(0, -.5)), tape.prices(), FREE.withCosts(costs));
        assertThat(result.size()).isEqualTo(3);
        assertEquity(result, 1000, 1000, 999.85);
    }

    @Test
    void the_asked_days_cut_the_run_and_what_is_still_open_is_worth_its_last_close() {
        Tape tape = raw("A", row(10, 10, 11, 12, 99), row(10, 10, 11, 12, 99));
        BacktestSpec spec = FREE.between(Tape.MONDAY, Tape.MONDAY + 3);
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(1, 1)), tape.prices(), spec);
        // 100 at 11 is 1100 of cash; worth 1200 on the last asked day.
        assertEquity(result, 1000, 1000, 1000, 1100);
        assertThat(result.trips().count()).isZero();
        assertThat(result.trips().open()).isCloseTo(100, within(1e-9));
        assertThat(result.spec()).isEqualTo(spec);
        assertThat(result.cash(3)).isEqualByComparingTo("-100");
        assertThat(result.traded(2)).isEqualTo(1100);
    }

    @Test
    void prices_without_one_traded_bar_are_refused_in_a_sentence() {
        Tape tape = raw("A", row(0, 0), row(1, 1));
        assertThatThrownBy(() -> Backtest.run(tape.decide(Holding.untilNext(), row(0, 1)), tape.prices(), FREE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no instrument has a bar with a positive open and close");
    }

    @Test
    void more_money_than_the_ledger_can_hold_is_refused_in_a_sentence() {
        Tape tape = raw("A", row(1, 1, 1e9, 1e9), row(1, 1, 1e9, 1e9));
        assertThatThrownBy(() ->
                        Backtest.run(tape.decide(new Holding(1, 1), row(0, 1)), tape.prices(), FREE.withCapital(1e6)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("beyond what the ledger can book");
    }

    @Test
    void bars_without_a_price_are_left_out_and_counted() {
        Tape tape = raw("A", row(10, 0, 10, 10), row(10, 10, 10, 10)).with("B", TENS, TENS);
        BacktestResult result = Backtest.run(tape.decide(new Holding(1, 1), row(0, .5, 0)), tape.prices(), FREE);
        assertThat(events(result)).startsWith("2 TRADE 50");
        assertThat(result.notes().sentences())
                .containsExactly("1 bars without a positive open and close, on which nothing was traded.");
    }

    @Test
    void bars_after_a_delisting_are_left_out_and_counted() {
        Tape tape = raw("A", TENS, TENS).with("B", TENS, TENS).action("A", 3, Kind.DELISTING, 0);
        BacktestResult result = Backtest.run(tape.decide(new Holding(9, 1), row(0, .5, 0)), tape.prices(), FREE);
        assertThat(result.notes().barsAfterDelisting()).isEqualTo(2);
        assertThat(events(result)).endsWith("3 DELISTING -50 @ 10.0 = 500\n");
    }
}
