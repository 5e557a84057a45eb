package io.assay.xgboost;

import java.util.Arrays;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.model.Model;
import io.assay.model.Predictions;
import org.junit.jupiter.api.Test;
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
        assertCalibrated(learner, TestRows.THREE, RARE);
        assertCalibrated(learner, TestRows.TWO, new double[] {0.97, 0.03});
    }

    @Test
    void few_and_slow_rounds_of_boosting_leave_rare_classes_rare() {
        double[] drawn = TestRows.draw(2000, RARE, 6);
        Dataset train = TestRows.dataset(TestRows.noise(2000, 5, 4), TestRows.THREE, i -> drawn[i]);
        Predictions said = new XgboostEngine()
                .learner("gradient-boosting", Map.of("trees", 1, "learning_rate", 0.01))
                .fit(train.examples(), Seed.of(1))
                .predict(train.features());
        assertThat(mean(said, 0)).isCloseTo(frequency(drawn, 0), within(1e-3));
    }

    private static void assertCalibrated(String name, Target target, double[] shares) {
        double[] drawn = TestRows.draw(3000, shares, 5);
        Dataset train = TestRows.dataset(TestRows.noise(3000, 12, 4), target, i -> drawn[i]);
        Model model = new XgboostEngine().learner(name, Map.of("trees", 60)).fit(train.examples(), Seed.of(1));
        Predictions seen = model.predict(train.features());
        Predictions fresh = model.predict(TestRows.noise(3000, 12, 77));
        for (int k = 0; k < shares.length; k++) {
            double frequency = frequency(drawn, k);
            assertThat(mean(seen, k)).as("class %d, rows seen", k).isCloseTo(frequency, within(0.003));
            assertThat(mean(fresh, k)).as("class %d, fresh rows", k).isCloseTo(frequency, within(0.005));
        }
    }

    private static double frequency(double[] drawn, int classNumber) {
        return Arrays.stream(drawn).filter(c -> c == classNumber).count() / (double) drawn.length;
    }
}
