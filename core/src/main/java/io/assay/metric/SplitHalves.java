package io.assay.metric;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.metric.BacktestOverfitting.Split;

/** Walks all ways to cut blocks of sessions into two halves, at a cost of splits x trials. */
final class SplitHalves {
    private final int trials;
    private final int blocks;
    private final BlockScore score;
    private final int[] lengths;
    private final BlockSums sums;
    private final double[] scratch;

    SplitHalves(double[][] returns, int sessions, int blocks, BlockScore score) {
        this.trials = returns.length;
        this.blocks = blocks;
        this.score = score;
        this.lengths = new int[blocks];
        double[][] table = new double[blocks][];
        int from = 0;
        for (int b = 0; b < blocks; b++) {
            lengths[b] = sessions / blocks + (b < sessions % blocks ? 1 : 0);
            table[b] = sums(returns, from, from + lengths[b]);
            from += lengths[b];
        }
        this.sums = new BlockSums(table);
        this.scratch = new double[trials * score.width()];
    }

    /** The figures over all splits. A half and its complement are scored once and used both ways. */
    BacktestOverfitting judged() {
        List<Split> splits = new ArrayList<>();
        double[] one = new double[trials];
        double[] other = new double[trials];
        int all = (1 << blocks) - 1;
        // The sets with the last block are the complements of those without.
        for (int set = 0; set <= all >> 1; set++) {
            if (Integer.bitCount(set) == blocks / 2) {
                scores(set, one);
                scores(all ^ set, other);
                splits.add(Split.of(one, other));
                splits.add(Split.of(other, one));
            }
        }
        return BacktestOverfitting.of(trials, blocks, splits.toArray(Split[]::new));
    }

    private void scores(int set, double[] into) {
        sums.over(set, scratch);
        int sessions = 0;
        for (int b = 0; b < blocks; b++) {
            sessions += (set >> b & 1) * lengths[b];
        }
        for (int k = 0; k < trials; k++) {
            into[k] = score.of(scratch, k * score.width(), sessions);
            Check.that(!Double.isNaN(into[k]), "returns[" + k + "]", "have a performance in every half", into[k]);
        }
    }

    private double[] sums(double[][] returns, int from, int to) {
        double[] total = new double[trials * score.width()];
        for (int k = 0; k < trials; k++) {
            for (int q = 0; q < score.width(); q++) {
                for (int s = from; s < to; s++) {
                    total[k * score.width() + q] += score.quantity(q, returns[k][s]);
                }
            }
        }
        return total;
    }
}
