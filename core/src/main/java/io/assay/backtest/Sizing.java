package io.assay.backtest;

import java.util.Arrays;

import io.assay.base.Check;

/** Makers of one decision day's weights from plain arrays, one place an instrument. */
public final class Sizing {
    private Sizing() {}

    /**
     * One share of the declared universe for each name acted on: {@code action / universe}, so that names held get 1/N
     * each and the rest stays in cash.
     *
     * @param actions 1 = long, -1 = short, 0 = nothing
     * @param universe how many names the universe has on that day, at least the number of actions other than 0
     */
    public static double[] equalWeight(int[] actions, int universe) {
        long acted = Arrays.stream(actions).filter(a -> a != 0).count();
        Check.that(acted <= universe, "universe", "have as many names as are acted on", universe);
        double[] weights = new double[actions.length];
        for (int i = 0; i < actions.length; i++) {
            weights[i] = (double) Check.within("action", actions[i], -1, 1) / universe;
        }
        return weights;
    }

    /** Only the long side: shorts become cash. */
    public static double[] longOnly(double[] weights) {
        return Arrays.stream(weights).map(w -> Math.max(0, w)).toArray();
    }

    /**
     * 1/k on each of the k best scores. NaN is no score; of equal scores the earlier place is better; if fewer than k
     * have a score, what they leave stays in cash.
     */
    public static double[] top(double[] scores, int k) {
        double[] weights = new double[scores.length];
        int[] best = best(scores, Check.atLeast("k", k, 1));
        for (int place : best) {
            weights[place] = 1.0 / k;
        }
        return weights;
    }

    /** -1/k on each of the k worst scores, by the rules of {@link #top}. */
    public static double[] bottom(double[] scores, int k) {
        double[] mirrored = Arrays.stream(scores).map(s -> -s).toArray();
        return Arrays.stream(top(mirrored, k)).map(w -> w == 0 ? 0 : -w).toArray();
    }

    /** Half of the capital long the k best and half short the k worst; a name among both is left out. */
    public static double[] topAndBottom(double[] scores, int k) {
        double[] longs = top(scores, k);
        double[] shorts = bottom(scores, k);
        Arrays.setAll(longs, i -> (longs[i] + shorts[i]) / 2);
        return longs;
    }

    /** Every {@code step}-th of the given days, the first included: the days to rebalance on. */
    public static int[] every(int[] days, int step) {
        int size = (days.length + Check.atLeast("step", step, 1) - 1) / step;
        int[] picked = new int[size];
        Arrays.setAll(picked, i -> days[i * step]);
        return picked;
    }

    /** Places of the k best scores by insertion into a short sorted list: no object a score. */
    private static int[] best(double[] scores, int k) {
        int[] best = new int[Math.min(k, scores.length)];
        int found = 0;
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i]) || (found == best.length && !(scores[i] > scores[best[found - 1]]))) {
                continue;
            }
            int at = found < best.length ? found++ : found - 1;
            while (at > 0 && scores[i] > scores[best[at - 1]]) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = i;
        }
        return Arrays.copyOf(best, found);
    }
}
