package io.assay.market.audit;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SurvivorshipTest {
    private static final int TEN_YEARS = 3652;

    /** A hundred listings of ten years, of which so many ended half-way. */
    private static Survivorship of(int ended, double hazard) {
        int[] first = new int[100];
        int[] last = new int[100];
        Arrays.fill(last, TEN_YEARS);
        Arrays.fill(last, 0, ended, TEN_YEARS / 2);
        return Survivorship.of(first, last, TEN_YEARS, hazard);
    }

    /** Poisson by hand: 20 expected, none seen: e^-20; 1 of 19.9: (1 + 19.9) e^-19.9. */
    @Test
    void none_or_one_of_twenty_is_no_chance() {
        assertThat(of(0, 0.02).expected()).isCloseTo(20, within(0.01));
        assertThat(of(0, 0.02).chance()).isCloseTo(Math.exp(-of(0, 0.02).expected()), within(1e-15));
        double expected = of(1, 0.02).expected();
        assertThat(of(1, 0.02).chance()).isCloseTo((1 + expected) * Math.exp(-expected), within(1e-14));
        assertThat(of(1, 0.02).isUnlikely()).isTrue();
    }

    @Test
    void as_many_as_expected_are_likely_and_so_is_none_of_few() {
        assertThat(of(18, 0.02).isUnlikely()).isFalse();
        assertThat(of(0, 0.004).expected()).isCloseTo(4, within(0.01));
        assertThat(of(0, 0.004).isUnlikely()).as("e^-4 is .018").isFalse();
    }

    @Test
    void listings_that_never_were_expect_nothing() {
        assertThat(Survivorship.of(new int[] {9}, new int[] {9}, 5, 0.02).chance())
                .isEqualTo(1);
        assertThatThrownBy(() -> of(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
