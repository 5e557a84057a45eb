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

    /** Whether it is above 0 for sure. */
    public boolean isSure() {
        return interval.isDefined() && interval.lower() > 0;
    }
}
