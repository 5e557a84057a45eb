package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CompetitionTest {
    private static final int ROWS = 800;
    private static final Settings SETTINGS = Settings.standard(Seed.of(4)).withDraws(500);
    private static final double[] TRUTH = noise(1);
    private static final Dataset DATA = SmallRows.numbers(1, 1, TRUTH);
    private static final Answers BASE = SmallRows.constant("majority", ROWS, 0);

    private static double[] noise(long seed) {
        var random = Seed.of(seed).random();
        double[] values = new double[ROWS];
        Arrays.setAll(values, i -> .01 * random.nextGaussian());
        return values;
    }

    /** A score that knows the given share of the truth. */
    private static Answers competitor(String name, double share, long seed) {
        double[] values = noise(seed);
        Arrays.setAll(values, i -> share * TRUTH[i] + .2 * values[i]);
        return SmallRows.numbers(name, values);
    }

    private static List<Answers> noises(int count) {
        List<Answers> all = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            all.add(competitor("noise" + k, 0, 100 + k));
        }
        return all;
    }

    private static Competition of(List<Answers> competitors) {
        return Competition.of(DATA, BASE, competitors, SETTINGS);
    }

    @Test
    void the_best_of_many_that_know_nothing_is_no_better_than_the_base_rates() {
        Competition c = of(noises(8));
        assertThat(c.competitors()).isEqualTo(8);
        assertThat(c.days()).isEqualTo(ROWS);
        assertThat(c.better()).isGreaterThan(0.5);
        assertThat(c.realityCheck()).isGreaterThan(0.5);
        assertThat(c.effective()).isBetween(7.5, 8.0);
        assertThat(c.overfitting()).isBetween(0.1, 0.9);
        assertThat(c.blocks()).isEqualTo(16);
    }

    @Test
    void one_that_knows_something_among_many_that_know_nothing_is_named_and_stays_best() {
        List<Answers> all = noises(7);
        all.add(3, competitor("informed", 0.3, 7));
        Competition c = of(all);
        assertThat(c.best()).isEqualTo("informed");
        assertThat(c.better()).isLessThan(0.01);
        assertThat(c.overfitting()).isEqualTo(0);
    }

    @Test
    void copies_are_worth_one() {
        Answers one = competitor("one", 0.1, 7);
        Answers twin = new Answers("twin", one.predictions());
        assertThat(of(List.of(one, twin)).effective()).isCloseTo(1, within(1e-6));
    }

    @Test
    void one_competitor_alone_was_not_chosen_and_has_no_probability_of_overfitting() {
        Competition c = of(List.of(competitor("one", 0.3, 7)));
        assertThat(c.effective()).isEqualTo(1);
        assertThat(c.overfitting()).isNaN();
        assertThat(c.blocks()).isZero();
        assertThat(c.better()).isLessThan(0.01);
    }

    @Test
    void too_few_days_tell_nothing() {
        double[] few = Arrays.copyOf(TRUTH, 7);
        Competition c = Competition.of(
                SmallRows.numbers(1, 1, few),
                SmallRows.constant("majority", few.length, 0),
                List.of(
                        SmallRows.numbers("a", Arrays.copyOf(noise(2), few.length)),
                        SmallRows.numbers("b", Arrays.copyOf(noise(3), few.length))),
                SETTINGS);
        assertThat(c.better()).isNaN();
        assertThat(c.overfitting()).isNaN();
    }
}
