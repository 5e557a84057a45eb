package io.assay.xgboost;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.market.Instrument;

/** Datasets made up for tests. */
final class TestRows {
    static final Target THREE = new Target("direction3_5d", List.of("down", "flat", "up"));
    static final Target TWO = new Target("up_5d", List.of("down", "up"));
    static final Target NUMBER = Target.number("return_5d");

    private TestRows() {}

    /** Rows in an array. */
    record Table(float[] values, List<FeatureInfo> columns) implements FeatureRows {
        @Override
        public int rows() {
            return values.length / columns.size();
        }

        @Override
        public float get(int row, int column) {
            return values[row * columns.size() + column];
        }
    }

    /** Columns {@code x0}, {@code x1}, ... of the given values. */
    static Table table(float[] values, int width) {
        return new Table(
                values, IntStream.range(0, width).mapToObj(TestRows::column).toList());
    }

    static FeatureInfo column(int number) {
        return new FeatureInfo("x" + number, FeatureGroup.PRICE, "noise", 0, 0, "ratio", true, "");
    }

    /** Independent normal values. */
    static Table noise(int rows, int width, long seed) {
        RandomGenerator random = Seed.of(seed).random();
        float[] values = new float[rows * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return table(values, width);
    }

    /** A dataset of one stock, all weights 1. */
    static Dataset dataset(FeatureRows features, Target target, IntToDoubleFunction value) {
        return weighted(features, target, value, row -> 1);
    }

    /** A dataset of one stock. */
    static Dataset weighted(
            FeatureRows features, Target target, IntToDoubleFunction value, IntToDoubleFunction weight) {
        int n = features.rows();
        int[] days = IntStream.range(0, n).map(i -> 10_000 + i).toArray();
        double[] zero = new double[n];
        return Dataset.of(
                features,
                target,
                List.of(new Instrument("US", "TEST")),
                new Dataset.Rows(
                        new int[n],
                        days,
                        days,
                        days,
                        days,
                        IntStream.range(0, n).mapToDouble(value).toArray(),
                        zero,
                        IntStream.range(0, n).mapToDouble(weight).toArray()));
    }

    /** Classes of the given probabilities, drawn without regard to the features. */
    static double[] draw(int rows, double[] probability, long seed) {
        RandomGenerator random = Seed.of(seed).random();
        double[] drawn = new double[rows];
        for (int i = 0; i < rows; i++) {
            double u = random.nextDouble();
            int k = 0;
            while (k < probability.length - 1 && u >= probability[k]) {
                u -= probability[k];
                k++;
            }
            drawn[i] = k;
        }
        return drawn;
    }

    /** A class that depends on the first two columns, with noise: something to learn. */
    static Dataset learnable(int rows, int width, Target target, long seed) {
        Table table = noise(rows, width, seed);
        double[] noise = new double[rows];
        RandomGenerator random = Seed.of(seed).child("noise").random();
        for (int i = 0; i < rows; i++) {
            noise[i] = table.get(i, 0) - 0.5 * table.get(i, 1) + random.nextGaussian();
        }
        int classes = target.classes().size();
        return dataset(table, target, i -> switch (classes) {
            case 0 -> noise[i];
            case 2 -> noise[i] > 0 ? 1 : 0;
            default -> noise[i] < -0.8 ? 0 : noise[i] < 0.8 ? 1 : 2;
        });
    }
}
