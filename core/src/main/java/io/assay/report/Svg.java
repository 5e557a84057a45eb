package io.assay.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.assay.base.Check;
import io.assay.base.Days;

/** Pictures as SVG text, drawn in the colours of the page they stand on. */
public final class Svg {
    private static final int WIDTH = 760;
    private static final int LEFT = 62;
    private static final int RIGHT = 14;
    private static final List<String> COLOURS = List.of("one", "two", "three");

    private Svg() {}

    /**
     * A curve.
     *
     * @param name for the key
     * @param values one value a place on the time axis, NaN where there is none
     */
    public record Curve(String name, double[] values) {}

    /**
     * A value with an interval, drawn as a dot on a bar.
     *
     * @param name label on the left
     * @param low lower bound
     * @param value estimate
     * @param high upper bound
     */
    public record Interval(String name, double low, double value, double high) {}

    /**
     * Curves over days.
     *
     * @param days epoch days, ascending
     * @param curves up to three curves, each as long as {@code days}
     */
    public static String curves(int[] days, List<Curve> curves) {
        Check.within("curves", curves.size(), 1, COLOURS.size());
        int height = 260;
        double[] all =
                curves.stream().flatMapToDouble(c -> Arrays.stream(c.values())).toArray();
        Scale y = Scale.covering(all, height - 28.0, 24);
        Scale x = new Scale(days[0], Math.max(days[0] + 1.0, days[days.length - 1]), LEFT, (double) WIDTH - RIGHT);
        StringBuilder svg = open(height);
        yearTicks(svg, days, x, height);
        valueTicks(svg, y);
        for (int k = 0; k < curves.size(); k++) {
            Check.sameLength("curve", curves.get(k).values().length, days.length);
            path(svg, days, curves.get(k).values(), new Axes(x, y), COLOURS.get(k));
            text(
                    svg,
                    new double[] {LEFT + 8 + k * 220.0, 14},
                    "start",
                    curves.get(k).name(),
                    "fill-" + COLOURS.get(k));
        }
        return svg.append("</svg>").toString();
    }

    /** Horizontal bars from zero, in the order given. */
    public static String bars(List<String> names, double[] values) {
        Check.sameLength("values", values.length, names.size());
        int row = 17;
        int left = 20 + 7 * names.stream().mapToInt(String::length).max().orElse(0);
        int height = 12 + row * values.length;
        double[] withZero = Arrays.copyOf(values, values.length + 1);
        Scale x = Scale.covering(withZero, left, WIDTH - 60.0);
        StringBuilder svg = open(height);
        for (int i = 0; i < values.length; i++) {
            double top = 4.0 + i * row;
            double zero = x.at(0);
            double end = Double.isFinite(values[i]) ? x.at(values[i]) : zero;
            text(svg, new double[] {left - 8.0, top + 10}, "end", names.get(i), "");
            svg.append(format(
                    "<rect class=\"fill-%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"/>",
                    values[i] < 0 ? "two" : "one", Math.min(zero, end), top, Math.abs(end - zero), row - 5));
            text(svg, new double[] {Math.max(zero, end) + 5, top + 10}, "start", number(values[i]), "");
        }
        return svg.append("</svg>").toString();
    }

    /** Estimates with their intervals, one a row, with a line at zero. */
    public static String intervals(List<Interval> intervals) {
        int row = 24;
        int left = 230;
        int height = 40 + row * intervals.size();
        double[] all = new double[intervals.size() * 2 + 1];
        for (int i = 0; i < intervals.size(); i++) {
            all[2 * i] = intervals.get(i).low();
            all[2 * i + 1] = intervals.get(i).high();
        }
        Scale x = Scale.covering(all, left, WIDTH - 30.0);
        StringBuilder svg = open(height);
        for (double tick : x.ticks(6)) {
            line(svg, "grid", new double[] {x.at(tick), 6, x.at(tick), height - 22.0});
            text(svg, new double[] {x.at(tick), height - 6.0}, "middle", x.label(tick), "");
        }
        line(svg, "axis", new double[] {x.at(0), 6, x.at(0), height - 22.0});
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            double middle = 20.0 + i * row;
            text(svg, new double[] {left - 10.0, middle + 4}, "end", interval.name(), "");
            if (Double.isFinite(interval.value())) {
                line(svg, "one", new double[] {x.at(interval.low()), middle, x.at(interval.high()), middle});
                svg.append(format(
                        "<circle class=\"fill-one\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
                        x.at(interval.value()), middle));
            }
        }
        return svg.append("</svg>").toString();
    }

    /**
     * A square of correlations: blue for positive, orange for negative, the stronger the fuller.
     *
     * @param values one row a column, each between -1 and 1; NaN is left blank
     */
    public static String heatMap(List<String> names, double[][] values) {
        Check.sameLength("values", values.length, names.size());
        double left = 110;
        double cell = (WIDTH - left - RIGHT) / Math.max(1, names.size());
        StringBuilder svg = open((int) Math.ceil(cell * names.size()) + 16);
        for (int r = 0; r < values.length; r++) {
            double top = 8 + r * cell;
            svg.append(format(
                    "<text x=\"%.1f\" y=\"%.2f\" text-anchor=\"end\" style=\"font-size:%.1fpx\">",
                    left - 4, top + 0.8 * cell, Math.min(11, cell)));
            svg.append(Html.escape(names.get(r))).append("</text>");
            for (int c = 0; c < values[r].length; c++) {
                double rho = values[r][c];
                if (Math.abs(rho) >= 0.05) {
                    svg.append(format(
                            "<rect class=\"fill-%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\""
                                    + " opacity=\"%.2f\"/>",
                            rho < 0 ? "two" : "one", left + c * cell, top, cell, cell, Math.min(1, Math.abs(rho))));
                }
            }
        }
        return svg.append("</svg>").toString();
    }

    /** Both axes of a picture. */
    private record Axes(Scale x, Scale y) {}

    private static StringBuilder open(int height) {
        return new StringBuilder(
                format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, height));
    }

    private static void path(StringBuilder svg, int[] days, double[] values, Axes axes, String colour) {
        svg.append("<path class=\"").append(colour).append("\" d=\"");
        boolean pen = false;
        for (int i = 0; i < days.length; i++) {
            if (Double.isFinite(values[i])) {
                svg.append(format(
                        "%s%.1f %.1f",
                        pen ? "L" : "M", axes.x().at(days[i]), axes.y().at(values[i])));
            }
            pen = Double.isFinite(values[i]);
        }
        svg.append("\"/>");
    }

    private static void yearTicks(StringBuilder svg, int[] days, Scale x, int height) {
        int first = Days.date(days[0]).getYear();
        int last = Days.date(days[days.length - 1]).getYear();
        int step = Math.max(1, (last - first + 8) / 9);
        for (int year = first + 1; year <= last; year += step) {
            double place = x.at(Days.of(year, 1, 1));
            line(svg, "grid", new double[] {place, 24, place, height - 28.0});
            text(svg, new double[] {place, height - 10.0}, "middle", Integer.toString(year), "");
        }
    }

    private static void valueTicks(StringBuilder svg, Scale y) {
        for (double tick : y.ticks(5)) {
            line(svg, "grid", new double[] {LEFT, y.at(tick), WIDTH - (double) RIGHT, y.at(tick)});
            text(svg, new double[] {LEFT - 6.0, y.at(tick) + 4}, "end", y.label(tick), "");
        }
    }

    private static void line(StringBuilder svg, String style, double[] ends) {
        svg.append(format(
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                style, ends[0], ends[1], ends[2], ends[3]));
    }

    private static void text(StringBuilder svg, double[] place, String anchor, String text, String style) {
        svg.append(format(
                        "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">",
                        style, place[0], place[1], anchor))
                .append(Html.escape(text))
                .append("</text>");
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? format("%.4g", value).replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "")
                : "n/a";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
