package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;
import io.assay.metric.ProbabilityScores;
import io.assay.model.Predictions;

/** How often what was given a probability happened, by bin of the probability. Figures: the share of each bin. */
final class Reliability implements DayBlocks.Statistic {
    static final int BINS = 10;

    private static final int WIDTH = 3;
    private static final int COUNT = 0;
    private static final int SAID = 1;
    private static final int HAPPENED = 2;

    private final JudgedRows rows;
    private final int classes;
    private final DaySums sums;

    /** The most probable class comes first, then each class by itself. */
    Reliability(JudgedRows rows, Predictions predictions) {
        this.rows = rows;
        this.classes = rows.target().isClasses() ? rows.target().width() : 0;
        this.sums = new DaySums(rows.days().length, Math.max(1, curves() * BINS * WIDTH));
        for (int i = 0; i < rows.size() && classes > 0; i++) {
            int row = rows.position(i);
            int actual = rows.actualClass(i);
            int best = predictions.classOf(row);
            add(i, 0, predictions.probability(row, best), best == actual);
            for (int k = 0; k < classes; k++) {
                add(i, k + 1, predictions.probability(row, k), k == actual);
            }
        }
    }

    private int curves() {
        return classes == 0 ? 0 : classes + 1;
    }

    private void add(int i, int curve, double p, boolean happened) {
        int day = rows.dayOf()[i];
        int at = (curve * BINS + ProbabilityScores.bin(p, BINS)) * WIDTH;
        sums.add(day, at + COUNT, 1);
        sums.add(day, at + SAID, p);
        sums.add(day, at + HAPPENED, happened ? 1 : 0);
    }

    @Override
    public double[] at(int[] multiplicity) {
        double[] total = sums.total(multiplicity);
        double[] shares = new double[curves() * BINS];
        Arrays.setAll(shares, b -> share(total, b, HAPPENED));
        return shares;
    }

    private static double share(double[] total, int bin, int what) {
        double count = total[bin * WIDTH + COUNT];
        return count > 0 ? total[bin * WIDTH + what] / count : Double.NaN;
    }

    /** The curves with the intervals of the draws; bins without rows are left out. */
    List<ScoreProfile.Curve> curves(Draws draws, double intervalLevel) {
        int[] ones = new int[rows.days().length];
        Arrays.fill(ones, 1);
        double[] total = sums.total(ones);
        List<ScoreProfile.Curve> curves = new ArrayList<>();
        for (int c = 0; c < curves(); c++) {
            List<ScoreProfile.Bin> bins = new ArrayList<>();
            for (int b = 0; b < BINS; b++) {
                int at = c * BINS + b;
                if (total[at * WIDTH + COUNT] > 0) {
                    bins.add(new ScoreProfile.Bin(
                            (double) b / BINS,
                            (b + 1.0) / BINS,
                            (int) total[at * WIDTH + COUNT],
                            share(total, at, SAID),
                            share(total, at, HAPPENED),
                            draws.interval(at, intervalLevel)));
                }
            }
            String of = c == 0
                    ? ScoreProfile.MOST_PROBABLE
                    : rows.target().classes().get(c - 1);
            curves.add(new ScoreProfile.Curve(of, bins));
        }
        return curves;
    }
}
