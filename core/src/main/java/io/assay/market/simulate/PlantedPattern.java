package io.assay.market.simulate;

import io.assay.base.Check;
import io.assay.market.BarSeries;

/**
 * What can be found in a simulated market: strong closes are faded, or the order of bars tells.
 *
 * <p>With the body {@code b = (close - open) / (high - low)} of a bar, the predictor at the close of t is an
 * exponentially weighted sum of past news, today's included:
 *
 * <pre>{@code
 * x(t) = p x(t-1) + sqrt(1 - p^2) y(t),   x before the first bar = 0
 *
 * faded closes    y(t) = - b(t) / sd(b)
 * order of bars   y(t) = b(t-3) b(t-1) / var(b),   0 on the first three bars
 * }</pre>
 *
 * <p>Both are functions of the stock's own bars, free of scale and of volatility. Faded closes are close to the
 * features {@code bop_14}, {@code rsi_*}, {@code roc_*} and {@code bb_pctb_*}; the order of bars is no sum of functions
 * of single bars, and uncorrelated with all of them. The gap into session t+2 has the expected return {@code premium +
 * strength * volatility * x(t)}; the session t+1 in between has none, so who decides at the close of t and trades at
 * the open of t+1 misses nothing. Nothing else has an expected return. Since drift sits in the gaps alone and bodies do
 * not, x does not feed on itself, which makes its information coefficient a closed formula; see
 * {@code docs/simulated-market.md} for the derivation.
 */
public final class PlantedPattern {
    /** Steps of a session's path: the half-hours from 9:30 to 16:00. */
    static final int STEPS = 13;

    /** Sessions between the close that a signal is known at and the gap that it moves. */
    static final int LAG = 2;

    /** Sessions before t of the two bars that the order of bars is about. */
    private static final int NEAR = 1;

    private static final int FAR = 3;

    /** Standard deviation of the body of a 13-step walk, from 40 million walks (standard error 4e-5). */
    static final double BODY_DEVIATION = 0.63841;

    /** Correlation of that body with the end of the walk, from the same walks. */
    static final double BODY_END_CORRELATION = 0.93987;

    private PlantedPattern() {}

    /**
     * The planted predictor, computed from bars alone.
     *
     * @param bars bars on any basis, holes not looked at
     * @param alpha which pattern, and its persistence
     * @return one value a bar, known at its close; mean 0 and, once the start is forgotten, variance 1
     */
    public static double[] predictor(BarSeries bars, AlphaSpec alpha) {
        double[] x = new double[bars.size()];
        double[] bodies = new double[bars.size()];
        for (int i = 0; i < x.length; i++) {
            bodies[i] = body(bars.close()[i] - bars.open()[i], bars.high()[i] - bars.low()[i]);
            x[i] = next(i == 0 ? 0 : x[i - 1], bodies, i, alpha);
        }
        return x;
    }

    /** A body from its height and the range; a bar without a range has none. */
    static double body(double height, double range) {
        return range > 0 ? height / range : 0;
    }

    /** The predictor after bar {@code i}, of whose body and those before it {@code bodies} tells. */
    static double next(double before, double[] bodies, int i, AlphaSpec alpha) {
        double p = alpha.persistence();
        double fresh = Math.sqrt(1 - p * p);
        return switch (alpha.pattern()) {
            case FADED_CLOSES -> p * before - fresh * bodies[i] / BODY_DEVIATION;
            case ORDER_OF_BARS -> {
                double product = i < FAR ? 0 : bodies[i - FAR] * bodies[i - NEAR];
                yield p * before + fresh * product / (BODY_DEVIATION * BODY_DEVIATION);
            }
        };
    }

    /** The first bar on which there is news. */
    static int first(AlphaSpec.Pattern pattern) {
        return pattern == AlphaSpec.Pattern.ORDER_OF_BARS ? FAR : 0;
    }

    /**
     * The expected return of a gap in units of its volatility for x = 1: the root of the quadratic that says that the
     * information coefficient over the alpha's horizon is the one asked for.
     */
    static double strength(SimulationSpec spec) {
        AlphaSpec alpha = spec.alpha();
        double ic = alpha.informationCoefficient();
        if (ic == 0) {
            return 0;
        }
        int h = alpha.horizon();
        double a = covariance(h, alpha.persistence());
        double v = variance(h, alpha.persistence());
        double c = feedback(spec, h);
        double square = ic * ic;
        double lead = a * a - square * v;
        return (square * c + Math.sqrt(square * square * c * c + lead * square * h)) / lead;
    }

    /** The information coefficient over another number of sessions. */
    static double informationCoefficient(SimulationSpec spec, int horizon) {
        Check.atLeast("horizon", horizon, 1);
        double k = strength(spec);
        double p = spec.alpha().persistence();
        double variance = horizon + 2 * k * feedback(spec, horizon) + k * k * variance(horizon, p);
        return k * covariance(horizon, p) / Math.sqrt(variance);
    }

    /** What a forecast of a market without noise would have: the correlation of x with the sum of its own values. */
    static double largestCoefficient(int horizon, double persistence) {
        return covariance(horizon, persistence) / Math.sqrt(variance(horizon, persistence));
    }

    /** cov(x(t), x(t) + .. + x(t+h-1)). */
    static double covariance(int h, double p) {
        double sum = 0;
        double power = 1;
        for (int j = 0; j < h; j++) {
            sum += power;
            power *= p;
        }
        return sum;
    }

    /** var(x(t) + .. + x(t+h-1)). */
    private static double variance(int h, double p) {
        double sum = h;
        double power = p;
        for (int lag = 1; lag < h; lag++) {
            sum += 2 * (h - lag) * power;
            power *= p;
        }
        return sum;
    }

    /**
     * Covariance of the noise of the sessions t+1 .. t+h with x(t) + .. + x(t+h-1): a session that ends high adds to
     * the return, and lowers faded closes from then on. Negative; a second-order correction. In the order of bars each
     * body is multiplied by another one that is independent of all else and has mean 0, so there is none.
     */
    private static double feedback(SimulationSpec spec, int h) {
        if (spec.alpha().pattern() == AlphaSpec.Pattern.ORDER_OF_BARS) {
            return 0;
        }
        double p = spec.alpha().persistence();
        double sum = 0;
        for (int j = 1; j < h; j++) {
            sum += covariance(h - j, p);
        }
        double intraday = Math.sqrt(1 - spec.volatility().overnightShare());
        return -intraday * BODY_END_CORRELATION * meanAmplitude(spec) * Math.sqrt(1 - p * p) * sum;
    }

    /** Mean of the root of the mixed squared amplitude, as if the mixture of factors were log-normal as its parts. */
    private static double meanAmplitude(SimulationSpec spec) {
        FactorSpec factors = spec.factors();
        double market = (factors.marketShareLow() + factors.marketShareHigh()) / 2;
        double sector = factors.sectorShare();
        double own = 1 - market - sector;
        double part = spec.volatility().shockKurtosis() / 3 - 1;
        double variance = part * (market * market + sector * sector + own * own);
        return StrictMath.exp(-StrictMath.log1p(variance) / 8);
    }
}
