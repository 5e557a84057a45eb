package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
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
}
