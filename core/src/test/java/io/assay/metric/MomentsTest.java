package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected figures: numpy 1.24 and scipy 1.10 (skew, kurtosis(fisher=False)) on the same arrays, printed with repr. */
class MomentsTest {
    private static final double CLOSE = 1e-12;
    static final double[] RETURNS = {
        .031, -.012, .004, .004, -.05, .022, .017, -.003, .009, -.021, .013, .0, .006, -.007, .025
    };

    /** Ten times 0.1: their floating-point mean is 0.09999999999999999. */
    private static double[] tenths() {
        double[] values = new double[10];
        Arrays.fill(values, 0.1);
        return values;
    }

    @Test
    void moments_equal_numpy_and_scipy() {
        assertThat(Moments.mean(RETURNS)).isCloseTo(0.002533333333333333, within(CLOSE));
        assertThat(Moments.deviation(RETURNS)).isCloseTo(0.020219745182323518, within(CLOSE));
        assertThat(Moments.skewness(RETURNS)).isCloseTo(-1.0362057663186028, within(CLOSE));
        assertThat(Moments.kurtosis(RETURNS)).isCloseTo(4.161735635813642, within(CLOSE));
    }

    @Test
    void autocovariances_are_divided_by_all_values() {
        assertThat(Moments.autocovariance(RETURNS, 0)).isCloseTo(0.00038158222222222217, within(CLOSE));
        assertThat(Moments.autocovariance(RETURNS, 1)).isCloseTo(-0.00013652118518518518, within(CLOSE));
        assertThat(Moments.autocovariance(RETURNS, 3)).isCloseTo(4.1236444444444446e-05, within(CLOSE));
        assertThat(Moments.autocovariance(RETURNS, 14)).isCloseTo(4.263674074074075e-05, within(CLOSE));
        assertThat(Moments.autocovariance(RETURNS, 15)).isZero();
    }

    @Test
    void equal_values_have_no_spread_even_where_their_mean_is_rounded() {
        assertThat(Moments.mean(tenths())).isNotEqualTo(0.1);
        assertThat(Moments.deviation(tenths())).isZero();
        assertThat(Moments.autocovariance(tenths(), 0)).isZero();
        assertThat(Moments.autocovariance(tenths(), 3)).isZero();
        assertThat(Moments.skewness(tenths())).isNaN();
        assertThat(Moments.kurtosis(tenths())).isNaN();
    }

    @Test
    void nothing_and_one_value_have_what_they_can_have() {
        double[] none = {};
        double[] one = {3};

        assertThat(Moments.mean(none)).isNaN();
        assertThat(Moments.deviation(none)).isNaN();
        assertThat(Moments.skewness(none)).isNaN();
        assertThat(Moments.autocovariance(none, 0)).isNaN();
        assertThat(Moments.mean(one)).isEqualTo(3);
        assertThat(Moments.deviation(one)).isNaN();
        assertThat(Moments.kurtosis(one)).isNaN();
        assertThat(Moments.deviation(new double[] {1, 3})).isCloseTo(Math.sqrt(2), within(CLOSE));
    }

    @Test
    void a_missing_value_shows_in_every_moment() {
        double[] values = {1, Double.NaN, 2};

        assertThat(Moments.mean(values)).isNaN();
        assertThat(Moments.deviation(values)).isNaN();
        assertThat(Moments.skewness(values)).isNaN();
        assertThat(Moments.autocovariance(values, 1)).isNaN();
    }

    @Test
    void shifting_moves_the_mean_alone_and_scaling_scales_the_deviation() {
        for (int s = 0; s < 50; s++) {
            var random = Seed.of(21).child(s).random();
            double[] x = random.doubles(2 + s, -1, 1).toArray();
            double[] y = Arrays.stream(x).map(v -> 3 * v + 7).toArray();

            assertThat(Moments.mean(y)).isCloseTo(3 * Moments.mean(x) + 7, within(1e-9));
            assertThat(Moments.deviation(y)).isCloseTo(3 * Moments.deviation(x), within(1e-9));
            assertThat(Moments.skewness(y)).isCloseTo(Moments.skewness(x), within(1e-6));
            assertThat(Moments.kurtosis(y)).isGreaterThanOrEqualTo(1 - 1e-9);
        }
    }

    @Test
    void standard_errors_of_newey_and_west_equal_the_formula_in_numpy() {
        assertThat(NeweyWest.standardError(RETURNS, 0)).isCloseTo(0.0050436905946751745, within(CLOSE));
        assertThat(NeweyWest.standardError(RETURNS, 2)).isCloseTo(0.0034784396482950906, within(CLOSE));
        assertThat(NeweyWest.standardError(RETURNS, 5)).isCloseTo(0.0025733422887325775, within(CLOSE));
        assertThat(NeweyWest.tOfMean(RETURNS, 5)).isCloseTo(0.9844525325781867, within(1e-9));
    }

    @Test
    void a_constant_series_has_no_t_instead_of_an_enormous_one() {
        assertThat(NeweyWest.standardError(tenths(), 2)).isZero();
        assertThat(NeweyWest.tOfMean(tenths(), 2)).isNaN();
    }

    @Test
    void an_error_needs_two_values_and_lags_beyond_the_series_add_nothing() {
        assertThat(NeweyWest.standardError(new double[] {1}, 0)).isNaN();
        assertThat(NeweyWest.tOfMean(new double[0], 0)).isNaN();
        // By hand: values 0 and 2: g0 = 1, g1 = -1/2; with many lags the weight of lag 1 nears 1, so 1 - 1 = 0.
        assertThat(NeweyWest.standardError(new double[] {0, 2}, 0)).isCloseTo(Math.sqrt(.5), within(CLOSE));
        assertThat(NeweyWest.standardError(new double[] {0, 2}, 1)).isCloseTo(.5, within(CLOSE));
        assertThat(NeweyWest.standardError(new double[] {0, 2}, 1_000_000_000)).isCloseTo(0, within(1e-4));
        assertThatThrownBy(() -> NeweyWest.standardError(RETURNS, -1)).hasMessageContaining("lags");
    }

    @Test
    void the_error_of_overlapping_sums_is_found_where_the_plain_one_is_far_too_small() {
        double[] means = new double[1000];
        double[] plain = new double[1000];
        double[] corrected = new double[1000];
        for (int s = 0; s < means.length; s++) {
            var random = Seed.of(22).child(s).random();
            double[] steps = new double[404];
            Arrays.setAll(steps, i -> random.nextGaussian());
            double[] sums = new double[400];
            Arrays.setAll(sums, i -> steps[i] + steps[i + 1] + steps[i + 2] + steps[i + 3] + steps[i + 4]);
            means[s] = Moments.mean(sums);
            plain[s] = NeweyWest.standardError(sums, 0);
            corrected[s] = NeweyWest.standardError(sums, 15);
        }

        double truth = Moments.deviation(means);
        assertThat(Moments.mean(plain) / truth).isBetween(0.40, 0.50);
        assertThat(Moments.mean(corrected) / truth).isBetween(0.85, 1.0);
    }
}
