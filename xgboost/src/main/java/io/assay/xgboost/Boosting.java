package io.assay.xgboost;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;

/**
 * Round after round of gradient boosting (Friedman 2001): the slopes of the loss at the sums so far, then a tree
 * against those by each sum. The result has the same bits at any number of threads.
 */
final class Boosting {
    /** Rows whose slopes are one piece of work; the same at any number of threads. */
    private static final int BLOCK = 1 << 13;

    private final Loss loss;
    private final BoostingGrower grower;
    private final Parallel parallel;
    private final int rows;
    private final int groups;
    private final float[] sums;
    private final Slopes slopes;
    private final List<Integer> blocks;

    /**
     * Boosting that has not begun.
     *
     * @param rows number of rows
     * @param start where each sum begins
     */
    Boosting(Loss loss, int rows, double[] start, BoostingGrower grower, Parallel parallel) {
        this.loss = loss;
        this.grower = grower;
        this.parallel = parallel;
        this.rows = rows;
        this.groups = start.length;
        this.sums = new float[Math.multiplyExact(rows, groups)];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (float) start[i % groups];
        }
        this.slopes = new Slopes(rows, groups);
        this.blocks = IntStream.rangeClosed(0, (rows - 1) / BLOCK)
                .mapToObj(b -> b * BLOCK)
                .toList();
    }

    /** Grows trees: one a sum, round after round. */
    List<GrownTree> grow(int rounds, Seed seed) {
        List<GrownTree> trees = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double[] sizes = follow();
            for (int group = 0; group < groups; group++) {
                Fixed units = Fixed.of(sizes[2 * group], sizes[2 * group + 1]);
                BoostingGrower.Sums target = new BoostingGrower.Sums(sums, groups, group);
                Seed own = seed.child((long) round * groups + group);
                trees.add(grower.grow(slopes.of(group), units, target, own.random()));
            }
        }
        return trees;
    }

    /** Computes all slopes; returns their sizes, see {@link Slopes#sizes}. */
    private double[] follow() {
        double[] total = new double[2 * groups];
        for (double[] sizes : parallel.map(blocks, this::follow)) {
            for (int i = 0; i < total.length; i++) {
                total[i] += sizes[i];
            }
        }
        return total;
    }

    private double[] follow(int from) {
        int to = Math.min(rows, from + BLOCK);
        loss.follow(sums, from, to, slopes);
        return slopes.sizes(from, to);
    }
}
