package io.assay.forecast;

import java.util.List;
import java.util.stream.IntStream;

import io.assay.label.AsOfVolatility;
import io.assay.label.TestBars;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class AsOfTest {
    private static final BarSeries BARS = TestBars.random("A", 3, 200);

    private static AsOf of(BarSeries bars, int from, int to, int horizon) {
        int[] rows = IntStream.range(from, to).toArray();
        return AsOf.of(
                new AsOf.Whose(
                        List.of(new Instrument("SIM", "OTHER"), bars.instrument()),
                        IntStream.of(rows).map(row -> 1).toArray(),
                        IntStream.of(rows).map(row -> bars.days()[row]).toArray()),
                instrument -> bars,
                horizon);
    }

    @Test
    void each_row_has_its_close_volatility_past_and_range() {
        double[] closes = {10, 8, 12, 12, 6};
        AsOf known = of(TestBars.opens(closes), 0, 5, 2);
        assertThat(known.close()).containsExactly(closes);
        assertThat(known.highest()).containsExactly(10, 10, 12, 12, 12);
        assertThat(known.lowest()).containsExactly(10, 8, 8, 8, 6);
        assertThat(known.past()[1]).isNaN();
        assertThat(known.past()[4]).isCloseTo(Math.log(0.5), within(1e-15));
        // There are no twenty returns yet, and a price at rest is not sure to stay.
        assertThat(known.volatility()).containsOnly(AsOf.LEAST);
        assertThat(known.price(4, Math.log(2))).isCloseTo(12, within(1e-12));
        AsOf some = known.select(new int[] {4, 0});
        assertThat(some.close()).containsExactly(6, 10);
        assertThat(of(BARS, 0, 200, 5).volatility()[150])
                .isEqualTo(AsOfVolatility.daily(BARS.adjusted(), AsOf.WINDOW)[150]);
    }

    @Test
    void what_comes_later_moves_no_bit() {
        AsOf whole = of(BARS, 0, 120, 5);
        AsOf cut = of(BARS.rows(0, 120), 0, 120, 5);
        AsOf moved = of(TestBars.scaled(BARS, 120, 200, 5), 0, 120, 5);
        for (AsOf other : List.of(cut, moved)) {
            assertThat(other.close()).isEqualTo(whole.close());
            assertThat(other.volatility()).isEqualTo(whole.volatility());
            assertThat(other.past()).isEqualTo(whole.past());
            assertThat(other.highest()).isEqualTo(whole.highest());
            assertThat(other.lowest()).isEqualTo(whole.lowest());
        }
    }

    @Test
    void a_price_is_above_0_whatever_is_predicted() {
        AsOf known = of(BARS, 0, 200, 5);
        for (double change : new double[] {-50, -1, 0, 1, 50}) {
            assertThat(IntStream.range(0, 200).mapToDouble(row -> known.price(row, change)))
                    .allMatch(price -> price > 0);
        }
    }

    @Test
    void a_day_without_a_bar_is_refused() {
        AsOf.Whose whose = new AsOf.Whose(List.of(BARS.instrument()), new int[] {0}, new int[] {TestBars.START - 1});
        assertThatThrownBy(() -> AsOf.of(whose, instrument -> BARS, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a day with a bar of SIM:A");
    }
}
