package io.assay.proof;

import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.WindowsInMemory;

/** Datasets of which some values are replaced by noise. */
final class Disturbance {
    private static final double LARGE = 1e3;

    private Disturbance() {}

    /**
     * The same rows, days and instruments with noise where a value may not count.
     *
     * @param bars bars that are read of each row, the row's own last; noise takes all of them
     * @param features whether a row keeps its features
     * @param labels whether a row keeps its target, outcome and weight
     */
    static Dataset of(Dataset dataset, int bars, IntPredicate features, IntPredicate labels, Seed seed) {
        RandomGenerator random = seed.random();
        WindowsInMemory windows = WindowsInMemory.copy(dataset.features(), bars, dataset.owners());
        Dataset.Rows rows =
                dataset.rows().select(IntStream.range(0, dataset.size()).toArray());
        for (int row = 0; row < dataset.size(); row++) {
            if (!features.test(row)) {
                float[] window = windows.values()[row];
                for (int i = 0; i < window.length; i++) {
                    window[i] = (float) (LARGE * random.nextGaussian());
                }
            }
            if (!labels.test(row)) {
                rows.target()[row] = target(dataset.target(), random);
                rows.outcome()[row] = random.nextGaussian();
                rows.weight()[row] = 1 + random.nextInt(100);
            }
        }
        return Dataset.of(windows, dataset.target(), dataset.instruments(), rows);
    }

    private static double target(Target target, RandomGenerator random) {
        return target.isClasses() ? random.nextInt(target.width()) : 10 * random.nextGaussian();
    }
}
