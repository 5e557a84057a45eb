package io.assay.train;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.Target;
import io.assay.feature.ColumnsInMemory;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.model.ensemble.Platt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Calibration by lines that earlier windows alone tell. */
class PlattWalkForwardTest {
    private static final int WINDOW = 2000;
    private static final int WINDOWS = 3;
    private static final int ROWS = WINDOW * WINDOWS;
    private static final int LASTS = 10;
    private static final Target TARGET = new Target("success", List.of("FAILURE", "SUCCESS"));

    /** Probabilities that are too sure of themselves by a factor of three on the scale of log odds, and too high. */
    private static OutOfSample said(int changedFrom) {
        RandomGenerator random = Seed.of(5).random();
        Dataset.Rows rows = Dataset.Rows.blank(ROWS);
        double[] values = new double[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            double logit = random.nextDouble() * 4 - 2;
            boolean success = random.nextDouble() < Platt.probability(logit / 3 - 0.5);
            rows.decisionDay()[row] = row;
            rows.entryDay()[row] = row + 1;
            rows.exitDay()[row] = row + LASTS;
            rows.knownDay()[row] = row + LASTS;
            rows.weight()[row] = 1;
            rows.target()[row] = success != (row + LASTS >= changedFrom) ? 1 : 0;
            values[2 * row + 1] = Platt.probability(logit);
            values[2 * row] = 1 - values[2 * row + 1];
        }
        FeatureInfo column = FeatureInfo.of("none", FeatureGroup.SIGNAL, "nothing", 0);
        Dataset dataset = Dataset.of(
                new ColumnsInMemory(List.of(column), new float[1][ROWS]),
                TARGET,
                List.of(new Instrument("SIM", "A")),
                rows);
        List<Fold> folds = List.of(fold(0), fold(1), fold(2));
        return new OutOfSample(dataset, new Predictions(TARGET, values), folds);
    }

    private static Fold fold(int number) {
        int[] test = new int[WINDOW];
        Arrays.setAll(test, i -> number * WINDOW + i);
        return new Fold("window " + number, new int[0], test);
    }

    @Test
    void a_line_is_found_again_and_the_first_window_has_none() {
        PlattWalkForward.Calibrated calibrated = PlattWalkForward.of(said(Integer.MAX_VALUE));
        assertThat(calibrated.windows().get(0)).isEqualTo(Platt.NONE);
        assertThat(calibrated.last().slope()).isCloseTo(1 / 3.0, within(0.06));
        assertThat(calibrated.last().intercept()).isCloseTo(-0.5, within(0.08));
        double[] before = said(Integer.MAX_VALUE).predictions().values();
        double[] after = calibrated.outOfSample().predictions().values();
        assertThat(Arrays.copyOf(after, 2 * WINDOW)).isEqualTo(Arrays.copyOf(before, 2 * WINDOW));
        Platt line = calibrated.windows().get(2);
        for (int row = 2 * WINDOW; row < ROWS; row++) {
            assertThat(after[2 * row + 1])
                    .isEqualTo(Platt.probability(line.intercept() + line.slope() * Platt.logit(before[2 * row + 1])));
            assertThat(after[2 * row]).isEqualTo(1 - after[2 * row + 1]);
        }
    }

    @Test
    void outcomes_that_were_not_known_at_a_windows_first_decision_do_not_move_its_line() {
        PlattWalkForward.Calibrated whole = PlattWalkForward.of(said(Integer.MAX_VALUE));
        PlattWalkForward.Calibrated turned = PlattWalkForward.of(said(2 * WINDOW));
        assertThat(turned.windows()).isEqualTo(whole.windows());
        assertThat(turned.last()).isNotEqualTo(whole.last());
        PlattWalkForward.Calibrated earlier = PlattWalkForward.of(said(2 * WINDOW - 1));
        assertThat(earlier.windows().get(2)).isNotEqualTo(whole.windows().get(2));
    }

    /** Half of four rows succeed at log odds 0, three of four at 1: the line goes through log 1 and log 3. */
    @Test
    void a_line_through_two_points_is_exact() {
        double[] logit = {0, 0, 0, 0, 1, 1, 1, 1};
        double[] target = {1, 1, 0, 0, 1, 1, 1, 0};
        double[] weight = new double[8];
        Arrays.fill(weight, 1);
        Platt line = PlattWalkForward.fit(logit, target, weight);
        assertThat(line.intercept()).isCloseTo(0, within(1e-6));
        assertThat(line.slope()).isCloseTo(Math.log(3), within(1e-6));
    }

    /** Whoever is all too sure and sometimes wrong: whole steps of Newton's would lead far beyond the top. */
    @Test
    void all_too_sure_probabilities_are_drawn_together() {
        double[] logit = new double[1000];
        double[] target = new double[1000];
        double[] weight = new double[1000];
        for (int i = 0; i < 1000; i++) {
            logit[i] = i % 2 == 0 ? 20 : -20;
            target[i] = (i % 10 < 6) == (i % 2 == 0) ? 1 : 0;
            weight[i] = 1;
        }
        Platt line = PlattWalkForward.fit(logit, target, weight);
        double right = 0;
        for (int i = 0; i < 1000; i += 2) {
            right += target[i] / 500;
        }
        assertThat(line.of(Platt.probability(20))).isCloseTo(right, within(1e-3));
        assertThat(line.slope()).isBetween(0.0, 0.1);
    }

    @Test
    void what_pointed_the_wrong_way_says_the_rate_alone() {
        double[] logit = {0, 0, 0, 0, 1, 1, 1, 1};
        double[] target = {1, 1, 1, 1, 1, 1, 0, 0};
        double[] weight = {1, 1, 1, 1, 1, 1, 1, 1};
        assertThat(PlattWalkForward.fit(logit, target, weight).slope()).isNegative();
        Platt line = PlattWalkForward.rising(logit, target, weight);
        assertThat(line.slope()).isEqualTo(0);
        assertThat(line.of(0.2)).isCloseTo(0.75, within(1e-9));
    }
}
