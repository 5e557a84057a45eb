package io.assay.model.builtin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;
import io.assay.feature.FeatureRows;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;

/**
 * Null model: what happened over the last sessions happens again. It reads one past-return column, known at the close
 * of the decision day, and answers the class that this return falls into (half the probability on it, half on the
 * training frequencies; the frequencies alone where the column holds no finite value). For a number it answers the past
 * return, or the training mean where that is missing.
 */
public final class PersistenceLearner implements Learner {
    static final String NAME = "persistence";

    private static final double MILD = 0.005;
    private static final double STRONG = 0.02;

    private final String column;
    private final double[] cuts;

    private PersistenceLearner(String column, double[] cuts) {
        this.column = column;
        this.cuts = cuts;
    }

    /**
     * The learner.
     *
     * @param column a past return as a fraction, best over as many sessions as the label's horizon: {@code roc_5}
     * @param cuts ascending; a return above n of them is in class n. None = by the number of classes: 0 for two, ±0.5 %
     *     for three, ±0.5 % and ±2 % for five
     */
    public static PersistenceLearner of(String column, double... cuts) {
        Check.notBlank("column", column);
        for (int i = 1; i < cuts.length; i++) {
            Check.that(cuts[i] > cuts[i - 1], "cuts", "ascend", Arrays.toString(cuts));
        }
        return new PersistenceLearner(column, cuts.clone());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("column", column);
        if (cuts.length > 0) {
            parameters.put("cuts", Arrays.stream(cuts).boxed().toList());
        }
        return parameters;
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        Columns.find(train.features(), List.of(column));
        Target target = train.target();
        double[] used = target.isClasses() ? cutsFor(target.width()) : new double[0];
        return new Fitted(target, List.of(column), new Values(BaseRates.of(train), used));
    }

    private double[] cutsFor(int classes) {
        double[] used = cuts;
        if (cuts.length == 0) {
            used = switch (classes) {
                case 2 -> new double[] {0};
                case 3 -> new double[] {-MILD, MILD};
                case 5 -> new double[] {-STRONG, -MILD, MILD, STRONG};
                default -> cuts;
            };
        }
        if (used.length != classes - 1) {
            throw new UsageException("persistence needs " + (classes - 1) + " cuts for " + classes + " classes, has "
                    + Arrays.toString(used));
        }
        return used;
    }

    /** The fitted part. */
    record Values(double[] rates, double[] cuts) {}

    /** The model. */
    record Fitted(Target target, List<String> features, Values fitted) implements BuiltinModel {
        @Override
        public String learner() {
            return NAME;
        }

        @Override
        public Predictions predict(FeatureRows rows) {
            int column = Columns.find(rows, features)[0];
            int width = target.width();
            double[] values = new double[Math.multiplyExact(rows.rows(), width)];
            for (int r = 0; r < rows.rows(); r++) {
                predict(rows.get(r, column), values, r);
            }
            return new Predictions(target, values);
        }

        private void predict(float past, double[] values, int row) {
            if (!Float.isFinite(past)) {
                System.arraycopy(fitted.rates(), 0, values, row * target.width(), target.width());
            } else if (target.isClasses()) {
                int passed = 0;
                for (double cut : fitted.cuts()) {
                    passed += past > cut ? 1 : 0;
                }
                BaseRates.pick(fitted.rates(), passed, values, row);
            } else {
                values[row] = past;
            }
        }
    }
}
