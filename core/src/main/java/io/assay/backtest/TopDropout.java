package io.assay.backtest;

import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.assay.base.Check;

/**
 * Holds the k best scores and exchanges at most n of them a day: the worst of those held for the best newcomer, then
 * the next worst for the next best, as long as the newcomer is better (after the Topk-Dropout rule of the Qlib
 * platform; that one lets the shares of who stays drift, here each is brought back to 1/k of the equity every session,
 * which trades a little more). Free places are filled beside the exchanges. Remembers what it holds: to be asked day by
 * day.
 */
public final class TopDropout {
    private final int k;
    private final int drop;
    private final boolean[] held;

    /**
     * Holding nothing yet.
     *
     * @param instruments how many there are
     * @param k how many are held, at least 1
     * @param drop how many may be exchanged a day, 1..k
     */
    public TopDropout(int instruments, int k, int drop) {
        this.k = Check.atLeast("k", k, 1);
        this.drop = Check.within("drop", drop, 1, k);
        this.held = new boolean[instruments];
    }

    /**
     * Goes on by a day.
     *
     * @param scores one an instrument; NaN is no score: such a name is not bought, and leaves first. Of equal scores
     *     the earlier is better
     * @return 1/k on each name that is held now
     */
    public double[] next(double[] scores) {
        Check.sameLength("scores", scores.length, held.length);
        int[] had = ranked(i -> held[i], scores);
        int[] newcomers = ranked(i -> !held[i] && !Double.isNaN(scores[i]), scores);
        int free = Math.min(newcomers.length, k - had.length);
        for (int n = 0; n < free; n++) {
            held[newcomers[n]] = true;
        }
        for (int n = 0; n < drop && n < had.length; n++) {
            int worst = had[had.length - 1 - n];
            boolean isThere = free + n < newcomers.length;
            boolean better = isThere && scores[newcomers[free + n]] > scores[worst];
            if (Double.isNaN(scores[worst]) || better) {
                held[worst] = false;
                if (isThere) {
                    held[newcomers[free + n]] = true;
                }
            }
        }
        return weights();
    }

    /** Places of some instruments, best scores first, those without one last. */
    private int[] ranked(IntPredicate which, double[] scores) {
        Comparator<Integer> worstFirst =
                Comparator.comparingDouble(i -> Double.isNaN(scores[i]) ? Double.NEGATIVE_INFINITY : scores[i]);
        return IntStream.range(0, held.length)
                .filter(which)
                .boxed()
                .sorted(worstFirst.reversed())
                .mapToInt(i -> i)
                .toArray();
    }

    private double[] weights() {
        double[] weights = new double[held.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = held[i] ? 1.0 / k : 0;
        }
        return weights;
    }
}
