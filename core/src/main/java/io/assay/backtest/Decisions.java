package io.assay.backtest;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.market.Instrument;

/**
 * What to hold, decided day by day at the close: for each decision day a book of instruments and weights. Rows are
 * sorted by day, then instrument, in primitive columns. A day without rows says: hold nothing. Immutable.
 */
public final class Decisions {
    private final List<Instrument> instruments;
    private final Holding holding;
    private final int[] days;
    private final int[] starts;
    private final int[] instrument;
    private final double[] weight;

    private Decisions(Builder from) {
        this.instruments = from.instruments;
        this.holding = from.holding;
        this.days = Arrays.copyOf(from.days, from.dayCount);
        this.starts = Arrays.copyOf(from.starts, from.dayCount + 1);
        this.starts[from.dayCount] = from.rows;
        this.instrument = Arrays.copyOf(from.instrument, from.rows);
        this.weight = Arrays.copyOf(from.weight, from.rows);
    }

    /**
     * Starts decisions over the given instruments, which rows name by their place in the list.
     *
     * @throws IllegalArgumentException if an instrument is listed twice
     */
    public static Builder builder(List<Instrument> instruments, Holding holding) {
        return new Builder(List.copyOf(instruments), holding);
    }

    /** All instruments that rows may name, in the caller's order. */
    public List<Instrument> instruments() {
        return instruments;
    }

    /** How long positions are held. */
    public Holding holding() {
        return holding;
    }

    /** Number of decision days. */
    public int days() {
        return days.length;
    }

    /** Epoch day of the {@code d}-th decision day, at whose close it was decided. */
    public int day(int d) {
        return days[d];
    }

    /** Number of rows over all days. */
    public int size() {
        return weight.length;
    }

    /** First row of the {@code d}-th decision day. */
    public int from(int d) {
        return starts[d];
    }

    /** The row after the last of the {@code d}-th decision day. */
    public int to(int d) {
        return starts[d + 1];
    }

    /** The place of a row's instrument in {@link #instruments()}. */
    public int instrument(int row) {
        return instrument[row];
    }

    /** A row's weight: the fraction of the day's capital, above 0 long, below 0 short; finite, never 0. */
    public double weight(int row) {
        return weight[row];
    }

    /** Sum of the absolute weights of the {@code d}-th decision day. */
    public double gross(int d) {
        double sum = 0;
        for (int row = from(d); row < to(d); row++) {
            sum += Math.abs(weight[row]);
        }
        return sum;
    }

    /** Collects decisions in the order of their days. Not for several threads. */
    public static final class Builder {
        private final List<Instrument> instruments;
        private final Holding holding;
        private int[] days = new int[64];
        private int[] starts = new int[65];
        private int[] instrument = new int[1024];
        private double[] weight = new double[1024];
        private int dayCount;
        private int rows;

        private Builder(List<Instrument> instruments, Holding holding) {
            Check.sameLength("distinct instruments", new HashSet<>(instruments).size(), instruments.size());
            this.instruments = instruments;
            this.holding = holding;
        }

        /** Begins a decision day, which must be after the one before. */
        public Builder day(int day) {
            if (dayCount > 0) {
                Check.that(day > days[dayCount - 1], "day", "be after " + Days.text(days[dayCount - 1]), text(day));
            }
            if (dayCount == days.length) {
                days = Arrays.copyOf(days, 2 * dayCount);
                starts = Arrays.copyOf(starts, 2 * dayCount + 1);
            }
            starts[dayCount] = rows;
            days[dayCount++] = day;
            return this;
        }

        /**
         * Adds a row to the day begun last; a weight of 0 adds nothing.
         *
         * @param place of the instrument in the list, above that of the row before
         * @param fraction finite fraction of the day's capital, above 0 long, below 0 short
         */
        public Builder add(int place, double fraction) {
            Check.that(dayCount > 0, "day", "be begun first", "none");
            Check.within("place", place, 0, instruments.size() - 1);
            Check.within("fraction", fraction, -Double.MAX_VALUE, Double.MAX_VALUE);
            boolean first = rows == starts[dayCount - 1];
            Check.that(first || place > instrument[rows - 1], "place", "ascend within a day", place);
            if (fraction == 0) {
                return this;
            }
            if (rows == weight.length) {
                instrument = Arrays.copyOf(instrument, 2 * rows);
                weight = Arrays.copyOf(weight, 2 * rows);
            }
            instrument[rows] = place;
            weight[rows++] = fraction;
            return this;
        }

        /** Adds a whole decision day with one weight for each instrument, in the order of the list. */
        public Builder book(int day, double[] weights) {
            Check.sameLength("weights", weights.length, instruments.size());
            day(day);
            for (int i = 0; i < weights.length; i++) {
                add(i, weights[i]);
            }
            return this;
        }

        /** The decisions so far. */
        public Decisions build() {
            return new Decisions(this);
        }

        private static String text(int day) {
            return Days.text(day);
        }
    }
}
