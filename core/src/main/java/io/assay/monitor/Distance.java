package io.assay.monitor;

import io.assay.base.Check;

/**
 * How far the values of a column in some days are from those of a reference, told from counts by bin.
 *
 * @param psi population stability index, {@code sum((p - q) ln(p / q))} over bins, at least 0; half a count is added to
 *     each bin, so that an empty one has a logarithm
 * @param ks largest distance of the distribution functions at the edges of bins, 0..1, over values that are there
 *     (Kolmogorov and Smirnov's on binned values, never above that of the values themselves)
 * @param js Jensen-Shannon divergence in bits, 0..1
 */
public record Distance(double psi, double ks, double js) {
    private static final double HALF = 0.5;
    private static final double LN2 = StrictMath.log(2);

    /**
     * The distance.
     *
     * @param window counts by bin, the last one of missing values
     * @param reference the same of the reference
     * @return all three 0 where either counts nothing
     */
    static Distance of(long[] window, long[] reference) {
        Check.sameLength("reference", reference.length, window.length);
        double ours = total(window, window.length);
        double theirs = total(reference, window.length);
        if (ours == 0 || theirs == 0) {
            return new Distance(0, 0, 0);
        }
        double psi = 0;
        double js = 0;
        int used = 0;
        for (int b = 0; b < window.length; b++) {
            used += window[b] + reference[b] > 0 ? 1 : 0;
        }
        for (int b = 0; b < window.length; b++) {
            if (window[b] + reference[b] == 0) {
                continue;
            }
            double p = (window[b] + HALF) / (ours + HALF * used);
            double q = (reference[b] + HALF) / (theirs + HALF * used);
            double middle = (p + q) / 2;
            psi += (p - q) * StrictMath.log(p / q);
            js += (p * StrictMath.log(p / middle) + q * StrictMath.log(q / middle)) / 2;
        }
        return new Distance(psi, ks(window, reference), Math.max(0, js / LN2));
    }

    private static double ks(long[] window, long[] reference) {
        int there = window.length - 1;
        double ours = total(window, there);
        double theirs = total(reference, there);
        double most = 0;
        double above = 0;
        double below = 0;
        for (int b = 0; b < there && ours > 0 && theirs > 0; b++) {
            above += window[b] / ours;
            below += reference[b] / theirs;
            most = Math.max(most, Math.abs(above - below));
        }
        return Math.min(1, most);
    }

    private static double total(long[] counts, int bins) {
        double sum = 0;
        for (int b = 0; b < bins; b++) {
            sum += counts[b];
        }
        return sum;
    }
}
