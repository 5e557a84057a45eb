package io.assay.feature;

/**
 * How many rows after its first value an exponential average takes to forget its start: until the share of the start in
 * the average is below 1e-4. Averages of moves ask for 1e-5, since the first move can be ten times the usual one while
 * the first price of an average of prices is of the size of the others.
 */
public final class Settle {
    private static final double SHARE = 1e-4;
    private static final double SHARE_OF_MOVES = 1e-5;

    private Settle() {}

    /** For {@code depth} exponential moving averages of one period, each of the one before. */
    public static int ema(int period, int depth) {
        return rows(2.0 / (period + 1), depth, SHARE);
    }

    /** For an exponential moving average: 922 rows for a period of 200. */
    public static int ema(int period) {
        return ema(period, 1);
    }

    /** For {@code depth} of Wilder's averages of moves, each of the one before. */
    public static int wilder(int period, int depth) {
        return rows(1.0 / period, depth, SHARE_OF_MOVES);
    }

    /** For Wilder's average of moves: 156 rows for a period of 14. */
    public static int wilder(int period) {
        return wilder(period, 1);
    }

    private static int rows(double weight, int depth, double share) {
        int rows = 0;
        while (share(weight, depth, rows) >= share) {
            rows++;
        }
        return rows;
    }

    /**
     * What is left of the start: the chance of fewer than {@code depth} successes in {@code rows} trials of chance
     * {@code weight}.
     */
    private static double share(double weight, int depth, int rows) {
        double term = StrictMath.pow(1 - weight, rows);
        double sum = term;
        for (int j = 1; j < depth && j <= rows; j++) {
            term *= (rows - j + 1.0) / j * weight / (1 - weight);
            sum += term;
        }
        return sum;
    }
}
