package io.assay.backtest.risk;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests of values at risk against what came. */
class VarCheckTest {
    private static VarCheck check(double[] losses, double var, double level) {
        List<VarCheck.Outcome> outcomes = new ArrayList<>();
        for (double loss : losses) {
            outcomes.add(new VarCheck.Outcome(new TailLoss(var, 2 * var), loss));
        }
        return VarCheck.of(outcomes, level);
    }

    @Test
    void the_published_example_of_252_days_and_20_exceedances_is_met() {
        // Jorion, Value at Risk, third edition, chapter 6: LR = 3.91 and 9.53; p-values by Python's math.erfc.
        assertThat(VarCheck.coverage(252, 20, .05)).isCloseTo(0.04792680100008751, within(1e-9));
        assertThat(VarCheck.independence(new int[][] {{218, 14}, {14, 6}}))
                .isCloseTo(0.002021876209054983, within(1e-9));
    }

    @Test
    void no_exceedance_at_all_may_be_too_few() {
        // LR = -2 x 500 x ln(.99) = 10.05; six of 250 at 1 %: LR = 3.56.
        assertThat(VarCheck.coverage(500, 0, .01)).isCloseTo(0.0015232016983636658, within(1e-9));
        assertThat(VarCheck.coverage(250, 6, .01)).isCloseTo(0.059353618972289114, within(1e-9));
        assertThat(VarCheck.coverage(0, 0, .01)).isNaN();
        assertThat(VarCheck.independence(new int[][] {{499, 0}, {0, 0}})).isNaN();
        assertThat(VarCheck.independence(new int[][] {{0, 0}, {0, 3}})).isNaN();
    }

    @Test
    void exceedances_pairs_and_their_mean_are_counted_by_hand() {
        VarCheck check = check(new double[] {0, 3, 5, 0, 1}, 2, .95);
        assertThat(check.outcomes()).isEqualTo(5);
        assertThat(check.exceeded()).isEqualTo(2);
        assertThat(check.expected()).isCloseTo(.25, within(1e-12));
        // Losses of 3 and 5 where 4 was expected twice.
        assertThat(check.shortfallRatio()).isEqualTo(1);
        assertThat(check.independenceP()).isEqualTo(VarCheck.independence(new int[][] {{1, 1}, {1, 1}}));
    }

    @Test
    void a_loss_equal_to_the_estimate_does_not_exceed_it() {
        assertThat(check(new double[] {2, 2}, 2, .95).exceeded()).isZero();
    }

    @Test
    void days_without_an_estimate_count_nothing_and_part_their_neighbours() {
        List<VarCheck.Outcome> outcomes = List.of(
                new VarCheck.Outcome(new TailLoss(1, 2), 3),
                new VarCheck.Outcome(TailLoss.UNDEFINED, 9),
                new VarCheck.Outcome(new TailLoss(1, 2), 3),
                new VarCheck.Outcome(new TailLoss(1, 2), 0));
        VarCheck check = VarCheck.of(outcomes, .95);
        assertThat(check.outcomes()).isEqualTo(3);
        assertThat(check.undefined()).isEqualTo(1);
        assertThat(check.exceeded()).isEqualTo(2);
        assertThat(check.independenceP()).isNaN();
    }

    @Test
    void the_true_value_at_risk_is_rejected_about_as_often_as_the_level_of_the_test() {
        int coverage = 0;
        int independence = 0;
        for (int seed = 0; seed < 400; seed++) {
            VarCheck check = check(Walks.normal(1000, 0, 1, seed), 1.6448536, .95);
            coverage += check.coverageP() < .05 ? 1 : 0;
            independence += check.independenceP() < .05 ? 1 : 0;
        }
        assertThat(coverage).isBetween(8, 36);
        assertThat(independence).isBetween(8, 44);
    }

    @Test
    void a_value_at_risk_that_is_too_small_or_too_large_is_rejected() {
        double[] losses = Walks.normal(1000, 0, 1, 5);
        assertThat(check(losses, 1.6448536, .95).coverageP()).isGreaterThan(.05);
        assertThat(check(losses, 1.3, .95).coverageP()).isLessThan(.001);
        assertThat(check(losses, 2.2, .95).coverageP()).isLessThan(.001);
    }
}
