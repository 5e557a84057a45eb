package io.assay.experiment.study;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.dataset.TestDatasets;
import io.assay.experiment.run.RowTraining;
import io.assay.market.Instrument;
import io.assay.model.Predictions;

/** Rows of three classes for tests that work them out by hand. */
final class HandRows {
    static final Target TARGET = new Target("direction3_5d", List.of("SELL", "HOLD", "BUY"));

    /** Days from a decision until its outcome is known. */
    static final int HORIZON = 6;

    private HandRows() {}

    /** Rows of one stock: its feature is the number of the row, classes and outcomes are drawn. */
    static Dataset of(String instrument, long seed, int... days) {
        RandomGenerator random = Seed.of(seed).child(instrument).random();
        int n = days.length;
        int[] entry = Arrays.stream(days).map(d -> d + 1).toArray();
        int[] known = Arrays.stream(days).map(d -> d + HORIZON).toArray();
        double[] target = random.ints(n, 0, 3).asDoubleStream().toArray();
        double[] outcome = random.doubles(n, -0.1, 0.1).toArray();
        double[] weight = random.doubles(n, 0.5, 2).toArray();
        float[][] features = new float[n][1];
        for (int row = 0; row < n; row++) {
            features[row][0] = row;
        }
        return Dataset.of(
                TestDatasets.table(features, "row_number"),
                TARGET,
                List.of(Instrument.parse(instrument)),
                new Dataset.Rows(new int[n], days, entry, known, known, target, outcome, weight));
    }

    /** Probabilities that are drawn. */
    static Predictions said(int rows, long seed) {
        RandomGenerator random = Seed.of(seed).random();
        double[] values = new double[3 * rows];
        for (int row = 0; row < rows; row++) {
            double[] p = random.doubles(3, 0.05, 1).toArray();
            double sum = p[0] + p[1] + p[2];
            for (int k = 0; k < 3; k++) {
                values[3 * row + k] = p[k] / sum;
            }
        }
        return new Predictions(TARGET, values);
    }

    /** Figures of training rows that are drawn. */
    static RowTraining training(int rows, long seed) {
        return new RowTraining(
                3, said(rows, seed).values(), said(rows, seed + 1).values());
    }

    /** Every day from the first to the last, the latter not included, that the seed does not leave out. */
    static int[] days(int first, int last, long seed) {
        RandomGenerator random = Seed.of(seed).random();
        return java.util.stream.IntStream.range(first, last)
                .filter(d -> random.nextInt(5) != 0)
                .toArray();
    }
}
