package io.assay.evaluate;

import java.util.stream.IntStream;

import io.assay.metric.EffectiveTrials;

/**
 * How many stocks that move independently the judged ones are worth, from the cross-correlation of their outcomes on
 * decision days one label apart (labels that overlap would only repeat each other). Correlations are taken over the
 * stocks that have a row on each of these days; the others are counted as worth the same share. The rule and its
 * sampling noise are those of {@link EffectiveTrials}: of as many independent stocks as days it leaves three quarters.
 */
final class Breadth {
    /** A correlation of two needs at least so many days. */
    private static final int FEWEST_DAYS = 30;

    private Breadth() {}

    /** Effective names; 1 for one stock; NaN where fewer than two stocks have a row on each of at least 30 days. */
    static double effectiveNames(JudgedRows rows) {
        ByInstrument groups = rows.groups();
        long present = 0;
        for (int s = 0; s < groups.instruments(); s++) {
            present += groups.to(s) > groups.from(s) ? 1 : 0;
        }
        if (present == 1) {
            return 1;
        }
        int step = Math.max(1, rows.overlap());
        int count = (rows.days().length + step - 1) / step;
        double[][] full = full(rows, step, count);
        if (full.length < 2 || count < FEWEST_DAYS) {
            return Double.NaN;
        }
        double meanNames = (double) rows.size() / rows.days().length;
        return Math.max(1, EffectiveTrials.of(full).number() / full.length * meanNames);
    }

    private static double[][] full(JudgedRows rows, int step, int count) {
        ByInstrument groups = rows.groups();
        double[][] outcomes = new double[groups.instruments()][count];
        int[] there = new int[groups.instruments()];
        for (int s = 0; s < groups.instruments(); s++) {
            for (int i = groups.from(s); i < groups.to(s); i++) {
                int row = groups.order()[i];
                if (rows.dayOf()[row] % step == 0) {
                    outcomes[s][rows.dayOf()[row] / step] = rows.outcome()[row];
                    there[s]++;
                }
            }
        }
        return IntStream.range(0, outcomes.length)
                .filter(s -> there[s] == count)
                .limit(EffectiveTrials.MOST)
                .mapToObj(s -> outcomes[s])
                .toArray(double[][]::new);
    }
}
