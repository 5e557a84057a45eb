package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Check;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Figures of a sample and of its redrawn samples, and the intervals they give. The bounds are widened for the small
 * number of blocks: by {@code sqrt(b / (b - 1))}, since blocks drawn from b vary less than blocks drawn afresh, and by
 * the quantile of Student's t with b - 1 degrees of freedom over the normal one, since the spread itself was estimated
 * from b blocks. Without it a bound at 1 percent over 20 blocks is broken in about 2 percent of the cases.
 *
 * @param estimate figures of the sample itself
 * @param values draw by draw, as many figures each; a NaN leaves its draw out for that figure
 * @param blocks how many blocks could be independent, above 0
 * @param stretch what deviations are multiplied by for what the blocks miss, at least 1; see {@link DayBlocks#stretch}
 */
public record Draws(double[] estimate, double[][] values, double blocks, double stretch) {
    /** Fewest blocks on which a bound is given; below it bounds are NaN. */
    public static final double FEWEST_BLOCKS = 8;

    /** Largest share of draws on which a figure may be undefined before it has no interval. */
    private static final double UNDEFINED_SHARE = 0.05;

    /** Where the reach of lopsided draws is measured. */
    private static final double TAIL = 0.01;

    /** Checks the shapes. */
    public Draws {
        Check.atLeast("draws", values.length, 1);
        Check.positive("blocks", blocks);
        Check.within("stretch", stretch, 1, Double.MAX_VALUE);
        for (double[] draw : values) {
            Check.sameLength("draw", draw.length, estimate.length);
        }
    }

    /**
     * The same for fewer independent blocks, where it is known that there are no more: wider bounds. Not below
     * {@link #FEWEST_BLOCKS} where there were as many; never more than there were.
     */
    public Draws withAtMost(double most) {
        return new Draws(estimate, values, Math.min(blocks, Math.max(FEWEST_BLOCKS, most)), stretch);
    }

    /** An interval. */
    public record Interval(double lower, double upper) {
        static final Interval NONE = new Interval(Double.NaN, Double.NaN);

        /** The part that lies between two bounds; an end that is not a number stays none. */
        public Interval within(double least, double most) {
            return new Interval(Math.max(least, Math.min(most, lower)), Math.max(least, Math.min(most, upper)));
        }

        /** Whether both ends are numbers. */
        public boolean isDefined() {
            return !Double.isNaN(lower) && !Double.isNaN(upper);
        }
    }

    /**
     * The percentile interval of one figure around its estimate, widened as stated.
     *
     * @param level share of cases in which a true value may lie outside, both sides together, in (0, 1)
     */
    public Interval interval(int figure, double level) {
        Check.within("level", level, 1e-6, 1 - 1e-6);
        double[] sorted = sorted(figure);
        if (sorted.length == 0 || blocks < FEWEST_BLOCKS || Double.isNaN(estimate[figure])) {
            return Interval.NONE;
        }
        double widen = widening(level / 2);
        double lower = estimate[figure] - widen * (estimate[figure] - quantile(sorted, level / 2));
        double upper = estimate[figure] + widen * (quantile(sorted, 1 - level / 2) - estimate[figure]);
        return new Interval(lower, upper);
    }

    /** Standard deviation of a figure over the draws; NaN where it has no interval. */
    public double error(int figure) {
        return Moments.deviation(sorted(figure));
    }

    /**
     * Standard error of a figure, widened for the small number of blocks and for what they miss as the bounds are; NaN
     * where it has no interval.
     */
    public double wideError(int figure) {
        boolean usable = blocks >= FEWEST_BLOCKS && !Double.isNaN(estimate[figure]);
        return usable ? error(figure) * Math.sqrt(blocks / (blocks - 1)) * stretch : Double.NaN;
    }

    /**
     * One-sided p-value of the hypothesis that the true figure is not above 0: the upper tail, at estimate over error,
     * of Student's t with one degree of freedom less than there are blocks. A share of redrawn samples could not be
     * below one in their number, and a false discovery rate over hundreds of stocks asks for p near 1e-5. The error is
     * the largest of three, widened as {@link #wideError}: the deviation of the draws and, where few long bets make
     * them lopsided, the distance from the estimate to their 1 % and to their 99 % quantile, each over that of a normal
     * one. 1 where no draw moves (nothing was tested); NaN where a figure has no interval.
     */
    public double pAboveZero(int figure) {
        double[] sorted = sorted(figure);
        double wide = wideError(figure);
        if (Double.isNaN(wide) || wide == 0) {
            return wide == 0 ? 1 : Double.NaN;
        }
        double reach =
                Math.max(quantile(sorted, 1 - TAIL) - estimate[figure], estimate[figure] - quantile(sorted, TAIL));
        double normal = reach / new NormalDistribution().inverseCumulativeProbability(1 - TAIL);
        double scale = wide * Math.max(1, normal / error(figure));
        return new TDistribution(blocks - 1).cumulativeProbability(-estimate[figure] / scale);
    }

    /** The lower bound of one figure by itself, as {@link #simultaneousLower} of that figure alone. */
    public double lower(int figure, double level) {
        return simultaneousLower(new int[] {figure}, level)[0];
    }

    /**
     * Lower bounds that hold for all the given figures at once with probability 1 - level (single-step max-t: the
     * quantile of the largest standardised excess over the figures, taken on both sides and the larger one used: where
     * few long bets make draws lopsided, the usual choice of either side alone is broken too often). A figure that
     * never moves and has no error keeps its estimate as bound. NaN where a figure is undefined or there are too few
     * blocks.
     *
     * @param level one-sided, in (0, 0.5)
     * @return one bound a given figure
     */
    public double[] simultaneousLower(int[] figures, double level) {
        return simultaneous(figures, level, 1);
    }

    /** Upper bounds that hold at once, as {@link #simultaneousLower}. */
    public double[] simultaneousUpper(int[] figures, double level) {
        return simultaneous(figures, level, -1);
    }

    private double[] simultaneous(int[] figures, double level, int side) {
        Check.within("level", level, 1e-6, 0.5);
        double[] errors = Arrays.stream(figures).mapToDouble(this::error).toArray();
        double above = quantile(largestExcesses(figures, errors, side), 1 - level);
        double below = quantile(largestExcesses(figures, errors, -side), 1 - level);
        double reach = Math.max(above, below) * widening(level);
        double[] bounds = new double[figures.length];
        for (int j = 0; j < figures.length; j++) {
            boolean usable = blocks >= FEWEST_BLOCKS && !Double.isNaN(errors[j]);
            bounds[j] = usable ? estimate[figures[j]] - side * Math.max(0, reach) * errors[j] : Double.NaN;
        }
        return bounds;
    }

    private double[] largestExcesses(int[] figures, double[] errors, int side) {
        return Arrays.stream(values)
                .mapToDouble(draw -> largestExcess(draw, figures, errors, side))
                .sorted()
                .toArray();
    }

    private double largestExcess(double[] draw, int[] figures, double[] errors, int side) {
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < figures.length; j++) {
            double excess = side * (draw[figures[j]] - estimate[figures[j]]) / errors[j];
            most = errors[j] > 0 && !Double.isNaN(excess) ? Math.max(most, excess) : most;
        }
        return most == Double.NEGATIVE_INFINITY ? 0 : most;
    }

    private double widening(double oneSided) {
        double degrees = Math.max(FEWEST_BLOCKS, blocks) - 1;
        double student = new TDistribution(degrees).inverseCumulativeProbability(1 - oneSided);
        double normal = new NormalDistribution().inverseCumulativeProbability(1 - oneSided);
        double ratio = normal > 0 ? student / normal : 1;
        return ratio * Math.sqrt((degrees + 1) / degrees) * stretch;
    }

    private double[] sorted(int figure) {
        double[] column = Arrays.stream(values)
                .mapToDouble(draw -> draw[figure])
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        return column.length < (1 - UNDEFINED_SHARE) * values.length ? new double[0] : column;
    }

    /** Linear between order statistics (type 7 of Hyndman and Fan 1996). */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
