package io.assay.evaluate;

import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class ClaimTest {
    private static final OptionalDouble NOTHING = OptionalDouble.empty();

    private static Claim sharpe(double ratio, int sessions, long trials) {
        return new Claim(OptionalDouble.of(ratio), NOTHING, NOTHING, sessions, 1, trials, NOTHING);
    }

    @Test
    void a_ratio_of_one_and_a_half_is_plus_or_minus_two_over_a_year_and_point_eight_over_six() {
        assertThat(Claim.halfInterval(1.5, 252)).isCloseTo(1.96, within(0.006));
        assertThat(Claim.halfInterval(1.5, 6 * 252)).isCloseTo(0.80, within(0.005));
        assertThat(Claim.halfInterval(10.67, 63)).isCloseTo(4.34, within(0.005));
    }

    /** By hand: .42278 z(1 - 1/N) + .57722 z(1 - 1/(N e)) with z(.99) = 2.3263, z(.99632) = 2.6806. */
    @Test
    void the_best_of_a_hundred_trials_without_skill_shows_two_and_a_half_over_a_year() {
        assertThat(Claim.bestByLuck(100, 252)).isCloseTo(2.531, within(0.002));
        assertThat(Claim.bestByLuck(81, 504)).isCloseTo(1.736, within(0.003));
        assertThat(Claim.bestByLuck(1, 252)).isZero();
    }

    /** For long horizons the factor is the root of (1 - rho) / (1 + rho): .7338 at .3. */
    @Test
    void autocorrelation_takes_a_quarter_of_the_ratio_at_point_three() {
        assertThat(Claim.staleShare(0.3)).isCloseTo(Math.sqrt(0.7 / 1.3), within(0.002));
        assertThat(Claim.staleShare(0)).isEqualTo(1);
    }

    @Test
    void accuracies_are_the_correlations_of_the_table() {
        assertThat(List.of(0.60, 0.65, 0.72, 0.80).stream()
                        .map(a -> Math.round(100 * Plausibility.correlationOfAccuracy(a)) / 100.0)
                        .toList())
                .containsExactly(0.31, 0.45, 0.64, 0.81);
    }

    @Test
    void a_ratio_of_ten_on_one_stock_over_three_months_is_not_credible() {
        Claim claim = sharpe(10.67, 63, 1);
        assertThat(claim.isCredible()).isFalse();
        assertThat(claim.reasons()).anyMatch(r -> r.against() && r.sentence().contains("stale prices"));
        assertThat(claim.reasons()).anyMatch(r -> r.against() && r.sentence().contains("correlation of 0.672"));
    }

    private static boolean credible(OptionalDouble accuracy, OptionalDouble correlation, int sessions, int stocks) {
        return new Claim(NOTHING, accuracy, correlation, sessions, stocks, 1, NOTHING).isCredible();
    }

    /** Wilson's lower ends over 252 sessions: .4883 for .55, .5083 for .57 (in Python). */
    @Test
    void an_accuracy_that_a_coin_may_have_is_no_claim() {
        assertThat(credible(OptionalDouble.of(0.50), NOTHING, 252, 1)).isFalse();
        assertThat(credible(OptionalDouble.of(0.45), NOTHING, 252, 1000)).isFalse();
        assertThat(credible(OptionalDouble.of(0.55), NOTHING, 252, 1)).isFalse();
        assertThat(credible(OptionalDouble.of(0.57), NOTHING, 252, 1)).isTrue();
        assertThat(credible(OptionalDouble.of(1), NOTHING, 2, 1))
                .as("two of two")
                .isFalse();
    }

    @Test
    void a_correlation_that_noise_may_have_is_no_claim_and_one_of_few_days_is_not_above_the_best_for_sure() {
        assertThat(credible(NOTHING, OptionalDouble.of(0.02), 20, 1)).isFalse();
        assertThat(credible(NOTHING, OptionalDouble.of(-0.95), 252, 1)).isFalse();
        assertThat(credible(NOTHING, OptionalDouble.of(0.02), 252, 100)).isTrue();
        assertThat(credible(NOTHING, OptionalDouble.of(0.5), 252, 100))
                .as("far above the best")
                .isFalse();
        // Fisher's lower end of .12 on 20 pairs is -.34: noise has it, which is the only reason against.
        Claim few = new Claim(NOTHING, NOTHING, OptionalDouble.of(0.12), 20, 1, 1, NOTHING);
        assertThat(few.reasons().get(0).sentence()).endsWith("On 20 session(s) of 1 stock(s) pure noise has as much.");
    }

    @Test
    void no_sentence_holds_a_number_that_is_none() {
        assertThat(sharpe(0.2, 63, 100).reasons()).noneMatch(r -> r.sentence().contains("NaN"));
    }

    @Test
    void nothing_speaks_against_a_small_ratio_over_many_years() {
        assertThat(sharpe(1.2, 20 * 252, 5).isCredible()).isTrue();
    }

    @Test
    void a_ratio_that_the_best_of_the_trials_shows_by_luck_is_not_credible() {
        assertThat(sharpe(1.9, 3 * 252, 1).isCredible()).isTrue();
        assertThat(sharpe(1.9, 3 * 252, 200).isCredible()).isFalse();
    }

    /** 1,695 stocks: .309 sqrt(1,695 x 252) = 202, and a tenth of it with a hundredth of the bets. */
    @Test
    void sixty_percent_and_a_ratio_of_one_and_a_half_contradict_each_other() {
        Claim claim = new Claim(OptionalDouble.of(1.5), OptionalDouble.of(0.6), NOTHING, 6 * 252, 1695, 1, NOTHING);
        assertThat(claim.reasons())
                .anyMatch(r -> r.against()
                        && r.sentence().contains("ratio of 202 a year, and 20.2")
                        && r.sentence().contains("contradicts itself"));
    }

    /** Magdon-Ismail and others: (2 s / 1.5)(ln(1.5^2 x 20 / 2) / 4 + .49088) = 1.692 s; daily steps see less. */
    @Test
    void the_deepest_fall_of_a_ratio_is_that_of_the_published_formula() {
        double expected = 2 * 0.01 / 1.5 * (Math.log(1.5 * 1.5 * 20 / 2) / 4 + 0.49088);
        assertThat(new ClaimedFall(1.5, 0.01, 20 * 252).expected()).isCloseTo(expected - 0.0007, within(0.0005));
    }

    @Test
    void an_account_smoother_than_its_own_ratio_is_not_credible() {
        ClaimedFall fall = new ClaimedFall(1.5, 0.15, 25 * 252);
        assertThat(fall.of(0.12).against()).isTrue();
        assertThat(fall.of(0.25).against()).isFalse();
    }

    /** By hand: z = 2.1 sqrt(3) = 3.637, one tail .000138; 1 - (1 - .000138)^400 = .0537. */
    @Test
    void the_best_of_four_hundred_stocks_shows_two_over_three_years_without_skill() {
        assertThat(new ClaimedChoice(756, 400, 1).chance(2.1 * Math.sqrt(3))).isCloseTo(0.0537, within(0.0005));
        assertThat(new ClaimedChoice(756, 400, 1)
                        .ofBest(OptionalDouble.of(2.1), NOTHING, NOTHING)
                        .get(0)
                        .against())
                .isTrue();
    }

    /** By hand: .5 + 2.531 x .5 / sqrt(252) = .5797 for the best of a hundred on 252 bets. */
    @Test
    void the_best_of_a_hundred_trials_shows_58_percent_on_one_stock_over_a_year() {
        List<Claim.Reason> reasons = new ClaimedChoice(252, 1, 100).ofTrials(OptionalDouble.of(0.57), NOTHING);
        assertThat(reasons).hasSize(1);
        assertThat(reasons.get(0).figure()).isCloseTo(0.5797, within(0.0002));
        assertThat(reasons.get(0).against()).isTrue();
        assertThat(new ClaimedChoice(252, 1, 1).ofTrials(OptionalDouble.of(0.57), NOTHING))
                .isEmpty();
    }

    @Test
    void a_claim_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Claim(NOTHING, NOTHING, NOTHING, 252, 1, 1, NOTHING))
                .hasMessageContaining("claim");
    }
}
