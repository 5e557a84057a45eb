package io.assay.portfolio;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PairedReturnsTest {
    private static double[] returns(long seed, double mean) {
        RandomGenerator random = Seed.of(seed).random();
        double[] returns = new double[1000];
        Arrays.setAll(returns, t -> mean + 0.01 * random.nextGaussian());
        return returns;
    }

    /** About four standard errors: beyond chance for one, and for no hundred million, whatever the number of draws. */
    @Test
    void the_more_are_compared_the_more_it_takes() {
        double[] theirs = returns(3, 0);
        double[] noise = returns(4, 0);
        double[] ours = new double[theirs.length];
        Arrays.setAll(ours, t -> theirs[t] + 0.1 * noise[t] + 0.00013);
        int[] sure = IntStream.of(1, 10, 100_000_000)
                .filter(n -> PairedReturns.of(ours, theirs, new PairedReturns.Terms(1, n, Seed.of(2)))
                        .sure())
                .toArray();
        assertThat(sure).containsExactly(1, 10);
    }

    @Test
    void a_difference_that_is_always_the_same_has_no_width_and_equal_returns_no_difference() {
        double[] theirs = returns(1, 0);
        double[] ours = Arrays.stream(theirs).map(r -> r + 0.001).toArray();
        PairedReturns paired = PairedReturns.of(ours, theirs, new PairedReturns.Terms(21, 3, Seed.of(2)));
        assertThat(paired.mean()).isCloseTo(0.252, within(1e-12));
        assertThat(paired.meanRange().lower()).isCloseTo(0.252, within(1e-9));
        assertThat(paired.meanRange().upper()).isCloseTo(0.252, within(1e-9));
        assertThat(paired.sure()).isTrue();
        PairedReturns none = PairedReturns.of(theirs, theirs, new PairedReturns.Terms(21, 1, Seed.of(2)));
        assertThat(none.mean()).isZero();
        assertThat(none.sharpe()).isZero();
        assertThat(none.sure()).isFalse();
    }

    /** Of independent returns the mean difference has a standard error of 252 x 0.01 x sqrt(2 / 1000). */
    @Test
    void the_interval_is_as_wide_as_theory_says() {
        PairedReturns paired =
                PairedReturns.of(returns(3, 0), returns(4, 0), new PairedReturns.Terms(1, 1, Seed.of(5)));
        double half = 1.96 * 252 * 0.01 * Math.sqrt(2 / 1000.0);
        assertThat((paired.meanRange().upper() - paired.meanRange().lower()) / 2)
                .isCloseTo(half, within(0.15 * half));
        assertThat(paired.meanRange().lower()).isLessThan(0);
        assertThat(paired.meanRange().upper()).isGreaterThan(0);
    }
}
