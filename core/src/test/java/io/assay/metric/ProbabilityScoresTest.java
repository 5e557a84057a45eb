package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

    /**
     * sklearn.metrics.log_loss and roc_auc_score(multi_class='ovr'); Brier and calibration by their formulas in numpy.
     */
    @Test
    void eight_rows_of_three_classes_equal_scikit_learn() {
        double[] p = {
            .7, .2, .1, .1, .8, .1, .3, .3, .4, .25, .5, .25, .6, .3, .1, .2, .2, .6, .05, .05, .9, .4, .35, .25
        };
        int[] actual = {0, 1, 2, 0, 1, 2, 2, 1};

        assertThat(ProbabilityScores.logLoss(p, 3, actual)).isCloseTo(0.7190480820619273, within(1e-12));
        assertThat(ProbabilityScores.brier(p, 3, actual)).isCloseTo(0.421875, within(1e-12));
        assertThat(ProbabilityScores.calibrationError(p, 3, actual, 10)).isCloseTo(0.1875, within(1e-12));
        assertThat(ProbabilityScores.calibrationError(p, 3, actual, 1)).isCloseTo(0.0125, within(1e-12));
        assertThat(ProbabilityScores.calibrationError(p, 3, actual, 4)).isCloseTo(0.0875, within(1e-12));
        assertThat(RocAuc.oneVersusRest(p, 3, actual, 0).area()).isCloseTo(0.75, within(1e-12));
        assertThat(RocAuc.oneVersusRest(p, 3, actual, 1).area()).isCloseTo(0.8333333333333333, within(1e-12));
        assertThat(RocAuc.oneVersusRest(p, 3, actual, 2).area()).isEqualTo(1);
        assertThat(RocAuc.macro(p, 3, actual)).isCloseTo(0.861111111111111, within(1e-12));
    }

    @Test
    void a_class_beyond_the_columns_is_refused_and_not_read_from_the_next_row() {
        double[] p = {.5, .5, .9, .1};

        assertThatThrownBy(() -> ProbabilityScores.logLosses(p, 2, new int[] {2, 0}))
                .hasMessageContaining("'actual'");
        assertThatThrownBy(() -> ProbabilityScores.brierScores(p, 2, new int[] {0, -1}))
                .hasMessageContaining("'actual'");
        assertThatThrownBy(() -> ProbabilityScores.logLosses(p, 2, new int[] {0}))
                .hasMessageContaining("probabilities");
        assertThatThrownBy(() -> ProbabilityScores.calibrationError(p, 2, new int[] {0, 0}, 0))
                .hasMessageContaining("bins");
    }

    @Test
    void certain_and_right_costs_nothing_and_says_nothing_costs_a_known_price() {
        double[] sure = {1, 0, 0, 1};
        int[] actual = {0, 1};

        assertThat(ProbabilityScores.logLoss(sure, 2, actual)).isZero();
        assertThat(ProbabilityScores.brier(sure, 2, actual)).isZero();
        assertThat(ProbabilityScores.calibrationError(sure, 2, actual, 10)).isZero();
        double[] even = {.5, .5, .5, .5};
        assertThat(ProbabilityScores.logLoss(even, 2, actual)).isCloseTo(Math.log(2), within(1e-12));
        assertThat(ProbabilityScores.brier(even, 2, actual)).isCloseTo(.5, within(1e-12));
        assertThat(ProbabilityScores.best(even, 2, 1)).isZero();
    }

    @Test
    void a_missing_probability_shows_in_the_scores() {
        double[] p = {Double.NaN, Double.NaN};

        assertThat(ProbabilityScores.logLoss(p, 2, new int[] {0})).isNaN();
        assertThat(ProbabilityScores.brier(p, 2, new int[] {0})).isNaN();
        assertThatThrownBy(() -> RocAuc.oneVersusRest(p, 2, new int[] {0}, 0)).hasMessageContaining("NaN");
    }

    @Test
    void an_area_turned_around_is_one_less_the_area() {
        for (int s = 0; s < 50; s++) {
            var random = Seed.of(71).child(s).random();
            double[] score = random.ints(40, 0, 10).asDoubleStream().toArray();
            boolean[] positive = new boolean[40];
            for (int i = 0; i < 40; i++) {
                positive[i] = i % 2 == 0 || random.nextBoolean();
            }
            double[] turned = Arrays.stream(score).map(v -> -v).toArray();

            double area = RocAuc.of(score, positive).area();
            assertThat(RocAuc.of(turned, positive).area()).isCloseTo(1 - area, within(1e-12));
        }
        assertThat(RocAuc.of(new double[] {1, 1}, new boolean[] {true, false}).area())
                .isEqualTo(.5);
        assertThat(RocAuc.of(new double[0], new boolean[0]).area()).isNaN();
        assertThat(RocAuc.macro(new double[] {1, 0}, 2, new int[] {0})).isNaN();
    }
}
