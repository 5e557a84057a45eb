package io.assay.metric;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected figures: scipy 1.10 (pearsonr, spearmanr), statsmodels' fdr_by by its formula in numpy. */
class CorrelationTest {
    private static final double CLOSE = 1e-12;
    private static final double[] X = {3, 1, 4, 1, 5, 9, 2, 6};
    private static final double[] Y = {2, 7, 1, 8, 2, 8, 1, 8};

    @Test
    void correlations_equal_scipy() {
        assertThat(Correlation.pearson(X, Y)).isCloseTo(0.2096553190730122, within(CLOSE));
        assertThat(Correlation.spearman(X, Y)).isCloseTo(0.19885368120992467, within(CLOSE));
    }

    @Test
    void equal_values_share_their_rank() {
        assertThat(Correlation.midRanks(new double[] {5, -0.0, 5, 0.0, 7})).containsExactly(3.5, 1.5, 3.5, 1.5, 5);
    }

    @Test
    void a_constant_column_has_no_correlation() {
        assertThat(Correlation.pearson(new double[] {.1, .1, .1}, new double[] {1, 2, 3}))
                .isNaN();
        assertThat(Correlation.spearman(new double[] {1}, new double[] {2})).isNaN();
    }

    @Test
    void a_missing_value_is_refused() {
        assertThatThrownBy(() -> Correlation.midRanks(new double[] {1, Double.NaN}))
                .hasMessageContaining("NaN");
    }

    @Test
    void the_daily_coefficient_ignores_what_moves_all_names_of_a_day() {
        int[] day = {1, 1, 1, 2, 2, 2, 3, 3};
        double[] score = {1, 2, 3, 3, 2, 1, 1, 2};
        double[] outcome = {.1, .2, .3, -.5, -.6, -.7, .1, .2};

        DailyIc series = DailyIc.of(day, score, outcome, 3);

        assertThat(series.days()).containsExactly(1, 2, 3);
        assertThat(series.values()).containsExactly(1, 1, Double.NaN);
        assertThat(series.mean()).isEqualTo(1);
        assertThat(series.ratio()).isNaN();
    }

    @Test
    void discoveries_are_adjusted_as_by_benjamini_and_yekutieli() {
        double[] p = {.01, .04, .03, .005, .5};
        double[] adjusted = Discoveries.benjaminiYekutieli(p);
        double[] expected = {0.05708333333333333, 0.11416666666666667, 0.11416666666666665, 0.05708333333333333, 1};

        for (int i = 0; i < p.length; i++) {
            assertThat(adjusted[i]).isCloseTo(expected[i], within(CLOSE));
        }
        assertThat(Discoveries.rejected(p, 0.06)).containsExactly(0, 3);
    }
}
