package io.assay.train;

import java.util.Arrays;

import io.assay.base.Check;

/**
 * Weighted sums of the losses of several candidates over the same rows. The loss of a row is the log loss (nats) for
 * classes and the squared error for a number. Sums of different rows may be added.
 *
 * @param weight sum of the rows' weights; 0 = no rows
 * @param base sum of weight times the loss of the training base rates: class frequencies, or the mean of a number
 * @param loss for each candidate the sum of weight times its loss
 */
public record LossTotals(double weight, double base, double[] loss) {
    /** Checks that there is a candidate. */
    public LossTotals {
        Check.atLeast("candidates", loss.length, 1);
    }

    /** The sums over no rows. */
    public static LossTotals none(int candidates) {
        return new LossTotals(0, 0, new double[candidates]);
    }

    /** How many candidates there are. */
    public int candidates() {
        return loss.length;
    }

    /** The sums over the rows of both; the same candidates in the same order. */
    public LossTotals plus(LossTotals other) {
        Check.sameLength("candidates", other.loss.length, loss.length);
        double[] sums = loss.clone();
        Arrays.setAll(sums, c -> loss[c] + other.loss[c]);
        return new LossTotals(weight + other.weight, base + other.base, sums);
    }

    /** Weighted mean loss of a candidate, lower is better; NaN without rows. */
    public double mean(int candidate) {
        return weight > 0 ? loss[candidate] / weight : Double.NaN;
    }

    /** Mean loss that a candidate saved against the base rates: above 0 if it was better; NaN without rows. */
    public double saved(int candidate) {
        return weight > 0 ? (base - loss[candidate]) / weight : Double.NaN;
    }
}
