package io.assay.backtest;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopDropoutTest {
    private static final double NONE = Double.NaN;

    @Test
    void at_most_so_many_are_exchanged_a_day() {
        TopDropout rule = new TopDropout(5, 2, 1);
        assertThat(rule.next(new double[] {5, 4, 3, 2, 1})).containsExactly(.5, .5, 0, 0, 0);
        // Both held are now the worst; only the worse of them leaves, for the best newcomer.
        assertThat(rule.next(new double[] {2, 1, 3, 4, 5})).containsExactly(.5, 0, 0, 0, .5);
        assertThat(rule.next(new double[] {2, 1, 3, 4, 5})).containsExactly(0, 0, 0, .5, .5);
    }

    @Test
    void who_is_still_among_the_best_stays() {
        TopDropout rule = new TopDropout(4, 2, 1);
        rule.next(new double[] {4, 3, 2, 1});
        // The newcomer is worse than both that are held: it is itself what would be dropped.
        assertThat(rule.next(new double[] {3, 4, 2, 1})).containsExactly(.5, .5, 0, 0);
    }

    @Test
    void names_without_a_score_are_not_bought_and_leave_first() {
        TopDropout rule = new TopDropout(4, 2, 1);
        assertThat(rule.next(new double[] {NONE, 1, NONE, NONE})).containsExactly(0, .5, 0, 0);
        // The free place goes to the best newcomer, and the second best is better than the one that was held.
        assertThat(rule.next(new double[] {NONE, 1, 3, 2})).containsExactly(0, 0, .5, .5);
        assertThat(rule.next(new double[] {NONE, 9, NONE, 2})).containsExactly(0, .5, 0, .5);
    }

    @Test
    void never_more_than_k_are_held_and_ties_go_to_the_earlier() {
        TopDropout rule = new TopDropout(3, 2, 2);
        assertThat(rule.next(new double[] {1, 1, 1})).containsExactly(.5, .5, 0);
        assertThat(rule.next(new double[] {1, 1, 1})).containsExactly(.5, .5, 0);
        assertThatThrownBy(() -> new TopDropout(3, 2, 3)).hasMessageContaining("'drop'");
        assertThatThrownBy(() -> rule.next(new double[2])).hasMessageContaining("'scores'");
    }
}
