package io.assay.metric;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.assay.base.Check;
import io.assay.base.Seed;

/**
 * How to draw whole days again and again: all rows of a day come together (stocks of one day move together), and days
 * come in blocks of neighbours (labels overlap, volatility clusters).
 *
 * @param days number of distinct days, at least 1
 * @param length (mean) days a block, 1..days; at least the number of days over which labels overlap
 * @param kind how long blocks are
 */
public record DayBlocks(int days, int length, Kind kind) {
    /** How long blocks are. */
    public enum Kind {
        /** All of one length, around the end of the sample back to its start (circular; Politis and Romano 1992). */
        MOVING,
        /** Geometric lengths with the given mean (stationary bootstrap; Politis and Romano 1994). */
        STATIONARY
    }

    /** Checks the numbers. */
    public DayBlocks {
        Check.atLeast("days", days, 1);
        Check.within("length", length, 1, days);
    }

    /**
     * Moving blocks with a length for labels that overlap over {@code overlap} days: three times the overlap (the block
     * bootstrap of a mean misses a share of about overlap / (3 length) of the long-run deviation), not below the cube
     * root of the number of days, not above the number of days.
     */
    public static DayBlocks forOverlap(int days, int overlap) {
        int length = Math.max(3 * Math.max(0, overlap), (int) Math.ceil(Math.cbrt(days)));
        return new DayBlocks(days, Math.min(days, length), Kind.MOVING);
    }

    /** Days over the block length: how many blocks could be independent. */
    public double blocks() {
        return (double) days / length;
    }

    /**
     * Draws as many days as there are.
     *
     * @return how often each day was drawn; sums to the number of days
     */
    public int[] draw(RandomGenerator random) {
        int[] multiplicity = new int[days];
        int drawn = 0;
        while (drawn < days) {
            int start = random.nextInt(days);
            int size = Math.min(days - drawn, kind == Kind.MOVING ? length : geometric(random));
            for (int i = 0; i < size; i++) {
                multiplicity[(start + i) % days]++;
            }
            drawn += size;
        }
        return multiplicity;
    }

    private int geometric(RandomGenerator random) {
        int size = 1;
        while (size < days && random.nextInt(length) != 0) {
            size++;
        }
        return size;
    }

    /** Figures of a sample of days. */
    @FunctionalInterface
    public interface Statistic {
        /**
         * The figures where each day counts as often as told.
         *
         * @param multiplicity times each day counts; all 1 for the sample itself
         * @return always the same number of figures; NaN where one is not defined
         */
        double[] at(int[] multiplicity);
    }

    /** The figures of the sample itself and of {@code draws} redrawn samples; each draw has a seed of its own. */
    public Draws sample(Statistic statistic, int draws, Seed seed) {
        Check.atLeast("draws", draws, 1);
        int[] ones = new int[days];
        Arrays.fill(ones, 1);
        double[] estimate = statistic.at(ones);
        double[][] values = new double[draws][];
        for (int b = 0; b < draws; b++) {
            values[b] = statistic.at(draw(seed.child(b).random()));
        }
        return new Draws(estimate, values, blocks());
    }
}
