package io.assay.backtest.risk;

import java.util.Arrays;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** How fat a tail is. */
class TailIndexTest {
    private static final RiskSpec SPEC = RiskSpec.defaults().withDraws(200, 100, 100);

    @Test
    void the_estimate_is_one_over_the_mean_of_logarithms() {
        // ln of e, e^2 and e^3 over 1: mean 2.
        double[] losses = {-5, 1, Math.E, Math.E * Math.E, Math.E * Math.E * Math.E};
        assertThat(TailIndex.hill(losses, 3)).isCloseTo(.5, within(1e-12));
        assertThat(TailIndex.hill(losses, 4)).isNaN();
        assertThat(TailIndex.hill(new double[] {1, 1, 1}, 2)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void the_index_of_students_t_is_near_its_degrees(int degrees) {
        double[] losses = Walks.student(300_000, degrees, .01, 9);
        Arrays.sort(losses);
        assertThat(TailIndex.hill(losses, 600)).isCloseTo(degrees, within(.12 * degrees));
    }

    @Test
    void a_book_has_its_share_of_the_tail_a_threshold_and_an_interval() {
        double[] returns = Walks.student(4000, 3, .01, 2);
        TailIndex tail = TailIndex.of(returns, SPEC, Seed.of(1));
        assertThat(tail.beyond()).isEqualTo(200);
        assertThat(Arrays.stream(returns).filter(r -> -r > tail.threshold()).count())
                .isEqualTo(200);
        assertThat(tail.index().value())
                .isBetween(tail.index().low(), tail.index().high());
        assertThat(tail.index().value()).isCloseTo(2.7, within(.5));
        assertThat(tail.index().high() - tail.index().low()).isBetween(.3, 2.0);
        assertThat(tail.refusal()).isEmpty();
    }

    @Test
    void the_unit_of_returns_does_not_matter() {
        double[] returns = Walks.student(2000, 3, .01, 2);
        double[] tenth = Arrays.stream(returns).map(r -> r / 16).toArray();
        assertThat(TailIndex.of(tenth, SPEC, Seed.of(1)).index().value())
                .isCloseTo(TailIndex.of(returns, SPEC, Seed.of(1)).index().value(), within(1e-9));
    }

    @Test
    void too_few_losses_or_none_are_refused_with_a_sentence() {
        TailIndex few = TailIndex.of(Walks.normal(300, 0, .01, 1), SPEC, Seed.of(1));
        assertThat(few.refusal()).isEqualTo("Only 15 losses are in the tail; at least 20 are needed.");
        assertThat(few.index().value()).isNaN();
        double[] gains = new double[1000];
        Arrays.fill(gains, .01);
        assertThat(TailIndex.of(gains, SPEC, Seed.of(1)).refusal()).contains("not all above 0");
        assertThat(TailIndex.of(new double[0], SPEC, Seed.of(1)).refusal()).contains("Only 0 losses");
    }
}
