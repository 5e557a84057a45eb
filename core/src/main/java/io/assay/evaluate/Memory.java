package io.assay.evaluate;

import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;

/** How long a score stays alike, and the blocks of days that this asks for. */
public final class Memory {
    private static final double FORGOTTEN = 1 / Math.E;
    private static final double ROUNDING = 1e-24;

    private static final double STRETCHES = 4;

    private final int days;
    private final int overlap;
    private final int lag;

    private Memory(int days, int overlap, int lag) {
        this.days = days;
        this.overlap = overlap;
        this.lag = lag;
    }

    /** The memory of a score. */
    static Memory of(JudgedRows rows, double[] excess) {
        int days = rows.days().length;
        int lag = lag(rows.groups(), excess, DayBlocks.mostMemory(days));
        return new Memory(days, rows.overlap(), lag);
    }

    /**
     * The memory of a score on rows of several instruments.
     *
     * @param instrument of each row, numbers from 0; rows of one instrument in the order of their days
     * @param excess what the score says beyond one that knows nothing, one a row
     * @param days on which the rows lie
     * @param overlap days over which their labels overlap
     */
    public static Memory of(int[] instrument, double[] excess, int days, int overlap) {
        return new Memory(days, overlap, lag(instrument, excess, DayBlocks.mostMemory(days)));
    }

    /** Whichever of two stays alike for longer. */
    static Memory longer(Memory a, Memory b) {
        return a.lag >= b.lag ? a : b;
    }

    /** Blocks for the labels' overlap and the score's memory. */
    public DayBlocks blocks() {
        return DayBlocks.forOverlap(days, overlap, lag);
    }

    /**
     * The draws with bounds for no more independent stretches than the score makes: one in four times its memory. A
     * score that fades past returns gains a little most of the time and loses much seldom, so that its bounds, taken
     * from blocks of the memory's length as if they were independent, were broken in 3.6 % of the cases instead of 1.
     */
    public Draws careful(Draws draws) {
        return lag == 0 ? draws : draws.withAtMost(days / (STRETCHES * lag));
    }

    /**
     * The first lag, in rows of one instrument, at which the pooled autocorrelation of the score about each
     * instrument's own mean is below 1/e; {@code most} if there is none up to there, 0 for a score without spread.
     */
    static int lag(int[] instrument, double[] score, int most) {
        return lag(ByInstrument.of(instrument), score, most);
    }

    private static int lag(ByInstrument groups, double[] score, int most) {
        int[] starts = groups.starts();
        double[] centred = centred(score, groups.order(), starts);
        double variance = 0;
        double size = 0;
        for (int i = 0; i < score.length; i++) {
            variance += centred[i] * centred[i];
            size += score[i] * score[i];
        }
        // A mean is not exact: what is left of a constant score after taking its mean away is rounding, not spread.
        if (variance <= ROUNDING * size) {
            return 0;
        }
        for (int lag = 1; lag < most; lag++) {
            if (covariance(centred, starts, lag) < FORGOTTEN * variance) {
                return lag;
            }
        }
        return most;
    }

    private static double[] centred(double[] score, int[] order, int[] starts) {
        double[] centred = new double[score.length];
        for (int s = 0; s + 1 < starts.length; s++) {
            double sum = 0;
            for (int i = starts[s]; i < starts[s + 1]; i++) {
                sum += score[order[i]];
            }
            for (int i = starts[s]; i < starts[s + 1]; i++) {
                centred[i] = score[order[i]] - sum / (starts[s + 1] - starts[s]);
            }
        }
        return centred;
    }

    private static double covariance(double[] centred, int[] starts, int lag) {
        double sum = 0;
        for (int s = 0; s + 1 < starts.length; s++) {
            for (int i = starts[s] + lag; i < starts[s + 1]; i++) {
                sum += centred[i] * centred[i - lag];
            }
        }
        return sum;
    }
}
