package io.assay.portfolio;

import java.util.List;

import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.portfolio.CovarianceEstimator.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CovarianceEstimatorTest {
    private static Covariance of(Kind kind) {
        return CovarianceEstimator.of(kind, MissingReturns.COMPLETE_DAYS).of(Sample.returns());
    }

    private static void assertRow(Covariance covariance, double last, double... first) {
        for (int k = 0; k < first.length; k++) {
            assertThat(covariance.matrix()[0][k]).isCloseTo(first[k], within(1e-15));
            assertThat(covariance.matrix()[k][0]).isEqualTo(covariance.matrix()[0][k]);
        }
        assertThat(covariance.matrix()[4][4]).isCloseTo(last, within(1e-15));
    }

    /** numpy.cov. */
    @Test
    void the_sample_matrix_is_that_of_numpy() {
        assertRow(
                of(Kind.SAMPLE),
                of(Kind.SAMPLE).matrix()[4][4],
                1.627360688405797e-04,
                9.977119565217395e-06,
                -2.294592391304347e-05,
                3.408182971014493e-05,
                1.266403985507246e-05);
        assertThat(of(Kind.SAMPLE).matrix()[1][1]).isCloseTo(1.1993983695652175e-4, within(1e-15));
        assertThat(of(Kind.SAMPLE).shrinkage()).isNaN();
    }

    /** sklearn.covariance.LedoitWolf of scikit-learn 1.9.1. */
    @Test
    void shrinking_to_the_identity_comes_to_what_scikit_learn_says() {
        Covariance covariance = of(Kind.SCALED_IDENTITY);
        assertThat(covariance.shrinkage()).isCloseTo(0.5407414482810359, within(1e-12));
        assertRow(
                covariance,
                1.3838271462977015e-4,
                1.452597287263019e-04,
                4.391157586771653e-06,
                -1.009902379315131e-05,
                1.500018959625463e-05,
                5.573732410970493e-06);
    }

    /** The matrix formulas of the authors' own program, computed with NumPy apart from this code. */
    @Test
    void shrinking_to_equal_correlations_comes_to_what_the_formulas_of_the_authors_say() {
        Covariance covariance = of(Kind.CONSTANT_CORRELATION);
        assertThat(covariance.shrinkage()).isCloseTo(0.4501373309531034, within(1e-12));
        assertRow(
                covariance,
                1.409812326388889e-4,
                1.559553993055556e-04,
                1.333106147864460e-05,
                -3.689339487368615e-06,
                2.701229512636123e-05,
                1.561478690221221e-05);
    }

    /** NumPy, weights 0.9^k that sum to 1. */
    @Test
    void later_sessions_weigh_more_in_the_moving_average() {
        assertRow(
                new CovarianceEstimator(Kind.EWMA, MissingReturns.COMPLETE_DAYS, 0.9).of(Sample.returns()),
                1.0701771537254546e-4,
                1.615728931061803e-04,
                2.789381019055435e-05,
                1.708812790817869e-05,
                6.516224792926118e-05,
                -1.911368528872717e-06);
    }

    @Test
    void a_missing_return_takes_its_session_from_all_or_from_its_own_pairs() {
        double[][] rows = Sample.random(3, 60, 1).rows();
        rows[7][1] = Double.NaN;
        double[][] without = new double[59][];
        for (int t = 0, to = 0; t < 60; t++) {
            if (t != 7) {
                without[to++] = rows[t];
            }
        }
        List<String> names = List.of("A", "B", "C");
        CovarianceEstimator whole = CovarianceEstimator.of(Kind.SAMPLE, MissingReturns.COMPLETE_DAYS);
        Covariance complete = whole.of(new DailyReturns(names, rows));
        assertThat(complete.sessions()).isEqualTo(59);
        assertThat(complete.matrix())
                .isDeepEqualTo(whole.of(new DailyReturns(names, without)).matrix());

        Covariance pairs =
                CovarianceEstimator.of(Kind.SAMPLE, MissingReturns.PAIRWISE).of(new DailyReturns(names, rows));
        assertThat(pairs.sessions()).isEqualTo(59);
        assertThat(pairs.repaired()).isZero();
        assertThat(pairs.correlation(0, 1)).isCloseTo(complete.correlation(0, 1), within(1e-12));
        double[][] two = new double[60][];
        for (int t = 0; t < 60; t++) {
            two[t] = new double[] {rows[t][0], rows[t][2]};
        }
        Covariance alone = whole.of(new DailyReturns(List.of("A", "C"), two));
        assertThat(pairs.matrix()[0][2]).isCloseTo(alone.matrix()[0][1], within(1e-15));
        assertThat(pairs.matrix()[0][2]).isNotEqualTo(complete.matrix()[0][2]);
    }

    /** Higham (2002), section 4: the nearest matrix of correlations of this one, to four digits. */
    @Test
    void pairs_that_cannot_all_hold_are_brought_to_the_nearest_correlations() {
        NearestCorrelation.Found found = NearestCorrelation.of(new double[][] {{1, 1, 0}, {1, 1, 1}, {0, 1, 1}});
        assertThat(found.matrix()[0][1]).isCloseTo(0.7607, within(5e-5));
        assertThat(found.matrix()[0][2]).isCloseTo(0.1573, within(5e-5));
        assertThat(found.matrix()[1][2]).isCloseTo(0.7607, within(5e-5));
        assertThat(found.matrix()[0][0]).isEqualTo(1);
        assertThat(found.change()).isCloseTo(1 - 0.7607, within(1e-4));
    }

    @Test
    void what_cannot_be_estimated_is_refused_in_a_sentence() {
        double[][] few = Sample.random(2, 19, 1).rows();
        List<String> names = List.of("A", "B");
        assertThatThrownBy(() -> CovarianceEstimator.standard().of(new DailyReturns(names, few)))
                .isInstanceOf(DataException.class)
                .hasMessage("covariances of 2 names need at least 20 sessions on which all of them have a return, was"
                        + " '19'. Fix: a longer lookback, fewer names, or pairwise sessions");
        double[][] flat = Sample.random(2, 40, 1).rows();
        for (double[] row : flat) {
            row[1] = 0;
        }
        assertThatThrownBy(() -> CovarianceEstimator.of(Kind.SAMPLE, MissingReturns.COMPLETE_DAYS)
                        .of(new DailyReturns(names, flat)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("B: a name must move to have a covariance");
        assertThatThrownBy(() -> CovarianceEstimator.of(Kind.SCALED_IDENTITY, MissingReturns.PAIRWISE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("lw-identity cannot go with pairwise");
    }
}
