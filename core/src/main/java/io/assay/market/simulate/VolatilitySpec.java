package io.assay.market.simulate;

import java.util.function.DoubleUnaryOperator;

import io.assay.base.Check;

/**
 * How far prices move and how that varies.
 *
 * @param low lowest root-mean-square daily volatility of a stock, a fraction
 * @param high highest of it; stocks are spread evenly in between
 * @param overnightShare share of a day's variance between one close and the next open
 * @param shockKurtosis kurtosis of each factor's and each stock's own shocks at constant volatility; 3 = normal
 * @param market slow changes that all stocks share, in logarithms of volatility
 * @param own slow changes of each stock's own
 * @param regimes states of the whole market
 */
public record VolatilitySpec(
        double low,
        double high,
        double overnightShare,
        double shockKurtosis,
        SlowChange market,
        SlowChange own,
        Regimes regimes) {
    /** Checks the ranges. */
    public VolatilitySpec {
        Check.within("low", low, 1e-4, 0.06);
        Check.within("high", high, low, 0.06);
        Check.within("overnightShare", overnightShare, 0.01, 0.99);
        Check.within("shockKurtosis", shockKurtosis, 3, 12);
    }

    /**
     * A first-order autoregression.
     *
     * @param persistence its coefficient, from 0 to 0.999
     * @param spread its standard deviation, 0 = none
     */
    public record SlowChange(double persistence, double spread) {
        /** Checks the ranges. */
        public SlowChange {
            Check.within("persistence", persistence, 0, 0.999);
            Check.within("spread", spread, 0, 1);
        }
    }

    /**
     * Calm, normal and stressed markets. Each session, with probability 1 / {@code meanSessions}, the state is drawn
     * anew; the expected return is the same in all three.
     *
     * @param calmShare share of time the market is calm
     * @param stressShare share of time it is under stress
     * @param calmMultiplier volatility in calm times in units of that in normal times
     * @param stressMultiplier volatility under stress in units of that in normal times
     * @param meanSessions sessions from one draw to the next on average, at least 1
     */
    public record Regimes(
            double calmShare, double stressShare, double calmMultiplier, double stressMultiplier, double meanSessions) {
        /** Number of states. */
        static final int STATES = 3;

        /** Checks the ranges. */
        public Regimes {
            Check.within("calmShare", calmShare, 0, 1);
            Check.within("stressShare", stressShare, 0, 1 - calmShare);
            Check.within("calmMultiplier", calmMultiplier, 0.1, 1);
            Check.within("stressMultiplier", stressMultiplier, 1, 4);
            Check.within("meanSessions", meanSessions, 1, 1e6);
        }

        /** Volatility in state 0 (calm), 1 (normal) or 2 (stress), in units of that in normal times. */
        double multiplier(int state) {
            return switch (state) {
                case 0 -> calmMultiplier;
                case 1 -> 1;
                default -> stressMultiplier;
            };
        }

        /** Share of time spent in state 0, 1 or 2. */
        double share(int state) {
            return switch (state) {
                case 0 -> calmShare;
                case 1 -> 1 - calmShare - stressShare;
                default -> stressShare;
            };
        }

        /** The state that a uniform number in [0, 1) stands for. */
        int state(double uniform) {
            if (uniform < calmShare) {
                return 0;
            }
            return uniform < 1 - stressShare ? 1 : 2;
        }

        /** The mean over time of a function of the multiplier. */
        double mean(DoubleUnaryOperator function) {
            double sum = 0;
            for (int state = 0; state < STATES; state++) {
                sum += share(state) * function.applyAsDouble(multiplier(state));
            }
            return sum;
        }

        /** One state only. */
        public static Regimes none() {
            return new Regimes(0, 0, 1, 1, 1);
        }
    }

    /** Daily volatility of 1.2 to 2.6 %, kurtosis 6 at constant volatility, clustering and three regimes. */
    public static VolatilitySpec defaults() {
        return new VolatilitySpec(
                0.012,
                0.026,
                0.25,
                6,
                new SlowChange(0.97, 0.2),
                new SlowChange(0.95, 0.25),
                new Regimes(0.45, 0.12, 0.75, 1.8, 80));
    }

    /** Constant volatility of the given size and normal shocks: the simplest market. */
    public static VolatilitySpec constant(double daily) {
        return new VolatilitySpec(daily, daily, 0.25, 3, new SlowChange(0, 0), new SlowChange(0, 0), Regimes.none());
    }

    /** Variance of the logarithm of a shock's squared amplitude: see Clark 1973, and {@code kurtosis = 3 exp(s^2)}. */
    double amplitudeVariance() {
        return StrictMath.log(shockKurtosis / 3);
    }

    /** The same with stocks spread over other volatilities. */
    public VolatilitySpec withRange(double newLow, double newHigh) {
        return new VolatilitySpec(newLow, newHigh, overnightShare, shockKurtosis, market, own, regimes);
    }

    /** The same with fatter or thinner tails. */
    public VolatilitySpec withShockKurtosis(double value) {
        return new VolatilitySpec(low, high, overnightShare, value, market, own, regimes);
    }

    /** The same with other regimes. */
    public VolatilitySpec withRegimes(Regimes value) {
        return new VolatilitySpec(low, high, overnightShare, shockKurtosis, market, own, value);
    }
}
