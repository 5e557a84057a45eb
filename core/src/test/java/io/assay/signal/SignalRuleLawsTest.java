package io.assay.signal;

import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Laws that every decision obeys, whatever the probabilities. */
class SignalRuleLawsTest {
    private static double[] shares(RandomGenerator random, int classes) {
        double[] shares = random.doubles(classes).map(d -> d * d).toArray();
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int k = 0; k < classes; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    private static double[] reversed(double[] values, int sign) {
        double[] turned = new double[values.length];
        for (int k = 0; k < turned.length; k++) {
            turned[k] = sign * values[values.length - 1 - k];
        }
        return turned;
    }

    private static Action opposite(Action action) {
        return switch (action) {
            case BUY -> Action.SELL;
            case SELL -> Action.BUY;
            case HOLD -> Action.HOLD;
        };
    }

    @Property(tries = 500)
    void a_market_turned_upside_down_gives_the_opposite_action_with_the_same_confidence(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(min = 2, max = 5) int classes) {
        RandomGenerator random = Seed.of(seed).random();
        double[] p = shares(random, classes);
        double[] base = shares(random, classes);
        double[] means = random.doubles(classes, -.05, .05).sorted().toArray();
        SignalRule.Decision up = SignalRule.STANDARD.decide(p, new Training(base, means));
        SignalRule.Decision down =
                SignalRule.STANDARD.decide(reversed(p, 1), new Training(reversed(base, 1), reversed(means, -1)));
        assertThat(down.action()).isEqualTo(opposite(up.action()));
        assertThat(down.strong()).isEqualTo(up.strong());
        assertThat(down.confidence()).isCloseTo(up.confidence(), within(1e-12));
        assertThat(down.expectedReturn()).isCloseTo(-up.expectedReturn(), within(1e-12));
    }

    @Property(tries = 500)
    void an_action_needs_the_likelier_side_its_lift_and_a_return_above_the_cost(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(min = 2, max = 5) int classes) {
        RandomGenerator random = Seed.of(seed).random();
        double[] p = shares(random, classes);
        double[] base = shares(random, classes);
        double[] means = random.doubles(classes, -.05, .05).toArray();
        SignalRule rule = new SignalRule(1.1, 1.2, .001);
        SignalRule.Decision decision = rule.decide(p, new Training(base, means));
        double expected = 0;
        for (int k = 0; k < classes; k++) {
            expected += p[k] * means[k];
        }
        assertThat(decision.expectedReturn()).isCloseTo(expected, within(1e-12));
        assertThat(decision.confidence()).isBetween(0.0, 1.0 + 1e-12);
        if (decision.action() == Action.BUY) {
            assertThat(expected).isGreaterThan(.001);
            assertThat(above(p)).isGreaterThan(above(reversed(p, 1)));
            assertThat(above(p)).isGreaterThanOrEqualTo(Math.min(1.1 * above(base), (1 + above(base)) / 2) - 1e-12);
            assertThat(decision.strong()).isEqualTo(above(p) >= 1.2 * above(base));
        }
        if (decision.action() == Action.HOLD) {
            assertThat(decision.strong()).isFalse();
        }
    }

    /** Sum over the classes above the middle. */
    private static double above(double[] p) {
        double sum = 0;
        for (int k = (p.length + 1) / 2; k < p.length; k++) {
            sum += p[k];
        }
        return sum;
    }

    @Property(tries = 300)
    void more_probability_on_the_upper_side_never_turns_a_buy_into_anything_else(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(min = 1, max = 9) int tenths) {
        RandomGenerator random = Seed.of(seed).random();
        double[] p = shares(random, 3);
        Training training = new Training(shares(random, 3), new double[] {-.02, 0, .02});
        SignalRule.Decision before = SignalRule.STANDARD.decide(p, training);
        double moved = p[0] * tenths / 10;
        SignalRule.Decision after =
                SignalRule.STANDARD.decide(new double[] {p[0] - moved, p[1], p[2] + moved}, training);
        if (before.action() == Action.BUY) {
            assertThat(after.action()).isEqualTo(Action.BUY);
            assertThat(after.confidence()).isGreaterThanOrEqualTo(before.confidence());
        }
        assertThat(after.expectedReturn()).isGreaterThanOrEqualTo(before.expectedReturn() - 1e-15);
    }

    @Test
    void the_base_rates_themselves_are_no_signal() {
        Training training = new Training(new double[] {.3, .3, .4}, new double[] {-.5, 0, .9});
        assertThat(SignalRule.STANDARD
                        .decide(new double[] {.3, .3, .4}, training)
                        .action())
                .isEqualTo(Action.HOLD);
    }

    @Test
    void a_side_that_is_nearly_always_right_need_not_be_surer_than_half_way_to_certain() {
        // A base of 0.9 would ask for 1.125; half-way from 0.9 to 1 is 0.95.
        Training training = new Training(new double[] {.05, .05, .9}, new double[] {-.1, 0, .1});
        assertThat(SignalRule.STANDARD
                        .decide(new double[] {.03, .02, .95}, training)
                        .action())
                .isEqualTo(Action.BUY);
        assertThat(SignalRule.STANDARD
                        .decide(new double[] {.03, .03, .94}, training)
                        .action())
                .isEqualTo(Action.HOLD);
        assertThat(SignalRule.STANDARD
                        .decide(new double[] {.0, .0, 1}, training)
                        .strong())
                .isFalse();
    }

    @Test
    void two_sides_that_are_equally_likely_are_held() {
        Training training = new Training(new double[] {.2, .6, .2}, new double[] {-.1, 0, .3});
        SignalRule.Decision even = SignalRule.STANDARD.decide(new double[] {.5, 0, .5}, training);
        assertThat(even.action()).isEqualTo(Action.HOLD);
        assertThat(even.confidence()).isZero();
    }

    @Test
    void an_opinion_has_a_probability_for_each_class_and_is_silent_if_one_is_missing() {
        Training training = new Training(new double[] {.5, .5}, new double[] {0, 0});
        assertThatThrownBy(() -> new Opinion("m", Standing.SKILL, new double[] {1}, training, java.util.List.of()))
                .hasMessageContaining("'probabilities' must have length 2");
        assertThat(new Opinion("m", Standing.SKILL, new double[] {1, Double.NaN}, training, java.util.List.of())
                        .speaks())
                .isFalse();
        assertThatThrownBy(() -> new Opinion(" ", Standing.SKILL, new double[2], training, java.util.List.of()))
                .hasMessageContaining("'modelId'");
    }
}
