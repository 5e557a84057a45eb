package io.assay.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Every figure that scikit-learn or scipy has, on the rows of {@code sklearn_figures.py}. */
class ScikitLearnTest {
    private static final double CLOSE = 1e-10;
    private static final Settings SETTINGS =
            new Settings(.01, .05, 100, 8, Trading.STANDARD, List.of(Measure.DIRECTION, Measure.RANK_IC), Seed.of(1));
    private static final double[][] ROWS = columns();
    private static final Map<String, Double> EXPECTED = expected();
    private static final double[] OUTCOME = ROWS[6];

    private static final Evaluation CLASSES = Evaluation.of(
            SmallRows.rows(SmallRows.CLASSES, ROWS, ROWS[2], OUTCOME),
            SmallRows.classes("model", probabilities()),
            SmallRows.classes("majority", repeated(.35, .28, .37)).predictions(),
            SETTINGS);
    private static final Dataset NUMBER_ROWS = SmallRows.rows(SmallRows.NUMBER, ROWS, OUTCOME, OUTCOME);
    private static final Answers NUMBERS = SmallRows.numbers("model", ROWS[7]);
    private static final Answers MEAN = SmallRows.constant("majority", OUTCOME.length, .002);

    private static List<String> lines(String file) {
        try (var stream = Objects.requireNonNull(ScikitLearnTest.class.getResourceAsStream(file))) {
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double[][] columns() {
        List<String> lines = lines("sklearn_rows.csv");
        double[][] columns = new double[8][lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            for (int c = 0; c < columns.length; c++) {
                columns[c][i] = Double.parseDouble(cells[c]);
            }
        }
        return columns;
    }

    private static Map<String, Double> expected() {
        Map<String, Double> expected = new LinkedHashMap<>();
        for (String line : lines("sklearn_figures.csv")) {
            int comma = line.lastIndexOf(',');
            expected.put(line.substring(1, comma - 1), Double.valueOf(line.substring(comma + 1)));
        }
        return expected;
    }

    private static double[] probabilities() {
        double[] p = new double[3 * OUTCOME.length];
        Arrays.setAll(p, i -> ROWS[3 + i % 3][i / 3]);
        return p;
    }

    private static double[] repeated(double... rates) {
        double[] p = new double[3 * OUTCOME.length];
        Arrays.setAll(p, i -> rates[i % 3]);
        return p;
    }

    private static double expected(String name) {
        return Objects.requireNonNull(EXPECTED.get(name), name);
    }

    @Test
    void the_figures_of_classes_are_those_of_scikit_learn() {
        List<String> names = new ArrayList<>(
                List.of("accuracy", "balanced accuracy", "Matthews correlation", "ROC AUC", "log loss", "Brier score"));
        for (String kind : List.of("macro", "weighted", "DOWN", "FLAT", "UP")) {
            names.addAll(List.of(kind + " precision", kind + " recall", kind + " F1"));
        }
        names.add("majority rate");
        for (String name : names) {
            assertThat(CLASSES.figure(name).value()).as(name).isCloseTo(expected(name), within(CLOSE));
        }
    }

    @Test
    void the_figures_of_numbers_are_those_of_scikit_learn_and_scipy() {
        Evaluation e = Evaluation.of(NUMBER_ROWS, NUMBERS, MEAN.predictions(), SETTINGS);
        for (String name : List.of(
                "mean squared error",
                "mean absolute error",
                "R2 over the base rate",
                "negative predictions",
                Evaluation.DAILY_RANK_IC)) {
            assertThat(e.figure(name).value()).as(name).isCloseTo(expected(name), within(CLOSE));
        }
        Settings fewDays = new Settings(
                .01, .05, 100, 16, Trading.STANDARD, List.of(Measure.DIRECTION, Measure.RANK_IC), Seed.of(1));
        Evaluation overTime = Evaluation.of(NUMBER_ROWS, NUMBERS, MEAN.predictions(), fewDays);
        assertThat(overTime.figure("rank IC (over time)").value())
                .isCloseTo(expected("rank IC (over time)"), within(CLOSE));
    }

    @Test
    void calibration_curves_are_those_of_scikit_learn() {
        ScoreProfile profile = ScoreProfile.of(
                SmallRows.rows(SmallRows.CLASSES, ROWS, ROWS[2], OUTCOME),
                SmallRows.classes("model", probabilities()),
                SmallRows.classes("majority", repeated(.35, .28, .37)).predictions(),
                5,
                SETTINGS);

        for (String title : List.of("DOWN", "FLAT", "UP")) {
            List<ScoreProfile.Bin> bins = profile.curve(title).bins();
            assertThat(EXPECTED).containsKey("calibration " + title + " " + (bins.size() - 1) + " said");
            assertThat(EXPECTED).doesNotContainKey("calibration " + title + " " + bins.size() + " said");
            for (int b = 0; b < bins.size(); b++) {
                String name = "calibration " + title + " " + b;
                assertThat(bins.get(b).said()).as(name).isCloseTo(expected(name + " said"), within(CLOSE));
                assertThat(bins.get(b).happened()).as(name).isCloseTo(expected(name + " happened"), within(CLOSE));
            }
        }
    }

    @Test
    void quantile_returns_decay_and_turnover_are_those_of_numpy_and_scipy() {
        ScoreProfile profile = ScoreProfile.of(NUMBER_ROWS, NUMBERS, MEAN.predictions(), 5, SETTINGS);

        for (ScoreProfile.Bucket bucket : profile.quantiles().buckets()) {
            String name = "bucket " + bucket.number();
            assertThat(bucket.outcome()).as(name).isCloseTo(expected(name), within(CLOSE));
        }
        for (ScoreProfile.Decay decay : profile.decay()) {
            String name = "decay " + decay.sessions();
            assertThat(decay.rankIc()).as(name).isCloseTo(expected(name), within(CLOSE));
            assertThat((double) decay.pairs()).as(name).isEqualTo(expected(name + " pairs"));
        }
        List<Figure> figures = List.of(
                profile.quantiles().spread(),
                profile.quantiles().monotonicity(),
                profile.turnover().rankChange(),
                profile.turnover().positionChange(),
                profile.turnover().rankAutocorrelation());
        for (Figure figure : figures) {
            assertThat(figure.value()).as(figure.name()).isCloseTo(expected(figure.name()), within(CLOSE));
        }
    }
}
