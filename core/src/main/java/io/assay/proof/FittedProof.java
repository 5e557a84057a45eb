package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;

/** Proof that whatever is fitted on training rows knows nothing of any other row. */
public final class FittedProof {
    private static final int TIMES = 3;

    private FittedProof() {}

    /** Something that is fitted on some rows of a dataset. */
    @FunctionalInterface
    public interface Fit {
        /**
         * Fits on the training rows and says something that shows all of what was learnt, for example predictions.
         *
         * @param dataset all rows
         * @param train ascending positions of the rows that may be learnt from
         */
        double[] on(Dataset dataset, int[] train);
    }

    /**
     * Fits again after the features, targets, outcomes and weights of every row outside the training rows were replaced
     * by noise, rows of other instruments included: every bit of what is said stays.
     *
     * @param train ascending positions of the rows that may be learnt from; not all rows
     */
    public static List<Breach> of(String name, Fit fit, Dataset dataset, int[] train, Seed seed) {
        double[] before = fit.on(dataset, train);
        List<Breach> breaches = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            double[] after = fit.on(changed(dataset, train, seed.child(time)), train);
            int moved = Arrays.mismatch(before, after);
            if (moved >= 0) {
                breaches.add(new Breach(
                        name,
                        "noise in the " + (dataset.size() - train.length) + " rows outside training",
                        "value " + moved + " of what was learnt "
                                + (moved < before.length && moved < after.length
                                        ? "was " + before[moved] + " and is " + after[moved]
                                        : "is there no more")));
                return breaches;
            }
        }
        return breaches;
    }

    private static Dataset changed(Dataset dataset, int[] train, Seed seed) {
        RandomGenerator random = seed.random();
        boolean[] kept = new boolean[dataset.size()];
        IntStream.of(train).forEach(row -> kept[row] = true);
        int width = dataset.features().columns().size();
        float[][] features = new float[dataset.size()][width];
        Dataset.Rows rows =
                dataset.rows().select(IntStream.range(0, dataset.size()).toArray());
        for (int row = 0; row < kept.length; row++) {
            dataset.features().copyRow(row, features[row], 0);
            if (!kept[row]) {
                for (int c = 0; c < width; c++) {
                    features[row][c] = (float) (1e3 * random.nextGaussian());
                }
                rows.target()[row] = target(dataset.target(), random);
                rows.outcome()[row] = random.nextGaussian();
                rows.weight()[row] = 1 + random.nextInt(100);
            }
        }
        FeatureRows table = new Table(dataset.features().columns(), features);
        return Dataset.of(table, dataset.target(), dataset.instruments(), rows);
    }

    private static double target(Target target, RandomGenerator random) {
        return target.isClasses() ? random.nextInt(target.width()) : 10 * random.nextGaussian();
    }

    private record Table(List<FeatureInfo> columns, float[][] values) implements FeatureRows {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public float get(int row, int column) {
            return values[row][column];
        }
    }
}
