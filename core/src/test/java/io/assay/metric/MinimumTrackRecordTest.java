package io.assay.metric;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * Expected figures: {@code 1+(1-s*sr+(k-1)/4*sr**2)*(norm.ppf(c)/(sr-b))**2} in numpy 1.24 and scipy 1.10, printed with
 * repr.
 */
class MinimumTrackRecordTest {
    private static final MinimumTrackRecord FUND = new MinimumTrackRecord(.458, -.72, 5.78, 0, .95);
    private static final MinimumTrackRecord SLOW = new MinimumTrackRecord(.1, .3, 3.5, .02, .99);

    @Test
    void lengths_equal_the_references() {
        assertThat(FUND.length()).isCloseTo(21.384415705069674, within(1e-9));
        assertThat(FUND.periods()).hasValue(22);
        assertThat(SLOW.length()).isCloseTo(826.5253028619998, within(1e-8));
        assertThat(SLOW.periods()).hasValue(827);
    }

    @Test
    void feeding_the_length_back_gives_exactly_the_confidence() {
        assertThat(FUND.probabilityAfter(FUND.length())).isCloseTo(.95, within(1e-12));
        assertThat(SLOW.probabilityAfter(SLOW.length())).isCloseTo(.99, within(1e-12));
        assertThat(SLOW.probabilityAfter(827)).isGreaterThan(.99);
        assertThat(SLOW.probabilityAfter(826)).isLessThan(.99);
    }

    @Test
    void after_the_periods_there_are_the_probability_is_the_probabilistic_ratio() {
        double[] returns = MomentsTest.RETURNS;
        MinimumTrackRecord record = MinimumTrackRecord.of(returns, .05, .9);

        assertThat(record.probabilityAfter(returns.length))
                .isCloseTo(Sharpe.probabilistic(returns, .05), within(1e-14));
        assertThat(record.length()).isEqualTo(Sharpe.minimumTrackRecord(returns, .05, .9));
    }

    @Test
    void a_ratio_not_above_the_benchmark_never_has_a_record_long_enough() {
        MinimumTrackRecord equal = new MinimumTrackRecord(.1, 0, 3, .1, .95);
        MinimumTrackRecord flat = MinimumTrackRecord.of(new double[] {.01, .01, .01}, 0, .95);

        assertThat(equal.isReachable()).isFalse();
        assertThat(equal.length()).isNaN();
        assertThat(equal.periods()).isEmpty();
        assertThat(flat.isReachable()).isFalse();
        assertThat(flat.length()).isNaN();
        assertThat(flat.probabilityAfter(10)).isNaN();
    }

    @Test
    void a_gap_too_small_for_any_count_of_periods_has_a_length_but_no_number_of_periods() {
        MinimumTrackRecord tiny = new MinimumTrackRecord(1e-12, 0, 3, 0, .95);

        assertThat(tiny.length()).isFinite().isGreaterThan(1e20);
        assertThat(tiny.periods()).isEmpty();
    }

    @Test
    void moments_no_sample_can_have_and_confidence_below_a_half_are_refused() {
        assertThatThrownBy(() -> new MinimumTrackRecord(.1, 2, 4.9, 0, .95)).hasMessageContaining("'kurtosis'");
        assertThatThrownBy(() -> new MinimumTrackRecord(.1, 0, 3, 0, .4)).hasMessageContaining("'confidence'");
        assertThatThrownBy(() -> FUND.probabilityAfter(1)).hasMessageContaining("'periods'");
        assertThat(new MinimumTrackRecord(.1, 0, 3, 0, .5).length()).isCloseTo(1, within(1e-9));
    }
}
