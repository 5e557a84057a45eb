package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Check;

/**
 * Figures of a series of simple returns, one a period (0.01 = one percent). A NaN among the returns makes every figure
 * NaN. Where a period loses everything or more, nothing is left to invest: what comes after does not count.
 */
public final class Returns {
    private Returns() {}

    /** Equity after the last period from 1 at the start, less 1 (compounded); NaN without returns. */
    public static double total(double[] returns) {
        double equity = 1;
        for (double value : returns) {
            equity = next(equity, value);
        }
        return returns.length == 0 ? Double.NaN : equity - 1;
    }

    /** Compounded return a year; NaN without returns or if the equity was lost whole. */
    public static double annualGrowth(double[] returns, double periodsPerYear) {
        double equity = 1 + total(returns);
        double periods = Check.positive("periodsPerYear", periodsPerYear);
        return equity > 0 ? StrictMath.pow(equity, periods / returns.length) - 1 : Double.NaN;
    }

    /** Arithmetic mean times periods a year; NaN without returns. */
    public static double annualMean(double[] returns, double periodsPerYear) {
        return Moments.mean(returns) * Check.positive("periodsPerYear", periodsPerYear);
    }

    /** Sample deviation times the root of periods a year; NaN below two returns. */
    public static double annualVolatility(double[] returns, double periodsPerYear) {
        return Moments.deviation(returns) * Math.sqrt(Check.positive("periodsPerYear", periodsPerYear));
    }

    /**
     * The deepest fall from a running maximum of equity that starts at 1 before the first period, so that a first-day
     * loss counts. 0..1 as a positive share (above 1 only if a period lost more than everything); 0 if equity never
     * fell; NaN without returns.
     */
    public static double maxDrawdown(double[] returns) {
        double equity = 1;
        double peak = 1;
        double deepest = 0;
        for (double value : returns) {
            equity = next(equity, value);
            peak = Math.max(peak, equity);
            deepest = Math.max(deepest, 1 - equity / peak);
        }
        return returns.length == 0 ? Double.NaN : deepest;
    }

    /**
     * Sortino ratio a year: {@code (mean(r - target) x periods) / (sqrt(mean(min(r - target, 0)^2)) x sqrt(periods))},
     * the mean of squares over ALL periods (Sortino and Price 1994). NaN without returns or without a shortfall.
     *
     * @param target least acceptable return a period
     */
    public static double sortino(double[] returns, double target, double periodsPerYear) {
        double shortfall = 0;
        for (double value : returns) {
            double gap = Math.min(value - target, 0);
            shortfall += gap * gap;
        }
        double deviation = Math.sqrt(shortfall / Math.max(1, returns.length));
        double excess = Moments.mean(returns) - target;
        return deviation > 0
                ? excess / deviation * Math.sqrt(Check.positive("periodsPerYear", periodsPerYear))
                : Double.NaN;
    }

    /** Annual growth over the deepest drawdown; NaN without a drawdown. */
    public static double calmar(double[] returns, double periodsPerYear) {
        double drawdown = maxDrawdown(returns);
        return drawdown > 0 ? annualGrowth(returns, periodsPerYear) / drawdown : Double.NaN;
    }

    /** Sum of the gains over the sum of the losses; NaN without a loss. Not the payoff ratio. */
    public static double profitFactor(double[] returns) {
        double losses = -Arrays.stream(returns).filter(r -> r < 0).sum();
        return losses > 0 && !hasNaN(returns)
                ? Arrays.stream(returns).filter(r -> r > 0).sum() / losses
                : Double.NaN;
    }

    /** Mean gain over mean loss; NaN without a gain or without a loss. */
    public static double payoffRatio(double[] returns) {
        double gain = Moments.mean(Arrays.stream(returns).filter(r -> r > 0).toArray());
        if (hasNaN(returns)) {
            return Double.NaN;
        }
        return gain / -Moments.mean(Arrays.stream(returns).filter(r -> r < 0).toArray());
    }

    /** Share of gains among the returns that are not 0 (flat periods neither win nor lose); NaN if all are 0. */
    public static double winRate(double[] returns) {
        long gains = Arrays.stream(returns).filter(r -> r > 0).count();
        long losses = Arrays.stream(returns).filter(r -> r < 0).count();
        return gains + losses == 0 || hasNaN(returns) ? Double.NaN : (double) gains / (gains + losses);
    }

    private static double next(double equity, double value) {
        return equity <= 0 ? equity : equity * (1 + value);
    }

    private static boolean hasNaN(double[] returns) {
        return Arrays.stream(returns).anyMatch(Double::isNaN);
    }
}
