package io.assay.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.assay.base.UsageException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Money and shares in millionths, splits and costs, to the last millionth. */
class ExactAmountsTest {
    private static final long SHARE = Micro.ONE;

    @Test
    void a_product_is_rounded_once_to_the_even_millionth() {
        // 0.000001 x 0.5 = 0.0000005, half-way between 0 and 1: the even one is 0. Three times that lies half-way too:
        // 2.
        assertThat(Micro.amount(1, 0.5)).isZero();
        assertThat(Micro.amount(3, 0.5)).isEqualTo(2);
        assertThat(Micro.amount(-3, 0.5)).isEqualTo(-2);
        assertThat(Micro.amount(5, 0.5)).isEqualTo(2);
        assertThat(Micro.amount(3 * SHARE, 0.1)).isEqualTo(300_000);
    }

    @Test
    void a_price_is_the_decimal_number_that_it_shows() {
        // As a binary fraction 0.1 is a little more; a million shares of it would cost 100,000.000000000006.
        assertThat(Micro.decimal(Micro.amount(1_000_000 * SHARE, 0.1))).isEqualByComparingTo("100000");
        assertThat(Micro.decimal(Micro.amount(7 * SHARE, 19.99))).isEqualByComparingTo("139.93");
    }

    @Property(tries = 300)
    void a_product_is_that_of_exact_decimals(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long shares,
            @ForAll @IntRange(min = 1, max = 10_000_000) int cents) {
        double price = cents / 100.0;
        BigDecimal exact = BigDecimal.valueOf(cents, 2)
                .multiply(BigDecimal.valueOf(shares))
                .setScale(0, RoundingMode.HALF_EVEN);
        assertThat(Micro.amount(shares, price)).isEqualTo(exact.longValueExact());
    }

    @Test
    void a_sum_never_wraps_around() {
        assertThat(Micro.add(Long.MAX_VALUE - 1, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Micro.add(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(-1);
        assertThatThrownBy(() -> Micro.add(Long.MAX_VALUE, 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("9223372036854.775808 is beyond what the ledger can book");
        assertThatThrownBy(() -> Micro.add(Long.MIN_VALUE, -1)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Micro.amount(Long.MAX_VALUE, 2)).hasMessageContaining("use less capital");
    }

    @ParameterizedTest
    @CsvSource({
        // shares, ratio, unit (1 = whole), after, cash in lieu at 10
        "3, 2, 1, 6, 0",
        "3, 0.5, 1, 1, 5",
        "-3, 0.5, 1, -1, -5",
        "1, 0.1, 1, 0, 1",
        "7, 1.5, 1, 10, 5",
        "1, 0.333333, 0, 0.333333, 0"
    })
    void a_split_keeps_what_can_be_held_and_pays_for_the_rest(
            BigDecimal shares, double ratio, int whole, BigDecimal after, BigDecimal cash) {
        Split split = new Split(ratio, whole == 1 ? SHARE : 1);
        long held = shares.movePointRight(6).longValueExact();
        assertThat(Micro.decimal(split.of(held))).isEqualByComparingTo(after);
        assertThat(Micro.decimal(split.inLieu(held, 10))).isEqualByComparingTo(cash);
    }

    @Property(tries = 300)
    void a_split_changes_no_value_but_for_a_millionth(
            @ForAll @LongRange(min = -1_000_000_000L, max = 1_000_000_000L) long shares,
            @ForAll @IntRange(min = 1, max = 20) int up,
            @ForAll @IntRange(min = 1, max = 20) int down) {
        double ratio = (double) up / down;
        double price = 12.5;
        for (long unit : new long[] {1, SHARE}) {
            Split split = new Split(ratio, unit);
            double before = Micro.units(shares) * ratio * price;
            double after = Micro.units(split.of(shares)) * price + Micro.units(split.inLieu(shares, price));
            assertThat(after).isCloseTo(before, within(1e-6));
            assertThat(Math.abs(split.of(shares))).isLessThanOrEqualTo((long) Math.ceil(Math.abs(shares) * ratio));
            assertThat(split.of(shares) % unit).isZero();
        }
    }

    @Test
    void costs_are_basis_points_of_the_amount_each_rounded_by_itself() {
        CostModel costs = CostModel.free().withTrading(5, 2.5, 1);
        long amount = 1_234_560_000;
        // 1,234.56: 5 bp = 0.61728, 2.5 bp = 0.30864, 1 bp = 0.123456.
        assertThat(costs.commission(amount)).isEqualTo(617_280);
        assertThat(costs.halfSpread(amount)).isEqualTo(308_640);
        assertThat(costs.slippage(amount)).isEqualTo(123_456);
        assertThat(costs.trading(amount)).isEqualTo(617_280 + 308_640 + 123_456);
        assertThat(costs.perTurnover()).isCloseTo(0.00085, within(1e-18));
    }

    @Test
    void a_least_commission_is_charged_on_small_trades_and_the_rate_on_large_ones() {
        CostModel costs = CostModel.free().withTrading(10, 0, 0).withMinimumCommission(1);
        assertThat(costs.commission(0)).isEqualTo(1_000_000);
        assertThat(costs.commission(999_999_999L)).isEqualTo(1_000_000);
        assertThat(costs.commission(2_000_000_000L)).isEqualTo(2_000_000);
    }

    @Test
    void holding_costs_run_on_calendar_days_of_a_year_of_365() {
        CostModel costs = CostModel.free().withHolding(50, 300);
        // 50 bp of 73,000 for 3 days: 365 a year, 1 a day, 3. 300 bp of 36,500 for 10 days: 1,095 a year, 3 a day, 30.
        assertThat(costs.borrow(73_000, 3)).isCloseTo(3, within(1e-12));
        assertThat(costs.financing(36_500, 10)).isCloseTo(30, within(1e-12));
    }

    @Test
    void costs_that_cannot_be_are_refused_by_name() {
        assertThatThrownBy(() -> CostModel.free().withTrading(-1, 0, 0)).hasMessageContaining("'commissionBp'");
        assertThatThrownBy(() -> CostModel.free().withTrading(0, Double.NaN, 0)).hasMessageContaining("'halfSpreadBp'");
        assertThatThrownBy(() -> CostModel.free().withTrading(0, 0, 10_001)).hasMessageContaining("'slippageBp'");
        assertThatThrownBy(() -> CostModel.free().withMinimumCommission(-1))
                .hasMessageContaining("'minimumCommission'");
        assertThatThrownBy(() -> CostModel.free().withHolding(-1, 0)).hasMessageContaining("'borrowBp'");
        assertThatThrownBy(() -> CostModel.free().withHolding(0, -1)).hasMessageContaining("'financingBp'");
    }

    @Test
    void a_run_is_specified_within_its_ranges() {
        BacktestSpec spec = BacktestSpec.defaults();
        assertThatThrownBy(() -> spec.withCapital(0)).hasMessageContaining("'capital'");
        assertThatThrownBy(() -> spec.withCapital(Double.POSITIVE_INFINITY)).hasMessageContaining("'capital'");
        assertThatThrownBy(() -> spec.withLeverageCap(0)).hasMessageContaining("'gross'");
        assertThatThrownBy(() -> spec.between(5, 4)).hasMessageContaining("'from' must not be after 'to'");
        // R74 asks for a capital of 100,000.
        assertThat(spec.capital()).isEqualTo(100_000);
    }
}
