package io.assay.model.builtin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;
import io.assay.feature.FeatureRows;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;

/** Null models that say the same on every row. */
public final class ConstantLearner implements Learner {
    static final String MAJORITY = "majority";
    static final String ALWAYS_UP = "always-up";
    static final String ALWAYS_DOWN = "always-down";

    private final String name;

    private ConstantLearner(String name) {
        this.name = name;
    }

    /**
     * Class frequencies of the training rows as probabilities (half a row added to each class): its answer is the most
     * frequent class. For a number: the mean of the training rows.
     */
    public static ConstantLearner majority() {
        return new ConstantLearner(MAJORITY);
    }

    /**
     * Always the most bullish class, half the probability on it and half on the class frequencies: buy and hold of one
     * stock; over the stocks of a day, the equal-weighted book. For a number: the mean absolute training value, so that
     * the answer is never bearish.
     */
    public static ConstantLearner alwaysUp() {
        return new ConstantLearner(ALWAYS_UP);
    }

    /**
     * Always the most bearish class, as {@link #alwaysUp()}: whoever leans down in a market that happens to fall has to
     * beat it. For a number: minus the mean absolute training value.
     */
    public static ConstantLearner alwaysDown() {
        return new ConstantLearner(ALWAYS_DOWN);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of();
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        double[] rates = BaseRates.of(train);
        double[] values = rates.clone();
        boolean up = name.equals(ALWAYS_UP);
        if (name.equals(MAJORITY)) {
            return new Fitted(name, train.target(), new Values(values));
        }
        if (train.target().isClasses()) {
            BaseRates.pick(rates, up ? rates.length - 1 : 0, values, 0);
        } else {
            double size = Arrays.stream(train.rows().target())
                    .map(Math::abs)
                    .average()
                    .orElseThrow();
            values[0] = up ? size : -size;
        }
        return new Fitted(name, train.target(), new Values(values));
    }

    /** The fitted part. */
    record Values(double[] values) {}

    /** The model. */
    record Fitted(String learner, Target target, Values fitted) implements BuiltinModel {
        @Override
        public List<String> features() {
            return List.of();
        }

        @Override
        public Predictions predict(FeatureRows rows) {
            int width = target.width();
            double[] values = new double[Math.multiplyExact(rows.rows(), width)];
            for (int i = 0; i < values.length; i++) {
                values[i] = fitted.values()[i % width];
            }
            return new Predictions(target, values);
        }
    }
}
