package io.assay.forecast;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.PriorityQueue;

import io.assay.base.Check;

/**
 * Adaptive intervals walked over the past of one stock, row by row: what is stated on a day knows outcomes up to that
 * day's close and none that were known later.
 *
 * @param stated for each row the reach that was stated on its day, in scales; NaN where nothing was
 * @param next the reach that is stated now
 * @param outcomes of the newest rows whose outcome is known and for which something had been stated
 * @param held how many of those the interval held
 * @param last epoch day of the newest row whose outcome is in it, or -1
 */
public record AdaptiveWalk(double[] stated, double next, int outcomes, int held, int last) {
    /** Outcomes that the rolling coverage is taken over. */
    public static final int ROLLING = 250;

    /**
     * Rows of a stock.
     *
     * @param decision epoch day at whose close each was decided, ascending
     * @param known epoch day at whose close its outcome was known, not before the decision
     * @param score absolute error over scale; NaN where there is no outcome
     */
    public record Rows(int[] decision, int[] known, double[] score) {
        /** Checks lengths and order. */
        public Rows {
            Check.sameLength("known", known.length, decision.length);
            Check.sameLength("score", score.length, decision.length);
            for (int row = 1; row < decision.length; row++) {
                Check.that(decision[row] >= decision[row - 1], "decision", "ascend", decision[row]);
            }
        }
    }

    /**
     * Walks over them.
     *
     * @param level probability that is stated, in (0, 1)
     * @param today epoch day at whose close the next one is stated
     */
    public static AdaptiveWalk over(Rows rows, double level, int today) {
        AdaptiveConformal conformal = AdaptiveConformal.of(level, AdaptiveConformal.STEP);
        double[] stated = new double[rows.decision.length];
        Arrays.fill(stated, Double.NaN);
        PriorityQueue<Integer> open = new PriorityQueue<>((a, b) ->
                rows.known[a] != rows.known[b] ? Integer.compare(rows.known[a], rows.known[b]) : Integer.compare(a, b));
        Deque<Boolean> recent = new ArrayDeque<>();
        int last = -1;
        for (int row = 0; row <= stated.length; row++) {
            int day = row < stated.length ? Math.min(rows.decision[row], today) : today;
            while (!open.isEmpty() && rows.known[open.element()] <= day) {
                int known = open.remove();
                conformal.learn(rows.score[known], stated[known]);
                last = Math.max(last, rows.decision[known]);
                if (!Double.isNaN(stated[known])) {
                    recent.addLast(rows.score[known] <= stated[known]);
                    if (recent.size() > ROLLING) {
                        recent.removeFirst();
                    }
                }
            }
            if (row < stated.length && rows.decision[row] <= today) {
                stated[row] = conformal.reach();
                if (!Double.isNaN(rows.score[row])) {
                    open.add(row);
                }
            }
        }
        int held = (int) recent.stream().filter(hit -> hit).count();
        return new AdaptiveWalk(stated, conformal.reach(), recent.size(), held, last);
    }

    /** Share of the newest outcomes that the interval held; NaN without any. */
    public double coverage() {
        return outcomes == 0 ? Double.NaN : (double) held / outcomes;
    }
}
