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
        // More than 2^20 values, more than 2^19 of them drawn, so that threads are used, with holes; then few values.
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
                : Map.of("trees", 6, "depth", 6, "subsample", 0.9, "colsample", 0.7);
        return ENGINE.write(
                ENGINE.learner(learner, parameters).onThreads(threads).fit(train.examples(), Seed.of(5)));
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
}
