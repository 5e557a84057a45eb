package io.assay.feature.kernel;

import java.util.Arrays;

import io.assay.feature.kernel.Columns.Case;
import io.assay.feature.kernel.Columns.Naive;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PairsAndLinesTest {
    @Test
    void products_of_two_columns_agree_with_two_passes_over_each_window() {
        double[] y = Columns.hard("falls steadily from 1e5 to 1e-2");
        Columns.hard().forEach((name, x) -> {
            for (int width : Columns.WIDTHS) {
                Case with = Case.of(x, width);
                Pairs pairs = new Pairs(new double[x.length], new double[x.length], new double[x.length]);
                pairs.fill(x, y, with.span(), width);
                Naive scale = (a, from, to) -> Math.sqrt(Columns.squares(a, from, to) * Columns.squares(y, from, to));
                Columns.compare(name, with, pairs.xy(), (a, from, to) -> products(a, y, from, to), scale);
                Columns.compare(name, with, pairs.xx(), Columns::squares, Columns::squares);
                Columns.compare(
                        name,
                        with,
                        pairs.yy(),
                        (a, from, to) -> Columns.squares(y, from, to),
                        (a, from, to) -> Columns.squares(y, from, to));
            }
        });
    }

    @Test
    void lines_agree_with_least_squares_on_each_window() {
        Columns.hard().forEach((name, x) -> {
            for (int width : new int[] {3, 20, 60}) {
                Case with = Case.of(x, width);
                Lines lines = new Lines(new double[x.length], new double[x.length], new double[x.length]);
                lines.fill(x, with.span(), width);
                double xx = width * (width * (double) width - 1) / 12;
                Naive scale = (a, from, to) -> Math.sqrt(Columns.squares(a, from, to) / xx);
                Columns.compare(name, with, lines.slope(), (a, from, to) -> fit(a, from, to)[0], scale);
                Columns.compare(name, with, lines.r2(), (a, from, to) -> fit(a, from, to)[1], (a, f, t) -> 1);
            }
        });
    }

    @Test
    void residuals_agree_with_least_squares_even_where_almost_nothing_is_left_over() {
        double[] noise = Columns.hard("walk near 1e-2");
        // rounding of the input itself grows beside the residual as that shrinks
        double[] tolerance = {1e-10, 1e-7, 1e-4};
        for (int i = 0; i < tolerance.length; i++) {
            double part = Math.pow(1e-3, i);
            double[] y = new double[Columns.SIZE];
            Arrays.setAll(y, t -> 0.01 * (t % 500) + part * noise[t]);
            Lines lines = new Lines(new double[y.length], new double[y.length], new double[y.length]);
            lines.fill(y, Span.all(y.length), 60);
            Case with = new Case(y, 0, y.length, 60, tolerance[i]);
            Columns.compare("noise " + part, with, lines.residual(), (a, f, t) -> fit(a, f, t)[2], (a, f, t) -> 1);
        }
    }

    @Test
    void a_perfect_line_explains_everything_and_a_constant_nothing() {
        double[] y = new double[300];
        Arrays.setAll(y, t -> 0.25 * t);
        Lines lines = new Lines(new double[300], new double[300], new double[300]);
        lines.fill(y, Span.all(300), 20);
        assertThat(lines.slope()[299]).isEqualTo(0.25);
        assertThat(lines.r2()[299]).isEqualTo(1);
        assertThat(lines.residual()[299]).isZero();
        Arrays.fill(y, 0.1);
        lines.fill(y, Span.all(300), 20);
        assertThat(lines.slope()[299]).isZero();
        assertThat(lines.r2()[299]).isZero();
        assertThat(lines.residual()[299]).isZero();
    }

    private static double products(double[] x, double[] y, int from, int to) {
        double mx = 0;
        double my = 0;
        int n = to - from + 1;
        for (int i = from; i <= to; i++) {
            mx += (x[i] - x[from]) / n;
            my += (y[i] - y[from]) / n;
        }
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += (x[i] - x[from] - mx) * (y[i] - y[from] - my);
        }
        return sum;
    }

    /** Slope, R2 and last residual in residual deviations. */
    private static double[] fit(double[] y, int from, int to) {
        int n = to - from + 1;
        double mean = 0;
        for (int i = from; i <= to; i++) {
            mean += (y[i] - y[to]) / n;
        }
        double xy = 0;
        for (int i = from; i <= to; i++) {
            xy += (i - (from + to) / 2.0) * (y[i] - y[to] - mean);
        }
        double slope = xy / (n * (n * (double) n - 1) / 12);
        double left = 0;
        for (int i = from; i <= to; i++) {
            double e = y[i] - y[to] - mean - slope * (i - (from + to) / 2.0);
            left += e * e;
        }
        double total = Columns.squares(y, from, to);
        double last = -mean - slope * (to - from) / 2.0;
        return new double[] {slope, total > 0 ? 1 - left / total : 0, last / Math.sqrt(left / (n - 2))};
    }
}
