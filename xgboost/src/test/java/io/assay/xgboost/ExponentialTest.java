package io.assay.xgboost;

import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ExponentialTest {
    @Test
    void it_is_that_of_the_standard_library_but_for_three_units_in_the_last_place() {
        RandomGenerator random = Seed.of(1).random();
        for (int i = 0; i < 400_000; i++) {
            assertNear(i % 2 == 0 ? -700 * random.nextDouble() : -Math.scalb(random.nextDouble(), -random.nextInt(60)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.0, -1e-300, -0.005415, -0.0108304, -0.6931471805599453, -1, -30, -699.9999, -700})
    void edges_are_as_exact(double x) {
        assertNear(x);
    }

    @Test
    void nothing_is_one_and_what_is_far_below_is_next_to_nothing() {
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(-1e9)).isEqualTo(Exponential.of(-700)).isBetween(0.0, 1e-300);
        assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isEqualTo(Exponential.of(-700));
    }

    private static void assertNear(double x) {
        double expected = StrictMath.exp(x);
        assertThat(Exponential.of(x)).as("e^%s", x).isCloseTo(expected, within(3 * Math.ulp(expected)));
    }
}
