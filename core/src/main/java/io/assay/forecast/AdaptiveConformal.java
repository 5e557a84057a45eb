package io.assay.forecast;

import java.util.Arrays;

import io.assay.base.Check;

/**
 * Adaptive conformal inference (Gibbs and Candès 2021, equation 2): a conformal interval whose level is moved after
 * every outcome, wider after a miss and a little narrower after a hit, so that in the long run it holds as often as it
 * states even where days cannot be exchanged. Scores are absolute errors over their row's scale; the newest
 * {@value #WINDOW} count. Not safe to use from several threads.
 *
 * <p>Where the level asks for more than the largest score of the window, the paper's interval is without end; here its
 * reach is the largest score, so that what is stated stays finite, and misses of it are counted as misses.
 */
public final class AdaptiveConformal {
    /** Scores that the reach is taken from. */
    public static final int WINDOW = 500;

    /** Fewest scores from which anything is said. */
    public static final int FEWEST = Conformal.FEWEST;

    /** The paper's step. */
    public static final double STEP = 0.005;

    private static final double ROUNDING = 1e-9;

    private final double target;
    private final double step;
    private final double[] newest = new double[WINDOW];
    private final double[] sorted = new double[WINDOW];
    private int seen;
    private double miss;

    private AdaptiveConformal(double target, double step) {
        this.target = target;
        this.step = step;
        this.miss = target;
    }

    /**
     * An interval that has seen nothing yet.
     *
     * @param level probability that is stated, in (0, 1)
     * @param step how far the level moves after an outcome, in [0, 1); 0 never moves it
     */
    public static AdaptiveConformal of(double level, double step) {
        Check.that(level > 0 && level < 1, "level", "be in (0, 1)", level);
        Check.that(step >= 0 && step < 1, "step", "be in [0, 1)", step);
        return new AdaptiveConformal(1 - level, step);
    }

    /**
     * Half the width of the next interval, in scales.
     *
     * @return NaN where fewer than {@value #FEWEST} outcomes were seen: nothing is said then
     */
    public double reach() {
        int count = count();
        if (count < FEWEST) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil((count + 1) * (1 - miss) - ROUNDING);
        return rank < 1 ? 0 : sorted[Math.min(rank, count) - 1];
    }

    /**
     * Learns from an outcome.
     *
     * @param score absolute error over the row's scale, at least 0
     * @param stated the reach that had been stated for the row; NaN where nothing had been said
     */
    public void learn(double score, double stated) {
        Check.that(score >= 0, "score", "be at least 0", score);
        if (!Double.isNaN(stated)) {
            miss += step * (target - (score > stated ? 1 : 0));
        }
        int count = count();
        if (count == WINDOW) {
            int oldest = Arrays.binarySearch(sorted, 0, count, newest[seen % WINDOW]);
            System.arraycopy(sorted, oldest + 1, sorted, oldest, count - oldest - 1);
            count--;
        }
        int place = Arrays.binarySearch(sorted, 0, count, score);
        place = place < 0 ? -place - 1 : place;
        System.arraycopy(sorted, place, sorted, place + 1, count - place);
        sorted[place] = score;
        newest[seen % WINDOW] = score;
        seen++;
    }

    private int count() {
        return Math.min(seen, WINDOW);
    }

    /** Outcomes seen so far. */
    public int seen() {
        return seen;
    }

    /** The share of misses that the next interval aims at; what was stated is kept in the long run by moving it. */
    public double miss() {
        return miss;
    }
}
