package io.assay.xgboost;

import java.util.Map;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ThreadsTest {
    private static final XgboostEngine ENGINE = new XgboostEngine();

    @ParameterizedTest
    @CsvSource({
        "random-forest, 0", "random-forest, 2", "random-forest, 3",
        "gradient-boosting, 0", "gradient-boosting, 2", "gradient-boosting, 3"
    })
    void one_fit_has_the_same_bits_at_one_two_and_four_threads_of_its_own(String learner, int classes) {
        Target target = classes == 0 ? TestRows.NUMBER : classes == 2 ? TestRows.TWO : TestRows.THREE;
        // More than 2^20 values, so that threads are used, with holes; then few values.
        for (int rows : new int[] {90_000, 700}) {
            Dataset train = weighted(TestRows.learnable(rows, 12, target, 8));
            byte[] one = fit(learner, train, 1);
            assertThat(fit(learner, train, 2)).isEqualTo(one);
            assertThat(fit(learner, train, 4)).isEqualTo(one);
        }
    }

    private static byte[] fit(String learner, Dataset train, int threads) {
        Map<String, Object> parameters = learner.equals("random-forest")
                ? Map.of("trees", 6, "depth", 7)
                : Map.of("trees", 6, "depth", 6, "subsample", 0.6, "colsample", 0.7);
        return ENGINE.write(
                ENGINE.learner(learner, parameters).onThreads(threads).fit(train, Seed.of(5)));
    }

    private static Dataset weighted(Dataset rows) {
        float[] values = ((TestRows.Table) rows.features()).values();
        for (int i = 0; i < values.length; i += 11) {
            values[i] = Float.NaN;
        }
        double[] weight = new double[rows.size()];
        RandomGenerator random = Seed.of(9).random();
        for (int i = 0; i < weight.length; i++) {
            weight[i] = 0.1 + random.nextDouble();
        }
        return rows.withWeights(weight);
    }

    @Test
    void threads_are_no_hyper_parameter_and_at_least_one() {
        var learner = ENGINE.learner("gradient-boosting", Map.of());
        assertThat(learner.onThreads(4).parameters()).isEqualTo(learner.parameters());
        assertThatThrownBy(() -> learner.onThreads(0)).hasMessage("'threads' must be at least 1, was 0");
    }

    @Test
    void rounded_values_have_the_same_sum_in_any_order_and_hardly_move() {
        RandomGenerator random = Seed.of(3).random();
        float[] values = new float[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * Math.exp(8 * random.nextGaussian()));
        }
        assertThat(sum(values, 1)).isNotEqualTo(sum(values, -1));
        float[] rounded = values.clone();
        Grid.round(rounded);
        assertThat(sum(rounded, 1)).isEqualTo(sum(rounded, -1));
        double total = 0;
        for (float value : values) {
            total += Math.abs(value);
        }
        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(rounded[i] - (double) values[i])).isLessThanOrEqualTo(total * 0x1p-51);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "-1", "3.9", "-3.9", "0x1.fffffep1", "-0x1.fffffep1"})
    void one_value_that_outweighs_all_others_is_kept_and_the_others_are_rounded_to_whole_units(String large) {
        float[] values = {Float.parseFloat(large), 0x1.8p-52f, -0x1.8p-52f, 0x1.1p-50f, 0x1p-60f, -0x1p-60f, 0x1.8p-50f
        };
        float[] rounded = values.clone();
        Grid.round(rounded);
        double unit = Math.abs(values[0]) < 2 ? 0x1p-51 : 0x1p-50;
        assertThat(rounded[0]).isEqualTo(values[0]);
        for (int i = 0; i < values.length; i++) {
            assertThat((double) rounded[i]).isEqualTo(Math.rint(values[i] / unit) * unit + 0.0);
        }
    }

    private static double sum(float[] values, int step) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[step > 0 ? i : values.length - 1 - i];
        }
        return sum;
    }

    @Test
    void a_table_that_goes_to_native_memory_row_by_row_gives_the_same_trees() {
        Dataset train = weighted(TestRows.learnable(500, 6, TestRows.TWO, 4));
        Notes notes = new Notes(
                1, "random-forest", "up_5d", TestRows.TWO.classes(), new int[] {0, 1}, Link.SHARE, new double[1]);
        TrainingRows rows = TrainingRows.of(train);
        NativeTraining training =
                new NativeTraining(Map.of("objective", "reg:squarederror"), 3, rows.features(), notes, 1);
        NativeTraining.Loss loss = (sums, from, to, slopes) -> {
            for (int row = from; row < to; row++) {
                slopes.set(row, sums[row] - rows.label(row), 1);
            }
        };
        try (NativeMatrix whole = NativeMatrix.of(train.features());
                NativeMatrix parts = NativeMatrix.of(train.features(), 0)) {
            assertThat(training.grow(parts, loss)).isEqualTo(training.grow(whole, loss));
        }
    }
}
