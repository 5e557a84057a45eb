package io.assay.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.feature.ColumnsInMemory;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.market.Instrument;
import io.assay.model.Predictions;

/** Made-up forecasts whose truth is known. */
final class Forecasts {
    static final Target TARGET = Target.number("log_change_5d");
    static final int HORIZON = 5;

    private Forecasts() {}

    /** Rows of stocks on days 0, 1, 2.., each stock on each day, by day; windows of so many days. */
    static Tested tested(double[] actual, double[] volatility, int stocks, int daysOfWindow) {
        int n = actual.length;
        Dataset.Rows rows = Dataset.Rows.blank(n);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        for (int row = 0; row < n; row++) {
            int day = row / stocks;
            rows.instrument()[row] = row % stocks;
            rows.decisionDay()[row] = day;
            rows.entryDay()[row] = day + 1;
            rows.exitDay()[row] = day + HORIZON;
            rows.knownDay()[row] = day + HORIZON;
            rows.target()[row] = actual[row];
            rows.outcome()[row] = Math.expm1(actual[row]);
        }
        FeatureInfo column = FeatureInfo.of("none", FeatureGroup.PRICE, "nothing", 0);
        Dataset dataset = Dataset.of(
                new ColumnsInMemory(List.of(column), new float[1][n]),
                TARGET,
                IntStream.range(0, stocks)
                        .mapToObj(i -> new Instrument("SIM", "S" + i))
                        .toList(),
                rows);
        AsOf known = new AsOf(ones, volatility, new double[n], ones, ones);
        List<Integer> windows = IntStream.range(0, n)
                .filter(row -> row % (daysOfWindow * stocks) == 0)
                .boxed()
                .toList();
        return new Tested(dataset, known, windows, HORIZON);
    }

    static Answers says(String name, double... values) {
        return new Answers(name, new Predictions(TARGET, values));
    }

    static double[] constant(int n, double value) {
        double[] all = new double[n];
        Arrays.fill(all, value);
        return all;
    }

    static double[] normal(int n, double deviation, long seed) {
        RandomGenerator random = Seed.of(seed).random();
        return IntStream.range(0, n)
                .mapToDouble(i -> deviation * random.nextGaussian())
                .toArray();
    }
}
