package io.assay.train.uncertainty;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Target;
import io.assay.model.Predictions;
import io.assay.model.Spread;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CoverageTest {
    private static final Target NUMBER = Target.number("return_5d");
    private static final int ROWS = 4000;

    /** Two parts around a mean, and a truth of which everything is known. */
    private record Simulated(Spread said, double[] truth, int[] day) {
        /**
         * Draws rows.
         *
         * @param noise turns a standard normal into what is added to the truth
         * @param rowsOfDay rows that share their noise's sign of the day; 1 for none
         */
        static Simulated of(Seed seed, DoubleUnaryOperator noise, int rowsOfDay) {
            RandomGenerator random = seed.random();
            double[] low = new double[ROWS];
            double[] high = new double[ROWS];
            double[] truth = new double[ROWS];
            int[] day = new int[ROWS];
            double shared = 0;
            for (int row = 0; row < ROWS; row++) {
                double mean = random.nextGaussian();
                double spread = 0.5 + random.nextDouble();
                shared = row % rowsOfDay == 0 ? random.nextGaussian() : shared;
                low[row] = mean - spread;
                high[row] = mean + spread;
                double own = rowsOfDay == 1 ? shared : 0.95 * shared + Math.sqrt(1 - 0.9025) * random.nextGaussian();
                truth[row] = mean + spread * random.nextGaussian() + noise.applyAsDouble(own);
                day[row] = row / rowsOfDay;
            }
            Spread said = Spread.of(List.of(new Predictions(NUMBER, low), new Predictions(NUMBER, high)));
            return new Simulated(said, truth, day);
        }

        Coverage coverage(Intervals intervals) {
            return Coverage.of(intervals, said, truth, day);
        }

        Intervals learn() {
            return Intervals.learn(said, truth);
        }
    }

    @Test
    void intervals_of_a_truth_like_their_own_hold_what_they_state() {
        DoubleUnaryOperator noise = z -> 2 * z;
        Intervals learnt = Simulated.of(Seed.of(1), noise, 1).learn();
        // The variance of the squared error is 2 (2^2 + 1.08)^2, so that of its mean over 4000 rows is 0.11^2.
        assertThat(learnt.noise()).isCloseTo(2, within(0.09));
        Coverage found = Simulated.of(Seed.of(2), noise, 1).coverage(learnt);
        assertThat(found.rows()).isEqualTo(ROWS);
        assertThat(found.levels().stream().map(Coverage.Level::stated)).containsExactly(0.5, 0.8, 0.9, 0.95);
        for (Coverage.Level level : found.levels()) {
            assertThat(level.error()).isCloseTo(Math.sqrt(level.stated() * (1 - level.stated()) / ROWS), within(0.001));
            // The noise was learnt of as many rows as are counted, which adds as much error again.
            assertThat(level.covered()).as("%s", level).isCloseTo(level.stated(), within(4 * level.error()));
        }
    }

    @Test
    void what_is_true_is_found_to_hold_19_times_in_20() {
        int[] held = new int[Coverage.LEVELS.size()];
        int markets = 60;
        for (int market = 0; market < markets; market++) {
            Coverage found = Simulated.of(Seed.of(100 + market), z -> 2 * z, 1).coverage(new Intervals(2));
            for (int i = 0; i < held.length; i++) {
                held[i] += found.levels().get(i).holds() ? 1 : 0;
            }
        }
        // 57 of 60 are expected; fewer than 51 come by chance less than once in 100.
        for (int times : held) {
            assertThat(times).isGreaterThanOrEqualTo(51);
        }
    }

    @Test
    void a_spread_alone_is_an_interval_where_there_is_no_noise() {
        Intervals learnt = Simulated.of(Seed.of(3), z -> 0, 1).learn();
        assertThat(learnt.noise()).isLessThan(0.3);
        Coverage found = Simulated.of(Seed.of(4), z -> 0, 1).coverage(learnt);
        assertThat(found.levels()).allMatch(Coverage.Level::holds);
    }

    @Test
    void fat_tails_are_reported_as_not_as_stated() {
        DoubleUnaryOperator fat = z -> 0.5 * z * z * z;
        Intervals learnt = Simulated.of(Seed.of(5), fat, 1).learn();
        Coverage found = Simulated.of(Seed.of(6), fat, 1).coverage(learnt);
        Coverage.Level half = found.levels().get(0);
        assertThat(half.covered()).isGreaterThan(0.6);
        assertThat(half.holds()).isFalse();
    }

    @Test
    void a_noise_that_was_learnt_in_calmer_days_makes_intervals_that_are_too_narrow() {
        Intervals learnt = Simulated.of(Seed.of(7), z -> z, 1).learn();
        Coverage found = Simulated.of(Seed.of(8), z -> 3 * z, 1).coverage(learnt);
        assertThat(found.levels()).allMatch(level -> level.covered() < level.stated() - 0.1);
        assertThat(found.levels()).noneMatch(Coverage.Level::holds);
    }

    @Test
    void rows_that_move_together_count_as_fewer() {
        DoubleUnaryOperator noise = z -> 5 * z;
        Coverage alone = Simulated.of(Seed.of(9), noise, 1).coverage(new Intervals(5));
        Coverage together = Simulated.of(Seed.of(9), noise, 50).coverage(new Intervals(5));
        for (int i = 0; i < 4; i++) {
            double plain = alone.levels().get(i).error();
            assertThat(together.levels().get(i).error()).isGreaterThan(3 * plain);
            assertThat(together.levels().get(i).holds()).isTrue();
        }
    }

    @Test
    void wider_levels_have_wider_intervals_by_the_quantiles_of_a_normal() {
        Spread said = Spread.of(List.of(new Predictions(NUMBER, new double[] {7})));
        Intervals intervals = new Intervals(2);
        // Quantiles of a standard normal at 0.75, 0.9, 0.95 and 0.975 (any table).
        double[] reach = {0.67449, 1.28155, 1.64485, 1.95996};
        for (int i = 0; i < reach.length; i++) {
            Intervals.Interval interval = intervals.of(said, 0, Coverage.LEVELS.get(i));
            assertThat(interval.low()).isCloseTo(7 - 2 * reach[i], within(2e-5));
            assertThat(interval.high()).isCloseTo(7 + 2 * reach[i], within(2e-5));
        }
    }

    @Test
    void rows_of_which_nothing_is_said_are_left_out() {
        double[] said = new double[40];
        double[] truth = new double[40];
        Arrays.setAll(said, i -> i % 2 == 0 ? Double.NaN : 0);
        Arrays.setAll(truth, i -> i % 4 == 1 ? 1 : -1);
        Spread spread = Spread.of(List.of(new Predictions(NUMBER, said)));
        assertThat(Intervals.learn(spread, truth).noise()).isCloseTo(1, within(1e-12));
        assertThat(Coverage.of(new Intervals(1), spread, truth, new int[40]).rows())
                .isEqualTo(20);
    }

    @Test
    void what_cannot_be_learnt_or_measured_is_refused() {
        Spread few = Spread.of(List.of(new Predictions(NUMBER, new double[19])));
        assertThatThrownBy(() -> Intervals.learn(few, new double[19]))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there are 19")
                .hasMessageContaining("Fix:");
        double[] silent = {Double.NaN};
        Spread none = Spread.of(List.of(new Predictions(NUMBER, silent)));
        assertThatThrownBy(() -> Coverage.of(new Intervals(1), none, new double[1], new int[1]))
                .isInstanceOf(DataException.class);
        Target classes = new Target("direction2_5d", List.of("DOWN", "UP"));
        Spread ofClasses = Spread.of(List.of(new Predictions(classes, new double[] {0.5, 0.5})));
        assertThatThrownBy(() -> Intervals.learn(ofClasses, new double[1]))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("predict a number");
    }
}
