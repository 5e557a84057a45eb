package io.assay.backtest;

/**
 * How much of an instrument is traded on a usual day and how far its price moves, as known at each of its closes.
 *
 * @param volume mean of close x volume over {@value #BARS} bars, in currency units; NaN before there are so many. Where
 *     all of them are without volume the last mean above 0 stays
 * @param volatility standard deviation of daily simple returns, splits and dividends included, over the same bars
 */
record Liquidity(double[] volume, double[] volatility) {
    /** Bars of a month. */
    static final int BARS = 21;

    static Liquidity of(PriceHistory history) {
        int size = history.size();
        double[] traded = new double[size];
        double[] returns = new double[size];
        int action = 0;
        for (int row = 0; row < size; row++) {
            traded[row] = history.close()[row] * Math.max(0, known(history.volume()[row]));
            boolean acts = action < history.actionRow().length && history.actionRow()[action] == row;
            double ratio = acts ? history.ratio()[action] : 1;
            double dividend = acts ? history.dividend()[action] : 0;
            returns[row] = row == 0 ? 0 : ratio * (history.close()[row] + dividend) / history.close()[row - 1] - 1;
            action += acts ? 1 : 0;
        }
        double[] volume = new double[size];
        double[] volatility = new double[size];
        double last = Double.NaN;
        for (int row = 0; row < size; row++) {
            double mean = row < BARS ? Double.NaN : mean(traded, row);
            last = mean > 0 ? mean : last;
            volume[row] = last;
            volatility[row] = row < BARS ? Double.NaN : deviation(returns, row);
        }
        return new Liquidity(volume, volatility);
    }

    private static double known(double volume) {
        return Double.isNaN(volume) ? 0 : volume;
    }

    private static double mean(double[] values, int row) {
        double sum = 0;
        for (int r = row - BARS + 1; r <= row; r++) {
            sum += values[r];
        }
        return sum / BARS;
    }

    private static double deviation(double[] values, int row) {
        double mean = mean(values, row);
        double squares = 0;
        for (int r = row - BARS + 1; r <= row; r++) {
            squares += (values[r] - mean) * (values[r] - mean);
        }
        return Math.sqrt(squares / (BARS - 1));
    }
}
