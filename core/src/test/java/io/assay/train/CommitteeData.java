package io.assay.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Examples;
import io.assay.dataset.Fold;
import io.assay.dataset.Splitter;
import io.assay.dataset.Target;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.feature.RowsInMemory;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.model.builtin.LinearLearner;

/** Two stocks whose target follows one column in the first half of the days and another in the second. */
final class CommitteeData {
    static final Target CLASSES = new Target("direction3_5d", List.of("DOWN", "FLAT", "UP"));
    static final Target NUMBER = Target.number("return_5d");
    static final int HORIZON = 5;
    static final int DAYS = 240;
    static final int STOCKS = 2;

    /** Test windows of 40 days from day 60 on. */
    static final Splitter WINDOWS = new CalendarWindows(60, 40);

    private CommitteeData() {}

    /**
     * Windows that begin on fixed days, whatever rows there are: nested walk-forwards over parts of a dataset then have
     * the windows of the whole.
     */
    record CalendarWindows(int first, int length) implements Splitter {
        @Override
        public List<Fold> split(Dataset dataset) {
            int[] decision = dataset.rows().decisionDay();
            int[] known = dataset.rows().knownDay();
            List<Fold> folds = new ArrayList<>();
            for (int from = first; from < DAYS; from += length) {
                int start = from;
                int end = from + length;
                int[] train = rows(known.length, r -> known[r] < start);
                int[] test = rows(known.length, r -> decision[r] >= start && decision[r] < end);
                if (test.length > 0) {
                    folds.add(new Fold("from " + start, train, test));
                }
            }
            if (folds.isEmpty()) {
                throw new DataException(spec() + " finds no row on or after day " + first);
            }
            return folds;
        }

        private static int[] rows(int count, IntPredicate which) {
            return IntStream.range(0, count).filter(which).toArray();
        }

        @Override
        public String spec() {
            return "calendar-windows(" + first + ", " + length + ")";
        }
    }

    static Dataset of(Target target, long seed) {
        RandomGenerator random = Seed.of(seed).random();
        int n = DAYS * STOCKS;
        int[] instrument = new int[n];
        int[] decision = new int[n];
        int[] entry = new int[n];
        int[] known = new int[n];
        double[] y = new double[n];
        double[] weight = new double[n];
        float[][] x = new float[n][3];
        for (int i = 0; i < n; i++) {
            instrument[i] = i % STOCKS;
            decision[i] = i / STOCKS;
            entry[i] = decision[i] + 1;
            known[i] = entry[i] + HORIZON;
            weight[i] = .5 + random.nextDouble();
            for (int c = 0; c < 3; c++) {
                x[i][c] = (float) random.nextGaussian();
            }
            double draw = .8 * x[i][decision[i] < DAYS / 2 ? 0 : 1] + random.nextGaussian();
            y[i] = target.isClasses() ? (draw < -.5 ? 0 : draw < .5 ? 1 : 2) : draw * .02;
        }
        List<FeatureInfo> columns = List.of("a", "b", "c").stream()
                .map(name -> new FeatureInfo(name, FeatureGroup.PRICE, name, 0, 0, "ratio", true, ""))
                .toList();
        List<Instrument> stocks = List.of(new Instrument("SIM", "A"), new Instrument("SIM", "B"));
        Dataset.Rows rows = new Dataset.Rows(instrument, decision, entry, known, known, y, y.clone(), weight);
        return Dataset.of(new RowsInMemory(columns, x), target, stocks, rows);
    }

    /** Candidates that see one column each, and one that sees all. */
    static List<Learner> candidates(Target target) {
        LinearLearner all = target.isClasses() ? LinearLearner.logistic(1) : LinearLearner.regression(1);
        return List.of(
                all.withColumns(List.of("a")), all.withColumns(List.of("b")), all.withColumns(List.of("c")), all);
    }

    static List<OutOfSample> walks(Dataset dataset, List<Learner> candidates) {
        return candidates.stream()
                .map(c -> new CrossFit(WINDOWS).run(dataset, c, Seed.of(1), new Parallel(1)))
                .toList();
    }

    /** The same rows with noise for the targets and outcomes that became known from a day on, or before it. */
    static Dataset noisy(Dataset dataset, int day, boolean fromThenOn) {
        Dataset.Rows rows = dataset.rows();
        RandomGenerator random = Seed.of(99).random();
        double[] y = rows.target().clone();
        double[] outcome = rows.outcome().clone();
        for (int i = 0; i < y.length; i++) {
            if (rows.knownDay()[i] >= day == fromThenOn) {
                y[i] = dataset.target().isClasses() ? random.nextInt(3) : random.nextGaussian() * .05;
                outcome[i] = random.nextGaussian();
            }
        }
        return Dataset.of(
                dataset.features(),
                dataset.target(),
                dataset.instruments(),
                new Dataset.Rows(
                        rows.instrument(),
                        rows.decisionDay(),
                        rows.entryDay(),
                        rows.exitDay(),
                        rows.knownDay(),
                        y,
                        outcome,
                        rows.weight()));
    }

    /** A learner that is silent where column c is above a bound. */
    record Reticent(Learner inner, double bound) implements Learner {
        @Override
        public String name() {
            return "reticent";
        }

        @Override
        public Map<String, Object> parameters() {
            return inner.parameters();
        }

        @Override
        public Model fit(Examples train, Seed seed) {
            return new ReticentModel(inner.fit(train, seed), bound);
        }
    }

    private record ReticentModel(Model inner, double bound) implements Model {
        @Override
        public String learner() {
            return "reticent";
        }

        @Override
        public Target target() {
            return inner.target();
        }

        @Override
        public List<String> features() {
            return inner.features();
        }

        @Override
        public Predictions predict(FeatureRows rows) {
            double[] values = inner.predict(rows).values().clone();
            int width = target().width();
            for (int r = 0; r < rows.rows(); r++) {
                if (rows.get(r, 2) > bound) {
                    Arrays.fill(values, r * width, (r + 1) * width, Double.NaN);
                }
            }
            return new Predictions(target(), values);
        }
    }
}
