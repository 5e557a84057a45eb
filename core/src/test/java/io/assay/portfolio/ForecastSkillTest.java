package io.assay.portfolio;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.metric.Correlation;
import io.assay.metric.Moments;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ForecastSkillTest {
    private static final int NAMES = 10;
    private static final int DAYS = 200;
    private static final int NEVER = Integer.MAX_VALUE;

    /** Outcomes that follow scores by so much, known five days later. */
    private static ForecastSkill.Rows rows(double slope) {
        RandomGenerator random = Seed.of(5).random();
        int n = NAMES * DAYS;
        ForecastSkill.Rows rows = new ForecastSkill.Rows(new int[n], new int[n], new double[n], new double[n]);
        for (int row = 0; row < n; row++) {
            rows.day()[row] = 100 + row / NAMES;
            rows.known()[row] = rows.day()[row] + 5;
            rows.score()[row] = random.nextGaussian();
            rows.outcome()[row] = slope * rows.score()[row] + random.nextGaussian();
        }
        return rows;
    }

    @Test
    void what_was_known_on_a_day_is_the_mean_of_the_coefficients_that_had_come_out_by_then() {
        ForecastSkill.Rows rows = rows(0.3);
        ForecastSkill.Known known = ForecastSkill.of(rows, 1).at(199);
        double[] coefficients = new double[95];
        for (int d = 0; d < 95; d++) {
            coefficients[d] = Correlation.spearman(
                    Arrays.copyOfRange(rows.score(), d * NAMES, (d + 1) * NAMES),
                    Arrays.copyOfRange(rows.outcome(), d * NAMES, (d + 1) * NAMES));
        }
        assertThat(known.days()).isEqualTo(95);
        double ic = Moments.mean(coefficients);
        assertThat(known.ic()).isCloseTo(ic, within(1e-15));
        // Without overlap the error is the deviation (divisor n) over the root of the days.
        double error = Math.sqrt(Moments.autocovariance(coefficients, 0) / 95);
        assertThat(known.error()).isCloseTo(error, within(1e-15));
        assertThat(known.confidence()).isCloseTo(ic - error * error / ic, within(1e-15));
    }

    @Test
    void what_came_later_changes_nothing_to_the_bit() {
        for (int day : new int[] {150, 203, 250}) {
            ForecastSkill.Known before = ForecastSkill.of(rows(0.2), 5).at(day);
            for (double later : new double[] {Double.NaN, 1e300, -7}) {
                ForecastSkill.Rows changed = rows(0.2);
                for (int row = 0; row < changed.day().length; row++) {
                    if (changed.known()[row] > day) {
                        changed.outcome()[row] = later;
                        changed.known()[row] = later < 0 ? changed.known()[row] + 20 : NEVER;
                    }
                    if (changed.day()[row] > day) {
                        changed.score()[row] = later;
                    }
                }
                assertThat(ForecastSkill.of(changed, 5).at(day)).isEqualTo(before);
            }
        }
    }

    @Test
    void few_days_and_forecasts_that_were_wrong_are_not_believed() {
        assertThat(ForecastSkill.of(rows(0.5), 1).at(163).days()).isEqualTo(59);
        assertThat(ForecastSkill.of(rows(0.5), 1).at(163).confidence()).isZero();
        assertThat(ForecastSkill.of(rows(0.5), 1).at(164).confidence()).isPositive();
        ForecastSkill.Known wrong = ForecastSkill.of(rows(-0.5), 1).at(300);
        assertThat(wrong.ic()).isNegative();
        assertThat(wrong.confidence()).isZero();
    }

    @Test
    void ranks_are_standardised_among_those_of_whom_something_is_said() {
        double[] z = ForecastSkill.standardised(new double[] {5, Double.NaN, 1, 3, 3, 9});
        // Ranks 4, 1, 2.5, 2.5, 5 about 3, over the root of (1 + 4 + 0.25 + 0.25 + 4) / 5.
        double deviation = Math.sqrt(9.5 / 5);
        assertThat(z)
                .containsExactly(
                        new double[] {
                            1 / deviation, Double.NaN, -2 / deviation, -0.5 / deviation, -0.5 / deviation, 2 / deviation
                        },
                        within(1e-15));
        assertThat(ForecastSkill.standardised(new double[] {2, 2, 2, 2, 2, 2})).containsOnly(Double.NaN);
        assertThat(ForecastSkill.standardised(new double[] {1, 2, 3, 4})).containsOnly(Double.NaN);
    }

    @Test
    void an_expected_return_is_coefficient_times_own_volatility_times_score() {
        // Two names without correlation and equal variance v: each has half of it in common with their mean.
        double v = 4e-4;
        Covariance covariance = Covariance.of(List.of("A", "B"), new double[][] {{v, 0}, {0, v}});
        double[] expected = new Views(new double[] {1.5, Double.NaN}, 0.1, 4).expected(covariance);
        assertThat(expected[0]).isCloseTo(0.1 * Math.sqrt(v / 2) * 1.5 / 2, within(1e-15));
        assertThat(expected[1]).isZero();
    }
}
