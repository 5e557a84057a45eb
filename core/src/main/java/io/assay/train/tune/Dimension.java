package io.assay.train.tune;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.Check;

/** One hyper-parameter that is varied, and over what. Each value has a place in 0..1, by which searches move. */
public sealed interface Dimension {
    /** Points of a numeric dimension in a grid, unless it is told others. */
    int GRID_POINTS = 3;

    /** Name of the learner's parameter. */
    String name();

    /**
     * The value at a place.
     *
     * @param place 0..1
     * @return an {@code Integer}, a {@code Double} or one of the values of a choice
     */
    Object at(double place);

    /**
     * The place of a value.
     *
     * @throws IllegalArgumentException if it is not one of this dimension's
     */
    double place(Object value);

    /** The values of a grid, in order. */
    List<Object> grid();

    /** What it is over, for example {@code 0.0001..0.01 (log)}. */
    String text();

    /** Any number between two, all equally likely. */
    static Dimension real(String name, double low, double high) {
        return new Numeric(name, false, false, low, high);
    }

    /** Any number between two above 0, all magnitudes equally likely. */
    static Dimension realLog(String name, double low, double high) {
        return new Numeric(name, false, true, low, high);
    }

    /** Any whole number from one to another, both included, all equally likely. */
    static Dimension whole(String name, int low, int high) {
        return new Numeric(name, true, false, low, high);
    }

    /** Any whole number from one above 0 to another, both included, all magnitudes equally likely. */
    static Dimension wholeLog(String name, int low, int high) {
        return new Numeric(name, true, true, low, high);
    }

    /** One of several values that have no order: words, or numbers of which only some are wanted. */
    static Dimension choice(String name, List<?> values) {
        return new Choice(name, List.copyOf(values));
    }

    /**
     * A range of numbers.
     *
     * @param name name of the learner's parameter
     * @param whole whether only whole numbers are meant
     * @param log whether magnitudes are equally likely, not numbers
     * @param low lowest value
     * @param high highest value, above the lowest
     */
    record Numeric(String name, boolean whole, boolean log, double low, double high) implements Dimension {
        private static final double HALF = 0.5;

        /** Checks the range. */
        public Numeric {
            Check.notBlank("name", name);
            Check.that(Double.isFinite(low) && Double.isFinite(high), "range of " + name, "be finite", low);
            Check.that(high > low, "range of " + name, "have its higher end above its lower", low + ".." + high);
            Check.that(!log || low > 0, "range of " + name, "begin above 0 to be logarithmic", low);
        }

        @Override
        public Object at(double place) {
            Check.within("place", place, 0, 1);
            double moved = from() + place * (to() - from());
            double value = Math.min(high, Math.max(low, log ? StrictMath.exp(moved) : moved));
            if (whole) {
                return (int) Math.min(high, Math.max(low, Math.rint(value)));
            }
            return value;
        }

        @Override
        public double place(Object value) {
            Check.that(value instanceof Number, "value of " + name, "be a number", value);
            double number = Check.within("value of " + name, ((Number) value).doubleValue(), low, high);
            return Math.min(1, Math.max(0, (moved(number) - from()) / (to() - from())));
        }

        @Override
        public List<Object> grid() {
            return IntStream.range(0, GRID_POINTS)
                    .mapToObj(i -> between((double) i / (GRID_POINTS - 1)))
                    .distinct()
                    .toList();
        }

        /** A value between the ends themselves, not between the ends of their cells. */
        private Object between(double share) {
            double start = moved(low);
            double inner = start + share * (moved(high) - start);
            double value = Math.min(high, Math.max(low, log ? StrictMath.exp(inner) : inner));
            if (whole) {
                return (int) Math.rint(value);
            }
            return share == 0 ? low : share == 1 ? high : value;
        }

        @Override
        public String text() {
            return at(0) + ".." + at(1) + (log ? " (log)" : "");
        }

        /** Each whole number has a cell of its own, half a step to both sides, so that its ends are as likely. */
        private double from() {
            return moved(whole ? low - HALF : low);
        }

        private double to() {
            return moved(whole ? high + HALF : high);
        }

        private double moved(double value) {
            return log ? StrictMath.log(value) : value;
        }
    }

    /**
     * Some values without order.
     *
     * @param name name of the learner's parameter
     * @param values at least one, all different
     */
    record Choice(String name, List<Object> values) implements Dimension {
        /** Checks the values. */
        public Choice {
            Check.notBlank("name", name);
            values = List.copyOf(values);
            Check.atLeast("number of values of " + name, values.size(), 1);
            Check.that(values.stream().distinct().count() == values.size(), name, "name each value once", values);
        }

        @Override
        public Object at(double place) {
            Check.within("place", place, 0, 1);
            return values.get(Math.min(values.size() - 1, (int) (place * values.size())));
        }

        @Override
        public double place(Object value) {
            int at = values.indexOf(value);
            Check.that(at >= 0, "value of " + name, "be one of " + values, value);
            return (at + 0.5) / values.size();
        }

        @Override
        public List<Object> grid() {
            return values;
        }

        @Override
        public String text() {
            return values.stream().map(Object::toString).collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
