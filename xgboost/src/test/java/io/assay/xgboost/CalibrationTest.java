package io.assay.xgboost;

import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.model.Predictions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CalibrationTest {
    private static final double[] RARE = {0.05, 0.85, 0.10};

    private static double mean(Predictions predictions, int classNumber) {
        double sum = 0;
        for (int r = 0; r < predictions.rows(); r++) {
            sum += predictions.probability(r, classNumber);
        }
        return sum / predictions.rows();
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting"})
    void on_noise_the_mean_probability_of_a_class_is_its_frequency(String learner) {
        double[] drawn = TestRows.draw(3000, RARE, 5);
        Dataset train = TestRows.dataset(TestRows.noise(3000, 12, 4), TestRows.THREE, i -> drawn[i]);
        Predictions seen = new XgboostEngine()
                .learner(learner, Map.of("trees", 60))
                .fit(train, Seed.of(1))
                .predict(train.features());
        Predictions fresh = new XgboostEngine()
                .learner(learner, Map.of("trees", 60))
                .fit(train, Seed.of(1))
                .predict(TestRows.noise(3000, 12, 77));
        for (int k = 0; k < 3; k++) {
            int number = k;
            double frequency =
                    java.util.Arrays.stream(drawn).filter(c -> c == number).count() / 3000.0;
            assertThat(mean(seen, k)).isCloseTo(frequency, within(0.006));
            assertThat(mean(fresh, k)).isCloseTo(frequency, within(0.012));
        }
    }
}
