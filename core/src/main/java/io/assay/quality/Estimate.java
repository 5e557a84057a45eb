package io.assay.quality;

import io.assay.metric.Draws;

/**
 * A figure with its 95 % interval.
 *
 * @param value of the sample itself
 * @param interval of redrawn days
 */
public record Estimate(double value, Draws.Interval interval) {
    private static final double LEVEL = 0.05;

    /** One of the figures that were drawn. */
    public static Estimate of(Draws draws, int figure) {
        return new Estimate(draws.estimate()[figure], draws.interval(figure, LEVEL));
    }

    /**
     * A figure that lies in [0, 1] by its definition, such as a share or an area. Where days are few, the widened
     * bounds reach beyond; they are cut there, for no true value is.
     */
    public static Estimate share(Draws draws, int figure) {
        return new Estimate(
                draws.estimate()[figure], draws.interval(figure, LEVEL).within(0, 1));
    }

    /** Whether it is above 0 for sure. */
    public boolean isSure() {
        return interval.isDefined() && interval.lower() > 0;
    }
}
