package io.assay.xgboost;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.setting.Parameter;
import io.assay.model.setting.Settings;

/**
 * A random forest (Breiman 2001): trees on random samples of rows (63.2 % without replacement), each split looking at
 * {@code sqrt(columns)} random columns. A split is the one that lowers the squared error most; for classes, whose
 * targets are 1 on rows of the class and 0 on others, that is Gini impurity. The prediction is the mean over trees of
 * what the leaf saw: a mean, or shares of classes.
 *
 * <p>{@code min_leaf} is the least weight of a leaf's rows, the mean weight being 1: so many rows where all weigh the
 * same. Values are compared by {@code bins} bins of about equally many rows. Where values are missing, a split sends
 * them to the side on which they gain more, where none were seen, to the right. A class that no training row holds gets
 * the probability 0.
 *
 * <p>XGBoost sums up all columns of all rows for each class in turn, whatever the few columns are that a split may look
 * at, and takes seven times as long (decision 005). The file is XGBoost's.
 */
final class ForestLearner implements Learner {
    static final String NAME = "random-forest";

    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.count("trees", 300, 1, 100_000),
            Parameter.count("depth", 6, 1, 30),
            Parameter.count("min_leaf", 20, 1, 1_000_000),
            Parameter.real("sample", 0.632, 0.01, 1),
            Parameter.count("columns_per_split", 0, 0, 1_000_000),
            Parameter.count("bins", 32, 2, Bins.MOST));

    /** Below this many values, threads cost more than they bring. */
    private static final long FEW_VALUES = 1 << 18;

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
    public Model fit(Examples train, Seed seed) {
        TrainingRows rows = TrainingRows.of(train);
        double[] means = Starts.rounded(rows.means());
        int columns = rows.features().size();
        Parallel parallel = new Parallel((long) rows.size() * columns < FEW_VALUES ? 1 : threads);
        Bins bins = Bins.of(train.features(), settings.count("bins"), parallel);
        ForestRows split = ForestRows.of(rows, bins, means);
        TreeGrower.Limits limits = new TreeGrower.Limits(
                settings.count("depth"),
                settings.count("min_leaf"),
                settings.real("sample"),
                columnsPerSplit(columns),
                split.least());
        int trees = settings.count("trees");
        TreeGrower.Leaves leaves = rows.target().isClasses() ? shares(means, trees) : distances(trees);
        List<Integer> numbers = IntStream.range(0, trees).boxed().toList();
        List<GrownTree> grown = parallel.map(
                numbers,
                t -> TreeGrower.grow(split, limits, seed.child(t).random(), new GrownTree(means.length), leaves));
        Link link = rows.target().isClasses() ? Link.SHARE : Link.NUMBER;
        return XgboostModel.of(TreeFile.forest(grown, rows.features(), Starts.notes(NAME, rows, link, means)));
    }

    /** Each leaf's shares of classes, less those of all rows; with two classes only that of the second. */
    private static TreeGrower.Leaves shares(double[] means, int trees) {
        int first = means.length == 1 ? 1 : 0;
        return (tree, node, sums) -> {
            for (int k = 0; k < means.length && sums[0] > 0; k++) {
                tree.leaf(node, k, (sums[1 + first + k] / sums[0] - means[k]) / trees);
            }
        };
    }

    /** Each leaf's mean distance from the mean of all rows. */
    private static TreeGrower.Leaves distances(int trees) {
        return (tree, node, sums) -> tree.leaf(node, 0, sums[0] > 0 ? sums[1] / sums[0] / trees : 0);
    }

    private int columnsPerSplit(int columns) {
        int asked = settings.count("columns_per_split");
        return asked == 0 ? (int) Math.max(1, Math.round(Math.sqrt(columns))) : Math.min(asked, columns);
    }
}
