package io.assay.experiment.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.DataException;

/**
 * What was said of stocks and what came of it, row by row, sorted by day.
 *
 * @param who number of the stock among those of the watch
 * @param day epoch day of the decision
 * @param known epoch day at whose close the outcome was known; {@link io.assay.label.LabelColumn#NEVER} while it is not
 * @param target class number or value, NaN while it is not known
 * @param outcome return from entry to exit before costs, NaN while it is not known
 * @param width values a row
 * @param said row by row probabilities of the classes, or one number
 * @param base score of the base rates
 */
record ScoredRows(
        int[] who, int[] day, int[] known, double[] target, double[] outcome, int width, double[] said, double[] base) {
    ScoredRows {
        Check.sameLength("who", who.length, day.length);
        Check.sameLength("known", known.length, day.length);
        Check.sameLength("target", target.length, day.length);
        Check.sameLength("outcome", outcome.length, day.length);
        Check.sameLength("said", said.length, width * day.length);
        Check.sameLength("base", base.length, day.length);
        for (int i = 1; i < day.length; i++) {
            Check.that(day[i] >= day[i - 1], "day", "ascend", day[i]);
        }
    }

    int size() {
        return day.length;
    }

    /** One number that orders rows from bearish to bullish, as {@link io.assay.model.Predictions#score}. */
    double score(int row) {
        return score(said, row, width);
    }

    /** The same of values that are no rows yet. */
    static double score(double[] said, int row, int width) {
        if (width == 1) {
            return said[row];
        }
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += said[row * width + k] * (2.0 * k / (width - 1) - 1);
        }
        return sum;
    }

    /** Position of a class between -1 and 1. */
    double place(double classNumber) {
        return 2 * classNumber / (width - 1) - 1;
    }

    /** The score of base rates: 0 for a number, of which the mean is not known. */
    static double base(double[] rates) {
        double sum = 0;
        for (int k = 0; k < rates.length && rates.length > 1; k++) {
            sum += rates[k] * (2.0 * k / (rates.length - 1) - 1);
        }
        return sum;
    }

    /** The rows at ascending positions. */
    ScoredRows select(int[] positions) {
        double[] values = new double[positions.length * width];
        for (int i = 0; i < positions.length; i++) {
            System.arraycopy(said, positions[i] * width, values, i * width, width);
        }
        return new ScoredRows(
                Arrays.stream(positions).map(i -> who[i]).toArray(),
                Arrays.stream(positions).map(i -> day[i]).toArray(),
                Arrays.stream(positions).map(i -> known[i]).toArray(),
                Arrays.stream(positions).mapToDouble(i -> target[i]).toArray(),
                Arrays.stream(positions).mapToDouble(i -> outcome[i]).toArray(),
                width,
                values,
                Arrays.stream(positions).mapToDouble(i -> base[i]).toArray());
    }

    /** These and then others of later days. */
    ScoredRows then(ScoredRows later) {
        Builder both = new Builder(width);
        for (ScoredRows part : List.of(this, later)) {
            for (int i = 0; i < part.size(); i++) {
                both.add(
                        new Builder.Spot(part.who[i], part.day[i]),
                        new Builder.Came(part.known[i], part.target[i], part.outcome[i]),
                        new Builder.Voice(part.said, i, part.base[i]));
            }
        }
        return both.build();
    }

    /** One number for stock and day. */
    long spot(int row) {
        return ((long) day[row] << Integer.SIZE) | who[row];
    }

    /** Where each day begins, and the end behind the last. */
    int[] starts() {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < day.length; i++) {
            if (i == 0 || day[i] > day[i - 1]) {
                starts.add(i);
            }
        }
        starts.add(day.length);
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Rows that come in any order. */
    static final class Builder {
        private final int width;
        private long[] order = new long[0];
        private int[] who = new int[1024];
        private int[] known = new int[1024];
        private double[] target = new double[1024];
        private double[] outcome = new double[1024];
        private double[] base = new double[1024];
        private double[] said;
        private int size;

        Builder(int width) {
            this.width = width;
            this.said = new double[1024 * width];
        }

        /** What came of a row. */
        record Came(int known, double target, double outcome) {}

        /** Which stock, on which day. */
        record Spot(int who, int day) {}

        /** What was said: row {@code at} of values. */
        record Voice(double[] values, int at, double base) {}

        /** Refuses rows of which something else is said. */
        void requireWidth(int values) {
            if (values != width) {
                throw new DataException("what is compared says " + width + " values of a stock and " + values
                        + ": their targets differ. Fix: compare models of one target");
            }
        }

        void add(Spot spot, Came came, Voice voice) {
            if (size == known.length) {
                int more = 2 * size;
                who = Arrays.copyOf(who, more);
                known = Arrays.copyOf(known, more);
                target = Arrays.copyOf(target, more);
                outcome = Arrays.copyOf(outcome, more);
                base = Arrays.copyOf(base, more);
                said = Arrays.copyOf(said, more * width);
            }
            if (size >= order.length) {
                order = Arrays.copyOf(order, known.length);
            }
            order[size] = ((long) spot.day() << Integer.SIZE) | size;
            who[size] = spot.who();
            known[size] = came.known();
            target[size] = came.target();
            outcome[size] = came.outcome();
            base[size] = voice.base();
            System.arraycopy(voice.values(), voice.at() * width, said, size * width, width);
            size++;
        }

        ScoredRows build() {
            long[] sorted = Arrays.copyOf(order, size);
            Arrays.sort(sorted);
            int[] from = Arrays.stream(sorted).mapToInt(o -> (int) o).toArray();
            double[] values = new double[size * width];
            for (int i = 0; i < size; i++) {
                System.arraycopy(said, from[i] * width, values, i * width, width);
            }
            return new ScoredRows(
                    Arrays.stream(from).map(i -> who[i]).toArray(),
                    Arrays.stream(sorted)
                            .mapToInt(o -> (int) (o >> Integer.SIZE))
                            .toArray(),
                    Arrays.stream(from).map(i -> known[i]).toArray(),
                    Arrays.stream(from).mapToDouble(i -> target[i]).toArray(),
                    Arrays.stream(from).mapToDouble(i -> outcome[i]).toArray(),
                    width,
                    values,
                    Arrays.stream(from).mapToDouble(i -> base[i]).toArray());
        }
    }
}
