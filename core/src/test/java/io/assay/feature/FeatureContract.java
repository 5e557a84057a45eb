package io.assay.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.market.BarSeries;

import static org.assertj.core.api.Assertions.assertThat;

/** What every feature of one instrument must keep. Each method fails with the name of the column and the row. */
public final class FeatureContract {
    private static final double SETTLED = 1e-4;

    private FeatureContract() {}

    /** Bits up to row {@code cut - 1} are the same if the series ends there. */
    public static void truncated(FeatureSet set, BarSeries bars, int cut) {
        FeatureTable whole = set.compute(bars);
        FeatureTable part = set.compute(bars.rows(0, cut));
        assertSamePrefix("truncated at " + cut, whole, part, cut);
    }

    /** Bits up to row {@code cut - 1} are the same whatever the rows from {@code cut} on hold. */
    public static void futureChanged(FeatureSet set, BarSeries bars, int cut, Seed seed) {
        FeatureTable whole = set.compute(bars);
        RandomGenerator random = seed.random();
        double[] extremes = {0, -1, 1e300, -1e300, 1e-300, Double.MAX_VALUE, Double.POSITIVE_INFINITY, 1e15, 1e-15};
        assertSamePrefix("noise after " + cut, whole, set.compute(future(bars, cut, random::nextDouble)), cut);
        assertSamePrefix("NaN after " + cut, whole, set.compute(future(bars, cut, () -> Double.NaN)), cut);
        BarSeries wild = future(bars, cut, () -> extremes[random.nextInt(extremes.length)]);
        assertSamePrefix("extremes after " + cut, whole, set.compute(wild), cut);
        BarSeries high = future(bars, cut, () -> 1e15);
        assertSamePrefix("highest prices after " + cut, whole, set.compute(high), cut);
    }

    /** Undefined before {@code warmUp} and finite from there on, on bars without interruption. */
    public static void defined(FeatureSet set, BarSeries bars) {
        FeatureTable table = set.compute(bars);
        for (int c = 0; c < set.columns().size(); c++) {
            FeatureInfo info = set.columns().get(c);
            float[] column = table.column(c);
            for (int t = 0; t < column.length; t++) {
                boolean expected = t >= info.warmUp();
                assertThat(expected ? Float.isFinite(column[t]) : Float.isNaN(column[t]))
                        .as("%s at row %d must be %s, was %s", info.name(), t, expected ? "finite" : "NaN", column[t])
                        .isTrue();
            }
        }
    }

    /** A history that ends one row before the first value holds none; one row more gives exactly one. */
    public static void shortHistory(FeatureSet set, BarSeries bars) {
        for (FeatureInfo info : set.columns()) {
            FeatureSet one = set.select("one", List.of(info.name()));
            float[] none = one.compute(bars.rows(0, info.warmUp())).column(0);
            float[] first = one.compute(bars.rows(0, info.warmUp() + 1)).column(0);
            assertThat(none).as("%s without its warm-up", info.name()).containsOnly(nan(none.length));
            assertThat(first[info.warmUp()]).as("%s, first value", info.name()).isFinite();
        }
    }

    /** The first bar moves no value after {@code settle} by more than 1e-4 of the column's standard deviation. */
    public static void settles(FeatureSet set, BarSeries bars) {
        FeatureTable before = set.compute(bars);
        FeatureTable after = set.compute(Walks.changed(bars, c -> {
            for (int k = 0; k < 6; k++) {
                c[k][0] *= k == 5 ? 1.5 : 1.05;
            }
            return c;
        }));
        for (int c = 0; c < set.columns().size(); c++) {
            FeatureInfo info = set.columns().get(c);
            float[] x = before.column(c);
            double scale = deviation(x, info.settle());
            for (int t = info.settle() + 1; t < x.length; t++) {
                assertThat(Math.abs(x[t] - after.column(c)[t]))
                        .as("influence of the first bar on %s at row %d, scale %s", info.name(), t, scale)
                        .isLessThanOrEqualTo((float) (SETTLED * scale));
            }
        }
    }

    /** Scale-free columns do not feel prices or volumes being multiplied; {@code tolerance} is a share of the scale. */
    public static void scaleFree(FeatureSet set, BarSeries bars, BarSeries multiplied, double tolerance) {
        FeatureTable a = set.compute(bars);
        FeatureTable b = set.compute(multiplied);
        for (int c = 0; c < set.columns().size(); c++) {
            FeatureInfo info = set.columns().get(c);
            double scale = info.scaleFree() ? largest(a.column(c)) : 0;
            for (int t = info.warmUp(); info.scaleFree() && t < bars.size(); t++) {
                double off = Math.abs(a.column(c)[t] - b.column(c)[t]);
                assertThat(off).as("%s at row %d, multiplied", info.name(), t).isLessThanOrEqualTo(tolerance * scale);
            }
        }
    }

    /** An unusable bar ends one history and the next bar begins another; the bar itself has no values. */
    public static void restartsAfter(FeatureSet set, BarSeries bars, int bad) {
        BarSeries broken = Walks.changed(bars, c -> {
            c[3][bad] = Double.NaN;
            c[4][bad] = Double.NaN;
            return c;
        });
        FeatureTable table = set.compute(broken);
        FeatureTable left = set.compute(bars.rows(0, bad));
        FeatureTable right = set.compute(bars.rows(bad + 1, bars.size()));
        for (int c = 0; c < set.columns().size(); c++) {
            float[] expected = new float[bars.size()];
            System.arraycopy(left.column(c), 0, expected, 0, bad);
            expected[bad] = Float.NaN;
            System.arraycopy(right.column(c), 0, expected, bad + 1, right.rows());
            assertThat(table.column(c))
                    .as("%s around the unusable bar %d", set.columns().get(c).name(), bad)
                    .isEqualTo(expected);
        }
    }

    /** The same bits twice, with the features in another order, after other series, and on several threads. */
    public static void sameBits(FeatureSet set, List<BarSeries> all) {
        List<FeatureTable> once = all.stream().map(set::compute).toList();
        List<SymbolFeature> reversed = new ArrayList<>(set.features());
        Collections.reverse(reversed);
        FeatureSet backwards = new FeatureSet("backwards", reversed);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, 3 * all.size()).boxed().toList());
        List<FeatureTable> many =
                new Parallel(4).map(order, i -> (i % 2 == 0 ? set : backwards).compute(all.get(i % all.size())));
        for (int i = 0; i < many.size(); i++) {
            FeatureTable expected = once.get(i % all.size());
            for (int c = 0; c < set.columns().size(); c++) {
                String name = set.columns().get(c).name();
                float[] actual = many.get(i).column(many.get(i).indexOf(name));
                assertThat(Arrays.equals(actual, expected.column(c)))
                        .as("same bits of %s", name)
                        .isTrue();
            }
        }
    }

    private interface Source {
        double next();
    }

    private static BarSeries future(BarSeries bars, int cut, Source source) {
        return Walks.changed(bars, c -> {
            for (int t = cut; t < bars.size(); t++) {
                for (int k = 0; k < 6; k++) {
                    c[k][t] = source.next();
                }
            }
            return c;
        });
    }

    private static void assertSamePrefix(String what, FeatureTable a, FeatureTable b, int rows) {
        for (int c = 0; c < a.columns().size(); c++) {
            int mismatch = Arrays.mismatch(a.column(c), 0, rows, b.column(c), 0, rows);
            assertThat(mismatch)
                    .as("%s: row of %s that moved", what, a.columns().get(c).name())
                    .isEqualTo(-1);
        }
    }

    private static Float[] nan(int length) {
        return length == 0 ? new Float[0] : new Float[] {Float.NaN};
    }

    private static double largest(float[] x) {
        double largest = 0;
        for (float value : x) {
            largest = Math.max(largest, Float.isNaN(value) ? 0 : Math.abs(value));
        }
        return largest;
    }

    private static double deviation(float[] x, int from) {
        double mean =
                IntStream.range(from, x.length).mapToDouble(t -> x[t]).average().orElseThrow();
        double squares = IntStream.range(from, x.length)
                .mapToDouble(t -> (x[t] - mean) * (x[t] - mean))
                .average()
                .orElseThrow();
        return Math.sqrt(squares);
    }
}
