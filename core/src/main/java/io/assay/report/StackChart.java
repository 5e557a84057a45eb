package io.assay.report;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.Days;

/** Shares over days, one upon the other, each with its name at its end. */
final class StackChart {
    /** As high as a chart of curves, within which its labels are moved apart. */
    private static final int HEIGHT = 300;

    private static final int LEFT = 66;
    private static final int TOP = 10;
    private static final int BOTTOM = HEIGHT - 26;

    /** Bands are told apart by how full their colour is, by turns blue and orange. */
    private static final String[] FILLS = {"fill-one", "fill-two"};

    private static final String REST = "fill-three";
    private static final double[] FULL = {0.85, 0.6, 0.4, 0.25};

    private StackChart() {}

    /**
     * The picture.
     *
     * @param of at least one day; what is told of a day holds until the next. Names stand from the bottom up
     */
    static String of(PortfolioReport.Shares of) {
        int[] days = of.days();
        List<String> names = of.names();
        double[][] shares = of.weights();
        Check.atLeast("days", days.length, 1);
        double right = Pen.WIDTH - 14 - Pen.room(names);
        double most = Arrays.stream(shares)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .max()
                .orElse(1);
        Scale y = new Scale(0, most > 0 ? most : 1, BOTTOM, TOP);
        Scale x = new Scale(days[0], Math.max(days[0] + 1.0, days[days.length - 1]), LEFT, right);
        Pen pen = Pen.open(HEIGHT);
        double[] floor = new double[days.length];
        double[] heights = new double[names.size()];
        for (int n = 0; n < names.size(); n++) {
            double[] roof = floor.clone();
            for (int d = 0; d < days.length; d++) {
                roof[d] += shares[d][n];
            }
            band(pen, n, of.rest() && n == names.size() - 1, path(days, floor, roof, x, y));
            heights[n] = y.at((floor[days.length - 1] + roof[days.length - 1]) / 2);
            floor = roof;
        }
        axes(pen, days, x, y, right);
        labels(pen, of, heights, right);
        return pen.done();
    }

    private static void band(Pen pen, int n, boolean rest, String path) {
        pen.add(
                "<path class=\"%s\" opacity=\"%.2f\" d=\"%s\"/>",
                rest ? REST : FILLS[n % FILLS.length], rest ? 0.2 : FULL[n / FILLS.length % FULL.length], path);
    }

    /** The floor to the right, the roof back, in steps: a weight holds until the next decision. */
    private static String path(int[] days, double[] floor, double[] roof, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        for (int d = 0; d < days.length; d++) {
            step(path, x.at(days[d]), y.at(floor[d]));
            if (d + 1 < days.length) {
                step(path, x.at(days[d + 1]), y.at(floor[d]));
            }
        }
        for (int d = days.length - 1; d >= 0; d--) {
            if (d + 1 < days.length) {
                step(path, x.at(days[d + 1]), y.at(roof[d]));
            }
            step(path, x.at(days[d]), y.at(roof[d]));
        }
        return path.append('Z').toString();
    }

    private static void step(StringBuilder path, double x, double y) {
        path.append(path.length() == 0 ? 'M' : 'L')
                .append(Text.decimal(x, 1))
                .append(' ')
                .append(Text.decimal(y, 1));
    }

    private static void axes(Pen pen, int[] days, Scale x, Scale y, double right) {
        for (double tick : y.ticks(4)) {
            pen.line("grid", LEFT, y.at(tick), right, y.at(tick));
            pen.text("end", LEFT - 6.0, y.at(tick) + 4, Math.round(100 * tick) + " %");
        }
        int first = Days.date(days[0]).getYear();
        int last = Days.date(days[days.length - 1]).getYear();
        int step = Math.max(1, (last - first + 8) / 9);
        for (int year = first + 1; year <= last; year += step) {
            double place = x.at(Days.of(year, 1, 1));
            pen.line("grid", place, TOP, place, BOTTOM);
            pen.text("middle", place, HEIGHT - 8.0, Integer.toString(year));
        }
        if (first == last) {
            pen.text("start", LEFT, HEIGHT - 8.0, Days.text(days[0]));
            pen.text("end", x.to(), HEIGHT - 8.0, Days.text(days[days.length - 1]));
        }
    }

    /** Names stand beside the ends of their bands, moved apart where they would cover each other. */
    private static void labels(Pen pen, PortfolioReport.Shares of, double[] heights, double right) {
        int n = heights.length;
        double[] downwards = new double[n];
        for (int k = 0; k < n; k++) {
            downwards[k] = heights[n - 1 - k];
        }
        double[] moved = TimeChart.apart(downwards);
        for (int k = 0; k < n; k++) {
            int band = n - 1 - k;
            pen.text(
                    of.rest() && band == n - 1 ? REST : FILLS[band % FILLS.length],
                    "start",
                    right + 6,
                    moved[k] + 4,
                    Pen.fitted(of.names().get(band), Pen.MOST_LETTERS));
        }
    }
}
