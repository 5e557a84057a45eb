package io.assay.train.tune;

import java.util.Map;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.base.UsageException;

/**
 * Every point of the grid once, in an order drawn by the seed, so that a search that is cut short has seen all corners
 * and not one edge.
 */
public record GridSampler() implements Sampler {
    /** Points of the largest grid that is walked. */
    public static final int MOST = 100_000;

    /**
     * {@inheritDoc}
     *
     * @throws UsageException if the grid is too large
     * @throws IllegalArgumentException if all its points were proposed before
     */
    @Override
    public Map<String, Object> propose(SearchSpace space, History history, Seed seed) {
        long size = space.gridSize();
        if (size > MOST) {
            throw new UsageException("a grid of " + size + " points is too large: at most " + MOST
                    + " are walked. Fix: vary fewer parameters or values, or search by 'tpe' or 'random'");
        }
        return space.gridPoint(shuffled((int) size, seed)[history.next()]);
    }

    private static int[] shuffled(int size, Seed seed) {
        RandomGenerator random = seed.child("grid").random();
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    @Override
    public long most(SearchSpace space) {
        return space.gridSize();
    }

    @Override
    public String spec() {
        return "grid";
    }
}
