package io.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

import io.assay.base.Check;

/** Points with error bars over a number, joined or not. */
public final class PointChart {
    private static final int HEIGHT = 300;
    private static final int LEFT = 66;
    private static final int RIGHT = Pen.WIDTH - 20;
    private static final int TOP = 24;
    private static final int BOTTOM = HEIGHT - 42;
    private static final double CAP = 4;

    private PointChart() {}

    /**
     * A point.
     *
     * @param x where
     * @param y how high; nothing is drawn where it is NaN
     * @param low lower end of its interval, NaN without one
     * @param high upper end
     */
    public record Point(double x, double y, double low, double high) {
        /** A point without an interval. */
        public static Point of(double x, double y) {
            return new Point(x, y, Double.NaN, Double.NaN);
        }
    }

    /**
     * What is drawn beside the points.
     *
     * @param x name of the horizontal axis
     * @param y name of the vertical axis
     * @param joined whether points are joined by lines
     * @param diagonal whether the line y = x is drawn
     * @param marks places on the horizontal axis with a name; those outside are left out
     */
    public record Frame(String x, String y, boolean joined, boolean diagonal, List<Mark> marks) {
        /** Copies the list. */
        public Frame {
            marks = List.copyOf(marks);
        }
    }

    /**
     * A place on the horizontal axis.
     *
     * @param x where
     * @param name what is there
     */
    public record Mark(double x, String name) {}

    /** The picture; zero is on the vertical axis. */
    public static String of(List<Point> points, Frame frame) {
        Check.atLeast("points", points.size(), 1);
        Scale x = Scale.covering(points.stream().mapToDouble(Point::x).toArray(), LEFT + 12, RIGHT - 12);
        Scale y = Scale.covering(heights(points, frame, x), BOTTOM, TOP);
        Pen pen = Pen.open(HEIGHT);
        for (double tick : y.ticks(5)) {
            pen.line("grid", LEFT, y.at(tick), RIGHT, y.at(tick));
            pen.text("end", LEFT - 6.0, y.at(tick) + 4, y.label(tick, 5));
        }
        pen.line("axis", LEFT, y.at(0), RIGHT, y.at(0));
        for (double tick : x.ticks(8)) {
            pen.text("middle", x.at(tick), BOTTOM + 16.0, x.label(tick, 8));
        }
        pen.text("middle", (LEFT + RIGHT) / 2.0, HEIGHT - 6.0, frame.x());
        pen.text("start", 4, 12, frame.y());
        if (frame.diagonal()) {
            pen.line("diagonal", x.at(x.low()), y.at(x.low()), x.at(x.high()), y.at(x.high()));
        }
        for (Mark mark : frame.marks()) {
            if (mark.x() >= x.low() && mark.x() <= x.high()) {
                pen.line("mark", x.at(mark.x()), TOP, x.at(mark.x()), BOTTOM);
                boolean late = x.at(mark.x()) > (LEFT + RIGHT) / 2.0;
                pen.text("fill-two", late ? "end" : "start", x.at(mark.x()) + (late ? -5 : 5), TOP + 10.0, mark.name());
            }
        }
        points(pen, points, frame, new Scale[] {x, y});
        return pen.done();
    }

    private static double[] heights(List<Point> points, Frame frame, Scale x) {
        List<Double> all = new ArrayList<>(List.of(0.0));
        points.forEach(p -> all.addAll(List.of(p.y(), p.low(), p.high())));
        if (frame.diagonal()) {
            all.addAll(List.of(x.low(), x.high()));
        }
        return all.stream().flatMapToDouble(DoubleStream::of).toArray();
    }

    private static void points(Pen pen, List<Point> points, Frame frame, Scale[] axes) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (Point point : points) {
            boolean known = Double.isFinite(point.y());
            double left = axes[0].at(point.x());
            if (known) {
                path.append(down ? 'L' : 'M')
                        .append(Text.decimal(left, 1))
                        .append(' ')
                        .append(Text.decimal(axes[1].at(point.y()), 1));
            }
            down = known;
            if (known && Double.isFinite(point.low()) && Double.isFinite(point.high())) {
                double low = axes[1].at(point.low());
                double high = axes[1].at(point.high());
                pen.line("bar", left, low, left, high);
                pen.line("bar", left - CAP, low, left + CAP, low);
                pen.line("bar", left - CAP, high, left + CAP, high);
            }
        }
        if (frame.joined()) {
            pen.path("one", path);
        }
        points.stream()
                .filter(p -> Double.isFinite(p.y()))
                .forEach(p -> pen.dot("fill-one", axes[0].at(p.x()), axes[1].at(p.y())));
    }
}
