package io.assay.feature.kernel;

import java.util.Arrays;
import java.util.Map;

import io.assay.feature.kernel.Columns.Case;
import io.assay.feature.kernel.Columns.Naive;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Window kernels against the naive form: relative error at most 1e-10 on columns that are hard on running sums. */
class WindowTest {
    private static final Naive MEAN = Columns::mean;
    private static final Naive SUM = (x, from, to) -> Columns.mean(x, from, to) * (to - from + 1);
    private static final Naive SPREAD = (x, from, to) -> Math.sqrt(Columns.squares(x, from, to));

    private interface Kernel {
        void run(double[] x, Span span, int width, double[] out);
    }

    private static void everywhere(Kernel kernel, Naive naive, Naive scale) {
        for (Map.Entry<String, double[]> column : Columns.hard().entrySet()) {
            for (int width : Columns.WIDTHS) {
                Case with = Case.of(column.getValue(), width);
                double[] out = new double[Columns.SIZE];
                kernel.run(with.x(), with.span(), width, out);
                Columns.compare(column.getKey(), with, out, naive, scale);
            }
        }
        partly(kernel, naive, scale);
    }

    /** A span that begins late and ends early, arrays longer than it, and one shorter than the window. */
    private static void partly(Kernel kernel, Naive naive, Naive scale) {
        double[] x = Columns.hard("walk near 1e5");
        Arrays.fill(x, 0, 17, Double.NaN);
        Arrays.fill(x, 5000, Columns.SIZE, Double.NaN);
        for (int width : Columns.WIDTHS) {
            Case with = new Case(x, 17, 5000, width, 1e-10);
            double[] out = new double[Columns.SIZE];
            Arrays.fill(out, 42);
            kernel.run(x, with.span(), width, out);
            Columns.compare("part of a column", with, out, naive, scale);
            assertThat(out[5000]).as("row after the span").isEqualTo(42);

            double[] few = new double[Columns.SIZE];
            kernel.run(x, new Span(17, 17 + width - 1), width, few);
            assertThat(Arrays.copyOf(few, 17 + width - 1)).as("n < w").containsOnly(Double.NaN);
        }
    }

    @Test
    void sums_agree_with_adding_up_each_window() {
        everywhere(Sums::sum, SUM, SUM);
    }

    @Test
    void means_agree_with_adding_up_each_window() {
        everywhere(Sums::mean, MEAN, MEAN);
    }

    @Test
    void weighted_means_agree_with_weighing_each_window() {
        everywhere(
                Sums::weightedMean,
                (x, from, to) -> {
                    double sum = 0;
                    for (int i = from; i <= to; i++) {
                        sum += (i - from + 1) * x[i];
                    }
                    int w = to - from + 1;
                    return sum / (w * (w + 1) / 2.0);
                },
                MEAN);
    }

    @Test
    void squared_deviations_agree_with_two_passes_over_each_window() {
        everywhere(Spread::squares, Columns::squares, Columns::squares);
    }

    @Test
    void deviations_agree_with_two_passes_over_each_window() {
        everywhere(
                Spread::population, (x, from, to) -> Math.sqrt(Columns.squares(x, from, to) / (to - from + 1)), SPREAD);
        everywhere(Spread::sample, (x, from, to) -> Math.sqrt(Columns.squares(x, from, to) / (to - from)), SPREAD);
    }

    @Test
    void extremes_agree_with_looking_through_each_window() {
        Naive nothing = (x, from, to) -> 0;
        everywhere(
                Extremes::max,
                (x, from, to) -> Arrays.stream(x, from, to + 1).max().orElseThrow(),
                nothing);
        everywhere(
                Extremes::min,
                (x, from, to) -> Arrays.stream(x, from, to + 1).min().orElseThrow(),
                nothing);
    }

    @Test
    void ages_of_extremes_count_from_the_latest_of_equals() {
        Naive nothing = (x, from, to) -> 0;
        Naive ageOfMax = (x, from, to) -> {
            int best = to;
            for (int i = to; i >= from; i--) {
                best = x[i] > x[best] ? i : best;
            }
            return to - best;
        };
        Naive ageOfMin = (x, from, to) -> {
            int best = to;
            for (int i = to; i >= from; i--) {
                best = x[i] < x[best] ? i : best;
            }
            return to - best;
        };
        everywhere(Extremes::ageOfMax, ageOfMax, nothing);
        everywhere(Extremes::ageOfMin, ageOfMin, nothing);
    }

    @Test
    void mid_ranks_agree_with_counting_pairs() {
        everywhere(
                Ranks::midRank,
                (x, from, to) -> {
                    double rank = 0;
                    for (int i = from; i < to; i++) {
                        rank += x[i] < x[to] ? 1 : x[i] == x[to] ? 0.5 : 0;
                    }
                    return rank / (to - from);
                },
                (x, from, to) -> 1);
    }

    @Test
    void mean_deviations_agree_with_adding_up_each_window() {
        everywhere(
                (x, span, width, out) -> {
                    double[] mean = new double[x.length];
                    Sums.mean(x, span, width, mean);
                    Ranks.meanDeviation(x, mean, span, width, out);
                },
                (x, from, to) -> {
                    double mean = Columns.mean(x, from, to);
                    return Arrays.stream(x, from, to + 1)
                            .map(v -> Math.abs(v - mean))
                            .average()
                            .orElseThrow();
                },
                MEAN);
    }

    @Test
    void windows_without_movement_have_no_deviation_at_all_and_their_value_as_mean() {
        double[] x = new double[400];
        Arrays.fill(x, 0.1);
        x[0] = 1e5;
        double[] squares = new double[400];
        double[] mean = new double[400];
        Spread.squares(x, Span.all(400), 20, squares);
        Sums.mean(x, Span.all(400), 20, mean);
        assertThat(Arrays.copyOfRange(squares, 20, 400)).containsOnly(0.0);
        assertThat(Arrays.copyOfRange(mean, 20, 400)).containsOnly(0.1);
    }
}
