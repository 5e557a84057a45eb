package io.assay.metric;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Expected figures: scikit-learn 1.2.1 (log_loss, roc_auc_score) and numpy, printed with repr. */
class ProbabilityScoresTest {
    private static final double CLOSE = 1e-12;
    private static final int[] ACTUAL = {0, 1, 2, 2, 1, 0, 2, 1, 0, 2, 2, 0};
    private static final double[] P = {
        .6, .3, .1, .2, .3, .5, .1, .2, .7, .3, .4, .3, .25, .5, .25, .7, .2, .1, .05, .15, .8, .5, .3, .2, .6, .3, .1,
        .1, .1, .8, .45, .2, .35, .3, .45, .25
    };

    @Test
    void log_loss_brier_and_calibration_equal_the_references() {
        assertThat(ProbabilityScores.logLoss(P, 3, ACTUAL)).isCloseTo(0.7283457300333528, within(CLOSE));
        assertThat(ProbabilityScores.brier(P, 3, ACTUAL)).isCloseTo(0.4183333333333334, within(CLOSE));
        assertThat(ProbabilityScores.calibrationError(P, 3, ACTUAL, 5)).isCloseTo(0.1666666666666667, within(CLOSE));
    }

    @Test
    void a_sure_error_costs_much_but_not_infinity() {
        double[] loss = ProbabilityScores.logLosses(new double[] {1, 0}, 2, new int[] {1});

        assertThat(loss[0]).isCloseTo(34.54, within(0.01));
    }

    @Test
    void without_rows_scores_are_not_a_number() {
        assertThat(ProbabilityScores.logLoss(new double[0], 3, new int[0])).isNaN();
        assertThat(ProbabilityScores.brier(new double[0], 3, new int[0])).isNaN();
        assertThat(ProbabilityScores.calibrationError(new double[0], 3, new int[0], 10))
                .isNaN();
    }

    @Test
    void areas_under_the_curve_equal_scikit_learn_with_ties_at_mid_rank() {
        double[] scores = {.1, .4, .35, .8, .4, .4, .9, .2};
        boolean[] positive = {false, false, true, true, true, false, true, false};

        assertThat(RocAuc.of(scores, positive).area()).isCloseTo(0.8125, within(CLOSE));
        assertThat(RocAuc.macro(P, 3, ACTUAL)).isCloseTo(0.8808366402116402, within(CLOSE));
    }

    @Test
    void an_area_needs_both_kinds_of_rows() {
        assertThat(RocAuc.of(new double[] {1, 2}, new boolean[] {true, true}).area())
                .isNaN();
    }

    @Test
    void weighting_a_group_equals_repeating_its_rows() {
        double[] scores = {.1, .4, .35, .8, .4, .4};
        boolean[] positive = {false, true, true, false, false, true};
        double[] twice = {.1, .4, .35, .8, .4, .4, .35, .8};
        boolean[] twicePositive = {false, true, true, false, false, true, true, false};

        double weighted = RocAuc.of(scores, positive).area(new int[] {1, 2, 1}, new int[] {0, 0, 1, 1, 2, 2});

        assertThat(weighted).isCloseTo(RocAuc.of(twice, twicePositive).area(), within(CLOSE));
    }

    @Test
    void probabilities_on_an_edge_belong_to_the_bin_below() {
        int[] bins = Arrays.stream(new double[] {0, .1, .11, .999, 1})
                .mapToInt(p -> ProbabilityScores.bin(p, 10))
                .toArray();

        assertThat(bins).containsExactly(0, 0, 1, 9, 9);
    }
}
