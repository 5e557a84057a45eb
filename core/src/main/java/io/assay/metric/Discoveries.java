package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Check;

/** Which of many tests to believe, when the tests depend on each other in any way. */
public final class Discoveries {
    private Discoveries() {}

    /**
     * P-values adjusted after Benjamini and Yekutieli (2001): rejecting those at or below q keeps the expected share of
     * false discoveries at or below q under any dependence. In the order of the input; 0..1. Each p must lie in [0, 1].
     */
    public static double[] benjaminiYekutieli(double[] p) {
        int n = p.length;
        double harmonic = 0;
        for (int i = 0; i < n; i++) {
            Check.within("p", p[i], 0, 1);
            harmonic += 1.0 / (i + 1);
        }
        int[] order = Correlation.order(p);
        double[] adjusted = new double[n];
        double least = 1;
        for (int i = n - 1; i >= 0; i--) {
            least = Math.min(least, p[order[i]] * n * harmonic / (i + 1));
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    /**
     * P-values adjusted after Holm (1979): rejecting those at or below a level keeps the probability of one false
     * discovery or more at or below that level under any dependence. In the order of the input; 0..1. Each p must lie
     * in [0, 1].
     */
    public static double[] holm(double[] p) {
        int n = p.length;
        for (double value : p) {
            Check.within("p", value, 0, 1);
        }
        int[] order = Correlation.order(p);
        double[] adjusted = new double[n];
        double most = 0;
        for (int i = 0; i < n; i++) {
            most = Math.max(most, Math.min(1, (n - i) * p[order[i]]));
            adjusted[order[i]] = most;
        }
        return adjusted;
    }

    /** Positions of the tests that are rejected at a false discovery rate of q in (0, 1). */
    public static int[] rejected(double[] p, double q) {
        Check.that(q > 0 && q < 1, "q", "lie between 0 and 1", q);
        double[] adjusted = benjaminiYekutieli(p);
        return Arrays.stream(Correlation.order(p))
                .filter(i -> adjusted[i] <= q)
                .sorted()
                .toArray();
    }
}
