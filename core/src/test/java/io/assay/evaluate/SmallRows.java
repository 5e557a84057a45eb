package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.market.Instrument;
import io.assay.model.Predictions;

/** Few rows with written-out targets: day after day, on each day one row a stock, held for some sessions. */
final class SmallRows {
    static final Target NUMBER = Target.number("return_1d");
    static final Target CLASSES = new Target("direction3_1d", List.of("DOWN", "FLAT", "UP"));

    private SmallRows() {}

    /** Rows of a number target whose outcome is the target itself. */
    static Dataset numbers(int stocks, int horizon, double... targets) {
        return rows(NUMBER, stocks, horizon, targets, targets);
    }

    /** Rows of class numbers with their outcomes. */
    static Dataset rows(Target target, int stocks, int horizon, double[] targets, double[] outcomes) {
        int n = targets.length;
        int[][] times = new int[4][n];
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        for (int i = 0; i < n; i++) {
            times[0][i] = i % stocks;
            times[1][i] = i / stocks;
            times[2][i] = i / stocks + 1;
            times[3][i] = i / stocks + 1 + horizon;
        }
        List<Instrument> instruments = IntStream.range(0, stocks)
                .mapToObj(s -> new Instrument("SIM", "S" + s))
                .toList();
        Dataset.Rows rows = new Dataset.Rows(times[0], times[1], times[2], times[3], times[3], targets, outcomes, ones);
        return Dataset.of(new Nothing(n), target, instruments, rows);
    }

    /** Rows whose first two columns are day and instrument, each held for one session. */
    static Dataset rows(Target target, double[][] columns, double[] targets, double[] outcomes) {
        int n = targets.length;
        int[] day = Arrays.stream(columns[0]).mapToInt(d -> (int) d).toArray();
        int[] instrument = Arrays.stream(columns[1]).mapToInt(s -> (int) s).toArray();
        int[] entry = Arrays.stream(day).map(d -> d + 1).toArray();
        int[] exit = Arrays.stream(day).map(d -> d + 2).toArray();
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        List<Instrument> instruments = IntStream.rangeClosed(
                        0, Arrays.stream(instrument).max().orElse(0))
                .mapToObj(s -> new Instrument("SIM", "S" + s))
                .toList();
        Dataset.Rows rows = new Dataset.Rows(instrument, day, entry, exit, exit, targets, outcomes, ones);
        return Dataset.of(new Nothing(n), target, instruments, rows);
    }

    static Answers numbers(String name, double... values) {
        return new Answers(name, new Predictions(NUMBER, values));
    }

    /** The same number on every row. */
    static Answers constant(String name, int rows, double value) {
        double[] values = new double[rows];
        Arrays.fill(values, value);
        return numbers(name, values);
    }

    static Answers classes(String name, double... probabilities) {
        return new Answers(name, new Predictions(CLASSES, probabilities));
    }

    private record Nothing(int rows) implements FeatureRows {
        @Override
        public List<FeatureInfo> columns() {
            return List.of(new FeatureInfo("none", FeatureGroup.PRICE, "0", 0, 0, "ratio", true, ""));
        }

        @Override
        public float get(int row, int column) {
            return 0;
        }
    }
}
