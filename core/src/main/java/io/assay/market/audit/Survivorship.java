package io.assay.market.audit;

import io.assay.base.Check;
import org.hipparchus.distribution.discrete.PoissonDistribution;

/**
 * How likely it is that so few of many listings ended. Where it is not likely, those that vanished were left out, which
 * flatters whatever holds stocks (F12).
 *
 * @param listings how many there are
 * @param ended how many of them ended
 * @param expected how many should have
 * @param chance probability of so few or fewer, if endings come one by one at a constant rate (Poisson)
 */
public record Survivorship(int listings, int ended, double expected, double chance) {
    /** Delistings a stock and year that are fewer than on any large exchange: in the United States 0.04 to 0.08. */
    public static final double LOW_HAZARD = 0.02;

    private static final double YEAR = 365.25;
    private static final double UNLIKELY = 0.01;

    /**
     * Of listings with their days.
     *
     * @param firstDays first epoch day of each
     * @param lastDays last epoch day of each
     * @param bound a listing that ends before this epoch day has ended
     * @param hazard delistings a stock and year, above 0
     */
    public static Survivorship of(int[] firstDays, int[] lastDays, int bound, double hazard) {
        Check.sameLength("lastDays", lastDays.length, firstDays.length);
        Check.positive("hazard", hazard);
        double years = 0;
        int ended = 0;
        for (int i = 0; i < firstDays.length; i++) {
            years += Math.max(0, Math.min(lastDays[i], bound) - firstDays[i]) / YEAR;
            ended += lastDays[i] < bound ? 1 : 0;
        }
        double expected = hazard * years;
        double chance = expected > 0 ? new PoissonDistribution(expected).cumulativeProbability(ended) : 1;
        return new Survivorship(firstDays.length, ended, expected, chance);
    }

    /** Whether so few ended with a probability below 1 %. */
    public boolean isUnlikely() {
        return chance < UNLIKELY;
    }
}
