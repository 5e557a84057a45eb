package io.assay.model;

import java.util.List;

import io.assay.dataset.Target;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SpreadTest {
    private static final Target NUMBER = Target.number("return_5d");
    private static final Target CLASSES = new Target("direction2_5d", List.of("DOWN", "UP"));

    @Test
    void the_spread_of_a_number_is_the_deviation_between_parts() {
        Spread spread = Spread.of(List.of(
                new Predictions(NUMBER, new double[] {1, 5, Double.NaN}),
                new Predictions(NUMBER, new double[] {3, 5, 2})));
        assertThat(spread.mean().values()).containsExactly(2, 5, Double.NaN);
        assertThat(spread.deviation()).containsExactly(1, 0, Double.NaN);
        assertThat(spread.of(0)).isEqualTo(1);
        assertThat(spread.of(2)).isNaN();
        assertThat(spread.parts()).isEqualTo(2);
        assertThat(spread.rows()).isEqualTo(3);
    }

    @Test
    void weights_count() {
        Spread spread = Spread.of(
                List.of(new Predictions(NUMBER, new double[] {0}), new Predictions(NUMBER, new double[] {4})),
                new double[] {0.75, 0.25});
        assertThat(spread.mean().values()).containsExactly(1);
        // 0.75 * 1 + 0.25 * 9 = 3.
        assertThat(spread.of(0)).isCloseTo(Math.sqrt(3), within(1e-15));
    }

    @Test
    void a_part_of_no_weight_is_left_out_also_where_it_is_silent() {
        Spread spread = Spread.of(
                List.of(new Predictions(NUMBER, new double[] {1}), new Predictions(NUMBER, new double[] {Double.NaN})),
                new double[] {1, 0});
        assertThat(spread.of(0)).isZero();
    }

    @Test
    void the_spread_of_classes_is_that_of_the_class_that_is_said() {
        Spread spread = Spread.of(List.of(
                new Predictions(CLASSES, new double[] {0.2, 0.8, Double.NaN, Double.NaN}),
                new Predictions(CLASSES, new double[] {0.4, 0.6, 0.5, 0.5})));
        assertThat(spread.of(0)).isCloseTo(0.1, within(1e-15));
        assertThat(spread.of(1)).isNaN();
    }
}
