package io.assay.model.builtin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;

/**
 * Null model: a class drawn with the training frequencies on every row (half the probability on it, half on the
 * frequencies); for a number, one of 256 evenly spaced training quantiles. The draw is a hash of the seed and of the
 * row's values in up to eight columns: a row gets the same pick alone, in any company and order, and rows with equal
 * values get equal picks.
 */
public final class RandomPicksLearner implements Learner {
    static final String NAME = "random-picks";

    private static final int COLUMNS = 8;
    private static final int QUANTILES = 256;
    private static final double UNIT = 0x1.0p-53;

    private RandomPicksLearner() {}

    /** The learner. */
    public static RandomPicksLearner create() {
        return new RandomPicksLearner();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of();
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        double[] rates = BaseRates.of(train);
        List<String> columns = train.features().columns().stream()
                .limit(COLUMNS)
                .map(FeatureInfo::name)
                .toList();
        double[] choices =
                train.target().isClasses() ? rates : quantiles(train.rows().target());
        return new Fitted(
                train.target(),
                columns,
                new Values(choices, Long.toString(seed.child(NAME).value())));
    }

    private static double[] quantiles(double[] targets) {
        double[] sorted = targets.clone();
        Arrays.sort(sorted);
        double[] quantiles = new double[QUANTILES];
        for (int i = 0; i < QUANTILES; i++) {
            quantiles[i] = sorted[(int) ((long) i * sorted.length / QUANTILES)];
        }
        return quantiles;
    }

    /** The fitted part; the seed is text, since JSON readers elsewhere round long numbers. */
    record Values(double[] choices, String seed) {}

    /** The model. */
    record Fitted(Target target, List<String> features, Values fitted) implements BuiltinModel {
        @Override
        public String learner() {
            return NAME;
        }

        @Override
        public Predictions predict(FeatureRows rows) {
            int[] columns = Columns.find(rows, features);
            Seed seed = Seed.of(Long.parseLong(fitted.seed()));
            double[] values = new double[Math.multiplyExact(rows.rows(), target.width())];
            for (int r = 0; r < rows.rows(); r++) {
                Seed own = seed;
                for (int column : columns) {
                    own = own.child(Float.floatToIntBits(rows.get(r, column)));
                }
                double uniform = (own.child(0).value() >>> 11) * UNIT;
                pick(uniform, values, r);
            }
            return new Predictions(target, values);
        }

        private void pick(double uniform, double[] values, int row) {
            double[] choices = fitted.choices();
            if (!target.isClasses()) {
                values[row] = choices[(int) (uniform * choices.length)];
                return;
            }
            int drawn = 0;
            double passed = choices[0];
            while (drawn < choices.length - 1 && uniform >= passed) {
                passed += choices[++drawn];
            }
            BaseRates.pick(choices, drawn, values, row);
        }
    }
}
