package io.assay.forecast;

import io.assay.train.uncertainty.Intervals.Interval;

/**
 * What a model that was fitted on every resolved row says of a stock from its last close on.
 *
 * @param stock its name
 * @param model its name
 * @param day epoch day of the last close
 * @param close adjusted close of that day
 * @param logReturn forecast, to the close of the session so many later
 * @param likely log returns between which the outcome lies with a stated probability of 80 %; NaN where too few
 *     outcomes were known to say so
 * @param nearlySure the same for 95 %
 * @param isBelieved whether the walk-forward established that the model has skill
 */
public record Outlook(
        String stock,
        String model,
        int day,
        double close,
        double logReturn,
        Interval likely,
        Interval nearlySure,
        boolean isBelieved) {

    /** The price that it forecasts, above 0. */
    public double price() {
        return at(logReturn);
    }

    /** The price that a log return leads to. */
    public double at(double change) {
        return close * StrictMath.exp(change);
    }
}
