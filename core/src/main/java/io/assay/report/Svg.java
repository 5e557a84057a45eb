package io.assay.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import io.assay.base.Check;

/** Pictures of named values as SVG text, drawn in the colours of the page they stand on. */
public final class Svg {
    private static final int RIGHT = 14;

    /** Room for names on the left of a square of correlations. */
    private static final double MARGIN = 110;

    /** Width of a letter over the size of the type. */
    private static final double LETTER_OF_SIZE = 0.55;

    private Svg() {}

    /**
     * A value with an interval, drawn as a dot on a bar.
     *
     * @param name label on the left
     * @param low lower bound
     * @param value estimate
     * @param high upper bound
     */
    public record Interval(String name, double low, double value, double high) {}

    /** Horizontal bars from zero, in the order given. */
    public static String bars(List<String> names, double[] values) {
        Check.sameLength("values", values.length, names.size());
        int row = 18;
        double left = left(names);
        Scale x = Scale.covering(Arrays.copyOf(values, values.length + 1), left, Pen.WIDTH - 60.0);
        Pen pen = Pen.open(12 + row * values.length);
        for (int i = 0; i < values.length; i++) {
            double top = 4.0 + i * row;
            double zero = x.at(0);
            double end = Double.isFinite(values[i]) ? x.at(values[i]) : zero;
            pen.text("end", left - 8.0, top + 11, Pen.fitted(names.get(i), Pen.MOST_LETTERS));
            pen.add(
                    "<rect class=\"fill-%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"/>",
                    values[i] < 0 ? "two" : "one", Math.min(zero, end), top, Math.abs(end - zero), row - 5);
            pen.text("start", Math.max(zero, end) + 5, top + 11, number(values[i]));
        }
        return pen.done();
    }

    /** Estimates with their intervals, one a row, with a line at zero. */
    public static String intervals(List<Interval> intervals) {
        int row = 24;
        double left = left(intervals.stream().map(Interval::name).toList());
        int height = 40 + row * intervals.size();
        // An estimate may have no interval, or lie outside a skewed one; zero is always shown.
        double[] all = Stream.concat(Stream.of(new Interval("", 0, 0, 0)), intervals.stream())
                .flatMapToDouble(i -> DoubleStream.of(i.low(), i.value(), i.high()))
                .toArray();
        Scale x = Scale.covering(all, left, Pen.WIDTH - 30.0);
        Pen pen = Pen.open(height);
        for (double tick : x.ticks(6)) {
            pen.line("grid", x.at(tick), 6, x.at(tick), height - 22.0);
            pen.text("middle", x.at(tick), height - 6.0, x.label(tick, 6));
        }
        pen.line("axis", x.at(0), 6, x.at(0), height - 22.0);
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            double middle = 20.0 + i * row;
            pen.text("end", left - 10.0, middle + 4, Pen.fitted(interval.name(), Pen.MOST_LETTERS));
            if (Double.isFinite(interval.low()) && Double.isFinite(interval.high())) {
                pen.line("one", x.at(interval.low()), middle, x.at(interval.high()), middle);
            }
            if (Double.isFinite(interval.value())) {
                pen.dot("fill-one", x.at(interval.value()), middle);
            }
        }
        return pen.done();
    }

    /**
     * A square of correlations: blue for positive, orange for negative, the stronger the fuller.
     *
     * @param values one row a column, each between -1 and 1; NaN is left blank
     */
    public static String heatMap(List<String> names, double[][] values) {
        Check.sameLength("values", values.length, names.size());
        double left = MARGIN;
        double cell = (Pen.WIDTH - left - RIGHT) / Math.max(1, names.size());
        double size = Math.min(11, cell);
        int letters = (int) Math.max(2, (MARGIN - 4) / (LETTER_OF_SIZE * size));
        Pen pen = Pen.open((int) Math.ceil(cell * names.size()) + 16);
        for (int r = 0; r < values.length; r++) {
            double top = 8 + r * cell;
            pen.add(
                    "<text x=\"%.1f\" y=\"%.2f\" text-anchor=\"end\" style=\"font-size:%.1fpx\">%s</text>",
                    left - 4, top + 0.8 * cell, size, Html.escape(Pen.fitted(names.get(r), letters)));
            for (int c = 0; c < values[r].length; c++) {
                double rho = values[r][c];
                if (Math.abs(rho) >= 0.05) {
                    pen.add(
                            "<rect class=\"fill-%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\""
                                    + " opacity=\"%.2f\"/>",
                            rho < 0 ? "two" : "one", left + c * cell, top, cell, cell, Math.min(1, Math.abs(rho)));
                }
            }
        }
        return pen.done();
    }

    /** Room for names on the left. */
    private static double left(List<String> names) {
        return 20 + Pen.room(names);
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%.4g", value)
                        .replaceAll("(\\.\\d*?)0+$", "$1")
                        .replaceAll("\\.$", "")
                : Text.NONE;
    }
}
