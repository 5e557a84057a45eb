package io.assay.backtest;

/**
 * How much of an instrument is traded on a usual day and how far its price moves, as known at each of its closes.
 *
 * @param volume mean of close x volume over those of the last {@value #BARS} bars whose volume is known, in currency
 *     units; NaN before there are so many bars, where the volume of fewer than half of them is known, and where nothing
 *     was traded at all. Shares and prices must be of one basis
 * @param last the latest such mean above 0, however old: what is held must be sold some day
 * @param volatility standard deviation of daily simple returns, splits and dividends included, over the same bars
 */
record Liquidity(double[] volume, double[] last, double[] volatility) {
    /** Bars of a month. */
    static final int BARS = 21;

    private static final int LEAST_KNOWN = 11;

    static Liquidity of(PriceHistory history) {
        int size = history.size();
        double[] traded = new double[size];
        double[] returns = new double[size];
        int action = 0;
        for (int row = 0; row < size; row++) {
            traded[row] = history.close()[row] * history.volume()[row];
            boolean acts = action < history.actionRow().length && history.actionRow()[action] == row;
            double ratio = acts ? history.ratio()[action] : 1;
            double dividend = acts ? history.dividend()[action] : 0;
            returns[row] = row == 0 ? 0 : ratio * (history.close()[row] + dividend) / history.close()[row - 1] - 1;
            action += acts ? 1 : 0;
        }
        double[] volume = new double[size];
        double[] last = new double[size];
        double[] volatility = new double[size];
        double latest = Double.NaN;
        for (int row = 0; row < size; row++) {
            double usual = row < BARS ? Double.NaN : usual(traded, row);
            latest = usual > 0 ? usual : latest;
            volume[row] = usual > 0 ? usual : Double.NaN;
            last[row] = latest;
            volatility[row] = row < BARS ? Double.NaN : deviation(returns, row);
        }
        return new Liquidity(volume, last, volatility);
    }

    private static double usual(double[] traded, int row) {
        double sum = 0;
        int known = 0;
        for (int r = row - BARS + 1; r <= row; r++) {
            boolean isKnown = traded[r] >= 0;
            sum += isKnown ? traded[r] : 0;
            known += isKnown ? 1 : 0;
        }
        return known < LEAST_KNOWN ? Double.NaN : sum / known;
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
