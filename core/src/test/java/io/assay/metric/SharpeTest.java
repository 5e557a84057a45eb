package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected figures: numpy 1.24 and scipy 1.10 by the formulas stated in the Javadoc, printed with repr. */
class SharpeTest {
    private static final double CLOSE = 1e-9;
    static final double[] RETURNS = {.012, -.008, .003, .021, -.015, .007, .0, -.002, .011, .004, -.019, .013};

    @Test
    void the_ratio_its_errors_and_its_probabilities_equal_the_references() {
        assertThat(Sharpe.ratio(RETURNS)).isCloseTo(0.19002094397879324, within(CLOSE));
        assertThat(Moments.skewness(RETURNS)).isCloseTo(-0.36318142703271356, within(CLOSE));
        assertThat(Moments.kurtosis(RETURNS)).isCloseTo(2.301637633521327, within(CLOSE));
        assertThat(Sharpe.standardError(RETURNS)).isCloseTo(0.31345029288771487, within(CLOSE));
        assertThat(Sharpe.standardErrorNormal(RETURNS)).isCloseTo(0.29126934550562417, within(CLOSE));
        assertThat(Sharpe.probabilistic(RETURNS, 0)).isCloseTo(0.7278168360594077, within(CLOSE));
        assertThat(Sharpe.expectedBest(100, 1)).isCloseTo(2.5306028932016846, within(CLOSE));
        assertThat(Sharpe.deflated(RETURNS, 20, 0.1)).isCloseTo(0.4999365522139522, within(1e-8));
        assertThat(Sharpe.minimumTrackRecord(RETURNS, 0, 0.95)).isCloseTo(81.9807167321725, within(1e-6));
        assertThat(Sharpe.annualLo(RETURNS, 5, 4)).isCloseTo(1.037947995704785, within(CLOSE));
        assertThat(NeweyWest.tOfMean(RETURNS, 3)).isCloseTo(1.3766062178860974, within(CLOSE));
    }

    @Test
    void the_best_of_a_hundred_skill_less_years_shows_two_and_a_half() {
        assertThat(Sharpe.expectedBest(100, 1)).isBetween(2.4, 2.6);
        assertThat(Sharpe.expectedBest(1, 1)).isZero();
    }

    @Test
    void what_has_no_meaning_is_not_a_number_and_never_infinite() {
        double[] flat = {.01, .01, .01};

        assertThat(Sharpe.ratio(flat)).isNaN();
        assertThat(Sharpe.ratio(new double[] {.01})).isNaN();
        assertThat(Sharpe.probabilistic(flat, 0)).isNaN();
        assertThat(Sharpe.deflated(flat, 10, 1)).isNaN();
        assertThat(Sharpe.minimumTrackRecord(new double[] {-.01, -.02, .005}, 0, .95))
                .isNaN();
        assertThat(NeweyWest.tOfMean(flat, 1)).isNaN();
        assertThat(Moments.deviation(flat)).isZero();
    }

    @Test
    void the_standard_error_covers_the_spread_of_simulated_ratios() {
        double[] ratios = new double[2000];
        double[] errors = new double[2000];
        for (int s = 0; s < ratios.length; s++) {
            var random = Seed.of(5).child(s).random();
            double[] returns = new double[250];
            Arrays.setAll(returns, i -> 0.1 + random.nextGaussian());
            ratios[s] = Sharpe.ratio(returns);
            errors[s] = Sharpe.standardError(returns);
        }

        assertThat(Moments.deviation(ratios)).isCloseTo(Moments.mean(errors), within(0.004));
    }

    /** The formulas of the Javadoc in numpy and scipy on the same array, printed with repr. */
    @Test
    void a_skewed_series_equals_the_references() {
        double[] r = MomentsTest.RETURNS;

        assertThat(Sharpe.ratio(r)).isCloseTo(0.12529007217895213, within(CLOSE));
        assertThat(Sharpe.annual(r, 252)).isCloseTo(1.9889182363850388, within(CLOSE));
        assertThat(Sharpe.standardError(r)).isCloseTo(0.28563640878269647, within(CLOSE));
        assertThat(Sharpe.probabilistic(r, .05)).isCloseTo(0.6039509494709538, within(CLOSE));
        assertThat(Sharpe.annualLo(r, 5, 2)).isCloseTo(0.4788060310787516, within(CLOSE));
        assertThat(Sharpe.annualLo(r, 12, 11)).isCloseTo(1.0821985567252257, within(CLOSE));
        assertThat(Sharpe.annualLo(r, 1, 5)).isCloseTo(Sharpe.ratio(r), within(CLOSE));
        assertThat(Sharpe.annualLo(r, 252, 0)).isCloseTo(Sharpe.annual(r, 252), within(CLOSE));
        assertThat(Sharpe.minimumTrackRecord(r, .01, .975)).isCloseTo(331.11672195624624, within(1e-6));
    }

    /** scipy.stats.norm.isf(1 / N) and isf(1 / (N e)) weighted as in the Javadoc. */
    @Test
    void the_best_of_very_many_trials_stays_finite() {
        assertThat(Sharpe.expectedBest(2, 1)).isCloseTo(0.5197553442805939, within(CLOSE));
        assertThat(Sharpe.expectedBest(10, 1)).isCloseTo(1.57459830134575, within(CLOSE));
        assertThat(Sharpe.expectedBest(1000, 2)).isCloseTo(2 * 3.255121513652725, within(CLOSE));
        assertThat(Sharpe.expectedBest(1_000_000_000L, 1)).isCloseTo(6.090388996413457, within(1e-8));
        assertThat(Sharpe.expectedBest(100_000_000_000_000_000L, 1)).isCloseTo(8.560404500020821, within(1e-6));
        assertThat(Sharpe.expectedBest(Long.MAX_VALUE, 1)).isFinite();
        assertThat(Sharpe.expectedBest(50, 0)).isZero();
    }

    @Test
    void a_deflated_ratio_falls_with_every_trial_and_is_the_probabilistic_one_for_a_single_trial() {
        double before = Sharpe.deflated(RETURNS, 1, .1);
        assertThat(before).isEqualTo(Sharpe.probabilistic(RETURNS, 0));
        for (long trials = 2; trials < 2000; trials *= 3) {
            double now = Sharpe.deflated(RETURNS, trials, .1);
            assertThat(now).isLessThan(before);
            before = now;
        }
    }

    @Test
    void nothing_one_return_and_impossible_arguments() {
        assertThat(Sharpe.ratio(new double[0])).isNaN();
        assertThat(Sharpe.annual(new double[] {1, Double.NaN}, 252)).isNaN();
        assertThat(Sharpe.annualLo(new double[] {.1, .1}, 5, 2)).isNaN();
        assertThat(Sharpe.standardError(new double[] {.1})).isNaN();
        assertThat(Sharpe.standardErrorNormal(new double[0])).isNaN();
        assertThat(Sharpe.minimumTrackRecord(RETURNS, 1, .95)).isNaN();
        assertThatThrownBy(() -> Sharpe.expectedBest(0, 1)).hasMessageContaining("trials");
        assertThatThrownBy(() -> Sharpe.expectedBest(1, -1)).hasMessageContaining("deviation");
        assertThatThrownBy(() -> Sharpe.annualLo(RETURNS, 0, 1)).hasMessageContaining("'q'");
        assertThatThrownBy(() -> Sharpe.minimumTrackRecord(RETURNS, 0, .4)).hasMessageContaining("confidence");
    }

    @Test
    void returns_that_alternate_have_no_variance_over_a_year_and_so_no_long_run_ratio() {
        double[] alternating = new double[100];
        Arrays.setAll(alternating, i -> i % 2 == 0 ? .02 : -.01);

        assertThat(Sharpe.ratio(alternating)).isPositive();
        assertThat(Sharpe.annualLo(alternating, 12, 1)).isNaN();
    }

    @Test
    void the_track_record_that_is_long_enough_has_the_asked_confidence() {
        // With n periods of the same moments the probabilistic ratio at n = MinTRL is the confidence itself.
        double n = Sharpe.minimumTrackRecord(RETURNS, 0, .9);
        double error = Sharpe.standardError(RETURNS) * Math.sqrt(RETURNS.length - 1) / Math.sqrt(n - 1);

        assertThat(Sharpe.ratio(RETURNS) / error).isCloseTo(1.2815515655446004, within(1e-9));
    }
}
