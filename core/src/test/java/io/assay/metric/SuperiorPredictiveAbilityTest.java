package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Seed;
import io.assay.metric.DayBlocks.Kind;
import io.assay.metric.SuperiorPredictiveAbility.Sampling;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * Expected figures: numpy 1.24 with Hansen's formulas as he writes them, printed with repr:
 *
 * <pre>
 * g = [(x[:n-i]*x[i:]).sum()/n for i in range(n)]                        # x = d - d.mean()
 * w = sqrt(g[0] + 2*sum(((n-i)/n*(1-q)**i + i/n*(1-q)**(n-i))*g[i] for i in range(1, n)))
 * T = max(0, (sqrt(n)*m/w).max()); V = sqrt(n)*m.max()
 * gs = [np.maximum(0, m), np.where(m &gt;= -w/sqrt(n)*sqrt(2*log(log(n))), m, 0), m]
 * J = -norm.ppf(t.cdf(-T/sqrt(b/(b-1)), b-1))                            # b = n*q blocks; what draws must reach
 * z = (D*multiplicity).sum(1)/n
 * count[j] += max(0, (sqrt(n)*(z-gs[j])/w).max()) &gt;= J
 * count[3] += sqrt(b/(b-1))*(sqrt(n)*(z-m)).max() &gt;= V
 * </pre>
 */
class SuperiorPredictiveAbilityTest {
    private static final double[][] SIX = Tables.congruential(6, 40, -1.5e-3, 2e-3);
    private static final DayBlocks FORTY = DayBlocks.of(40, 4, Kind.STATIONARY);

    @Test
    void the_statistic_and_the_counts_of_given_draws_equal_the_references() {
        SuperiorPredictiveAbility badOnes = ofGivenDraws(SIX);
        assertThat(badOnes.statistic()).isCloseTo(2.038285507945656, within(1e-10));
        assertThat(badOnes.best()).isZero();
        assertThat(badOnes.lower()).isEqualTo(11 / 200.0);
        assertThat(badOnes.consistent()).isEqualTo(21 / 200.0);
        assertThat(badOnes.upper()).isEqualTo(36 / 200.0);
        assertThat(badOnes.realityCheck()).isEqualTo(16 / 200.0);

        SuperiorPredictiveAbility closeOnes = ofGivenDraws(Tables.congruential(6, 40, -4e-4, 1e-3));
        assertThat(closeOnes.statistic()).isCloseTo(2.08903545414821, within(1e-10));
        assertThat(closeOnes.best()).isEqualTo(3);
        assertThat(closeOnes.lower()).isEqualTo(21 / 200.0);
        assertThat(closeOnes.consistent()).isEqualTo(31 / 200.0);
        assertThat(closeOnes.upper()).isEqualTo(31 / 200.0);
        assertThat(closeOnes.realityCheck()).isEqualTo(16 / 200.0);
    }

    /** Draw b: blocks of 4 days from {@code (17 b + 13 j + b j j) % 40}, j = 0..9. */
    private static SuperiorPredictiveAbility ofGivenDraws(double[][] differentials) {
        SuperiorityDraws draws = new SuperiorityDraws(differentials, FORTY);
        for (int b = 0; b < 199; b++) {
            int[] multiplicity = new int[40];
            for (int day = 0; day < 40; day++) {
                int j = day / 4;
                multiplicity[(17 * b + 13 * j + b * j * j + day % 4) % 40]++;
            }
            draws.add(multiplicity);
        }
        return draws.result();
    }

    @Test
    void variances_in_closed_form_equal_the_references() {
        // Stationary: w of the reference; moving: mean of the squared circular block sums, block by block.
        assertThat(BlockVariance.of(SIX[0], FORTY)).isCloseTo(2.85162030602794e-05, within(1e-15));
        assertThat(BlockVariance.of(SIX[0], DayBlocks.of(40, 7, Kind.STATIONARY)))
                .isCloseTo(2.162126644391818e-05, within(1e-15));
        assertThat(BlockVariance.of(SIX[0], DayBlocks.of(40, 4, Kind.MOVING))).isCloseTo(3.4181506e-05, within(1e-15));
        assertThat(BlockVariance.of(SIX[0], DayBlocks.of(40, 7, Kind.MOVING)))
                .isCloseTo(2.714998625e-05, within(1e-15));
    }

    @Test
    void variances_in_closed_form_are_those_of_the_draws() {
        DaySums sums = new DaySums(40, 1);
        for (int d = 0; d < 40; d++) {
            sums.add(d, 0, SIX[0][d]);
        }
        for (Kind kind : Kind.values()) {
            DayBlocks blocks = DayBlocks.of(40, 7, kind);
            double drawn = blocks.sample(sums::total, 20_000, Seed.of(1)).error(0) / 40;

            // A deviation of 20,000 draws has an error of half a percent.
            assertThat(drawn * Math.sqrt(40) / Math.sqrt(BlockVariance.of(SIX[0], blocks)))
                    .isCloseTo(1, within(0.02));
        }
    }

    @Test
    void where_no_alternative_is_better_it_rejects_at_about_its_level() {
        int consistent = 0;
        int reality = 0;
        for (int s = 0; s < 200; s++) {
            double[][] noise = Tables.noise(10, 200, Seed.of(s).child("market"));
            var found = SuperiorPredictiveAbility.of(noise, sampling(DayBlocks.of(200, 3, Kind.STATIONARY), s));
            consistent += found.consistent() <= 0.1 ? 1 : 0;
            reality += found.realityCheck() <= 0.1 ? 1 : 0;
        }

        // 20 expected with a deviation of 4.2.
        assertThat(consistent).isBetween(8, 34);
        assertThat(reality).isBetween(8, 34);
    }

    @Test
    void one_truly_better_alternative_is_found_among_bad_ones_that_blind_the_reality_check() {
        double[][] returns = Tables.noise(20, 300, Seed.of(1));
        for (int k = 0; k < 20; k++) {
            returns[k] = k == 4 ? Tables.plus(returns[k], 0.15) : Tables.plus(Tables.times(returns[k], 5), -2);
        }
        var found = SuperiorPredictiveAbility.of(returns, sampling(DayBlocks.of(300, 5, Kind.MOVING), 1));

        assertThat(found.best()).isEqualTo(4);
        assertThat(found.consistent()).isLessThan(0.05);
        assertThat(found.realityCheck()).isGreaterThan(0.2);
        assertThat(found.lower()).isLessThanOrEqualTo(found.consistent());
        assertThat(found.consistent()).isLessThan(found.upper());
    }

    @Test
    void returns_and_losses_are_two_sides_of_the_same() {
        double[][] rows = Tables.noise(4, 120, Seed.of(2));
        double[][] others = Arrays.copyOfRange(rows, 1, 4);
        double[][] losses = Arrays.stream(others).map(r -> Tables.times(r, -1)).toArray(double[][]::new);
        Sampling sampling = sampling(DayBlocks.of(120, 4, Kind.MOVING), 3);

        var found = SuperiorPredictiveAbility.ofReturns(rows[0], others, sampling);
        assertThat(SuperiorPredictiveAbility.ofLosses(Tables.times(rows[0], -1), losses, sampling))
                .isEqualTo(found);
        assertThat(found.statistic()).isPositive();
    }

    @Test
    void order_copies_scale_and_the_benchmark_itself_change_nothing() {
        Sampling sampling = sampling(FORTY, 4);
        var found = SuperiorPredictiveAbility.of(SIX, sampling);
        double[][] withBenchmark = Arrays.copyOf(SIX, 7);
        withBenchmark[6] = new double[40];
        double[][] scaled = SIX.clone();
        scaled[2] = Tables.times(SIX[2], 1024);
        double[][] allScaled = Arrays.stream(SIX).map(r -> Tables.times(r, 8)).toArray(double[][]::new);

        assertThat(SuperiorPredictiveAbility.of(Tables.twice(SIX), sampling)).isEqualTo(found);
        assertThat(SuperiorPredictiveAbility.of(allScaled, sampling)).isEqualTo(found);
        assertThat(SuperiorPredictiveAbility.of(withBenchmark, sampling).consistent())
                .isEqualTo(found.consistent());
        var reversed = SuperiorPredictiveAbility.of(Tables.reversed(SIX), sampling);
        assertThat(reversed.best()).isEqualTo(5 - found.best());
        assertThat(reversed.consistent()).isEqualTo(found.consistent());
        assertThat(reversed.realityCheck()).isEqualTo(found.realityCheck());
        // Each studentised by its own error; the reality check is not and so not asserted.
        assertThat(SuperiorPredictiveAbility.of(scaled, sampling).consistent()).isEqualTo(found.consistent());
    }

    @Test
    void nothing_better_has_a_p_value_of_one() {
        double[][] worse = {Tables.plus(SIX[0], -1), Tables.plus(SIX[1], -1)};
        var found = SuperiorPredictiveAbility.of(worse, sampling(FORTY, 5));
        assertThat(found.statistic()).isZero();
        assertThat(found.lower()).isEqualTo(1);
        assertThat(found.consistent()).isEqualTo(1);
        assertThat(found.upper()).isEqualTo(1);

        var same = SuperiorPredictiveAbility.of(new double[1][40], sampling(FORTY, 5));
        assertThat(same.best()).isEqualTo(-1);
        assertThat(same.consistent()).isEqualTo(1);
        assertThat(same.realityCheck()).isEqualTo(1);
    }

    @Test
    void overlap_that_blocks_miss_lowers_the_statistic() {
        DayBlocks overlapping = new DayBlocks(40, 4, 4, Kind.STATIONARY);
        var found = SuperiorPredictiveAbility.of(SIX, sampling(overlapping, 6));

        assertThat(found.statistic() * overlapping.stretch())
                .isCloseTo(SuperiorPredictiveAbility.of(SIX, sampling(FORTY, 6)).statistic(), within(1e-12));
    }

    @Test
    void too_few_blocks_give_no_p_value_and_what_cannot_be_studentised_is_refused() {
        var few = SuperiorPredictiveAbility.of(SIX, sampling(DayBlocks.of(40, 6, Kind.MOVING), 7));
        assertThat(few.consistent()).isNaN();
        assertThat(few.realityCheck()).isNaN();

        double[] stuck = new double[40];
        Arrays.fill(stuck, 0.1);
        assertThatThrownBy(() -> SuperiorPredictiveAbility.of(new double[][] {SIX[0], stuck}, sampling(FORTY, 7)))
                .hasMessageContaining("differentials[1]");
        assertThatThrownBy(() -> SuperiorPredictiveAbility.of(new double[1][30], sampling(FORTY, 7)))
                .hasMessageContaining("length");
        assertThatThrownBy(() -> SuperiorPredictiveAbility.ofReturns(stuck, new double[1][3], sampling(FORTY, 7)))
                .hasMessageContaining("alternatives[0]");
        assertThatThrownBy(() -> new Sampling(FORTY, 0, Seed.of(1))).hasMessageContaining("draws");
    }

    private static Sampling sampling(DayBlocks blocks, long seed) {
        return new Sampling(blocks, 199, Seed.of(seed).child("draws"));
    }
}
