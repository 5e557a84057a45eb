package io.assay.backtest;

import io.assay.base.Check;
import io.assay.metric.Moments;
import io.assay.metric.NeweyWest;
import io.assay.metric.Sharpe;

/**
 * The Sharpe ratio of returns in excess of the risk-free rate, and how far to believe it. All NaN below two returns or
 * without spread.
 *
 * @param annual mean over deviation a session, times the root of sessions a year
 * @param annualLo the same for autocorrelated returns (Lo 2002, equation 20), with {@code lags} autocorrelations
 * @param standardError of {@code annual} with skewness and fat tails (Mertens 2002)
 * @param robustError of {@code annual} robust to autocorrelation and changing variance: Newey-West over the influence
 *     of each return, {@code z - SR / 2 x (z^2 - 1)} with {@code z = (r - mean) / deviation} (Lo 2002, section on GMM)
 * @param low lower end of the 95 % interval, {@code annual - 1.96 x} the larger of both errors
 * @param high its upper end
 * @param probabilistic probability that the true ratio is above 0 (Bailey and Lopez de Prado 2012)
 * @param deflated probability that it is above what the best of as many skill-less trials shows
 * @param deflatedEffective the same for the number of independent trials that these are worth: trials that resemble
 *     each other are fewer chances
 * @param minimumTrackRecord sessions after which a ratio like this is above 0 with 95 % confidence; NaN if not above 0
 * @param lags of the robust figures: {@code 4 (n / 100)^(2/9)}, at least the holding in sessions less 1
 */
public record SharpeFigures(
        double annual,
        double annualLo,
        double standardError,
        double robustError,
        double low,
        double high,
        double probabilistic,
        double deflated,
        double deflatedEffective,
        double minimumTrackRecord,
        int lags) {
    private static final double Z95 = 1.959963984540054;

    static SharpeFigures of(double[] excess, int year, int holding, Trials trials) {
        int lags = Math.max(holding - 1, (int) Math.floor(4 * StrictMath.pow(excess.length / 100.0, 2.0 / 9)));
        double root = Math.sqrt(year);
        double annual = Sharpe.annual(excess, year);
        double error = Sharpe.standardError(excess) * root;
        double robust = robustError(excess, lags) * root;
        double half = Z95 * Math.max(error, robust);
        return new SharpeFigures(
                annual,
                Sharpe.annualLo(excess, year, lags),
                error,
                robust,
                annual - half,
                annual + half,
                Sharpe.probabilistic(excess, 0),
                deflated(excess, trials.count(), trials),
                deflated(excess, trials.effective(), trials),
                Sharpe.minimumTrackRecord(excess, 0, 0.95),
                lags);
    }

    private static double deflated(double[] excess, long count, Trials trials) {
        return Double.isNaN(Sharpe.ratio(excess))
                ? Double.NaN
                : Sharpe.deflated(excess, count, trials.deviationOver(excess.length));
    }

    /** Standard error of the ratio a session; NaN where the ratio is. */
    static double robustError(double[] excess, int lags) {
        Check.atLeast("lags", lags, 0);
        double ratio = Sharpe.ratio(excess);
        if (Double.isNaN(ratio)) {
            return Double.NaN;
        }
        double mean = Moments.mean(excess);
        double deviation = Math.sqrt(Moments.autocovariance(excess, 0));
        double[] influence = new double[excess.length];
        for (int i = 0; i < influence.length; i++) {
            double z = (excess[i] - mean) / deviation;
            influence[i] = z - ratio / 2 * (z * z - 1);
        }
        return NeweyWest.standardError(influence, lags);
    }
}
