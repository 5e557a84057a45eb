package io.assay.train.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.metric.Moments;
import io.assay.metric.Sharpe;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LuckTest {
    private static final int FOLDS = 5;
    private static final int PARTS = 8;

    /**
     * Trials whose parts share a common noise.
     *
     * @param skill true score of the first trial
     * @param common share of the noise's variance that all trials share
     */
    private static List<Attempt> search(int trials, double skill, double common, Seed seed) {
        RandomGenerator random = seed.random();
        double[] shared =
                random.doubles(FOLDS * PARTS).map(u -> random.nextGaussian()).toArray();
        List<Attempt> all = new ArrayList<>();
        for (int k = 0; k < trials; k++) {
            List<StepScore> steps = new ArrayList<>();
            for (int f = 0; f < FOLDS; f++) {
                double[] parts = new double[PARTS];
                for (int p = 0; p < PARTS; p++) {
                    parts[p] = (k == 0 ? skill : 0)
                            + Math.sqrt(common) * shared[f * PARTS + p]
                            + Math.sqrt(1 - common) * random.nextGaussian();
                }
                steps.add(new StepScore(Moments.mean(parts), parts));
            }
            all.add(Attempt.of(k, Map.of(), steps, Attempt.Outcome.DONE, ""));
        }
        return all;
    }

    /**
     * A search of one trial is called more than luck in one of twenty cases, of more trials less often: of 400 searches
     * at most 20 and three deviations of that.
     */
    @Test
    void the_best_of_many_that_know_nothing_is_called_luck() {
        for (double common : new double[] {0, 0.5, 0.95}) {
            for (int trials : new int[] {1, 5, 40}) {
                int beyond = 0;
                for (int s = 0; s < 400; s++) {
                    Luck luck = Luck.of(search(trials, 0, common, Seed.of(s)), 0, 2);
                    beyond += luck.isBeyondLuck() ? 1 : 0;
                }
                assertThat(beyond).as("%d trials, common %s", trials, common).isLessThanOrEqualTo(20 + 13);
            }
        }
    }

    @Test
    void skill_is_found_beside_many_that_have_none() {
        int found = 0;
        for (int s = 0; s < 100; s++) {
            found += Luck.of(search(20, 1, 0.3, Seed.of(s)), 0, 2).isBeyondLuck() ? 1 : 0;
        }
        assertThat(found).isGreaterThan(95);
    }

    /** What luck shows is what it shows: the mean best of 500 simulated searches agrees with the expectation. */
    @Test
    void the_expected_best_is_that_of_simulated_searches() {
        double best = 0;
        double expected = 0;
        for (int s = 0; s < 500; s++) {
            Luck luck = Luck.of(search(20, 0, 0, Seed.of(s)), 0, 2);
            best += luck.best() / 500;
            expected += luck.expectedBest() / 500;
        }
        assertThat(best).isCloseTo(expected, within(0.05 * expected));
    }

    @Test
    void earlier_trials_and_trials_given_up_count() {
        List<Attempt> alone = search(4, 0.5, 0, Seed.of(1));
        Luck luck = Luck.of(alone, 0);
        Luck after = Luck.of(alone, 96);
        assertThat(after.trials()).isEqualTo(100);
        assertThat(after.expectedBest()).isGreaterThan(luck.expectedBest());
        assertThat(after.deflated()).isLessThan(luck.deflated());
        List<Attempt> more = new ArrayList<>(alone);
        more.add(Attempts.pruned(4, 0.1));
        assertThat(Luck.of(more, 0).trials()).isEqualTo(5);
        assertThat(luck.deflated())
                .isEqualTo(Sharpe.deflated(
                        alone.stream().min(Attempt.BEST_FIRST).orElseThrow().parts(), 4, 1 / Math.sqrt(39)));
    }

    /** One trial that is always best is never overfitting; of equals every choice is a toss. */
    @Test
    void overfitting_is_low_where_one_is_truly_best_and_about_a_half_among_equals() {
        assertThat(Luck.of(search(10, 5, 0, Seed.of(1)), 0).overfitting()).isZero();
        double mean = 0;
        for (int s = 0; s < 40; s++) {
            mean += Luck.of(search(10, 0, 0, Seed.of(s)), 0).overfitting() / 40;
        }
        assertThat(mean).isBetween(0.4, 0.75);
        assertThat(Luck.of(search(10, 0, 0, Seed.of(1)), 0).blocks()).isEqualTo(16);
    }

    @Test
    void a_score_without_spread_and_a_single_trial_claim_nothing() {
        Luck flat = Luck.of(List.of(Attempts.done(0, Map.of(), 1, 1, 1, 1, 1)), 0);
        assertThat(flat.deflated()).isNaN();
        assertThat(flat.overfitting()).isNaN();
        assertThat(flat.isBeyondLuck()).isFalse();
        assertThat(flat.verdict()).isEqualTo("COULD BE LUCK");
        assertThatThrownBy(() -> Luck.of(List.of(Attempts.pruned(0, 1)), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whole_trials_come_first_then_those_that_came_furthest() {
        Attempt low = Attempts.done(0, Map.of(), 0.1, 0.1, 0.1);
        Attempt high = Attempts.done(1, Map.of(), 0.2, 0.2, 0.2);
        Attempt two = Attempts.pruned(2, 0.05, 0.05);
        Attempt one = Attempts.pruned(3, 0.9);
        Attempt failed = Attempts.failed(4, Map.of());
        TuningResult result = TuningResult.of(List.of(low, failed, one, high, two), 0);
        assertThat(result.attempts()).containsExactly(high, low, two, one, failed);
        assertThat(result.best()).isEqualTo(high);
        assertThat(result.count(Attempt.Outcome.PRUNED)).isEqualTo(2);
        assertThatThrownBy(() -> TuningResult.of(List.of(one, failed), 0)).hasMessageContaining("it cannot");
    }
}
