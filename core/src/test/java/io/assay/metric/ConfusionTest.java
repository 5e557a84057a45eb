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

    @Test
    void figures_of_single_classes_equal_those_of_scikit_learn() {
        int[] actual = {0, 0, 1, 2, 2, 2, 1, 0, 3, 3, 1, 2, 0, 3};
        int[] said = {0, 1, 1, 2, 0, 2, 1, 0, 3, 2, 2, 2, 1, 1};
        Confusion c = Confusion.of(actual, said, 4);

        assertThat(c.counts()).containsExactly(2, 2, 0, 0, 0, 2, 1, 0, 1, 0, 3, 0, 0, 1, 1, 1);
        assertThat(c.accuracy()).isCloseTo(0.5714285714285714, within(CLOSE));
        assertThat(c.balancedAccuracy()).isCloseTo(0.5625, within(CLOSE));
        assertThat(c.matthews()).isCloseTo(0.4399930407478362, within(CLOSE));
        assertThat(c.precision(1)).isCloseTo(0.4, within(CLOSE));
        assertThat(c.recall(1)).isCloseTo(2.0 / 3, within(CLOSE));
        assertThat(c.f1(0)).isCloseTo(0.5714285714285715, within(CLOSE));
        assertThat(c.f1(Confusion.Average.MACRO)).isCloseTo(0.5595238095238095, within(CLOSE));
        assertThat(c.precision(Confusion.Average.WEIGHTED)).isCloseTo(0.6619047619047619, within(CLOSE));
        assertThat(c.f1(Confusion.Average.WEIGHTED)).isCloseTo(0.5680272108843537, within(CLOSE));
        assertThat(c.actual(0)).isEqualTo(4);
        assertThat(c.predicted(2)).isEqualTo(5);
        assertThat(c.count(3, 1)).isEqualTo(1);
        assertThat(c.total()).isEqualTo(14);
    }

    /** Class 2 is never said, class 3 never occurs; zero_division=0 in scikit-learn. */
    @Test
    void classes_that_are_missing_on_one_side_count_as_scikit_learn_counts_them() {
        Confusion c = Confusion.of(new int[] {0, 0, 1, 2, 2, 1}, new int[] {0, 3, 1, 0, 1, 1}, 4);

        assertThat(c.precision(Confusion.Average.MACRO)).isCloseTo(0.29166666666666663, within(CLOSE));
        assertThat(c.recall(Confusion.Average.MACRO)).isCloseTo(0.375, within(CLOSE));
        assertThat(c.f1(Confusion.Average.MACRO)).isCloseTo(0.325, within(CLOSE));
        assertThat(c.precision(Confusion.Average.WEIGHTED)).isCloseTo(0.38888888888888884, within(CLOSE));
        assertThat(c.recall(Confusion.Average.WEIGHTED)).isCloseTo(0.5, within(CLOSE));
        assertThat(c.f1(Confusion.Average.WEIGHTED)).isCloseTo(0.43333333333333335, within(CLOSE));
        assertThat(c.balancedAccuracy()).isCloseTo(0.5, within(CLOSE));
        assertThat(c.matthews()).isCloseTo(0.3481553119113957, within(CLOSE));
        assertThat(c.precision(2)).isNaN();
        assertThat(c.recall(3)).isNaN();
    }

    @Test
    void a_class_that_neither_occurs_nor_is_said_does_not_count() {
        Confusion small = Confusion.of(new int[] {0, 1, 1}, new int[] {0, 1, 0}, 2);
        Confusion wide = Confusion.of(new int[] {0, 1, 1}, new int[] {0, 1, 0}, 5);

        assertThat(wide.f1(4)).isNaN();
        assertThat(wide.f1(Confusion.Average.MACRO)).isEqualTo(small.f1(Confusion.Average.MACRO));
        assertThat(wide.balancedAccuracy()).isEqualTo(small.balancedAccuracy());
        assertThat(wide.matthews()).isEqualTo(small.matthews());
    }

    @Test
    void always_wrong_is_minus_one_and_always_right_is_one() {
        int[] actual = {0, 1, 0, 1};

        assertThat(Confusion.of(actual, new int[] {1, 0, 1, 0}, 2).matthews()).isEqualTo(-1);
        assertThat(Confusion.of(actual, actual, 2).matthews()).isEqualTo(1);
        assertThat(Confusion.of(actual, actual, 2).balancedAccuracy()).isEqualTo(1);
        assertThat(Confusion.of(new int[] {1, 1}, new int[] {1, 1}, 2).matthews())
                .isZero();
    }

    @Test
    void weights_count_like_repeated_rows() {
        Confusion weighted = new Confusion(new double[] {2, 1, 0, 3}, 2);
        Confusion repeated = Confusion.of(new int[] {0, 0, 0, 1, 1, 1}, new int[] {0, 0, 1, 1, 1, 1}, 2);

        assertThat(weighted.matthews()).isEqualTo(repeated.matthews());
        assertThat(weighted.f1(Confusion.Average.WEIGHTED)).isEqualTo(repeated.f1(Confusion.Average.WEIGHTED));
        assertThatThrownBy(() -> new Confusion(new double[3], 2)).hasMessageContaining("counts");
        assertThatThrownBy(() -> new Confusion(new double[1], 1)).hasMessageContaining("classes");
        assertThatThrownBy(() -> Confusion.of(new int[1], new int[2], 2)).hasMessageContaining("predicted");
    }
}
