package io.assay.xgboost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Target;
import io.assay.model.Predictions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The forest against scikit-learn's: {@code sklearn_forest.py} made the file. */
class SklearnForestTest {
    private static final List<String[]> LINES = lines();

    @Test
    void probabilities_are_those_of_scikit_learn_up_to_the_noise_of_sampling() {
        List<String[]> test = part("test");
        Predictions ours = forest(TestRows.THREE, 7, part("train"), test);
        double apart = 0;
        double oursLoss = 0;
        double theirsLoss = 0;
        for (int r = 0; r < test.size(); r++) {
            String[] line = test.get(r);
            for (int k = 0; k < 3; k++) {
                apart += Math.abs(ours.probability(r, k) - Double.parseDouble(line[8 + k])) / (3 * test.size());
            }
            int truth = Integer.parseInt(line[7]);
            oursLoss -= Math.log(Math.max(1e-3, ours.probability(r, truth))) / test.size();
            theirsLoss -= Math.log(Math.max(1e-3, Double.parseDouble(line[8 + truth]))) / test.size();
        }
        assertThat(apart).isLessThan(0.025);
        assertThat(oursLoss / theirsLoss).isBetween(0.97, 1.02);
    }

    @Test
    void numbers_are_those_of_scikit_learn_up_to_the_noise_of_sampling() {
        List<String[]> test = part("test");
        Predictions ours = forest(TestRows.NUMBER, 11, part("train"), test);
        double apart = 0;
        double oursError = 0;
        double theirsError = 0;
        for (int r = 0; r < test.size(); r++) {
            double theirs = Double.parseDouble(test.get(r)[12]);
            double truth = Double.parseDouble(test.get(r)[11]);
            apart += Math.abs(ours.values()[r] - theirs) / test.size();
            oursError += Math.pow(ours.values()[r] - truth, 2) / test.size();
            theirsError += Math.pow(theirs - truth, 2) / test.size();
        }
        assertThat(apart).isLessThan(0.0025);
        assertThat(oursError / theirsError).isBetween(0.95, 1.03);
    }

    private static Predictions forest(Target target, int answer, List<String[]> train, List<String[]> test) {
        return new XgboostEngine()
                .learner("random-forest", Map.of("trees", 500))
                .fit(
                        TestRows.dataset(table(train), target, i -> Double.parseDouble(train.get(i)[answer]))
                                .examples(),
                        Seed.of(3))
                .predict(table(test));
    }

    private static TestRows.Table table(List<String[]> lines) {
        float[] values = new float[lines.size() * 6];
        IntStream.range(0, values.length).forEach(i -> values[i] = Float.parseFloat(lines.get(i / 6)[1 + i % 6]));
        return TestRows.table(values, 6);
    }

    private static List<String[]> part(String name) {
        return LINES.stream().filter(line -> line[0].equals(name)).toList();
    }

    private static List<String[]> lines() {
        try (InputStream in =
                Objects.requireNonNull(SklearnForestTest.class.getResourceAsStream("sklearn_forest.csv"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
