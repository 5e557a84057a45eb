package io.assay.model.builtin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;
import io.assay.feature.FeatureInfo;
import io.assay.model.Learner;
import io.assay.model.Model;

/**
 * Linear models of all columns, or of named ones: {@code linear-regression} (ridge) for numbers and
 * {@code logistic-regression} (multinomial) for classes. Missing values become the training median, columns are
 * standardised with the training rows' mean and deviation, a column without spread is left out, row weights count.
 *
 * <p>The penalty {@code l2} is scikit-learn's, against the summed loss and not the mean: {@code alpha} of its
 * {@code Ridge}, {@code 1 / C} of its {@code LogisticRegression}; intercepts are free. Twice the rows therefore halve
 * its influence, as they do a prior's: with standardised columns it is the ratio of the noise's variance to that of a
 * coefficient.
 *
 * <p>Rows are read in blocks and never all copied, so that millions of them fit; a logistic regression holds one
 * probability a row and class besides. One thread, a fixed order: same rows, same bits.
 */
public final class LinearLearner implements Learner {
    static final String REGRESSION = "linear-regression";
    static final String LOGISTIC = "logistic-regression";

    private final String name;
    private final List<String> columns;
    private final double penalty;

    private LinearLearner(String name, List<String> columns, double penalty) {
        this.name = name;
        this.columns = columns;
        this.penalty = Check.positive("l2", penalty);
    }

    /**
     * Ridge regression of a number on all columns.
     *
     * @param l2 weight of the squared coefficients against the sum of squared errors, above 0
     */
    public static LinearLearner regression(double l2) {
        return new LinearLearner(REGRESSION, List.of(), l2);
    }

    /**
     * Multinomial logistic regression of classes on all columns.
     *
     * @param l2 half the weight of the squared coefficients against the summed log loss, above 0
     */
    public static LinearLearner logistic(double l2) {
        return new LinearLearner(LOGISTIC, List.of(), l2);
    }

    /** The same on some columns only, at least one, each named once. */
    public LinearLearner withColumns(List<String> names) {
        Check.that(!names.isEmpty(), "columns", "name at least one", names);
        Check.that(names.stream().distinct().count() == names.size(), "columns", "name each once", names);
        return new LinearLearner(name, List.copyOf(names), penalty);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>(Map.of("l2", penalty));
        if (!columns.isEmpty()) {
            parameters.put("columns", columns);
        }
        return parameters;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UsageException if the target is a number where classes are needed, or classes where a number is
     * @throws io.assay.base.DataException if there are no rows, or a named column is not there, or columns that depend
     *     on each other cannot be told apart by so small a penalty
     */
    @Override
    public Model fit(Examples train, Seed seed) {
        Target target = train.target();
        if (target.isClasses() != name.equals(LOGISTIC)) {
            String other = name.equals(LOGISTIC) ? REGRESSION : LOGISTIC;
            String rule = name.equals(LOGISTIC) ? " predicts classes" : " predicts a number";
            throw new UsageException(name + rule + ", the target " + target.name()
                    + (target.isClasses() ? " has the classes " + target.classes() : " is a number") + ". Fix: use "
                    + other);
        }
        List<String> read = columns.isEmpty()
                ? train.features().columns().stream().map(FeatureInfo::name).toList()
                : columns;
        return LinearModel.fit(name, train, read, penalty);
    }
}
