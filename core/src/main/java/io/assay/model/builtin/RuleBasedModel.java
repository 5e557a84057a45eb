package io.assay.model.builtin;

import java.util.ArrayList;
import java.util.List;

import io.assay.dataset.Target;
import io.assay.feature.FeatureRows;
import io.assay.model.Predictions;

/**
 * Votes of classical technical rules as class probabilities: {@code p_k ~ base_k exp(slope x vote x position_k)} with
 * the weighted mean vote in [-1, 1] and class positions from -1 to 1. A rule whose columns hold no value abstains and
 * its weight is left out; a row on which no rule speaks is NaN. For a number the answer is the mean vote: it orders
 * rows and is no return.
 */
public final class RuleBasedModel implements BuiltinModel {
    private static final List<String> FEATURES = TechnicalRule.ALL.stream()
            .flatMap(rule -> rule.columns().stream())
            .distinct()
            .toList();

    private final Target target;
    private final Values values;

    RuleBasedModel(Target target, Values values) {
        this.target = target;
        this.values = values;
    }

    /** The fitted part: base rates of the classes and how far votes move the log odds. */
    record Values(double[] rates, double slope) {}

    @Override
    public String learner() {
        return RuleBasedLearner.NAME;
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public List<String> features() {
        return FEATURES;
    }

    /** How far a full vote moves the log odds a class position. */
    public double slope() {
        return values.slope();
    }

    @Override
    public Object fitted() {
        return values;
    }

    @Override
    public Predictions predict(FeatureRows rows) {
        double[] votes = votes(rows);
        int width = target.width();
        double[] answers = new double[Math.multiplyExact(votes.length, width)];
        for (int r = 0; r < votes.length; r++) {
            if (target.isClasses()) {
                tilt(values.rates(), values.slope() * votes[r], answers, r);
            } else {
                answers[r] = votes[r];
            }
        }
        return new Predictions(target, answers);
    }

    /**
     * What each rule that speaks says about a row, in the order of the rules.
     *
     * @throws io.assay.base.DataException if a column is not there
     */
    public List<Reason> explain(FeatureRows rows, int row) {
        return explain(rows, row, positions(rows));
    }

    /** The weighted mean vote of each row, in [-1, 1]; NaN where no rule speaks. */
    double[] votes(FeatureRows rows) {
        List<int[]> positions = positions(rows);
        double[] votes = new double[rows.rows()];
        for (int r = 0; r < votes.length; r++) {
            double sum = 0;
            double weight = 0;
            for (int i = 0; i < positions.size(); i++) {
                TechnicalRule rule = TechnicalRule.ALL.get(i);
                double vote = vote(rule, valuesOf(rows, r, positions.get(i)));
                sum += Double.isNaN(vote) ? 0 : rule.weight() * vote;
                weight += Double.isNaN(vote) ? 0 : rule.weight();
            }
            votes[r] = weight > 0 ? sum / weight : Double.NaN;
        }
        return votes;
    }

    /** Writes the tilted base rates of one row. */
    static void tilt(double[] rates, double tilt, double[] into, int row) {
        int width = rates.length;
        double sum = 0;
        for (int k = 0; k < width; k++) {
            double position = 2.0 * k / (width - 1) - 1;
            into[row * width + k] = rates[k] * StrictMath.exp(tilt * position);
            sum += into[row * width + k];
        }
        for (int k = 0; k < width; k++) {
            into[row * width + k] /= sum;
        }
    }

    private static double vote(TechnicalRule rule, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return Double.NaN;
            }
        }
        return rule.vote().of(values);
    }

    private static List<int[]> positions(FeatureRows rows) {
        List<int[]> positions = new ArrayList<>();
        TechnicalRule.ALL.forEach(rule -> positions.add(Columns.find(rows, rule.columns())));
        return positions;
    }

    private static List<Reason> explain(FeatureRows rows, int row, List<int[]> positions) {
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            TechnicalRule.ALL
                    .get(i)
                    .apply(valuesOf(rows, row, positions.get(i)))
                    .ifPresent(reasons::add);
        }
        return reasons;
    }

    private static double[] valuesOf(FeatureRows rows, int row, int[] columns) {
        double[] values = new double[columns.length];
        for (int c = 0; c < values.length; c++) {
            values[c] = rows.get(row, columns[c]);
        }
        return values;
    }
}
