package io.assay.train;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CommitteeRuleTest {
    private static LossTotals totals(double base, double... losses) {
        return new LossTotals(2, base, losses);
    }

    @Test
    void the_best_has_the_least_loss_and_of_equal_ones_stands_first() {
        assertThat(CommitteeRule.BEST.weights(totals(9, 3, 1, 2, 1))).containsExactly(0, 1, 0, 0);
        assertThat(CommitteeRule.BEST.weights(totals(9, 2, 2))).containsExactly(1, 0);
    }

    @Test
    void the_average_weighs_all_equally_whatever_they_lost() {
        assertThat(CommitteeRule.AVERAGE.weights(totals(1, 3, 1, 2, 1))).containsExactly(.25, .25, .25, .25);
    }

    @Test
    void scores_weigh_the_best_three_by_what_they_saved() {
        // By hand: base 10; saved 4, 7, 1, 3, 6; the best three are 7, 6 and 4 of 17.
        double[] weights = CommitteeRule.SCORE_WEIGHTED.weights(totals(10, 6, 3, 9, 7, 4));

        assertThat(weights).containsExactly(new double[] {4 / 17.0, 7 / 17.0, 0, 0, 6 / 17.0}, within(1e-15));
    }

    @Test
    void who_saved_nothing_gets_nothing_unless_nobody_did() {
        assertThat(CommitteeRule.SCORE_WEIGHTED.weights(totals(10, 12, 9, 10, 11)))
                .containsExactly(0, 1, 0, 0);
        double third = 1.0 / 3;
        assertThat(CommitteeRule.SCORE_WEIGHTED.weights(totals(10, 14, 11, 12, 13, 11)))
                .containsExactly(0, third, third, 0, third);
        assertThat(CommitteeRule.SCORE_WEIGHTED.weights(totals(10, 11, 11, 11, 11)))
                .containsExactly(third, third, third, 0);
    }

    @Test
    void a_loss_without_end_is_never_chosen() {
        double[] losses = {Double.POSITIVE_INFINITY, 3, 4};

        assertThat(CommitteeRule.BEST.weights(totals(5, losses))).containsExactly(0, 1, 0);
        assertThat(CommitteeRule.SCORE_WEIGHTED.weights(totals(5, losses)))
                .containsExactly(new double[] {0, 2 / 3.0, 1 / 3.0}, within(1e-15));
    }

    @Test
    void without_scores_the_first_is_taken_or_all_equally() {
        LossTotals nothing = LossTotals.none(5);

        assertThat(CommitteeRule.BEST.weights(nothing)).containsExactly(1, 0, 0, 0, 0);
        assertThat(CommitteeRule.AVERAGE.weights(nothing)).containsExactly(.2, .2, .2, .2, .2);
        assertThat(CommitteeRule.SCORE_WEIGHTED.weights(nothing)).containsExactly(.2, .2, .2, .2, .2);
        assertThat(nothing.mean(0)).isNaN();
        assertThat(nothing.saved(0)).isNaN();
    }

    @Test
    void totals_add_up_and_give_means() {
        LossTotals sum = new LossTotals(2, 6, new double[] {4, 8}).plus(new LossTotals(1, 3, new double[] {2, 1}));

        assertThat(sum.mean(0)).isEqualTo(2);
        assertThat(sum.saved(0)).isEqualTo(1);
        assertThat(sum.saved(1)).isZero();
        assertThatThrownBy(() -> sum.plus(LossTotals.none(3))).hasMessageContaining("candidates");
    }
}
