package io.assay.metric;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected figures: scikit-learn 1.2.1, functions of sklearn.metrics on the same arrays, printed with repr. */
class ConfusionTest {
    private static final double CLOSE = 1e-12;
    private static final int[] ACTUAL = {0, 1, 2, 2, 1, 0, 2, 1, 0, 2, 2, 0};
    private static final int[] SAID = {0, 2, 2, 1, 1, 0, 2, 0, 0, 2, 0, 1};

    @Test
    void figures_equal_those_of_scikit_learn() {
        Confusion c = Confusion.of(ACTUAL, SAID, 3);

        assertThat(c.accuracy()).isCloseTo(0.5833333333333334, within(CLOSE));
        assertThat(c.balancedAccuracy()).isCloseTo(0.561111111111111, within(CLOSE));
        assertThat(c.matthews()).isCloseTo(0.3723404255319149, within(CLOSE));
        assertThat(c.precision(Confusion.Average.MACRO)).isCloseTo(0.5611111111111111, within(CLOSE));
        assertThat(c.recall(Confusion.Average.MACRO)).isCloseTo(0.561111111111111, within(CLOSE));
        assertThat(c.f1(Confusion.Average.MACRO)).isCloseTo(0.5555555555555555, within(CLOSE));
        assertThat(c.precision(Confusion.Average.WEIGHTED)).isCloseTo(0.5958333333333333, within(CLOSE));
        assertThat(c.recall(Confusion.Average.WEIGHTED)).isCloseTo(0.5833333333333334, within(CLOSE));
        assertThat(c.f1(Confusion.Average.WEIGHTED)).isCloseTo(0.5833333333333331, within(CLOSE));
        assertThat(c.majorityRate()).isCloseTo(5.0 / 12, within(CLOSE));
    }

    @Test
    void a_constant_answer_has_no_association_and_the_balanced_accuracy_of_chance() {
        Confusion c = Confusion.of(ACTUAL, new int[12], 3);

        assertThat(c.matthews()).isZero();
        assertThat(c.balancedAccuracy()).isCloseTo(1.0 / 3, within(CLOSE));
        assertThat(c.precision(1)).isNaN();
        assertThat(c.precision(Confusion.Average.MACRO)).isCloseTo(4.0 / 12 / 3, within(CLOSE));
    }

    @Test
    void without_rows_every_figure_is_not_a_number() {
        Confusion c = Confusion.of(new int[0], new int[0], 2);

        assertThat(c.accuracy()).isNaN();
        assertThat(c.matthews()).isNaN();
        assertThat(c.balancedAccuracy()).isNaN();
        assertThat(c.f1(Confusion.Average.MACRO)).isNaN();
        assertThat(c.majorityRate()).isNaN();
    }

    @Test
    void a_class_out_of_range_is_refused_by_name() {
        assertThatThrownBy(() -> Confusion.of(new int[] {3}, new int[] {0}, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("actual");
    }

    @Property(tries = 200)
    void the_figures_stay_in_their_ranges(@ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> drawn) {
        int[] classes = drawn.stream().mapToInt(i -> i).toArray();
        int[] shifted = new int[classes.length];
        for (int i = 1; i < classes.length; i++) {
            shifted[i] = classes[i - 1];
        }
        Confusion c = Confusion.of(classes, shifted, 4);

        if (classes.length > 0) {
            assertThat(c.matthews()).isBetween(-1.0, 1.0 + CLOSE);
            assertThat(c.accuracy()).isBetween(0.0, 1.0);
            assertThat(c.f1(Confusion.Average.MACRO)).isBetween(0.0, 1.0);
            assertThat(Confusion.of(classes, classes, 4).accuracy()).isEqualTo(1);
        }
    }
}
