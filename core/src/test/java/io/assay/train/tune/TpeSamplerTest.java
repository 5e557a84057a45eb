package io.assay.train.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TpeSamplerTest {
    private static final int SEEDS = 31;

    /** So many trials count as "not reached": far beyond either median, so that no median depends on it. */
    private static final int CAP_RANDOM = 2000;

    private static final int CAP_TPE = 200;

    /** Trials until a value is reached; the cap if that many do not. */
    private static int trials(Functions.Task task, Sampler sampler, double target, int round, Seed seed) {
        int cap = sampler instanceof TpeSampler ? CAP_TPE : CAP_RANDOM;
        List<Attempt> done = new ArrayList<>();
        while (done.size() < cap) {
            List<Map<String, Object>> pending = new ArrayList<>();
            for (int i = 0; i < round; i++) {
                pending.add(sampler.propose(task.space(), new History(done, pending), seed));
            }
            for (Map<String, Object> values : pending) {
                double value = task.value().applyAsDouble(values);
                done.add(Attempts.done(done.size(), values, -value));
                if (value <= target) {
                    return done.size();
                }
            }
        }
        return cap;
    }

    private static int median(Functions.Task task, Sampler sampler, double target, int round) {
        int[] all = new int[SEEDS];
        Arrays.setAll(all, s -> trials(task, sampler, target, round, Seed.of(s)));
        Arrays.sort(all);
        return all[SEEDS / 2];
    }

    /** The functions are what the literature says: their known minima come out. */
    @Test
    void the_functions_have_their_published_minima() {
        assertThat(Functions.branin(Math.PI, 2.275)).isCloseTo(0.397887, within(1e-6));
        assertThat(Functions.branin(-Math.PI, 12.275)).isCloseTo(0.397887, within(1e-6));
        assertThat(Functions.hartmann6(new double[] {0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573}))
                .isCloseTo(-3.32237, within(1e-5));
    }

    @Test
    void branin_takes_half_the_trials_of_random_search_at_most() {
        compare(Functions.branin(), 0.55);
    }

    @Test
    void hartmann_takes_half_the_trials_of_random_search_at_most() {
        compare(Functions.hartmann6(), -2.2);
    }

    /** The value is one that random search needs 100 to 400 trials for: neither luck nor out of its reach. */
    private static void compare(Functions.Task task, double target) {
        int random = median(task, new RandomSampler(), target, 1);
        assertThat(random).as("random search on %s", task.name()).isBetween(100, 400);
        for (int round : new int[] {1, TuningSpec.ROUND}) {
            int tpe = median(task, TpeSampler.standard(), target, round);
            assertThat(2 * tpe)
                    .as("%s: %d trials in rounds of %d, %d at random", task.name(), tpe, round, random)
                    .isLessThanOrEqualTo(random);
        }
    }

    @Test
    void the_same_history_and_seed_give_the_same_proposal_and_another_seed_another() {
        SearchSpace space = Functions.branin().space();
        List<Attempt> done = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Map<String, Object> values = new RandomSampler().propose(space, new History(done, List.of()), Seed.of(1));
            done.add(Attempts.done(i, values, -Functions.branin().value().applyAsDouble(values)));
        }
        TpeSampler tpe = TpeSampler.standard();
        History history = new History(done, List.of());
        Map<String, Object> first = tpe.propose(space, history, Seed.of(1));
        assertThat(tpe.propose(space, history, Seed.of(1))).isEqualTo(first);
        assertThat(tpe.propose(space, history, Seed.of(2))).isNotEqualTo(first);
        assertThat(tpe.propose(space, new History(done, List.of(first)), Seed.of(1)))
                .as("the next of the round")
                .isNotEqualTo(first);
    }

    @Test
    void choices_are_learnt_and_no_point_is_tried_twice_while_there_are_others() {
        SearchSpace space =
                SearchSpace.of(Dimension.choice("word", List.of("a", "b", "c", "d")), Dimension.whole("count", 1, 10));
        List<Attempt> done = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            Map<String, Object> values = TpeSampler.standard().propose(space, new History(done, List.of()), Seed.of(3));
            double score = ("c".equals(values.get("word")) ? 5 : 0) - Math.abs(Attempts.number(values, "count") - 7);
            done.add(Attempts.done(i, values, score));
        }
        long good = done.stream()
                .skip(10)
                .filter(a -> "c".equals(a.values().get("word")))
                .count();
        assertThat(good)
                .as("of 26 that were not drawn at random, 10 different ones there are")
                .isGreaterThan(7);
        assertThat(done.stream().map(Attempt::score).max(Double::compare).orElseThrow())
                .isEqualTo(5);
        assertThat(done.stream().skip(10).map(Attempt::values).distinct().count())
                .isGreaterThanOrEqualTo(24);
    }

    @Test
    void trials_that_failed_are_avoided() {
        SearchSpace space = SearchSpace.of(Dimension.real("x", 0, 1));
        List<Attempt> done = new ArrayList<>();
        int failed = 0;
        for (int i = 0; i < 60; i++) {
            Map<String, Object> values = TpeSampler.standard().propose(space, new History(done, List.of()), Seed.of(4));
            double x = Attempts.number(values, "x");
            boolean fails = x > 0.5;
            failed += fails && i >= 30 ? 1 : 0;
            done.add(fails ? Attempts.failed(i, values) : Attempts.done(i, values, -Math.abs(x - 0.2)));
        }
        assertThat(failed)
                .as("of the last 30, half of which would fail at random")
                .isLessThan(5);
    }
}
