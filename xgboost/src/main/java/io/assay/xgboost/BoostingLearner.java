package io.assay.xgboost;

import java.util.List;
import java.util.Map;

import io.assay.base.Check;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.setting.Parameter;
import io.assay.model.setting.Settings;

/**
 * Gradient-boosted trees (Friedman 2001; Chen and Guestrin 2016) on the squared error for numbers, the logistic loss
 * for two classes, softmax for more. Boosting starts from the mean, or from the logarithm of the classes' shares, so
 * that few or slow rounds leave rare classes rare.
 *
 * <p>{@code min_child_weight} is the least curvature in a leaf: rows for a number; for a class of probability p,
 * {@code p (1 - p)} a row with two classes and {@code 2 p (1 - p)} with more. A class that no training row holds gets
 * the probability 0.
 *
 * <p>Trees split as XGBoost's {@code hist} does, on {@code bins} bins of about equally many rows. Each tree has its own
 * draw of rows ({@code subsample}) and of columns ({@code colsample}). Missing values are sent to the side on which
 * they gain more, where none were seen, to the right. The model has the same bits at any number of threads, which
 * tables of less than a million values do not use.
 */
final class BoostingLearner implements Learner {
    static final String NAME = "gradient-boosting";

    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.count("trees", 200, 1, 100_000),
            Parameter.count("depth", 3, 1, 30),
            Parameter.real("learning_rate", 0.05, 1e-5, 1),
            Parameter.real("subsample", 0.7, 0.01, 1),
            Parameter.real("colsample", 0.5, 0.001, 1),
            Parameter.real("min_child_weight", 5, 0, 1e9),
            Parameter.real("lambda", 1, 0, 1e9),
            Parameter.count("bins", 32, 2, Bins.MOST));

    /** Below this many values, threads cost more than they bring. */
    private static final long FEW_VALUES = 1 << 20;

    private final Settings settings;
    private final int threads;

    private BoostingLearner(Settings settings, int threads) {
        this.settings = settings;
        this.threads = Check.atLeast("threads", threads, 1);
    }

    /** Boosting with some hyper-parameters changed, fitted on one thread. */
    static BoostingLearner of(Map<String, Object> parameters) {
        return new BoostingLearner(Settings.of(NAME, PARAMETERS, parameters), 1);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> parameters() {
        return settings.all();
    }

    @Override
    public Learner onThreads(int number) {
        return new BoostingLearner(settings, number);
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        TrainingRows rows = TrainingRows.of(train);
        Link link = link(rows);
        double[] means = Starts.rounded(rows.means());
        double[] start = Starts.rounded(start(link, means));
        Parallel parallel = new Parallel((long) rows.size() * rows.features().size() < FEW_VALUES ? 1 : threads);
        Bins bins = Bins.of(train.features(), settings.count("bins"), parallel);
        BoostingGrower grower = new BoostingGrower(bins, limits(rows), parallel);
        List<GrownTree> trees = new Boosting(Loss.of(link, rows), rows.size(), start, grower, parallel)
                .grow(settings.count("trees"), seed);
        return XgboostModel.of(
                TreeFile.boosting(trees, (float) means[0], rows.features(), Starts.notes(NAME, rows, link, start)));
    }

    private BoostingGrower.Limits limits(TrainingRows rows) {
        return new BoostingGrower.Limits(
                settings.count("depth"),
                settings.real("min_child_weight"),
                settings.real("lambda"),
                settings.real("learning_rate") / rows.scale(),
                settings.real("subsample"),
                settings.real("colsample"));
    }

    private static Link link(TrainingRows rows) {
        return switch (rows.present().length) {
            case 0 -> Link.NUMBER;
            case 2 -> Link.LOGISTIC;
            default -> Link.SOFTMAX;
        };
    }

    private static double[] start(Link link, double[] means) {
        double[] start = new double[means.length];
        for (int k = 0; k < start.length; k++) {
            start[k] = switch (link) {
                case LOGISTIC -> StrictMath.log(means[k] / (1 - means[k]));
                case SOFTMAX -> StrictMath.log(means[k]);
                default -> means[k];
            };
        }
        return start;
    }
}
