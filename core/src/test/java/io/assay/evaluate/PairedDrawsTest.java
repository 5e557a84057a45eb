package io.assay.evaluate;

import java.util.List;

import io.assay.metric.Draws;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Differences of figures whose redrawn values are written out here. */
class PairedDrawsTest {
    private static final int DRAWS = 1001;

    /** A figure of 1 whose redrawn values lie evenly from 1 - spread to 1 + spread, shifted. */
    private static Draws even(double shift, double spread) {
        double[][] values = new double[DRAWS][];
        for (int b = 0; b < DRAWS; b++) {
            values[b] = new double[] {1 + shift + spread * (2.0 * b / (DRAWS - 1) - 1)};
        }
        return new Draws(new double[] {1 + shift}, values, 1e9, 1);
    }

    private static List<PairedGap> gaps(boolean more, Draws... draws) {
        List<String> names = List.of("a", "b", "c").subList(0, draws.length);
        return new PairedDraws(names, List.of(draws), 0.05).by(new PairedDraws.Named(0, "figure", more));
    }

    @Test
    void a_difference_is_taken_within_each_sample() {
        // Both move by 0.5 in every sample, together: the difference never moves.
        PairedGap gap = gaps(true, even(0, 0.5), even(0.25, 0.5)).get(0);
        assertThat(gap.estimate()).isEqualTo(0.25);
        assertThat(gap.own()).isEqualTo(1.25);
        assertThat(gap.reference()).isEqualTo(1);
        assertThat(gap.alone().lower()).isCloseTo(0.25, within(1e-9));
        assertThat(gap.alone().upper()).isCloseTo(0.25, within(1e-9));
        assertThat(gap.outcome()).isEqualTo(PairedGap.Outcome.BETTER);
    }

    @Test
    void the_interval_by_itself_is_that_of_the_differences() {
        // The reference stands still, so the differences lie evenly within 0.1 of 0.05: 95 % of them within 0.095.
        PairedGap gap = gaps(true, even(0, 0), even(0.05, 0.1)).get(0);
        assertThat(gap.alone().lower()).isCloseTo(0.05 - 0.095, within(1e-6));
        assertThat(gap.alone().upper()).isCloseTo(0.05 + 0.095, within(1e-6));
        assertThat(gap.together().lower()).isCloseTo(0.05 - 0.095, within(1e-3));
        assertThat(gap.outcome()).isEqualTo(PairedGap.Outcome.OPEN);
    }

    @Test
    void intervals_that_hold_at_once_are_wider_than_those_that_hold_one_by_one() {
        List<PairedGap> two = gaps(true, even(0, 0), even(0.05, 0.1), mirrored(even(0.02, 0.1)));
        assertThat(two).extracting(PairedGap::model).containsExactly("b", "c");
        for (PairedGap gap : two) {
            assertThat(gap.together().lower()).isLessThanOrEqualTo(gap.alone().lower() + 1e-9);
            assertThat(gap.together().upper())
                    .isGreaterThanOrEqualTo(gap.alone().upper() - 1e-9);
        }
    }

    /** The same samples in another order: neither moves with the other. */
    private static Draws mirrored(Draws of) {
        double[][] values = new double[DRAWS][];
        for (int b = 0; b < DRAWS; b++) {
            values[b] = of.values()[(b * 389 + 17) % DRAWS];
        }
        return new Draws(of.estimate(), values, of.blocks(), of.stretch());
    }

    @Test
    void less_of_a_loss_is_better() {
        assertThat(gaps(false, even(0, 0), even(0.25, 0.1)).get(0).outcome()).isEqualTo(PairedGap.Outcome.WORSE);
        assertThat(gaps(false, even(0, 0), even(-0.25, 0.1)).get(0).outcome()).isEqualTo(PairedGap.Outcome.BETTER);
        assertThat(gaps(true, even(0, 0), even(-0.25, 0.1)).get(0).outcome()).isEqualTo(PairedGap.Outcome.WORSE);
    }

    @Test
    void what_differs_by_rounding_alone_does_not_differ() {
        PairedGap gap = gaps(true, even(0, 0.5), even(1e-12, 0.5)).get(0);
        assertThat(gap.estimate()).isZero();
        assertThat(gap.together()).isEqualTo(new Draws.Interval(0, 0));
        assertThat(gap.outcome()).isEqualTo(PairedGap.Outcome.OPEN);
    }

    @Test
    void too_few_blocks_tell_nothing() {
        Draws few = new Draws(new double[] {9}, even(8, 0.1).values(), 3, 1);
        Draws none = new Draws(new double[] {1}, even(0, 0.1).values(), 3, 1);
        PairedGap gap = gaps(true, none, few).get(0);
        assertThat(gap.together().isDefined()).isFalse();
        assertThat(gap.outcome()).isEqualTo(PairedGap.Outcome.OPEN);
    }

    @Test
    void one_model_has_nothing_to_be_set_against() {
        assertThatThrownBy(() -> gaps(true, even(0, 0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("models");
    }
}
