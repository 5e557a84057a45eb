package io.assay.market.series;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.market.Series;
import io.assay.market.series.DerivedSeries.Change;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DerivedSeriesTest {
    private static final int FOREVER = 100_000;

    /** Monthly values, each known 20 to 40 days after its month began and revised at random later. */
    private static Series drawn(Seed seed, int months) {
        RandomGenerator random = seed.random();
        int first = Days.parse("2000-01-01");
        record Value(int period, int known, double value) {}
        List<Value> values = IntStream.range(0, 2 * months)
                .mapToObj(i -> {
                    int period = Days.of(Days.date(first).plusMonths(i % months));
                    int known = period + 20 + random.nextInt(20) + (i < months ? 0 : 30 + random.nextInt(300));
                    return new Value(period, known, 100 + random.nextInt(50));
                })
                .sorted(Comparator.comparingInt(Value::known).thenComparingInt(Value::period))
                .toList();
        return Series.of(
                "drawn",
                true,
                values.stream().mapToInt(Value::period).toArray(),
                values.stream().mapToInt(Value::known).toArray(),
                values.stream().mapToDouble(Value::value).toArray());
    }

    private static Series until(Series of, int day) {
        int[] kept =
                IntStream.range(0, of.size()).filter(i -> of.knownDay(i) <= day).toArray();
        return Series.of(
                of.name(),
                of.hasVintages(),
                Arrays.stream(kept).map(of::periodDay).toArray(),
                Arrays.stream(kept).map(of::knownDay).toArray(),
                Arrays.stream(kept).mapToDouble(of::value).toArray());
    }

    private static final List<Function<Series, Series>> ALL = List.of(
            of -> DerivedSeries.overMonths("yoy", of, 12, Change.RELATIVE),
            of -> DerivedSeries.overValues("diff", of, 3, Change.DIFFERENCE),
            of -> DerivedSeries.againstMean("mean", of, 6),
            of -> DerivedSeries.less("less", of, DerivedSeries.overValues("x", of, 1, Change.DIFFERENCE)));

    /** What comes later changes nothing: the figure of a day is that of the series cut off there. */
    @Property(tries = 30)
    void what_is_known_later_moves_no_figure(@ForAll long seed, @ForAll @IntRange(min = 30, max = 1500) int after) {
        Series of = drawn(Seed.of(seed), 36);
        int day = of.knownDay(0) + after;
        for (Function<Series, Series> derived : ALL) {
            double whole = derived.apply(of).asOf(day, FOREVER);
            assertThat(derived.apply(until(of, day)).asOf(day, FOREVER)).isEqualTo((Double) whole);
        }
    }

    /** On every day the figure is what the values that stood that day give. */
    @Property(tries = 20)
    void a_figure_is_that_of_the_values_as_they_stood(@ForAll long seed) {
        Series of = drawn(Seed.of(seed), 30);
        Series yearly = DerivedSeries.overMonths("yoy", of, 12, Change.RELATIVE);
        for (int day = of.knownDay(0); day < of.knownDay(of.size() - 1) + 10; day += 7) {
            int[] standing = of.standing(day);
            int last = standing[standing.length - 1];
            int before = Days.of(Days.date(of.periodDay(last)).minusMonths(12));
            double expected = Arrays.stream(standing)
                    .filter(i -> of.periodDay(i) == before)
                    .mapToDouble(i -> of.value(last) / of.value(i) - 1)
                    .findFirst()
                    .orElse(Double.NaN);
            assertThat(yearly.asOf(day, FOREVER)).isEqualTo((Double) expected);
        }
    }

    @Test
    void changes_are_counted_on_the_series_own_frequency() {
        int[] period = IntStream.range(0, 14)
                .map(m -> Days.of(Days.date(Days.parse("2014-01-01")).plusMonths(m)))
                .toArray();
        int[] known = Arrays.stream(period).map(p -> p + 45).toArray();
        double[] value = IntStream.range(0, 14).mapToDouble(m -> 100 + m).toArray();
        Series cpi = Series.of("CPI", false, period, known, value);
        Series yearly = DerivedSeries.overMonths("inflation", cpi, 12, Change.RELATIVE);
        assertThat(yearly.size()).isEqualTo(2);
        assertThat(yearly.hasVintages()).isFalse();
        assertThat(yearly.value(0)).isCloseTo(0.12, within(1e-12));
        assertThat(yearly.knownDay(0)).isEqualTo(known[12]);
        Series step = DerivedSeries.overValues("step", cpi, 1, Change.DIFFERENCE);
        assertThat(step.size()).isEqualTo(13);
        assertThat(step.value(5)).isEqualTo(1);
        assertThat(DerivedSeries.againstMean("mean", cpi, 3).value(0)).isCloseTo(102 / 101.0 - 1, within(1e-12));
    }

    @Test
    void a_difference_is_of_a_period_that_both_have_and_known_with_the_later() {
        Series ten = Series.of("10", true, new int[] {1, 2, 3}, new int[] {2, 3, 4}, new double[] {4, 5, 6});
        Series two = Series.of("2", true, new int[] {1, 2}, new int[] {2, 5}, new double[] {1, 1.5});
        Series spread = DerivedSeries.less("spread", ten, two);
        assertThat(spread.asOf(4, FOREVER)).isEqualTo(3);
        assertThat(spread.asOf(5, FOREVER)).isEqualTo(3.5);
        assertThat(spread.size()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_compared_has_no_figure() {
        Series oil = Series.of("oil", true, new int[] {1, 2, 3}, new int[] {1, 2, 3}, new double[] {20, -37, 10});
        Series change = DerivedSeries.overValues("change", oil, 1, Change.RELATIVE);
        assertThat(change.size()).isEqualTo(1);
        assertThat(change.value(0)).isCloseTo(-2.85, within(1e-12));
    }
}
