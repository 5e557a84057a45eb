package io.assay.label;

import io.assay.base.Check;
import io.assay.market.BarSeries;

/** Daily volatility as it was known at the close of each bar. */
public final class AsOfVolatility {
    /** A price that moves less than this a day gives no scale to measure outcomes by. */
    static final double SMALLEST = 1e-8;

    private AsOfVolatility() {}

    /**
     * Sample standard deviation of the log returns of the last {@code window} closes up to and including each bar, per
     * session (not annualised). Each value is computed from its own window alone, so nothing outside it moves a bit.
     *
     * @param bars bars on any basis; they are adjusted first
     * @param window number of returns, at least 2
     * @return one value a bar; NaN on the first {@code window} bars, where the window spans a hole or holds a price
     *     that is not positive, and where the price hardly moves (below 1e-8 a day)
     */
    public static double[] daily(BarSeries bars, int window) {
        Check.atLeast("window", window, 2);
        double[] returns = logReturns(bars.adjusted());
        double[] volatility = new double[returns.length];
        for (int row = 0; row < returns.length; row++) {
            double deviation = row < window ? Double.NaN : deviation(returns, row + 1 - window, row + 1);
            volatility[row] = deviation >= SMALLEST ? deviation : Double.NaN;
        }
        return volatility;
    }

    private static double[] logReturns(BarSeries bars) {
        double[] close = bars.close();
        double[] returns = new double[close.length];
        for (int row = 0; row < close.length; row++) {
            boolean usable = row > 0
                    && ColumnWriter.isPrice(close[row])
                    && ColumnWriter.isPrice(close[row - 1])
                    && !bars.spansHole(row - 1, row);
            returns[row] = usable ? StrictMath.log(close[row] / close[row - 1]) : Double.NaN;
        }
        return returns;
    }

    private static double deviation(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        double mean = sum / (to - from);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / (to - from - 1));
    }
}
