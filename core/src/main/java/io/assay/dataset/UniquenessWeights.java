package io.assay.dataset;

import java.util.Arrays;

/**
 * Average uniqueness of labels (Lopez de Prado 2018, chapter 4). Labels of one instrument whose trades overlap tell
 * partly the same; a session shared by {@code c} trades counts {@code 1/c} for each, and a label's uniqueness is the
 * mean of that over the sessions of its trade.
 *
 * <p>A trade from open to open lives in the sessions from its entry up to, not including, its exit (a trade that ends
 * on the day it began lives on that day). So returns over one session, or back to back, overlap nowhere. Compute
 * weights on the training rows of a fold alone.
 *
 * @param weight one a row, above 0, mean 1
 * @param effectiveSize sum of the uniqueness of all rows: how many labels without overlap in time they are worth.
 *     Instruments are counted as if independent of each other, so for many stocks it is an upper bound
 */
public record UniquenessWeights(double[] weight, double effectiveSize) {
    /** The weights of a dataset's rows; of none if it is empty. */
    public static UniquenessWeights of(Dataset dataset) {
        double[] uniqueness = new double[dataset.size()];
        for (int[] rows : dataset.positions()) {
            fill(uniqueness, rows, dataset.rows());
        }
        double sum = Arrays.stream(uniqueness).sum();
        double mean = sum / Math.max(1, uniqueness.length);
        return new UniquenessWeights(
                Arrays.stream(uniqueness).map(u -> u / mean).toArray(), sum);
    }

    private static void fill(double[] uniqueness, int[] rows, Dataset.Rows all) {
        int[] days = new int[3 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            days[3 * i] = all.decisionDay()[rows[i]];
            days[3 * i + 1] = all.entryDay()[rows[i]];
            days[3 * i + 2] = all.exitDay()[rows[i]];
        }
        int[] calendar = Arrays.stream(days).sorted().distinct().toArray();
        int[] from = new int[rows.length];
        int[] to = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            from[i] = Arrays.binarySearch(calendar, all.entryDay()[rows[i]]);
            to[i] = Math.max(from[i] + 1, Arrays.binarySearch(calendar, all.exitDay()[rows[i]]));
        }
        double[] own = of(from, to, calendar.length);
        for (int i = 0; i < rows.length; i++) {
            uniqueness[rows[i]] = own[i];
        }
    }

    /**
     * The uniqueness of labels of one instrument among each other, in (0, 1].
     *
     * @param from first session in which each trade lives
     * @param to one past the last, above {@code from}
     * @param sessions how many there are, at least the largest {@code to}
     */
    public static double[] of(int[] from, int[] to, int sessions) {
        int[] change = new int[sessions + 1];
        for (int i = 0; i < from.length; i++) {
            change[from[i]]++;
            change[to[i]]--;
        }
        double[] shares = new double[sessions + 1];
        int alive = 0;
        for (int session = 0; session < sessions; session++) {
            alive += change[session];
            shares[session + 1] = shares[session] + (alive == 0 ? 0 : 1.0 / alive);
        }
        double[] uniqueness = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            uniqueness[i] = (shares[to[i]] - shares[from[i]]) / (to[i] - from[i]);
        }
        return uniqueness;
    }
}
