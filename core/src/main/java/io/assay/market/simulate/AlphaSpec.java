package io.assay.market.simulate;

import io.assay.base.Check;

/**
 * The planted pattern: how much there is to find, see {@link PlantedPattern}.
 *
 * @param informationCoefficient correlation, over all stocks and sessions, of the planted predictor at the close of t
 *     with the return from open t+1 to open t+1+horizon, each session's share of that return measured in units of its
 *     volatility; 0 = nothing to find, at most 0.5
 * @param horizon sessions of that return, at least 1
 * @param persistence correlation of the predictor with itself one session later, from 0 to 0.99
 */
public record AlphaSpec(double informationCoefficient, int horizon, double persistence) {
    /** Checks the ranges, and that such a coefficient is within reach. */
    public AlphaSpec {
        Check.within("informationCoefficient", informationCoefficient, 0, 0.5);
        Check.atLeast("horizon", horizon, 1);
        Check.within("persistence", persistence, 0, 0.99);
        double most = PlantedPattern.largestCoefficient(horizon, persistence) / 2;
        Check.that(
                informationCoefficient <= most,
                "informationCoefficient",
                "be at most " + most + " (half of what a perfect forecast would have) at this horizon and persistence",
                informationCoefficient);
    }

    /** 0.03 over five sessions with persistence 0.9. */
    public static AlphaSpec defaults() {
        return new AlphaSpec(0.03, 5, 0.9);
    }

    /** The same pattern, stronger or weaker. */
    public AlphaSpec withInformationCoefficient(double value) {
        return new AlphaSpec(value, horizon, persistence);
    }

    /** The same coefficient, stated over another number of sessions. */
    public AlphaSpec withHorizon(int value) {
        return new AlphaSpec(informationCoefficient, value, persistence);
    }

    /** The same coefficient with a longer or shorter memory. */
    public AlphaSpec withPersistence(double value) {
        return new AlphaSpec(informationCoefficient, horizon, value);
    }
}
