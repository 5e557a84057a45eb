package io.assay.market;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BarSeriesTest {
    private static final Instrument X = new Instrument("SIM", "X");

    private static BarSeries of(PriceBasis basis, int[] days, double[] close, double[] adjusted) {
        double[] open = Arrays.stream(close).map(c -> c * 0.5).toArray();
        double[] high = Arrays.stream(close).map(c -> c * 1.5).toArray();
        double[] low = Arrays.stream(close).map(c -> c * 0.25).toArray();
        double[] volume = IntStream.range(0, days.length).mapToDouble(i -> i).toArray();
        return BarSeries.of(X, basis, days, new BarSeries.Columns(open, high, low, close, adjusted, volume));
    }

    private static BarSeries walk(long seed, int size) {
        RandomGenerator random = Seed.of(seed).random();
        int[] days = new int[size];
        double[] close = new double[size];
        double[] adjusted = new double[size];
        for (int i = 0; i < size; i++) {
            days[i] = (i == 0 ? 0 : days[i - 1]) + 1 + random.nextInt(4);
            close[i] = 10 + random.nextDouble();
            adjusted[i] = close[i] * (0.5 + random.nextDouble());
        }
        return of(PriceBasis.RAW, days, close, adjusted);
    }

    @Test
    void days_that_do_not_ascend_are_refused_by_name_and_day() {
        double[] two = {1, 1};
        assertThatThrownBy(() -> of(PriceBasis.RAW, new int[] {5, 5}, two, two))
                .hasMessage("'days' of SIM:X must ascend strictly, were 1970-01-06 then 1970-01-06");
        assertThatThrownBy(() -> of(PriceBasis.RAW, new int[] {5, 4}, two, two)).hasMessageContaining("1970-01-05");
        assertThatThrownBy(() -> of(PriceBasis.RAW, new int[] {5, 6}, two, new double[1]))
                .hasMessage("'column' must have length 2, was 1");
    }

    @Test
    void a_series_without_bars_can_be_asked_everything() {
        BarSeries none = of(PriceBasis.RAW, new int[0], new double[0], new double[0]);
        assertThat(none.size()).isZero();
        assertThat(none.between(-100, 100).size()).isZero();
        assertThat(none.adjusted().size()).isZero();
        assertThat(none.rowOf(3)).isEqualTo(-1);
        assertThat(none.hash()).hasSize(64);
    }

    @Property(tries = 200)
    void the_bars_between_two_days_are_those_of_a_plain_filter(
            @ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(max = 30) int size,
            @ForAll @IntRange(min = -5, max = 90) int first,
            @ForAll @IntRange(min = -5, max = 90) int last) {
        BarSeries bars = walk(seed, size);
        int[] expected =
                Arrays.stream(bars.days()).filter(d -> d >= first && d <= last).toArray();
        BarSeries part = bars.between(first, last);
        assertThat(part.days()).isEqualTo(expected);
        for (int i = 0; i < part.size(); i++) {
            int row = bars.rowOf(part.days()[i]);
            assertThat(part.close()[i]).isEqualTo(bars.close()[row]);
            assertThat(part.volume()[i]).isEqualTo(bars.volume()[row]);
        }
        assertThat(bars.between(Integer.MIN_VALUE, Integer.MAX_VALUE).hash()).isEqualTo(bars.hash());
    }

    @Property(tries = 200)
    void a_hole_lies_between_two_rows_if_and_only_if_one_begins_after_the_first(
            @ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(max = 19) int from,
            @ForAll @IntRange(max = 19) int to) {
        RandomGenerator random = Seed.of(seed).random();
        int[] holes = IntStream.range(1, 20).filter(i -> random.nextInt(6) == 0).toArray();
        BarSeries bars = walk(seed, 20).withHoles(holes);
        int low = Math.min(from, to);
        int high = Math.max(from, to);
        boolean expected = Arrays.stream(holes).anyMatch(h -> h > low && h <= high);
        assertThat(bars.spansHole(low, high)).isEqualTo(expected);
        BarSeries part = bars.rows(low, high + 1);
        assertThat(part.spansHole(0, part.size() - 1)).isEqualTo(expected);
    }

    @Test
    void a_hole_before_the_first_or_behind_the_last_row_is_none() {
        BarSeries bars = walk(1, 4);
        assertThatThrownBy(() -> bars.withHoles(new int[] {0})).hasMessageContaining("'hole' must lie in [1, 3]");
        assertThatThrownBy(() -> bars.withHoles(new int[] {4})).hasMessageContaining("was 4");
        assertThatThrownBy(() -> bars.withHoles(new int[] {2, 2})).hasMessageContaining("'holes' must ascend");
        assertThat(bars.withHoles(new int[] {3}).holes()).containsExactly(3);
    }

    @Test
    void adjusting_scales_every_price_by_the_factor_of_its_day() {
        // Factors 0.5 and 1: a dividend of half of the price, or a split, between the two days.
        BarSeries bars = of(PriceBasis.RAW, new int[] {1, 2}, new double[] {100, 50}, new double[] {50, 50});
        BarSeries adjusted = bars.adjusted();
        assertThat(adjusted.basis()).isEqualTo(PriceBasis.TOTAL_RETURN);
        assertThat(adjusted.open()).containsExactly(25, 25);
        assertThat(adjusted.high()).containsExactly(75, 75);
        assertThat(adjusted.low()).containsExactly(12.5, 12.5);
        assertThat(adjusted.close()).containsExactly(50, 50);
        assertThat(adjusted.adjustedClose()).containsExactly(50, 50);
        assertThat(adjusted.volume()).containsExactly(0, 1);
        assertThat(adjusted.adjusted()).isSameAs(adjusted);
        assertThat(bars.close()).containsExactly(100, 50);
    }

    @Test
    void a_bar_whose_factor_has_no_meaning_keeps_no_price() {
        double nan = Double.NaN;
        BarSeries bars =
                of(PriceBasis.RAW, new int[] {1, 2, 3, 4}, new double[] {10, 0, 10, 10}, new double[] {0, 5, -1, nan});
        for (double[] column : new double[][] {
            bars.adjusted().open(),
            bars.adjusted().high(),
            bars.adjusted().low(),
            bars.adjusted().close()
        }) {
            assertThat(column).containsOnly(nan);
        }
    }

    @Property(tries = 200)
    void adjusting_keeps_the_order_of_the_prices_of_a_bar_whatever_is_rounded(
            @ForAll @IntRange(max = 100_000) int seed) {
        RandomGenerator random = Seed.of(seed).random();
        double close = random.nextDouble() * 100;
        double[] one = {close};
        BarSeries bars = BarSeries.of(
                X,
                PriceBasis.RAW,
                new int[] {1},
                new BarSeries.Columns(one, one, one, one, new double[] {close * random.nextDouble()}, one));
        BarSeries adjusted = bars.adjusted();
        assertThat(adjusted.high()[0]).isGreaterThanOrEqualTo(adjusted.close()[0]);
        assertThat(adjusted.low()[0]).isLessThanOrEqualTo(adjusted.close()[0]);
        assertThat(adjusted.open()[0]).isCloseTo(adjusted.close()[0], within(1e-12 * close));
    }

    @Test
    void the_hash_tells_every_change_of_identity_basis_day_value_and_hole() {
        double[] close = {1, 2};
        BarSeries bars = of(PriceBasis.RAW, new int[] {1, 2}, close, close);
        assertThat(of(PriceBasis.RAW, new int[] {1, 2}, close.clone(), close.clone())
                        .hash())
                .isEqualTo(bars.hash());
        assertThat(of(PriceBasis.SPLIT_ADJUSTED, new int[] {1, 2}, close, close).hash())
                .isNotEqualTo(bars.hash());
        assertThat(of(PriceBasis.RAW, new int[] {1, 3}, close, close).hash()).isNotEqualTo(bars.hash());
        assertThat(of(PriceBasis.RAW, new int[] {1, 2}, close, new double[] {1, 2.0000001})
                        .hash())
                .isNotEqualTo(bars.hash());
        assertThat(bars.withHoles(new int[] {1}).hash()).isNotEqualTo(bars.hash());
        assertThat(BarSeries.of(
                                new Instrument("SIM", "Y"),
                                PriceBasis.RAW,
                                bars.days(),
                                new BarSeries.Columns(
                                        bars.open(),
                                        bars.high(),
                                        bars.low(),
                                        bars.close(),
                                        bars.adjustedClose(),
                                        bars.volume()))
                        .hash())
                .isNotEqualTo(bars.hash());
    }
}
