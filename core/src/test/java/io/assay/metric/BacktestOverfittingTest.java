package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * Expected figures: numpy 1.24, over the sessions themselves, printed with repr:
 *
 * <pre>
 * B = np.array_split(np.arange(n), S)
 * for c in itertools.combinations(range(S), S//2):
 *     a = np.concatenate([B[i] for i in c]); o = np.concatenate([B[i] for i in range(S) if i not in c])
 *     fi = np.array([f(r[a]) for r in R]); fo = np.array([f(r[o]) for r in R])
 *     k = fi.argmax(); w = (fo &lt;= fo[k]).sum()/(K+1)
 *     L.append(log(w/(1-w))); I.append(fi[k]); O.append(fo[k])
 * (np.array(L) &lt;= 0).mean(), np.polyfit(I, O, 1), (np.array(O) &lt; 0).mean(), f = x.mean()/x.std(ddof=1) or x.mean()
 * </pre>
 */
class BacktestOverfittingTest {
    private static final double CLOSE = 1e-10;

    @Test
    void sharpe_ratios_over_uneven_blocks_equal_the_reference() {
        BacktestOverfitting found = BacktestOverfitting.of(Tables.congruential(5, 62, 0, 0), 6);

        assertThat(found.logits()).hasSize(20);
        assertThat(found.probability()).isEqualTo(0.85);
        assertThat(found.slope()).isCloseTo(-0.3664040834662787, within(CLOSE));
        assertThat(found.intercept()).isCloseTo(0.0017518762500396941, within(CLOSE));
        assertThat(found.probabilityOfLoss()).isEqualTo(0.6);
        assertThat(Moments.mean(found.logits())).isCloseTo(-0.4147024820051014, within(CLOSE));
        assertThat(Arrays.stream(found.logits()).min()).hasValueCloseTo(-1.6094379124341005, within(CLOSE));
        assertThat(Arrays.stream(found.logits()).max()).hasValueCloseTo(0.6931471805599453, within(CLOSE));
    }

    @Test
    void another_performance_equals_the_reference() {
        BacktestOverfitting found = BacktestOverfitting.of(Tables.congruential(7, 80, 1e-4, 0), 8, BlockScore.MEAN);

        assertThat(found.logits()).hasSize(70);
        assertThat(found.probability()).isCloseTo(0.9285714285714286, within(CLOSE));
        assertThat(found.slope()).isCloseTo(-0.47501396577344623, within(CLOSE));
        assertThat(found.intercept()).isCloseTo(0.00011715918666881723, within(CLOSE));
        assertThat(found.probabilityOfLoss()).isCloseTo(0.7428571428571429, within(CLOSE));
        assertThat(Moments.mean(found.logits())).isCloseTo(-0.9574336605665767, within(CLOSE));
    }

    @Test
    void pure_noise_has_a_probability_near_a_half() {
        double sum = 0;
        for (int s = 0; s < 100; s++) {
            sum += BacktestOverfitting.of(Tables.noise(10, 200, Seed.of(s)), 8).probability();
        }

        // One sample has a deviation of about 0.25, so the mean of 100 has 0.025.
        assertThat(sum / 100).isCloseTo(0.5, within(0.08));
    }

    @Test
    void one_truly_good_trial_is_found_again() {
        double[][] returns = Tables.noise(20, 500, Seed.of(1));
        returns[7] = Tables.plus(returns[7], 0.4);
        BacktestOverfitting found = BacktestOverfitting.of(returns, BacktestOverfitting.USUAL_BLOCKS);

        assertThat(found.logits()).hasSize(12_870);
        assertThat(found.probability()).isLessThan(0.01);
        assertThat(found.probabilityOfLoss()).isLessThan(0.01);
    }

    @Test
    void neither_the_order_of_trials_nor_their_scale_matters() {
        double[][] returns = Tables.noise(9, 120, Seed.of(2));
        double[][] scaled = returns.clone();
        scaled[3] = Tables.times(returns[3], 1024);
        scaled[5] = Tables.times(returns[5], 0.25);
        BacktestOverfitting found = BacktestOverfitting.of(returns, 6);

        assertSame(BacktestOverfitting.of(Tables.reversed(returns), 6), found);
        assertSame(BacktestOverfitting.of(scaled, 6), found);
    }

    @Test
    void every_trial_twice_changes_neither_the_probability_nor_the_line() {
        double[][] returns = Tables.noise(7, 120, Seed.of(3));
        BacktestOverfitting once = BacktestOverfitting.of(returns, 6);
        BacktestOverfitting twice = BacktestOverfitting.of(Tables.twice(returns), 6);

        assertThat(twice.probability()).isEqualTo(once.probability());
        assertThat(twice.slope()).isEqualTo(once.slope());
        assertThat(twice.probabilityOfLoss()).isEqualTo(once.probabilityOfLoss());
    }

    @Test
    void equal_trials_all_lie_at_the_median() {
        double[] one = Tables.noise(1, 40, Seed.of(4))[0];
        BacktestOverfitting found = BacktestOverfitting.of(new double[][] {one, one, one}, 4);

        assertThat(found.logits()).containsOnly(0);
        assertThat(found.probability()).isEqualTo(1);
    }

    @Test
    void ties_share_ranks_in_sample_and_out_of_sample() {
        // By hand: the first two are best; out of sample 2 and 4 have ranks 2.5 (of two equal) and 4, mean 3.25.
        var split = BacktestOverfitting.Split.of(new double[] {9, 9, 1, 1}, new double[] {2, 4, 2, 1});

        assertThat(split.inSample()).isEqualTo(9);
        assertThat(split.outOfSample()).isEqualTo(3);
        assertThat(split.logit()).isCloseTo(Math.log(3.25 / 1.75), within(1e-15));
    }

    @Test
    void a_trial_that_never_held_anything_ranks_at_zero_and_one_stuck_elsewhere_is_refused() {
        double[][] returns = Tables.noise(2, 40, Seed.of(5));
        returns[0] = Tables.plus(returns[0], -2);
        returns[1] = new double[40];
        BacktestOverfitting found = BacktestOverfitting.of(returns, 4);
        assertThat(found.probability()).isZero();
        assertThat(found.slope()).isNaN();
        assertThat(found.intercept()).isNaN();

        Arrays.fill(returns[1], 0.1);
        assertThatThrownBy(() -> BacktestOverfitting.of(returns, 4)).hasMessageContaining("returns[1]");
    }

    @Test
    void impossible_arguments_are_refused() {
        double[][] returns = Tables.noise(2, 40, Seed.of(6));
        assertThatThrownBy(() -> BacktestOverfitting.of(returns, 5)).hasMessageContaining("even");
        assertThatThrownBy(() -> BacktestOverfitting.of(returns, 22)).hasMessageContaining("blocks");
        assertThatThrownBy(() -> BacktestOverfitting.of(Tables.noise(1, 40, Seed.of(6)), 4))
                .hasMessageContaining("number of returns");
        assertThatThrownBy(() -> BacktestOverfitting.of(Tables.noise(2, 7, Seed.of(6)), 4))
                .hasMessageContaining("sessions of returns");
        returns[1][3] = Double.NaN;
        assertThatThrownBy(() -> BacktestOverfitting.of(returns, 4)).hasMessageContaining("finite");
    }

    private static void assertSame(BacktestOverfitting one, BacktestOverfitting other) {
        assertThat(one.logits()).containsExactly(other.logits());
        assertThat(one.probability()).isEqualTo(other.probability());
        assertThat(one.slope()).isEqualTo(other.slope());
        assertThat(one.intercept()).isEqualTo(other.intercept());
        assertThat(one.probabilityOfLoss()).isEqualTo(other.probabilityOfLoss());
    }
}
