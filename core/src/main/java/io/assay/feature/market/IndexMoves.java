package io.assay.feature.market;

/** Plain figures of the last closes of an index. */
public final class IndexMoves {
    private static final int YEAR = 252;

    private IndexMoves() {}

    /** The mean of so many closes up to a day. */
    public static double mean(double[] close, int last, int width) {
        double sum = 0;
        for (int i = last - width + 1; i <= last; i++) {
            sum += close[i];
        }
        return sum / width;
    }

    /** The sample deviation of so many simple returns up to a day, times the root of 252. */
    public static double volatility(double[] close, int last, int width) {
        double sum = 0;
        for (int i = last - width + 1; i <= last; i++) {
            sum += close[i] / close[i - 1] - 1;
        }
        double mean = sum / width;
        double squares = 0;
        for (int i = last - width + 1; i <= last; i++) {
            double off = close[i] / close[i - 1] - 1 - mean;
            squares += off * off;
        }
        return Math.sqrt(squares / (width - 1) * YEAR);
    }
}
