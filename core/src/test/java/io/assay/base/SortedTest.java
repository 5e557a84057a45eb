package io.assay.base;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SortedTest {
    @Test
    void the_first_of_equal_values_is_found() {
        double[] values = {-1, 0, 0, 0, 2};
        assertThat(Sorted.below(values, 0)).isEqualTo(1);
        assertThat(Sorted.below(values, -0.0)).isEqualTo(1);
        assertThat(Sorted.below(values, 1)).isEqualTo(4);
        assertThat(Sorted.below(values, -2)).isZero();
        assertThat(Sorted.below(values, 3)).isEqualTo(5);
        assertThat(Sorted.below(new double[0], 1)).isZero();
    }
}
