package io.assay.model.builtin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.model.Learner;
import io.assay.model.Model;

/**
 * Null model: a linear model of the last day's price features: multinomial logistic for classes, ridge regression for a
 * number. Columns are standardised with the training rows' mean and deviation after missing values were replaced by the
 * training median; a column without spread is left out. Row weights count. The answer is unique and the way to it
 * fixed: same rows, same bits.
 */
public final class LastDayLearner implements Learner {
    static final String NAME = "logistic";

    /** One day's price features: nothing that looks further back. */
    public static final List<String> PRICE_COLUMNS = List.of("ret_1", "hl_ratio", "co_ratio", "gap");

    private final List<String> columns;
    private final double penalty;

    private LastDayLearner(List<String> columns, double penalty) {
        this.columns = columns;
        this.penalty = penalty;
    }

    /**
     * The learner.
     *
     * @param columns what it reads, at least one
     * @param penalty half the weight of the squared coefficients against the summed log loss (scikit-learn's 1 / C),
     *     above 0; intercepts are free
     */
    public static LastDayLearner of(List<String> columns, double penalty) {
        Check.that(!columns.isEmpty(), "columns", "name at least one", columns);
        return new LastDayLearner(List.copyOf(columns), Check.positive("penalty", penalty));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> parameters() {
        return new TreeMap<>(Map.of("columns", columns, "l2", penalty));
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        return LinearModel.fit(NAME, train, columns, penalty);
    }
}
