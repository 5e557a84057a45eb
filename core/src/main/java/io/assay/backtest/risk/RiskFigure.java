package io.assay.backtest.risk;

import io.assay.metric.Draws;

/**
 * A figure with its interval.
 *
 * @param value NaN where it has no meaning
 * @param low lower end of the 95 % interval from redrawn blocks of days, NaN without one
 * @param high its upper end
 */
public record RiskFigure(double value, double low, double high) {
    static final RiskFigure NONE = new RiskFigure(Double.NaN, Double.NaN, Double.NaN);

    private static final double LEVEL = 0.05;

    static RiskFigure of(Draws draws, int figure) {
        Draws.Interval interval = draws.interval(figure, LEVEL);
        return new RiskFigure(draws.estimate()[figure], interval.lower(), interval.upper());
    }
}
