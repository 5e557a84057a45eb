package io.assay.xgboost;

import java.util.List;
import java.util.Map;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.model.Learner;
import io.assay.model.Model;

/**
 * A random forest (Breiman 2001): trees on random samples of rows (63.2 % without replacement), each split looking at
 * {@code sqrt(columns)} random columns. The prediction is the mean over trees of what the leaf saw: a mean, or shares
 * of classes.
 *
 * <p>Grown by XGBoost in one round on the squared error. For classes the target of a sum is 1 on rows of its class and
 * 0 on others; the drop in squared error is then the drop in Gini impurity, and a leaf's value the share of the class.
 * XGBoost's own objectives for classes will not do. Their one Newton step is taken in log-odds, where shares are not
 * additive, and from even odds: on noise with classes of 5, 85 and 10 % softmax says 12, 75 and 13 % on average. Its
 * curvature of 2 p (1 - p) is more than the true one where classes are more than two, so that with three even classes
 * predictions move three quarters of the way; and a leaf's smallest size, counted in curvature, is another number of
 * rows for every class (rows times 2 p (1 - p)). On the squared error the curvature of a row is its weight, so
 * {@code min_leaf} counts rows.
 *
 * <p>A class that no training row holds gets the probability 0.
 */
final class ForestLearner implements Learner {
    static final String NAME = "random-forest";

    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.count("trees", 300, 1, 100_000),
            Parameter.count("depth", 6, 1, 30),
            Parameter.count("min_leaf", 20, 1, 1_000_000),
            Parameter.real("sample", 0.632, 0.01, 1),
            Parameter.count("columns_per_split", 0, 0, 1_000_000),
            Parameter.count("bins", 64, 2, 65_536));

    /** XGBoost divides by curvature plus this: small enough to leave means alone, above 0 for empty leaves. */
    private static final double LAMBDA = 1e-5;

    private final Settings settings;
    private final int threads;

    private ForestLearner(Settings settings, int threads) {
        this.settings = settings;
        this.threads = Check.atLeast("threads", threads, 1);
    }

    /** A forest with some hyper-parameters changed, fitted on one thread. */
    static ForestLearner of(Map<String, Object> parameters) {
        return new ForestLearner(Settings.of(NAME, PARAMETERS, parameters), 1);
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
        return new ForestLearner(settings, number);
    }

    @Override
    public Model fit(Dataset train, Seed seed) {
        TrainingRows rows = TrainingRows.of(train);
        double[] means = Starts.rounded(rows.means());
        double precision = rows.precision();
        Link link = rows.target().isClasses() ? Link.SHARE : Link.NUMBER;
        NativeTraining training = new NativeTraining(
                Map.ofEntries(
                        Map.entry("objective", "reg:squarederror"),
                        Map.entry("base_score", means[0]),
                        Map.entry("num_parallel_tree", settings.count("trees")),
                        Map.entry("eta", 1),
                        Map.entry("subsample", settings.real("sample")),
                        Map.entry(
                                "colsample_bynode",
                                shareOfColumns(rows.features().size())),
                        Map.entry("lambda", LAMBDA * precision),
                        Map.entry("min_child_weight", settings.count("min_leaf") * precision),
                        Map.entry("max_depth", settings.count("depth")),
                        Map.entry("max_bin", settings.count("bins")),
                        Map.entry("seed", seed.asInt())),
                1,
                rows.features(),
                Starts.notes(NAME, rows, link, means),
                threads);
        try (NativeMatrix matrix = rows.matrix()) {
            return XgboostModel.of(training.grow(matrix, fromMeans(rows, means)));
        }
    }

    /** Half the squared distance of the means to what is wanted; before the only round there are no sums yet. */
    private static NativeTraining.Loss fromMeans(TrainingRows rows, double[] means) {
        double precision = rows.precision();
        return (sums, from, to, slopes) -> {
            for (int row = from; row < to; row++) {
                double weight = rows.weight(row) * precision;
                for (int k = 0; k < means.length; k++) {
                    slopes.set(row * means.length + k, weight * (means[k] - rows.wanted(row, k)), weight);
                }
            }
        };
    }

    /** XGBoost cuts the product of this and the number of columns to a whole number; half a column guards it. */
    private double shareOfColumns(int columns) {
        int asked = settings.count("columns_per_split");
        long wanted = asked == 0 ? Math.max(1, Math.round(Math.sqrt(columns))) : Math.min(asked, columns);
        return Math.min(1, (wanted + 0.5) / columns);
    }
}
