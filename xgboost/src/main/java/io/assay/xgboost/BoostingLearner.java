package io.assay.xgboost;

import java.util.List;
import java.util.Map;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.model.Learner;
import io.assay.model.Model;

/**
 * Gradient-boosted trees (Friedman 2001; Chen and Guestrin 2016) on the squared error for numbers, the logistic loss
 * for two classes, softmax for more. Boosting starts from the mean, or from the logarithm of the classes' shares, so
 * that few or slow rounds leave rare classes rare.
 *
 * <p>{@code min_child_weight} is the least curvature in a leaf: rows for a number; for a class of probability p,
 * {@code p (1 - p)} a row with two classes and {@code 2 p (1 - p)} with more. A class that no training row holds gets
 * the probability 0.
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
            Parameter.count("bins", 32, 2, 65_536));

    /** The least curvature of a row, as in XGBoost. */
    private static final double FLAT = 1e-16;

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
    public Model fit(Dataset train, Seed seed) {
        TrainingRows rows = TrainingRows.of(train);
        Link link = link(rows);
        double[] means = Starts.rounded(rows.means());
        double[] start = Starts.rounded(start(link, means));
        double precision = rows.precision();
        NativeTraining training = new NativeTraining(
                Map.ofEntries(
                        Map.entry("objective", objective(link)),
                        Map.entry("base_score", means[0]),
                        Map.entry("eta", settings.real("learning_rate")),
                        Map.entry("subsample", settings.real("subsample")),
                        Map.entry("colsample_bytree", settings.real("colsample")),
                        Map.entry("lambda", settings.real("lambda") * precision),
                        Map.entry("min_child_weight", settings.real("min_child_weight") * precision),
                        Map.entry("max_depth", settings.count("depth")),
                        Map.entry("max_bin", settings.count("bins")),
                        Map.entry("seed", seed.asInt())),
                settings.count("trees"),
                rows.features(),
                Starts.notes(NAME, rows, link, start),
                threads);
        try (NativeMatrix matrix = rows.matrix()) {
            return XgboostModel.of(training.grow(matrix, loss(link, rows, start)));
        }
    }

    private static NativeTraining.Loss loss(Link link, TrainingRows rows, double[] start) {
        return switch (link) {
            case NUMBER -> squares(rows);
            case LOGISTIC -> logistic(rows);
            default -> softmax(rows, start);
        };
    }

    private static Link link(TrainingRows rows) {
        return switch (rows.present().length) {
            case 0 -> Link.NUMBER;
            case 2 -> Link.LOGISTIC;
            default -> Link.SOFTMAX;
        };
    }

    /** Half the squared error. */
    private static NativeTraining.Loss squares(TrainingRows rows) {
        double precision = rows.precision();
        return (sums, from, to, slopes) -> {
            for (int row = from; row < to; row++) {
                double weight = rows.weight(row) * precision;
                slopes.set(row, weight * ((double) sums[row] - rows.label(row)), weight);
            }
        };
    }

    /** The logistic loss of two classes as XGBoost has it. */
    private static NativeTraining.Loss logistic(TrainingRows rows) {
        return (sums, from, to, slopes) -> {
            for (int row = from; row < to; row++) {
                double p = 1 / (1 + Math.exp(-sums[row]));
                double weight = rows.weight(row);
                slopes.set(row, weight * (p - rows.label(row)), weight * Math.max(p * (1 - p), FLAT));
            }
        };
    }

    /** The softmax loss of several classes as XGBoost has it, from sums that start where the classes' shares are. */
    private static NativeTraining.Loss softmax(TrainingRows rows, double[] start) {
        int groups = start.length;
        return (sums, from, to, slopes) -> {
            double[] p = new double[groups];
            for (int row = from; row < to; row++) {
                probabilities(start, sums, row * groups, p);
                double weight = rows.weight(row);
                int own = (int) rows.label(row);
                for (int k = 0; k < groups; k++) {
                    double curvature = Math.max(2 * p[k] * (1 - p[k]), FLAT);
                    slopes.set(row * groups + k, weight * (p[k] - (k == own ? 1 : 0)), weight * curvature);
                }
            }
        };
    }

    /**
     * As {@link Link#SOFTMAX}, but with the machine's exponential: this one is taken for every row in every round, and
     * native code that grows the trees is bound to the machine anyway. It is not taken for the largest sum, where it is
     * 1.
     */
    private static void probabilities(double[] start, float[] sums, int from, double[] p) {
        double top = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < p.length; k++) {
            p[k] = start[k] + sums[from + k];
            top = Math.max(top, p[k]);
        }
        double total = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = p[k] == top ? 1 : Math.exp(p[k] - top);
            total += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= total;
        }
    }

    private static String objective(Link link) {
        return switch (link) {
            case NUMBER -> "reg:squarederror";
            case LOGISTIC -> "binary:logistic";
            default -> "multi:softprob";
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
