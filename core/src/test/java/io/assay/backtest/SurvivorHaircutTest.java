package io.assay.backtest;

import java.util.List;
import java.util.stream.IntStream;

import io.assay.backtest.SurvivorHaircut.Assumptions;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.market.Instrument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SurvivorHaircutTest {
    private static final int STOCKS = 50;
    private static final int DAYS = 2_500;
    private static final List<Instrument> NAMES = IntStream.range(0, STOCKS)
            .mapToObj(i -> new Instrument("US", "S" + i))
            .toList();
    private static final Seed SEED = Seed.of(4);

    /** Every stock with the same share of so much of the capital, seven of ten days decided on. */
    private static Decisions alike(double exposure, Holding holding) {
        Decisions.Builder builder = Decisions.builder(NAMES, holding);
        for (int d = 0; d < DAYS; d++) {
            double[] weights = new double[STOCKS];
            java.util.Arrays.fill(weights, exposure / STOCKS);
            builder.book(10_000 + d * 10 / 7, weights);
        }
        return builder.build();
    }

    @Test
    void the_mean_is_hazard_times_return_times_what_was_held() {
        // By hand: 4 in 100 a year lose half of what 80 % of the capital held: 0.04 x 0.5 x 0.8 = 1.6 % a year.
        SurvivorHaircut found =
                SurvivorHaircut.of(alike(0.8, Holding.untilNext()), new Assumptions(0.04, -0.5), 4_000, SEED);
        assertThat(found.exposure()).isCloseTo(0.8, within(1e-9));
        assertThat(found.expected()).isCloseTo(-0.016, within(1e-9));
        assertThat(found.years()).isCloseTo(DAYS * 10 / 7.0 / 365.25, within(0.01));
        // A history has about N = 0.04 x 9.8 x 50 = 19.6 strikes of 0.8 / 50 x 0.5 / 9.8: spread is the mean / sqrt(N).
        double spread = 0.016 / Math.sqrt(0.04 * found.years() * STOCKS);
        assertThat(found.mean()).isCloseTo(-0.016, within(4 * spread / Math.sqrt(4_000)));
        assertThat(found.low()).isCloseTo(-0.016 - 1.645 * spread, within(0.4 * spread));
        assertThat(found.high()).isCloseTo(-0.016 + 1.645 * spread, within(0.4 * spread));
    }

    @Test
    void tranches_that_overlap_hold_the_same_and_short_positions_win() {
        Assumptions assumed = Assumptions.STANDARD;
        SurvivorHaircut held = SurvivorHaircut.of(alike(1, Holding.overlapping(5)), assumed, 2_000, SEED);
        assertThat(held.exposure()).isCloseTo(1, within(0.001));
        assertThat(held.expected()).isCloseTo(-0.006, within(1e-5));
        SurvivorHaircut sold = SurvivorHaircut.of(alike(-1, Holding.untilNext()), assumed, 2_000, SEED);
        assertThat(sold.expected()).isCloseTo(0.006, within(1e-9));
        assertThat(sold.mean()).isPositive();
    }

    @Test
    void nothing_is_hidden_where_nothing_is_assumed_or_held() {
        assertThat(SurvivorHaircut.of(alike(1, Holding.untilNext()), new Assumptions(0, -0.3), 10, SEED)
                        .low())
                .isZero();
        Decisions none = Decisions.builder(NAMES, Holding.untilNext()).build();
        assertThat(SurvivorHaircut.of(none, Assumptions.NASDAQ, 10, SEED).mean())
                .isZero();
        assertThatThrownBy(() -> new Assumptions(1.5, -0.3)).hasMessageContaining("hazard");
        assertThatThrownBy(() -> new Assumptions(0.1, -1.3)).hasMessageContaining("delistingReturn");
    }

    @Test
    void the_same_seed_gives_the_same_bits_on_any_number_of_threads() {
        Decisions book = alike(1, Holding.overlapping(5));
        List<Integer> calls = IntStream.range(0, 4).boxed().toList();
        List<SurvivorHaircut> all =
                new Parallel(4).map(calls, i -> SurvivorHaircut.of(book, Assumptions.STANDARD, 200, SEED));
        assertThat(all).containsOnly(SurvivorHaircut.of(book, Assumptions.STANDARD, 200, SEED));
        assertThat(SurvivorHaircut.of(book, Assumptions.STANDARD, 200, Seed.of(5))
                        .mean())
                .isNotEqualTo(all.get(0).mean());
    }

    @Test
    void the_sentence_states_what_is_assumed() {
        String sentence = SurvivorHaircut.of(alike(1, Holding.untilNext()), Assumptions.STANDARD, 1_000, SEED)
                .sentence();
        assertThat(sentence)
                .contains("too high by about 0.", "90 % of 1000 simulated histories", "2.00 % of the stocks a year")
                .contains("return -30.00 % from their last close", "Shumway 1997", "would lose 0.60 % a year")
                .contains("Assumed, not estimated");
    }
}
