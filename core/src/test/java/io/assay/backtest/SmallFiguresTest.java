package io.assay.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.market.PriceBasis;
import io.assay.market.Series;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Falls, trips, rates, books and dividends one by one. */
class SmallFiguresTest {
    private static int[] days(int count) {
        return IntStream.range(100, 100 + count).toArray();
    }

    @Property(tries = 300)
    void the_deepest_fall_is_that_of_a_search_through_all_pairs(
            @ForAll @IntRange(max = 100_000) int seed, @ForAll @IntRange(min = 2, max = 25) int size) {
        RandomGenerator random = Seed.of(seed).random();
        double[] equity = random.doubles(size, 1, 10).map(Math::rint).toArray();
        double deepest = 0;
        for (int peak = 0; peak < size; peak++) {
            for (int trough = peak; trough < size; trough++) {
                deepest = Math.max(deepest, 1 - equity[trough] / equity[peak]);
            }
        }
        Drawdown found = Drawdown.of(equity, days(size));
        assertThat(found.depth()).isCloseTo(deepest, within(1e-15));
        if (deepest == 0) {
            assertThat(found).isEqualTo(new Drawdown(0, Drawdown.NEVER, Drawdown.NEVER, Drawdown.NEVER));
            return;
        }
        int peak = found.peak() - 100;
        int trough = found.trough() - 100;
        assertThat(peak).isLessThan(trough);
        assertThat(1 - equity[trough] / equity[peak]).isEqualTo(found.depth());
        int back = IntStream.range(trough, size)
                .filter(s -> equity[s] >= equity[peak])
                .findFirst()
                .orElse(-101);
        assertThat(found.recovered()).isEqualTo(back == -101 ? Drawdown.NEVER : 100 + back);
    }

    @Test
    void the_maximum_of_a_fall_is_the_last_day_that_reached_it() {
        Drawdown twice = Drawdown.of(new double[] {10, 12, 12, 9, 12}, days(5));
        assertThat(twice).isEqualTo(new Drawdown(.25, 102, 103, 104));
    }

    @Test
    void trips_without_a_loss_have_no_profit_factor_and_flat_ones_do_not_count() {
        Trips.Tally tally = new Trips.Tally();
        tally.add(3);
        tally.add(1e-7);
        tally.add(-1e-7);
        Trips good = tally.with(0);
        assertThat(good).isEqualTo(new Trips(1, 0, 2, 3, 0, 0));
        assertThat(good.count()).isEqualTo(3);
        assertThat(good.winRate()).isEqualTo(1);
        assertThat(good.profitFactor()).isNaN();
        assertThat(good.payoffRatio()).isNaN();
        assertThat(new Trips.Tally().with(0).winRate()).isNaN();
        tally.add(-1);
        tally.add(-2);
        Trips mixed = tally.with(5);
        // 3 gained once, 3 lost in two: factor 1, but a gain is twice as large as a loss.
        assertThat(mixed.profitFactor()).isEqualTo(1);
        assertThat(mixed.payoffRatio()).isEqualTo(2);
        assertThat(mixed.winRate()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(mixed.open()).isEqualTo(5);
    }

    @Test
    void a_constant_rate_is_simple_interest_on_calendar_days() {
        // 3.65 % a year: 1 bp a day, 3 bp over a weekend.
        assertThat(RiskFree.constant(3.65).earned(0, 3)).isCloseTo(.0003, within(1e-18));
        assertThat(RiskFree.constant(0).earned(0, 3)).isZero();
        assertThat(RiskFree.constant(2).text()).isEqualTo("2.0 % a year throughout");
        assertThatThrownBy(() -> RiskFree.constant(Double.NaN)).hasMessageContaining("'percent'");
    }

    @Test
    void a_dated_rate_that_is_too_old_is_an_error_that_names_series_and_day() {
        Series bills = Series.of("DTB3", true, new int[] {0}, new int[] {10}, new double[] {3.65});
        RiskFree rate = RiskFree.dated(bills, 5);
        assertThat(rate.earned(15, 1)).isCloseTo(.0001, within(1e-18));
        assertThatThrownBy(() -> rate.earned(16, 1))
                .isInstanceOf(DataException.class)
                .hasMessage("DTB3 1970-01-17: no value was known that is at most 5 days old. Fix: load more of the"
                        + " series, or use a constant rate");
        assertThatThrownBy(() -> rate.earned(9, 1)).isInstanceOf(DataException.class);
        assertThat(rate.text()).contains("DTB3");
        assertThatThrownBy(() -> RiskFree.dated(bills, -1)).hasMessageContaining("'maxAge'");
    }

    @Test
    void trials_are_at_least_one_and_their_spread_is_that_of_luck_where_it_is_not_known() {
        assertThat(Trials.of(5).deviationOver(101)).isCloseTo(.1, within(1e-15));
        assertThat(new Trials(5, 5, .3).deviationOver(101)).isEqualTo(.3);
        assertThatThrownBy(() -> Trials.of(0)).hasMessageContaining("'count'");
        assertThatThrownBy(() -> new Trials(1, 1, -.1)).hasMessageContaining("'deviation'");
    }

    @Test
    void dividends_follow_from_adjusted_closes_by_the_factor_of_a_vendor() {
        // 2 on 100, then 1 on 50: factors before them (1 - 2/100)(1 - 1/50) = 0.9604 and 0.98.
        double[] close = {100, 98, 50, 49};
        double[] adjusted = {96.04, 96.04, 49, 49};
        double[] none = {1, 1, 1, 1};
        // Day 1: 100 (1 - .9604 / .98) = 2. Day 3: 50 (1 - .98 / 1) = 1.
        assertThat(DerivedDividends.of(close, adjusted, none)).containsExactly(new double[] {0, 2, 0, 1}, within(1e-9));
    }

    @Test
    void an_adjusted_close_that_is_missing_defers_its_dividend_to_the_next_row_that_has_one() {
        double nan = Double.NaN;
        double[] close = {100, 98, 98};
        double[] adjusted = {98, nan, 98};
        // Factors .98, unknown, 1: what is found on day 2 is measured on the close before it, 98 (1 - .98) = 1.96.
        assertThat(DerivedDividends.of(close, adjusted, new double[] {1, 1, 1}))
                .containsExactly(new double[] {0, 0, 1.96}, within(1e-9));
        assertThat(DerivedDividends.of(close, new double[] {nan, nan, nan}, new double[] {1, 1, 1}))
                .containsOnly(0);
        assertThat(DerivedDividends.of(new double[0], new double[0], new double[0]))
                .isEmpty();
    }

    @Test
    void what_rounding_to_cents_can_feign_is_no_dividend() {
        // The adjusted close is the close over 3, rounded to cents: the factor trembles by up to half a cent in 3.33.
        double[] close = {10.00, 10.01, 10.02, 10.01, 10.00};
        double[] adjusted = {3.33, 3.34, 3.34, 3.34, 3.33};
        assertThat(DerivedDividends.of(close, adjusted, new double[] {1, 1, 1, 1, 1}))
                .containsOnly(0);
    }

    @Test
    void a_holding_has_at_least_one_tranche() {
        assertThat(Holding.overlapping(5)).isEqualTo(new Holding(5, 5));
        assertThat(Holding.untilNext().isUntilNext()).isTrue();
        assertThat(Holding.overlapping(1).isUntilNext()).isFalse();
        assertThatThrownBy(() -> Holding.overlapping(0)).hasMessageContaining("'h'");
        assertThatThrownBy(() -> new Holding(-1, 1)).hasMessageContaining("'bars'");
        assertThatThrownBy(() -> new Holding(1, 0)).hasMessageContaining("'tranches'");
    }

    @Property(tries = 200)
    void the_best_and_the_worst_are_those_of_a_sort(
            @ForAll @IntRange(max = 100_000) int seed,
            @ForAll @IntRange(min = 1, max = 12) int size,
            @ForAll @IntRange(min = 1, max = 6) int k) {
        RandomGenerator random = Seed.of(seed).random();
        double[] scores = random.doubles(size)
                .map(s -> s < .2 ? Double.NaN : Math.rint(s * 4))
                .toArray();
        double[] sorted =
                Arrays.stream(scores).filter(s -> !Double.isNaN(s)).sorted().toArray();
        int found = Math.min(k, sorted.length);
        double[] top = Sizing.top(scores, k);
        double[] bottom = Sizing.bottom(scores, k);
        assertThat(picked(scores, top))
                .containsExactly(Arrays.copyOfRange(sorted, sorted.length - found, sorted.length));
        assertThat(picked(scores, bottom)).containsExactly(Arrays.copyOf(sorted, found));
        assertThat(Arrays.stream(top).sum()).isCloseTo((double) found / k, within(1e-12));
        assertThat(Arrays.stream(bottom).sum()).isCloseTo(-(double) found / k, within(1e-12));
    }

    private static double[] picked(double[] scores, double[] weights) {
        return IntStream.range(0, scores.length)
                .filter(i -> weights[i] != 0)
                .mapToDouble(i -> scores[i])
                .sorted()
                .toArray();
    }

    @Test
    void decisions_grow_without_losing_a_row_and_leave_out_weights_of_zero() {
        Tape tape = new Tape(PriceBasis.RAW);
        double[] one = {1};
        for (int i = 0; i < 30; i++) {
            tape.with("S" + (10 + i), one, one);
        }
        Decisions.Builder builder = Decisions.builder(tape.instruments(), Holding.untilNext());
        for (int day = 0; day < 300; day++) {
            builder.day(day);
            for (int i = 0; i < 30; i++) {
                builder.add(i, (i + day) % 3 == 0 ? 0 : day + i / 100.0 + 1);
            }
        }
        Decisions decisions = builder.build();
        assertThat(decisions.days()).isEqualTo(300);
        assertThat(decisions.size()).isEqualTo(300 * 20);
        for (int d = 0; d < 300; d++) {
            double gross = 0;
            for (int row = decisions.from(d); row < decisions.to(d); row++) {
                int i = decisions.instrument(row);
                assertThat((i + d) % 3).isNotZero();
                assertThat(decisions.weight(row)).isEqualTo(d + i / 100.0 + 1);
                gross += decisions.weight(row);
            }
            assertThat(decisions.day(d)).isEqualTo(d);
            assertThat(decisions.gross(d)).isCloseTo(gross, within(1e-9));
        }
    }

    @Test
    void an_instrument_listed_twice_has_no_place_of_its_own() {
        assertThatThrownBy(() -> Decisions.builder(List.of(Tape.stock("A"), Tape.stock("A")), Holding.untilNext()))
                .hasMessageContaining("'distinct instruments' must have length 2, was 1");
        Decisions.Builder two = Decisions.builder(List.of(Tape.stock("A"), Tape.stock("B")), Holding.untilNext());
        assertThatThrownBy(() -> two.book(0, new double[1])).hasMessageContaining("'weights'");
    }

    @Test
    void a_screen_pays_dividends_and_follows_splits_as_the_ledger_does() {
        double[] price = {100, 100, 49, 49};
        Tape tape = new Tape(PriceBasis.RAW)
                .with("A", price, price)
                .action("A", 2, io.assay.market.CorporateAction.Kind.SPLIT, 2)
                .action("A", 2, io.assay.market.CorporateAction.Kind.DIVIDEND, 1);
        Decisions decisions = tape.decide(new Holding(9, 1), new double[] {0, 1});
        // 2 x (49 + 1) / 100 - 1 = 0 on the day of the split.
        assertThat(VectorScreen.returns(decisions, tape.prices(), Hand.FREE))
                .containsExactly(new double[] {0, 0, 0}, within(1e-12));
    }

    @Test
    void a_screen_replaces_the_whole_book_where_it_is_held_until_the_next() {
        double[] a = {10, 10, 11, 11};
        double[] b = {10, 10, 10, 12};
        Tape tape = new Tape(PriceBasis.RAW).with("A", a, a).with("B", b, b);
        Decisions decisions = tape.decide(Holding.untilNext(), new double[] {0, 1, 0}, new double[] {1, 0, 1});
        // A earns 10 % overnight and is sold at the open of day 2 for 1,100. 100 of B were ordered at 10 and cost
        // 1,000;
        // they earn 200 on day 3, beside 100 of cash.
        assertThat(VectorScreen.returns(decisions, tape.prices(), Hand.FREE))
                .containsExactly(new double[] {0, .1, 2 / 11.0}, within(1e-12));
    }

    @Test
    void a_screen_charges_borrowing_for_each_night_of_a_short() {
        double[] flat = {10, 10, 10, 10};
        Tape tape = new Tape(PriceBasis.RAW).with("A", flat, flat);
        Decisions decisions = tape.decide(new Holding(9, 1), new double[] {0, -.5});
        BacktestSpec spec = Hand.FREE.withCosts(CostModel.free().withHolding(365, 0));
        assertThat(VectorScreen.returns(decisions, tape.prices(), spec))
                .containsExactly(new double[] {0, -.05 / 1000, -.05 / 999.95}, within(1e-12));
    }
}
