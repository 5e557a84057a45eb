package io.assay.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.dataset.Fold;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Intervals of a walk-forward come from what was known before each window, and from nothing else. */
class TestedTest {
    private static final int STOCKS = 4;
    private static final int DAYS = 200;
    private static final int WINDOW = 50;
    private static final int ROWS = STOCKS * DAYS;

    private final double[] actual = Forecasts.normal(ROWS, 0.05, 1);
    private final double[] said = Forecasts.normal(ROWS, 0.01, 2);
    private final double[] volatility = IntStream.range(0, ROWS)
            .mapToDouble(row -> 0.01 + 0.001 * (row % 7))
            .toArray();

    private Tested tested(int days) {
        int n = STOCKS * days;
        return Forecasts.tested(Arrays.copyOf(actual, n), Arrays.copyOf(volatility, n), STOCKS, WINDOW);
    }

    private double[] halves(Tested tested, double level) {
        Tested.Around around = tested.intervals(Arrays.copyOf(said, tested.size()));
        return IntStream.range(0, tested.size())
                .mapToDouble(row -> around.half(row, level))
                .toArray();
    }

    @Test
    void the_first_window_has_no_intervals_and_the_second_those_of_outcomes_known_before_it() {
        Tested tested = tested(DAYS);
        double[] halves = halves(tested, 0.8);
        assertThat(Arrays.copyOf(halves, STOCKS * WINDOW)).containsOnly(Double.NaN);
        // Outcomes of days 0 to 44 were known by day 49: those of day 45 came on day 50, the first of the window.
        int known = STOCKS * 45;
        double[] scores = IntStream.range(0, known)
                .mapToDouble(row -> Math.abs(actual[row] - said[row]) / volatility[row])
                .sorted()
                .toArray();
        double reach = scores[(int) Math.ceil(181 * 0.8) - 1];
        int row = STOCKS * WINDOW + 3;
        assertThat(halves[row]).isCloseTo(reach * volatility[row], within(1e-15));
        Tested.Around around = tested.intervals(said);
        assertThat(around.low(row, 0.8)).isCloseTo(said[row] - halves[row], within(1e-15));
        assertThat(around.high(row, 0.8)).isCloseTo(said[row] + halves[row], within(1e-15));
    }

    @Test
    void cutting_the_future_off_leaves_every_earlier_interval_as_it_is() {
        double[] whole = halves(tested(DAYS), 0.95);
        for (int days : new int[] {51, 99, 101, 150, 199}) {
            assertThat(halves(tested(days), 0.95)).isEqualTo(Arrays.copyOf(whole, STOCKS * days));
        }
    }

    @Test
    void outcomes_known_from_the_first_day_of_a_window_on_move_none_of_its_intervals() {
        double[] before = halves(tested(DAYS), 0.8);
        int window = STOCKS * 100;
        // The last outcome known before day 100 is that of day 94.
        for (int row = STOCKS * 95; row < ROWS; row++) {
            actual[row] = 9;
        }
        double[] after = halves(tested(DAYS), 0.8);
        assertThat(Arrays.copyOf(after, window + STOCKS * WINDOW))
                .isEqualTo(Arrays.copyOf(before, window + STOCKS * WINDOW));
        Arrays.fill(actual, STOCKS * 85, STOCKS * 95, 9);
        assertThat(halves(tested(DAYS), 0.8)[window]).isNotEqualTo(before[window]);
    }

    @Test
    void a_forecast_of_today_knows_the_errors_that_were_known_yesterday() {
        Tested tested = tested(DAYS);
        assertThat(tested.calibrated(DAYS + 10, said).size()).isEqualTo(ROWS);
        assertThat(tested.calibrated(100, said).size()).isEqualTo(STOCKS * 95);
    }

    @Test
    void silent_rows_teach_nothing() {
        said[0] = Double.NaN;
        assertThat(tested(DAYS).calibrated(DAYS + 10, said).size()).isEqualTo(ROWS - 1);
    }

    @Test
    void windows_are_those_of_the_folds_and_ascend() {
        List<Fold> folds = List.of(
                new Fold("one", new int[] {0}, new int[] {3, 4, 5}), new Fold("two", new int[] {0}, new int[] {6, 7}));
        assertThat(Tested.windows(folds)).containsExactly(0, 3);
        Tested tested = tested(DAYS);
        for (List<Integer> wrong : List.of(List.<Integer>of(), List.of(1), List.of(0, 0))) {
            assertThatThrownBy(() -> new Tested(tested.rows(), tested.asOf(), wrong, 5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("windows");
        }
    }
}
