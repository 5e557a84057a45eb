package io.assay.train.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrunersTest {
    private static List<Attempt> earlier(double... firstScores) {
        List<Attempt> all = new ArrayList<>();
        for (double first : firstScores) {
            all.add(Attempts.done(all.size(), Map.of(), first, 0.5, 0.5));
        }
        return all;
    }

    private static boolean stops(Pruner pruner, List<Attempt> earlier, double... scores) {
        return pruner.stops(Attempts.steps(scores), earlier);
    }

    @Test
    void below_the_median_of_the_same_steps_a_trial_is_given_up() {
        MedianPruner pruner = MedianPruner.standard();
        List<Attempt> five = earlier(0.1, 0.2, 0.3, 0.4, 0.5);
        assertThat(stops(pruner, five, 0.29)).isTrue();
        assertThat(stops(pruner, five, 0.3)).isFalse();
        assertThat(stops(pruner, five, 0.31)).isFalse();
        assertThat(stops(pruner, five, 0.25, 0.54))
                .as("mean of both steps 0.395 against a median of 0.4")
                .isTrue();
        assertThat(stops(pruner, five, 0.25, 0.56)).isFalse();
    }

    @Test
    void the_median_rule_waits_for_trials_and_steps_and_counts_whole_trials_alone() {
        List<Attempt> four = earlier(0.5, 0.5, 0.5, 0.5);
        assertThat(stops(MedianPruner.standard(), four, -9)).isFalse();
        List<Attempt> more = new ArrayList<>(four);
        more.add(Attempts.pruned(4, 0.9));
        more.add(Attempts.failed(5, Map.of()));
        assertThat(stops(MedianPruner.standard(), more, -9)).isFalse();
        more.addAll(earlier(0.5));
        assertThat(stops(MedianPruner.standard(), more, -9)).isTrue();
        assertThat(stops(new MedianPruner(5, 2), more, -9)).isFalse();
        assertThat(stops(new MedianPruner(5, 2), more, -9, -9)).isTrue();
    }

    @Test
    void a_third_goes_on_at_each_rung_and_nobody_is_asked_between_rungs() {
        SuccessiveHalving pruner = SuccessiveHalving.standard();
        List<Attempt> eight = earlier(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8);
        assertThat(stops(pruner, eight, 0.65)).as("third of nine").isFalse();
        assertThat(stops(pruner, eight, 0.55)).as("fourth of nine").isTrue();
        assertThat(stops(pruner, eight, -9, -9)).as("2 is no rung").isFalse();
        assertThat(stops(pruner, eight, -9, -9, -9)).as("3 is one").isTrue();
        assertThat(stops(pruner, List.of(), -9)).as("the first of all").isFalse();
        assertThat(stops(pruner, earlier(0.1), 0.2)).as("the better of two").isFalse();
        assertThat(stops(pruner, earlier(0.1), 0.0)).as("the worse of two").isTrue();
    }

    @Test
    void trials_that_were_given_up_count_at_the_rungs_they_reached() {
        List<Attempt> mixed = List.of(Attempts.pruned(0, 0.9), Attempts.pruned(1, 0.8), Attempts.pruned(2, 0.7));
        assertThat(stops(SuccessiveHalving.standard(), mixed, 0.6)).isTrue();
        assertThat(stops(SuccessiveHalving.standard(), mixed, 0.6, 0.6, 0.6)).isFalse();
    }

    @Test
    void without_a_pruner_nobody_is_given_up() {
        assertThat(stops(Pruner.NONE, earlier(1, 1, 1, 1, 1, 1), -9)).isFalse();
    }
}
