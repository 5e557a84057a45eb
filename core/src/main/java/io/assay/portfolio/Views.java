package io.assay.portfolio;

import java.util.Arrays;

import io.assay.base.Check;

/**
 * What a forecast says of names on one day, and how far it is believed.
 *
 * @param scores standardised ranks of the forecasts among the names (mean 0, deviation 1); NaN where nothing is said
 * @param confidence the information coefficient that it is believed to have, in [0, 1); 0 where nothing is believed
 * @param horizon sessions that it looks ahead
 */
public record Views(double[] scores, double confidence, int horizon) {
    /** Checks the ranges. */
    public Views {
        Check.within("confidence", confidence, 0, ForecastSkill.MOST);
        Check.atLeast("horizon", horizon, 1);
    }

    /** Nothing is said of so many names. */
    public static Views none(int names) {
        double[] silent = new double[names];
        Arrays.fill(silent, Double.NaN);
        return new Views(silent, 0, 1);
    }

    /** Whether anything is believed. */
    public boolean isBelieved() {
        return confidence > 0;
    }

    /**
     * Expected returns a session beyond those of the others: information coefficient x volatility x score (Grinold
     * 1994, Alpha is Volatility Times IC Times Score), where volatility is what a name moves beside the mean of all,
     * over the horizon, spread evenly over its sessions. 0 where nothing is said.
     */
    public double[] expected(Covariance covariance) {
        double[] full = full(covariance);
        for (int i = 0; i < full.length; i++) {
            full[i] *= confidence;
        }
        return full;
    }

    /** What a forecast that is always right about ranks would stand for. */
    double[] full(Covariance covariance) {
        int n = covariance.width();
        Check.sameLength("scores", scores.length, n);
        double[] equal = new double[n];
        Arrays.fill(equal, 1.0 / n);
        double[] withAll = covariance.times(equal);
        double ofAll = covariance.variance(equal);
        double[] full = new double[n];
        for (int i = 0; i < n; i++) {
            double common = ofAll > 0 ? withAll[i] * withAll[i] / ofAll : 0;
            double own = Math.sqrt(Math.max(0, covariance.matrix()[i][i] - common));
            full[i] = Double.isNaN(scores[i]) ? 0 : own * scores[i] / Math.sqrt(horizon);
        }
        return full;
    }

    /** The confidence in the view on each name: 0 where nothing is said. */
    double[] confidences() {
        double[] each = new double[scores.length];
        for (int i = 0; i < each.length; i++) {
            each[i] = Double.isNaN(scores[i]) ? 0 : confidence;
        }
        return each;
    }
}
