package io.assay.xgboost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Every node of grown trees against the best of all splits, each tried by adding up the rows on its two sides. */
class BoostingGrowerTest {
    private static final int ROWS = 240;
    private static final int WIDTH = 5;

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 32, 255})
    void every_split_is_the_best_there_is_and_every_leaf_a_step_of_newton(int bins) {
        for (int seed = 0; seed < 12; seed++) {
            RandomGenerator random = Seed.of(seed).random();
            double curvature = new double[] {0, 0.5, 4}[seed % 3];
            double lambda = seed % 2 == 0 ? 1 : 0.01;
            BoostingGrower.Limits limits =
                    new BoostingGrower.Limits(2 + seed % 4, curvature, lambda, 0.3, seed < 6 ? 1 : 0.6, 1);
            Case tried = Case.of(table(random), bins, limits, random);
            GrownTree tree = tried.grow(seed);
            List<Integer> all = IntStream.range(0, ROWS).boxed().toList();
            int nodes = limits.rows() == 1 ? tried.check(tree, 0, all, 0) : tree.size();
            assertThat(nodes).isEqualTo(tree.size()).isGreaterThan(2);
            // Rows that were not drawn are walked through the tree as well.
            for (int row = 0; row < ROWS; row++) {
                assertThat(tried.sums[row]).isEqualTo(1 + tree.valueAt(tried.bins, row));
            }
        }
    }

    private static TestRows.Table table(RandomGenerator random) {
        float[] values = new float[ROWS * WIDTH];
        for (int i = 0; i < values.length; i++) {
            // Column 3 has one value and holes, column 4 nothing but holes.
            float value = i % WIDTH == 3 ? 2 : i % WIDTH == 4 ? Float.NaN : (float) random.nextGaussian();
            values[i] = random.nextInt(10) == 0 ? Float.NaN : value;
        }
        return TestRows.table(values, WIDTH);
    }

    @Test
    void rows_and_columns_are_drawn_in_the_shares_asked_for() {
        Bins bins = Bins.of(TestRows.noise(20_000, 40, 1), 8, new Parallel(1));
        RowOrder rows = new RowOrder(20_000);
        int drawn = rows.draw(0.7, Seed.of(3).random());
        assertThat(drawn).isBetween(13_800, 14_200);
        assertThat(Arrays.stream(rows.order()).sorted().toArray())
                .containsExactly(IntStream.range(0, 20_000).toArray());
        int[] first = Arrays.copyOf(rows.order(), drawn);
        assertThat(first).isSorted();
        assertThat(rows.draw(1, Seed.of(3).random())).isEqualTo(20_000);
        assertThat(rows.draw(0.01, Seed.of(4).random())).isBetween(150, 250);
        Histograms histograms = new Histograms(bins, rows, 3, 10, new Parallel(1));
        int[] often = new int[40];
        for (int t = 0; t < 400; t++) {
            histograms.draw(Seed.of(t).random());
            int[] columns = IntStream.range(0, 10).map(histograms::column).toArray();
            assertThat(columns).isSorted().doesNotHaveDuplicates();
            for (int column : columns) {
                often[column]++;
            }
        }
        assertThat(Arrays.stream(often).min().orElseThrow()).isGreaterThan(60);
        assertThat(Arrays.stream(often).max().orElseThrow()).isLessThan(140);
    }

    @Test
    void sums_of_a_sibling_are_those_that_adding_up_its_rows_gives() {
        Bins bins = Bins.of(TestRows.noise(9_000, 11, 1), 32, new Parallel(1));
        RowOrder rows = new RowOrder(9_000);
        RandomGenerator random = Seed.of(8).random();
        float[] pairs = new float[18_000];
        for (int i = 0; i < pairs.length; i += 2) {
            pairs[i] = (float) (random.nextGaussian() * Math.exp(3 * random.nextGaussian()));
            pairs[i + 1] = random.nextFloat();
        }
        rows.draw(1, random);
        Fixed.of(sum(pairs, 0), sum(pairs, 1)).gather(pairs, rows.order(), 9_000, rows.packed());
        Histograms histograms = new Histograms(bins, rows, 4, 11, new Parallel(3));
        histograms.draw(random);
        histograms.fill(0, 0, 9_000);
        histograms.fill(1, 0, 4_001);
        histograms.subtract(0, 1);
        histograms.fill(2, 4_001, 9_000);
        assertThat(histograms.level(0)).isEqualTo(histograms.level(2));
    }

    @Test
    void sums_in_whole_units_are_near_the_true_ones_whatever_the_sizes_of_slopes() {
        RandomGenerator random = Seed.of(8).random();
        for (int exponent = -100; exponent <= 100; exponent += 25) {
            float[] pairs = new float[2_000];
            for (int i = 0; i < 2_000; i++) {
                double value = Math.scalb(random.nextGaussian() * Math.exp(2 * random.nextGaussian()), exponent);
                pairs[i] = (float) (i % 2 == 0 ? value : Math.abs(value));
            }
            double slopes = sum(pairs, 0);
            double curvatures = sum(pairs, 1);
            Fixed units = Fixed.of(slopes, curvatures);
            long[] packed = new long[1_000];
            long total = units.gather(pairs, IntStream.range(0, 1_000).toArray(), 1_000, packed);
            double exact =
                    IntStream.range(0, 1_000).mapToDouble(i -> pairs[2 * i]).sum();
            assertThat(Fixed.slope(total) * units.slope()).isCloseTo(exact, within(slopes * 1e-7));
            assertThat(Fixed.curvature(total) * units.curvature()).isCloseTo(curvatures, within(curvatures * 1e-7));
            for (int i = 0; i < 1_000; i++) {
                assertThat(Fixed.slope(packed[i]) * units.slope()).isCloseTo(pairs[2 * i], within(slopes * 0x1p-30));
            }
        }
    }

    private static double sum(float[] pairs, int first) {
        return IntStream.range(0, pairs.length / 2)
                .mapToDouble(i -> Math.abs(pairs[2 * i + first]))
                .sum();
    }

    /** Slopes of rows and what the tree that they grow must be. */
    private record Case(TestRows.Table table, Bins bins, BoostingGrower.Limits limits, float[] pairs, float[] sums) {
        static Case of(TestRows.Table table, int bins, BoostingGrower.Limits limits, RandomGenerator random) {
            float[] pairs = new float[2 * ROWS];
            for (int i = 0; i < ROWS; i++) {
                float x = table.get(i, 0);
                pairs[2 * i] = (float) (random.nextGaussian() + (x > 0.3 ? 1 : Float.isNaN(x) ? -1.5 : -0.4));
                pairs[2 * i + 1] = 0.1f + random.nextFloat();
            }
            float[] sums = new float[ROWS];
            Arrays.fill(sums, 1);
            return new Case(table, Bins.of(table, bins, new Parallel(1)), limits, pairs, sums);
        }

        GrownTree grow(int seed) {
            Fixed units = Fixed.of(sum(pairs, 0), sum(pairs, 1));
            return new BoostingGrower(bins, limits, new Parallel(1))
                    .grow(
                            pairs,
                            units,
                            new BoostingGrower.Sums(sums, 1, 0),
                            Seed.of(seed).random());
        }

        /** Checks a node and those below it; returns how many there are. */
        int check(GrownTree tree, int node, List<Integer> rows, int depth) {
            double slope = add(rows, 0);
            double curvature = add(rows, 1);
            assertThat((double) tree.cover()[node]).isCloseTo(curvature, within(1e-4));
            double best = depth == limits.depth() ? 0 : best(rows);
            int left = tree.left()[node];
            if (left < 0) {
                assertThat(best).isLessThan(2e-6);
                double step = -limits.rate() * slope / (curvature + limits.lambda());
                assertThat((double) tree.leaf()[node]).isCloseTo(step, within(1e-5));
                return 1;
            }
            int column = tree.feature()[node];
            float threshold = tree.threshold()[node];
            List<Integer> lefts = new ArrayList<>(rows);
            lefts.removeIf(row -> !left(row, column, threshold, tree.missingLeft()[node]));
            List<Integer> rights = new ArrayList<>(rows);
            rights.removeAll(lefts);
            assertThat(add(lefts, 1)).isGreaterThan(limits.curvature() * (1 - 1e-6));
            assertThat(add(rights, 1)).isGreaterThan(limits.curvature() * (1 - 1e-6));
            assertThat((double) tree.gain()[node])
                    .isCloseTo(gain(lefts, rights), within(1e-4))
                    .isCloseTo(best, within(1e-4));
            return 1 + check(tree, left, lefts, depth + 1) + check(tree, left + 1, rights, depth + 1);
        }

        /** The largest gain of any cut at a value at which bins begin, and of missing values against others. */
        private double best(List<Integer> rows) {
            double best = 0;
            for (int column = 0; column < WIDTH; column++) {
                for (int cut = -1; cut < bins.cuts(column); cut++) {
                    float threshold = cut < 0 ? Float.NEGATIVE_INFINITY : bins.cut(column, cut);
                    for (boolean missingLeft : new boolean[] {false, true}) {
                        List<Integer> lefts = new ArrayList<>();
                        List<Integer> rights = new ArrayList<>();
                        for (int row : rows) {
                            (left(row, column, threshold, missingLeft) ? lefts : rights).add(row);
                        }
                        boolean allowed = !lefts.isEmpty()
                                && !rights.isEmpty()
                                && Math.min(add(lefts, 1), add(rights, 1)) >= limits.curvature();
                        best = allowed ? Math.max(best, gain(lefts, rights)) : best;
                    }
                }
            }
            return best;
        }

        private boolean left(int row, int column, float threshold, boolean missingLeft) {
            float value = table.get(row, column);
            return Float.isNaN(value) ? missingLeft : value < threshold;
        }

        private double gain(List<Integer> lefts, List<Integer> rights) {
            List<Integer> both = new ArrayList<>(lefts);
            both.addAll(rights);
            return explained(lefts) + explained(rights) - explained(both);
        }

        private double explained(List<Integer> rows) {
            return add(rows, 0) * add(rows, 0) / (add(rows, 1) + limits.lambda());
        }

        private double add(List<Integer> rows, int which) {
            return rows.stream().mapToDouble(row -> pairs[2 * row + which]).sum();
        }
    }
}
