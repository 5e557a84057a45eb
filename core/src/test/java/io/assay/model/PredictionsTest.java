package io.assay.model;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.dataset.Target;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Answers of models, row by row. */
class PredictionsTest {
    private static final Target THREE = new Target("direction3_5d", List.of("SELL", "HOLD", "BUY"));
    private static final Target NUMBER = Target.number("return_5d");
    private static final double NAN = Double.NaN;

    private static Predictions classes(double... values) {
        return new Predictions(THREE, values);
    }

    @Test
    void the_most_probable_class_is_the_lowest_of_equals_and_none_where_nothing_is_said() {
        Predictions all = classes(.2, .3, .5, .4, .4, .2, NAN, NAN, NAN, 1, 0, 0);
        assertThat(all.rows()).isEqualTo(4);
        assertThat(all.classOf(0)).isEqualTo(2);
        assertThat(all.classOf(1)).isZero();
        assertThat(all.classOf(2)).isEqualTo(-1);
        assertThat(all.classOf(3)).isZero();
        assertThat(all.speaks(2)).isFalse();
        assertThat(all.speaks(3)).isTrue();
    }

    @Test
    void a_row_that_is_not_whole_names_no_class() {
        for (double[] row : new double[][] {{.6, NAN, .4}, {NAN, .6, .4}, {.6, .4, NAN}}) {
            assertThat(classes(row).classOf(0)).as(Arrays.toString(row)).isEqualTo(-1);
        }
    }

    @Test
    void a_score_orders_rows_from_surely_down_to_surely_up() {
        Predictions all = classes(1, 0, 0, .5, 0, .5, 0, 1, 0, .2, .2, .6, 0, 0, 1);
        double[] expected = {-1, 0, 0, .4, 1};
        for (int row = 0; row < expected.length; row++) {
            assertThat(all.score(row)).isCloseTo(expected[row], within(1e-15));
        }
        assertThat(new Predictions(NUMBER, new double[] {-.3}).score(0)).isEqualTo(-.3);
        assertThat(classes(NAN, NAN, NAN).score(0)).isNaN();
        // Five classes stand at -1, -1/2, 0, 1/2 and 1.
        Target five = new Target("t", List.of("a", "b", "c", "d", "e"));
        assertThat(new Predictions(five, new double[] {0, .5, 0, .25, .25}).score(0))
                .isCloseTo(.125, within(1e-15));
    }

    @Test
    void rows_are_picked_whole_and_in_the_asked_order() {
        Predictions picked = classes(1, 0, 0, 0, 1, 0, 0, 0, 1).select(new int[] {2, 0, 2});
        assertThat(picked.values()).containsExactly(0, 0, 1, 1, 0, 0, 0, 0, 1);
        assertThat(picked.select(new int[0]).rows()).isZero();
        assertThatThrownBy(() -> classes(1, 0)).hasMessageContaining("'values' must hold whole rows");
    }

    @Test
    void a_mean_is_silent_where_one_that_counts_is_and_speaks_where_only_the_weightless_is() {
        Predictions one = classes(1, 0, 0, .2, .3, .5);
        Predictions gap = classes(NAN, NAN, NAN, .6, .3, .1);
        Predictions mean = Predictions.average(List.of(one, gap), new double[] {.25, .75});
        assertThat(mean.speaks(0)).isFalse();
        assertThat(mean.values()).startsWith(NAN, NAN, NAN);
        assertThat(mean.probability(1, 0)).isCloseTo(.25 * .2 + .75 * .6, within(1e-15));
        assertThat(Predictions.average(List.of(one, gap), new double[] {1, 0}).values())
                .isEqualTo(one.values());
    }

    @Test
    void weights_that_make_no_mean_are_refused() {
        List<Predictions> two = List.of(classes(1, 0, 0), classes(0, 0, 1));
        assertThatThrownBy(() -> Predictions.average(two, new double[] {.5, .6}))
                .hasMessageContaining("'sum of weights'");
        assertThatThrownBy(() -> Predictions.average(two, new double[] {1.5, -.5}))
                .hasMessageContaining("'weight'");
        assertThatThrownBy(() -> Predictions.average(two, new double[] {1})).hasMessageContaining("'weights'");
        assertThatThrownBy(() -> Predictions.average(
                        List.of(classes(1, 0, 0), new Predictions(NUMBER, new double[3])), new double[] {.5, .5}))
                .hasMessageContaining("'parts'");
        assertThatThrownBy(() -> Predictions.average(
                        List.of(classes(1, 0, 0), classes(1, 0, 0, 1, 0, 0)), new double[] {.5, .5}))
                .hasMessageContaining("'values'");
    }

    @Property(tries = 200)
    void a_mean_of_probabilities_is_one_and_its_scores_are_the_mean_of_the_scores(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(min = 1, max = 5) int members) {
        RandomGenerator random = Seed.of(seed).random();
        double[] weights = random.doubles(members, .1, 1).toArray();
        double total = Arrays.stream(weights).sum();
        Predictions[] parts = new Predictions[members];
        for (int m = 0; m < members; m++) {
            weights[m] /= total;
            double a = random.nextDouble();
            double b = random.nextDouble() * (1 - a);
            parts[m] = classes(a, b, 1 - a - b);
        }
        Predictions mean = Predictions.average(List.of(parts), weights);
        double score = 0;
        for (int m = 0; m < members; m++) {
            score += weights[m] * parts[m].score(0);
        }
        assertThat(Arrays.stream(mean.values()).sum()).isCloseTo(1, within(1e-12));
        assertThat(mean.score(0)).isCloseTo(score, within(1e-12));
    }
}
