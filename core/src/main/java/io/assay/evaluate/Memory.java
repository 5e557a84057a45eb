package io.assay.evaluate;

import java.util.Arrays;

import io.assay.metric.DayBlocks;

/** How long a score stays alike, and the blocks of days that this asks for. */
final class Memory {
    private static final double FORGOTTEN = 1 / Math.E;

    private Memory() {}

    /** Blocks for the labels' overlap and the score's memory. */
    static DayBlocks blocks(JudgedRows rows, Scorer scorer) {
        int days = rows.days().length;
        return DayBlocks.forOverlap(days, rows.overlap(), of(rows.instrument(), scorer.excess(), days));
    }

    /**
     * The first lag, in rows of one instrument, at which the pooled autocorrelation of the score about each
     * instrument's own mean is below 1/e; {@code most} if there is none, 0 for a score without spread.
     */
    static int of(int[] instrument, double[] score, int most) {
        int[] order = new int[score.length];
        int[] starts = grouped(instrument, order);
        double[] centred = centred(score, order, starts);
        double variance = 0;
        for (double value : centred) {
            variance += value * value;
        }
        for (int lag = 1; lag < most && variance > 0; lag++) {
            if (covariance(centred, starts, lag) < FORGOTTEN * variance) {
                return lag;
            }
        }
        return variance > 0 ? most : 0;
    }

    /** Sorts rows by instrument, days ascending within; returns where each instrument starts, and the end. */
    private static int[] grouped(int[] instrument, int[] order) {
        int count = Arrays.stream(instrument).max().orElse(-1) + 1;
        int[] starts = new int[count + 1];
        for (int i : instrument) {
            starts[i + 1]++;
        }
        for (int i = 0; i < count; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = starts.clone();
        for (int r = 0; r < instrument.length; r++) {
            order[next[instrument[r]]++] = r;
        }
        return starts;
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
