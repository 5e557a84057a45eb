package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Seed;
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

    /** scipy.stats.pearsonr, spearmanr and rankdata on the same arrays, printed with repr. */
    @Test
    void ties_on_both_sides_are_ranked_as_by_scipy() {
        double[] x = {1, 2, 2, 3, 5, 8, 8, 8, 13, 21};
        double[] y = {2, 1, 4, 4, 4, 7, 6, 9, 9, 1};

        assertThat(Correlation.pearson(x, y)).isCloseTo(0.14705388918858975, within(1e-12));
        assertThat(Correlation.spearman(x, y)).isCloseTo(0.42319957154809434, within(1e-12));
        assertThat(Correlation.midRanks(x)).containsExactly(1, 2.5, 2.5, 4, 5, 7, 7, 7, 9, 10);
        assertThat(Correlation.midRanks(y)).containsExactly(3, 1.5, 5, 5, 5, 8, 7, 9.5, 9.5, 1.5);
    }

    @Test
    void very_small_and_very_large_columns_correlate_like_their_shapes() {
        double[] x = {1, 2, 3, 4};
        double[] y = {2, 1, 4, 3};
        double[] tinyX = {1e-100, 2e-100, 3e-100, 4e-100};
        double[] tinyY = {2e-100, 1e-100, 4e-100, 3e-100};
        double[] hugeX = {1e100, 2e100, 3e100, 4e100};

        assertThat(Correlation.pearson(x, y)).isCloseTo(0.6, within(1e-12));
        assertThat(Correlation.pearson(tinyX, tinyY)).isCloseTo(0.6, within(1e-9));
        assertThat(Correlation.pearson(hugeX, y)).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void nothing_and_one_row_have_no_correlation_and_two_rows_agree_or_not() {
        assertThat(Correlation.pearson(new double[0], new double[0])).isNaN();
        assertThat(Correlation.spearman(new double[] {1}, new double[] {2})).isNaN();
        assertThat(Correlation.pearson(new double[] {1, 2}, new double[] {5, 9}))
                .isEqualTo(1);
        assertThat(Correlation.pearson(new double[] {1, 2}, new double[] {5, -9}))
                .isEqualTo(-1);
        assertThat(Correlation.midRanks(new double[0])).isEmpty();
        assertThatThrownBy(() -> Correlation.pearson(new double[2], new double[1]))
                .hasMessageContaining("'y'");
    }

    @Test
    void infinite_values_have_ranks_and_no_pearson_correlation() {
        double[] x = {Double.NEGATIVE_INFINITY, 0, Double.POSITIVE_INFINITY};
        double[] y = {1, 2, 3};

        assertThat(Correlation.spearman(x, y)).isEqualTo(1);
        assertThat(Correlation.pearson(x, y)).isNaN();
        assertThat(Correlation.midRanks(new double[] {0.0, -0.0, 1})).containsExactly(1.5, 1.5, 3);
    }

    @Test
    void ranks_do_not_change_under_a_growing_function_and_sum_to_what_they_must() {
        for (int s = 0; s < 50; s++) {
            var random = Seed.of(61).child(s).random();
            double[] x = random.ints(30, 0, 12).asDoubleStream().toArray();
            double[] y = random.doubles(30).toArray();
            double[] grown = Arrays.stream(x).map(v -> Math.exp(v) - 3).toArray();

            assertThat(Correlation.midRanks(grown)).containsExactly(Correlation.midRanks(x));
            assertThat(Arrays.stream(Correlation.midRanks(x)).sum()).isEqualTo(465);
            assertThat(Correlation.spearman(x, y)).isCloseTo(Correlation.spearman(y, x), within(1e-12));
            assertThat(Correlation.pearson(x, y)).isBetween(-1.0, 1.0);
        }
    }
}
