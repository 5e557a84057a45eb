package io.assay.metric;

import io.assay.base.Check;

/**
 * Estimates of many like things drawn towards their common mean, the more the less is known of each (empirical Bayes
 * for a normal mean): the best of hundreds of noisy estimates is high mostly by luck, and this takes the luck out. With
 * estimates {@code y} of errors {@code s}, weights {@code w = 1 / s^2} and {@code Q = sum w (y - sum w y / sum w)^2},
 * the variance between the things is {@code tau^2 = max(0, (Q - (k - 1)) / (sum w - sum w^2 / sum w))} (DerSimonian and
 * Laird 1986), the mean {@code m} that with weights {@code 1 / (s^2 + tau^2)}, and the shrunken estimate {@code m +
 * tau^2 / (tau^2 + s^2) (y - m)}.
 *
 * <p>Errors count as independent. Those of stocks that move together are not: {@code tau^2} then comes out too small on
 * the average, and estimates are drawn in further, never less.
 *
 * @param mean common mean; NaN where no estimate has an error above 0
 * @param between variance between the things, at least 0
 * @param used estimates that it was found from: those with an error above 0
 */
public record Shrinkage(double mean, double between, int used) {
    /**
     * Finds mean and variance. Estimates that are NaN, or whose error is NaN or 0, say nothing of them.
     *
     * @param errors standard error of each estimate
     */
    public static Shrinkage of(double[] estimates, double[] errors) {
        Check.sameLength("errors", errors.length, estimates.length);
        double[] fixed = weighted(estimates, errors, 0);
        double q = 0;
        double squares = 0;
        int used = 0;
        for (int i = 0; i < estimates.length; i++) {
            if (usable(estimates[i], errors[i])) {
                double weight = 1 / (errors[i] * errors[i]);
                q += weight * (estimates[i] - fixed[0]) * (estimates[i] - fixed[0]);
                squares += weight * weight;
                used++;
            }
        }
        double scale = fixed[1] - squares / fixed[1];
        double between = scale > 0 ? Math.max(0, (q - (used - 1)) / scale) : 0;
        return new Shrinkage(weighted(estimates, errors, between)[0], between, used);
    }

    /** An estimate drawn towards the mean; itself where its error is 0, NaN where estimate or error is NaN. */
    public double shrunk(double estimate, double error) {
        if (error == 0 || Double.isNaN(estimate) || Double.isNaN(error)) {
            return error == 0 ? estimate : Double.NaN;
        }
        return mean + between / (between + error * error) * (estimate - mean);
    }

    /** Weighted mean and sum of weights. */
    private static double[] weighted(double[] estimates, double[] errors, double between) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < estimates.length; i++) {
            if (usable(estimates[i], errors[i])) {
                double weight = 1 / (errors[i] * errors[i] + between);
                sum += weight * estimates[i];
                weights += weight;
            }
        }
        return new double[] {weights > 0 ? sum / weights : Double.NaN, weights};
    }

    private static boolean usable(double estimate, double error) {
        return Double.isFinite(estimate) && error > 0 && Double.isFinite(error);
    }
}
