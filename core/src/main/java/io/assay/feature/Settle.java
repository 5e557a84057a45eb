package io.assay.feature;

/**
 * How many rows after its first value an exponential average takes to forget its start: until the start's share of the
 * average is below 1e-4.
 */
public final class Settle {
    private static final double SHARE = 1e-4;

    private Settle() {}

    /** For {@code depth} averages of weight {@code weight}, each of the one before. */
    public static int rows(double weight, int depth) {
        // the start's share of an average of averages is the negative binomial tail sum_{j<depth} C(m,j) w^j
        // (1-w)^(m-j)
        int rows = 0;
        while (share(weight, depth, rows) >= SHARE) {
            rows++;
        }
        return rows;
    }

    /** For an exponential moving average of that period: 921 rows for 200. */
    public static int ema(int period) {
        return rows(2.0 / (period + 1), 1);
    }

    /** For Wilder's average of that period. */
    public static int wilder(int period) {
        return rows(1.0 / period, 1);
    }

    private static double share(double weight, int depth, int rows) {
        double term = Math.pow(1 - weight, rows);
        double sum = term;
        for (int j = 1; j < depth && j <= rows; j++) {
            term *= (rows - j + 1.0) / j * weight / (1 - weight);
            sum += term;
        }
        return sum;
    }
}
