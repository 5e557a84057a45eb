package io.assay.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How a committee of candidates is formed from what their out-of-sample predictions lost. */
public enum CommitteeRule {
    /** The candidate of the least loss alone; the earlier one of several equal ones. */
    BEST,

    /** All candidates with equal weights, whatever they lost. */
    AVERAGE,

    /**
     * The three candidates of the least loss (the earlier ones of equal ones), with weights in proportion to the loss
     * that each saved against the training base rates; one that saved nothing gets none. If nobody saved anything,
     * equal weights over the three.
     */
    SCORE_WEIGHTED;

    private static final int TOP = 3;

    /**
     * The weight of each candidate: at least 0, summing to 1. Without any scored row {@link #BEST} takes the first
     * candidate and the others weigh all candidates equally.
     */
    public double[] weights(LossTotals totals) {
        int candidates = totals.candidates();
        boolean known = totals.weight() > 0;
        return switch (this) {
            case BEST -> equal(candidates, known ? leaders(totals, 1) : List.of(0));
            case AVERAGE -> equal(candidates, all(candidates));
            case SCORE_WEIGHTED -> known ? scored(totals) : equal(candidates, all(candidates));
        };
    }

    private static double[] scored(LossTotals totals) {
        List<Integer> leaders = leaders(totals, TOP);
        double[] weights = new double[totals.candidates()];
        double sum = 0;
        for (int leader : leaders) {
            weights[leader] = Math.max(0, totals.saved(leader));
            sum += weights[leader];
        }
        if (!(sum > 0)) {
            return equal(weights.length, leaders);
        }
        for (int leader : leaders) {
            weights[leader] /= sum;
        }
        return weights;
    }

    private static List<Integer> all(int candidates) {
        return IntStream.range(0, candidates).boxed().toList();
    }

    /** A stable sort: of equal losses the earlier candidate comes first. */
    private static List<Integer> leaders(LossTotals totals, int count) {
        return all(totals.candidates()).stream()
                .sorted(Comparator.comparingDouble(totals::mean))
                .limit(count)
                .toList();
    }

    private static double[] equal(int candidates, List<Integer> chosen) {
        double[] weights = new double[candidates];
        Arrays.setAll(weights, c -> chosen.contains(c) ? 1.0 / chosen.size() : 0);
        return weights;
    }
}
