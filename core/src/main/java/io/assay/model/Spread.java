package io.assay.model;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;

/**
 * How far the parts of a model disagree about rows: what it does not know for want of rows to learn from (epistemic
 * uncertainty), and would know with more of them. What no model can know, the noise of the target, is not in it. Parts
 * are members of an ensemble that start from seeds of their own (Lakshminarayanan, Pritzel and Blundell 2017) or draws
 * of a network with dropout left on (Gal and Ghahramani 2016).
 *
 * @param mean weighted mean of the parts
 * @param deviation weighted standard deviation between the parts (with the full sum of weights as divisor, as in the
 *     variance of a mixture), value by value as {@link Predictions#values}, in the unit of the target or in
 *     probability; NaN where a part is silent
 * @param parts how many there are
 */
public record Spread(Predictions mean, double[] deviation, int parts) {
    /** Checks the lengths. */
    public Spread {
        Check.sameLength("deviation", deviation.length, mean.values().length);
        Check.atLeast("parts", parts, 1);
    }

    /** The spread of parts that count the same. */
    public static Spread of(List<Predictions> parts) {
        double[] weights = new double[parts.size()];
        Arrays.fill(weights, 1.0 / Math.max(1, parts.size()));
        return of(parts, weights);
    }

    /**
     * The spread of weighted parts.
     *
     * @param weights one a part, at least 0, summing to 1
     */
    public static Spread of(List<Predictions> parts, double[] weights) {
        Check.atLeast("parts", parts.size(), 1);
        Predictions mean = Predictions.average(parts, weights);
        double[] deviation = new double[mean.values().length];
        for (int i = 0; i < deviation.length; i++) {
            if (agree(parts, weights, i)) {
                // Their mean may be off by a rounding, which is no disagreement.
                continue;
            }
            double variance = 0;
            for (int m = 0; m < weights.length; m++) {
                double off = weights[m] == 0 ? 0 : parts.get(m).values()[i] - mean.values()[i];
                variance += weights[m] * off * off;
            }
            deviation[i] = Math.sqrt(variance);
        }
        return new Spread(mean, deviation, weights.length);
    }

    private static boolean agree(List<Predictions> parts, double[] weights, int i) {
        int first = 0;
        while (weights[first] == 0) {
            first++;
        }
        double said = parts.get(first).values()[i];
        boolean agree = true;
        for (int m = first; m < weights.length; m++) {
            agree &= weights[m] == 0 || parts.get(m).values()[i] == said;
        }
        return agree;
    }

    /** Number of rows. */
    public int rows() {
        return mean.rows();
    }

    /** The spread of what is said of a row: of the number, or of the probability of the most probable class. */
    public double of(int row) {
        int said = mean.target().isClasses() ? mean.classOf(row) : 0;
        return said < 0 ? Double.NaN : deviation[row * mean.target().width() + said];
    }
}
