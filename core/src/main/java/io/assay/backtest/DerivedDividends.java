package io.assay.backtest;

/**
 * Dividends that nobody recorded but that the adjusted close tells of. With {@code f = adjusted close / close}, a
 * holder of one share at the close of t - 1 got {@code D_t = close_(t-1) x (1 - f_(t-1) / f_t)} on day t: the usual
 * factor {@code 1 - D / close_(t-1)} of a data vendor, solved for D. On raw prices a split ratio r on day t gives
 * {@code close_(t-1) / r x (1 - r f_(t-1) / f_t)} for each new share.
 *
 * <p>Recorded prices are rounded, so a D within what rounding can feign is not paid; its factor is then compared again
 * from the same earlier day on, so what is left out never adds up to more than one rounding. A D below 0 beyond
 * rounding is booked as it stands (all are rounded to a billionth), or a bad adjusted close that recovers would leave a
 * gain behind.
 */
final class DerivedDividends {
    private static final int FEWEST_DECIMALS = 2;
    private static final int MOST_DECIMALS = 6;
    private static final double BILLION = 1e9;
    private static final double FLOAT_ERROR = 1e-6;

    private final double[] close;
    private final double[] adjusted;
    private final double closeUnit;
    private final double adjustedUnit;

    private DerivedDividends(double[] close, double[] adjusted) {
        this.close = close;
        this.adjusted = adjusted;
        this.closeUnit = unit(close);
        this.adjustedUnit = unit(adjusted);
    }

    /**
     * The dividend a share of each row, 0 for none.
     *
     * @param close closes, all above 0
     * @param adjusted adjusted closes; a row without a positive one is stepped over
     * @param ratio new shares per old on each row (1 = no split in the prices)
     */
    static double[] of(double[] close, double[] adjusted, double[] ratio) {
        return new DerivedDividends(close, adjusted).dividends(ratio);
    }

    private double[] dividends(double[] ratio) {
        double[] cash = new double[close.length];
        double factor = Double.NaN;
        double error = 0;
        for (int t = 0; t < close.length; t++) {
            double now = adjusted[t] / close[t];
            factor *= ratio[t];
            if (!(now > 0) || Double.isInfinite(now)) {
                continue;
            }
            double fell = 1 - factor / now;
            boolean first = Double.isNaN(factor);
            if (first || Math.abs(fell) > error + error(t)) {
                cash[t] = first ? 0 : Math.rint(close[t - 1] / ratio[t] * fell * BILLION) / BILLION;
                factor = now;
                error = error(t);
            }
        }
        return cash;
    }

    /** How far rounding may move a factor, as a fraction of it. */
    private double error(int t) {
        return adjustedUnit / adjusted[t] / 2 + closeUnit / close[t] / 2 + FLOAT_ERROR;
    }

    /** The unit of the last decimal place of the column, at most a hundredth; 0 if it has more than six places. */
    private static double unit(double[] values) {
        for (int places = FEWEST_DECIMALS; places <= MOST_DECIMALS; places++) {
            if (isMultiple(values, StrictMath.pow(10, places))) {
                return StrictMath.pow(10, -places);
            }
        }
        return 0;
    }

    private static boolean isMultiple(double[] values, double scale) {
        for (double value : values) {
            double scaled = value * scale;
            if (Double.isFinite(scaled) && Math.abs(scaled - Math.rint(scaled)) > 1e-9 * Math.max(1, scaled)) {
                return false;
            }
        }
        return true;
    }
}
