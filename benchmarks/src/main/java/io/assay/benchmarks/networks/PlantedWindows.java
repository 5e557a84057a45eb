package io.assay.benchmarks.networks;

import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.torch.loop.Held;
import io.assay.torch.loop.Rows;
import io.assay.torch.loop.Targets;

/**
 * Windows of normal columns, of which the class is the sign of the product of the first column three and one bars
 * before the last, turned over on a share of the rows: a pattern that no bar shows alone.
 *
 * @param bars of a window
 * @param width columns
 * @param values window by window
 */
record PlantedWindows(int bars, int width, float[] values) implements Rows {
    private static final int FAR = 3;
    private static final int NEAR = 1;

    /** So many rows with their classes, of which the given share is wrong. */
    static Held drawn(int size, int width, double wrong, Seed seed) {
        RandomGenerator random = seed.random();
        int bars = 10;
        float[] values = new float[size * bars * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        int[] classes = new int[size];
        double[] weight = new double[size];
        for (int row = 0; row < size; row++) {
            float far = values[((row + 1) * bars - 1 - FAR) * width];
            float near = values[((row + 1) * bars - 1 - NEAR) * width];
            boolean up = far * near > 0;
            classes[row] = up == random.nextDouble() >= wrong ? 1 : 0;
            weight[row] = 1;
        }
        return new Held(new PlantedWindows(bars, width, values), new Targets(2, classes, new float[0], weight));
    }

    @Override
    public int size() {
        return values.length / (bars * width);
    }

    @Override
    public void copy(int row, float[] target, int offset) {
        System.arraycopy(values, row * bars * width, target, offset, bars * width);
    }

    @Override
    public int stock(int row) {
        return 0;
    }
}
