package io.assay.market.simulate;

import java.util.Locale;

import io.assay.base.Check;

/**
 * The planted pattern: which, and how much there is to find, see {@link PlantedPattern}.
 *
 * @param pattern what there is to find
 * @param informationCoefficient correlation, over all stocks and sessions, of the planted predictor at the close of t
 *     with the return from open t+1 to open t+1+horizon, each session's share of that return measured in units of its
 *     volatility; 0 = nothing to find, at most 0.5
 * @param horizon sessions of that return, at least 1
 * @param persistence correlation of the predictor with itself one session later, from 0 to 0.99
 * @param lasts the predictor tells something at the first so many closes and nothing from then on; {@link #FOR_GOOD}:
 *     at all of them
 */
public record AlphaSpec(Pattern pattern, double informationCoefficient, int horizon, double persistence, int lasts) {
    /** A pattern that never ends. */
    public static final int FOR_GOOD = Integer.MAX_VALUE;

    /** What there is to find. */
    public enum Pattern {
        /** Strong closes are faded: the last bar tells, and those before it less and less. */
        FADED_CLOSES,
        /**
         * Whether the bars one and three sessions ago closed on the same side of their opens: no bar tells anything by
         * itself, and no sum of what single bars tell does.
         */
        ORDER_OF_BARS;

        /** The name in words. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** A pattern that never ends. */
    public AlphaSpec(Pattern pattern, double informationCoefficient, int horizon, double persistence) {
        this(pattern, informationCoefficient, horizon, persistence, FOR_GOOD);
    }

    /** Checks the ranges, and that such a coefficient is within reach. */
    public AlphaSpec {
        Check.within("informationCoefficient", informationCoefficient, 0, 0.5);
        Check.atLeast("horizon", horizon, 1);
        Check.within("persistence", persistence, 0, 0.99);
        Check.atLeast("lasts", lasts, 0);
        double most = PlantedPattern.largestCoefficient(horizon, persistence) / 2;
        Check.that(
                informationCoefficient <= most,
                "informationCoefficient",
                "be at most " + most + " (half of what a perfect forecast would have) at this horizon and persistence",
                informationCoefficient);
    }

    /** Faded closes, 0.03 over five sessions with persistence 0.9. */
    public static AlphaSpec defaults() {
        return of(0.03, 5, 0.9);
    }

    /** Faded closes of that strength. */
    public static AlphaSpec of(double informationCoefficient, int horizon, double persistence) {
        return new AlphaSpec(Pattern.FADED_CLOSES, informationCoefficient, horizon, persistence);
    }

    /** As much to find, but of another kind. */
    public AlphaSpec withPattern(Pattern value) {
        return new AlphaSpec(value, informationCoefficient, horizon, persistence, lasts);
    }

    /** The same pattern, stronger or weaker. */
    public AlphaSpec withInformationCoefficient(double value) {
        return new AlphaSpec(pattern, value, horizon, persistence, lasts);
    }

    /** The same coefficient, stated over another number of sessions. */
    public AlphaSpec withHorizon(int value) {
        return new AlphaSpec(pattern, informationCoefficient, value, persistence, lasts);
    }

    /** The same coefficient with a longer or shorter memory. */
    public AlphaSpec withPersistence(double value) {
        return new AlphaSpec(pattern, informationCoefficient, horizon, value, lasts);
    }

    /** The same, telling nothing after so many closes. */
    public AlphaSpec lasting(int sessions) {
        return new AlphaSpec(pattern, informationCoefficient, horizon, persistence, sessions);
    }
}
