package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * Expected figures: numpy 1.24, {@code e = np.linalg.eigvalsh(np.corrcoef(R)); np.sqrt(e).sum()**2/e.sum()} over the
 * eigenvalues above 1e-9, printed with repr.
 */
class EffectiveTrialsTest {
    @Test
    void the_number_equals_the_reference_with_fewer_and_with_more_trials_than_sessions() {
        EffectiveTrials few = EffectiveTrials.of(Tables.congruential(5, 62, 0, 0));
        EffectiveTrials many = EffectiveTrials.of(Tables.congruential(8, 6, 0, 0));

        assertThat(few.number()).isCloseTo(4.952394390570725, within(1e-9));
        assertThat(few.eigenvalues()[0]).isCloseTo(1.2930655628587473, within(1e-9));
        assertThat(many.number()).isCloseTo(4.685212101990499, within(1e-9));
        assertThat(many.eigenvalues()[0]).isCloseTo(2.762019191655489, within(1e-9));
        assertThat(many.count()).isEqualTo(5);
        assertThat(many.trials()).isEqualTo(8);
        assertThat(many.sessions()).isEqualTo(6);
    }

    @Test
    void copies_count_once_whatever_their_scale() {
        double[] one = Tables.noise(1, 100, Seed.of(1))[0];
        double[][] copies = new double[12][];
        Arrays.setAll(copies, k -> Tables.times(one, k + 0.3));

        assertThat(EffectiveTrials.of(copies).number()).isCloseTo(1, within(1e-6));
        assertThat(EffectiveTrials.of(copies).count()).isEqualTo(1);
        assertThat(EffectiveTrials.of(new double[][] {one}).number()).isEqualTo(1);
    }

    @Test
    void independent_trials_count_about_all() {
        assertThat(EffectiveTrials.of(Tables.noise(20, 2000, Seed.of(2))).number())
                .isBetween(19.9, 20.0);
        // K (1 - K / 4n) = 95.
        assertThat(EffectiveTrials.of(Tables.noise(100, 500, Seed.of(3))).number())
                .isCloseTo(95, within(1.0));
    }

    @Test
    void clusters_of_copies_count_the_clusters() {
        // Orthogonal by hand: correlations between the three are exactly 0.
        double[] a = {1, 1, 1, 1, -1, -1, -1, -1};
        double[] b = {1, 1, -1, -1, 1, 1, -1, -1};
        double[] c = {1, -1, 1, -1, 1, -1, 1, -1};
        double[][] equal = {a, b, c, a, b, c, a, b, c};

        assertThat(EffectiveTrials.of(equal).number()).isCloseTo(3, within(1e-9));
        assertThat(EffectiveTrials.of(equal).eigenvalues()[2]).isCloseTo(3, within(1e-9));
    }

    @Test
    void order_and_scale_change_nothing_and_every_trial_twice_counts_once() {
        double[][] returns = Tables.noise(15, 60, Seed.of(4));
        double[][] scaled = returns.clone();
        scaled[3] = Tables.times(returns[3], 300);
        double number = EffectiveTrials.of(returns).number();

        assertThat(EffectiveTrials.of(Tables.reversed(returns)).number()).isCloseTo(number, within(1e-9));
        assertThat(EffectiveTrials.of(scaled).number()).isCloseTo(number, within(1e-9));
        assertThat(EffectiveTrials.of(Tables.twice(returns)).number()).isCloseTo(number, within(1e-6));
    }

    @Test
    void with_a_common_part_it_does_not_flatter_the_best_trial() {
        for (double correlation : new double[] {0.2, 0.5, 0.8}) {
            double best = 0;
            double[][] lastNoise = {};
            for (int s = 0; s < 100; s++) {
                lastNoise = common(correlation, Tables.noise(41, 250, Seed.of(s)));
                best += Arrays.stream(lastNoise)
                                .mapToDouble(Moments::mean)
                                .max()
                                .orElseThrow()
                        * Math.sqrt(250)
                        / 100;
            }

            EffectiveTrials effective = EffectiveTrials.of(lastNoise);
            assertThat(effective.number()).isBetween(2.0, 40.0);
            // The mean of 100 best ones has an error below 0.1.
            assertThat(Sharpe.expectedBest(effective.count(), 1)).isGreaterThan(best - 0.1);
        }
    }

    @Test
    void trials_that_never_moved_are_one_cluster_of_their_own() {
        double[] a = {1, 1, -1, -1};
        double[] b = {1, -1, 1, -1};
        double[] flat = new double[4];

        assertThat(EffectiveTrials.of(new double[][] {flat, a, flat, b}).eigenvalues())
                .containsExactly(new double[] {2, 1, 1}, within(1e-12));
        assertThat(EffectiveTrials.of(new double[][] {flat, flat}).number()).isCloseTo(1, within(1e-12));
    }

    @Test
    void holes_and_too_few_sessions_are_refused() {
        assertThatThrownBy(() -> EffectiveTrials.of(new double[][] {{1, 2}})).hasMessageContaining("sessions");
        assertThatThrownBy(() -> EffectiveTrials.of(new double[][] {{1, 2, Double.NaN}}))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> EffectiveTrials.of(new double[][] {{1, 2, 3}, {1, 2}}))
                .hasMessageContaining("length");
    }

    /** The first row is the common part of all others. */
    private static double[][] common(double correlation, double[][] noise) {
        double[][] rows = new double[noise.length - 1][noise[0].length];
        for (int k = 0; k < rows.length; k++) {
            double[] own = noise[k + 1];
            Arrays.setAll(rows[k], t -> Math.sqrt(correlation) * noise[0][t] + Math.sqrt(1 - correlation) * own[t]);
        }
        return rows;
    }
}
