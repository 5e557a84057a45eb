package io.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

import io.assay.base.Check;
import io.assay.base.Days;

/** Curves over days, each with its name at its end. */
public final class TimeChart {
    private static final int HEIGHT = 300;
    private static final int LEFT = 66;
    private static final int TOP = 10;
    private static final int BOTTOM = HEIGHT - 26;
    private static final int LABEL = 14;

    /** From this ratio of the highest to the lowest value on, equal factors are drawn equally high. */
    private static final double LOG_FROM = 4;

    private TimeChart() {}

    /** How a curve is drawn. */
    public enum Look {
        /** The one that the picture is about. */
        MAIN("one"),
        /** What it is compared with. */
        SECOND("two"),
        /** A third that is looked at as closely. */
        THIRD("third"),
        /** A fourth. */
        FOURTH("fourth"),
        /** A fifth. */
        FIFTH("fifth"),
        /** What needs no skill and all are measured by. */
        PLAIN("three"),
        /** Others, in the background. */
        FAINT("faint"),
        /** The one that the picture is about, filled to zero. */
        AREA("one");

        private final String style;

        Look(String style) {
            this.style = style;
        }
    }

    /**
     * A curve.
     *
     * @param name at its end
     * @param values one value a day, NaN where there is none
     * @param look how it is drawn
     */
    public record Curve(String name, double[] values, Look look) {}

    /** What values are, which decides how the axis reads. */
    public enum Unit {
        /** Plain numbers. */
        NUMBER,
        /** Amounts of money; drawn by factors where they differ by much. */
        AMOUNT,
        /** Fractions, shown in percent. */
        PERCENT
    }

    /**
     * The picture.
     *
     * @param days epoch days, ascending, at least one
     * @param curves each as long as {@code days}; the first is drawn on top
     */
    public static String of(int[] days, List<Curve> curves, Unit unit) {
        Check.atLeast("days", days.length, 1);
        Check.atLeast("curves", curves.size(), 1);
        curves.forEach(c -> Check.sameLength("curve", c.values().length, days.length));
        double[] all =
                curves.stream().flatMapToDouble(c -> Arrays.stream(c.values())).toArray();
        boolean log = unit == Unit.AMOUNT && isWide(all);
        DoubleUnaryOperator map = log ? StrictMath::log : value -> value;
        double right =
                Pen.WIDTH - 14 - Pen.room(curves.stream().map(Curve::name).toList());
        Scale y = Scale.covering(Arrays.stream(all).map(map).toArray(), BOTTOM, TOP);
        Scale x = new Scale(days[0], Math.max(days[0] + 1.0, days[days.length - 1]), LEFT, right);
        Pen pen = Pen.open(HEIGHT);
        years(pen, days, x);
        for (double tick : log ? factors(y) : y.ticks(5)) {
            double place = y.at(map.applyAsDouble(tick));
            pen.line("grid", LEFT, place, right, place);
            pen.text("end", LEFT - 6.0, place + 4, label(tick, unit, y, log));
        }
        for (int k = curves.size() - 1; k >= 0; k--) {
            curve(pen, days, curves.get(k), new Axes(x, y, map));
        }
        names(pen, curves, new Axes(x, y, map), right);
        return pen.done();
    }

    /** Whether amounts differ so much that factors show more than differences. */
    static boolean isWide(double[] amounts) {
        double low = Arrays.stream(amounts).filter(Double::isFinite).min().orElse(1);
        double high = Arrays.stream(amounts).filter(Double::isFinite).max().orElse(1);
        return low > 0 && high / low >= LOG_FROM;
    }

    /** Both axes and how values are bent before they are placed. */
    private record Axes(Scale x, Scale y, DoubleUnaryOperator map) {
        double height(double value) {
            return y.at(map.applyAsDouble(value));
        }
    }

    private static void curve(Pen pen, int[] days, Curve curve, Axes axes) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        double last = 0;
        double first = 0;
        for (int i : Thinning.places(curve.values())) {
            boolean known = Double.isFinite(axes.map().applyAsDouble(curve.values()[i]));
            if (known) {
                last = axes.x().at(days[i]);
                first = down ? first : last;
                path.append(down ? 'L' : 'M')
                        .append(tenth(last))
                        .append(' ')
                        .append(tenth(axes.height(curve.values()[i])));
            }
            down = known;
        }
        if (curve.look() == Look.AREA && path.length() > 0) {
            double zero = axes.y().at(Math.max(axes.y().low(), Math.min(axes.y().high(), 0)));
            pen.path(
                    "area",
                    path + "L" + tenth(last) + " " + tenth(zero) + "L" + tenth(first) + " " + tenth(zero) + "Z");
        }
        pen.path(curve.look().style, path);
    }

    /** Names stand where curves end, moved apart where they would cover each other. */
    private static void names(Pen pen, List<Curve> curves, Axes axes, double right) {
        List<Place> places = new ArrayList<>();
        for (Curve curve : curves) {
            double end = Arrays.stream(curve.values())
                    .filter(v -> Double.isFinite(axes.map().applyAsDouble(v)))
                    .reduce(Double.NaN, (before, value) -> value);
            if (!Double.isNaN(end)) {
                places.add(new Place(curve, axes.height(end)));
            }
        }
        places.sort(Comparator.comparingDouble(Place::height));
        double[] heights = apart(places.stream().mapToDouble(Place::height).toArray());
        for (int i = 0; i < heights.length; i++) {
            Curve curve = places.get(i).curve();
            String name = Pen.fitted(curve.name(), Pen.MOST_LETTERS);
            pen.text("fill-" + curve.look().style, "start", right + 6, heights[i] + 4, name);
        }
    }

    /** A curve and where it ends. */
    private record Place(Curve curve, double height) {}

    /** The heights, ascending, moved as little downwards as keeps them apart, then up again from the lower edge. */
    static double[] apart(double[] heights) {
        double[] moved = heights.clone();
        for (int i = 1; i < moved.length; i++) {
            moved[i] = Math.max(moved[i], moved[i - 1] + LABEL);
        }
        double limit = BOTTOM;
        for (int i = moved.length - 1; i >= 0 && moved[i] > limit; i--) {
            moved[i] = limit;
            limit -= LABEL;
        }
        return moved;
    }

    private static void years(Pen pen, int[] days, Scale x) {
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

    /** 1, 2 and 5 times powers of ten within the scale of logarithms. */
    private static List<Double> factors(Scale y) {
        List<Double> all = new ArrayList<>();
        for (int power = -6; power < 15; power++) {
            for (int lead : new int[] {1, 2, 5}) {
                double value = lead * StrictMath.pow(10, power);
                if (StrictMath.log(value) >= y.low() - 1e-9 && StrictMath.log(value) <= y.high() + 1e-9) {
                    all.add(value);
                }
            }
        }
        return all;
    }

    /** As many decimals as tell the ticks apart: two that read the same would be read as a flat axis. */
    private static String label(double tick, Unit unit, Scale y, boolean log) {
        return switch (unit) {
            case NUMBER -> y.label(tick, 5);
            case AMOUNT -> {
                int ofFactor = Math.max(0, (int) Math.ceil(-StrictMath.log10(tick) - 1e-9));
                yield String.format(Locale.ROOT, "%,." + (log ? ofFactor : y.digits(5)) + "f", tick);
            }
            case PERCENT -> new Scale(100 * y.low(), 100 * y.high(), 0, 1).label(100 * tick, 5) + " %";
        };
    }

    private static String tenth(double place) {
        return Text.decimal(place, 1);
    }
}
