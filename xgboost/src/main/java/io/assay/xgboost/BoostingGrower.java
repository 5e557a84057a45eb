package io.assay.xgboost;

import java.util.random.RandomGenerator;

import io.assay.base.Parallel;

/**
 * Grows the trees of gradient boosting one after the other on the histograms of a binned table (Chen and Guestrin
 * 2016): each on rows and columns of its own draw, every node split where the gain is largest. Of two children only the
 * smaller is added up, the other's sums follow by subtraction. All memory is that of the grower, not of a node.
 */
final class BoostingGrower {
    private final Bins bins;
    private final Limits limits;
    private final RowOrder rows;
    private final Histograms histograms;
    private final SplitSearch search;

    // Of the tree that grows.
    private GrownTree tree = new GrownTree(1);
    private float[] slopes = {};
    private Fixed units = Fixed.of(0, 0);
    private Sums sums = new Sums(slopes, 1, 0);

    /** A grower for a table. */
    BoostingGrower(Bins bins, Limits limits, Parallel parallel) {
        this.bins = bins;
        this.limits = limits;
        this.rows = new RowOrder(bins.rows());
        int drawn = Math.max(1, (int) (limits.columns() * bins.columns()));
        this.histograms = new Histograms(bins, rows, limits.depth(), drawn, parallel);
        this.search = new SplitSearch(bins, limits.curvature(), limits.lambda());
    }

    /**
     * What bounds a tree.
     *
     * @param depth most splits from the root to a leaf
     * @param curvature least curvature of a leaf
     * @param lambda added to the curvature of a leaf
     * @param rate share of a Newton step that a leaf goes
     * @param rows probability of a row to be drawn for a tree
     * @param columns share of the columns that are drawn for a tree
     */
    record Limits(int depth, double curvature, double lambda, double rate, double rows, double columns) {}

    /**
     * The sums of all rows that trees add to.
     *
     * @param values those of a row side by side
     * @param groups how many a row has
     * @param group the one that this tree adds to
     */
    record Sums(float[] values, int groups, int group) {
        void add(int row, float value) {
            values[row * groups + group] += value;
        }
    }

    /** A node: rows {@code from..to-1} of the order, their sum, and the level that holds its histograms, or -1. */
    private record Node(int number, int from, int to, int depth, int level, long sum) {}

    /**
     * Grows a tree and adds it to the sums.
     *
     * @param pairs slopes and curvatures of all rows, see {@link Slopes#of}
     * @param fixed units for their sums
     */
    GrownTree grow(float[] pairs, Fixed fixed, Sums target, RandomGenerator random) {
        tree = new GrownTree(1);
        slopes = pairs;
        units = fixed;
        sums = target;
        search.begin(fixed);
        int drawn = rows.draw(limits.rows(), random);
        histograms.draw(random);
        long all = fixed.gather(pairs, rows.order(), drawn, rows.packed());
        boolean split = search.isLarge(all);
        if (split) {
            histograms.fill(0, 0, drawn);
        }
        grow(new Node(0, 0, drawn, 0, split ? 0 : -1, all));
        for (int i = drawn; i < bins.rows(); i++) {
            int row = rows.order()[i];
            sums.add(row, tree.valueAt(bins, row));
        }
        return tree;
    }

    private void grow(Node node) {
        tree.cover(node.number, Fixed.curvature(node.sum) * units.curvature());
        if (node.level < 0 || !search.find(histograms, node.level, node.sum)) {
            leaf(node);
            return;
        }
        GrownTree.Split split = search.split();
        long left = search.left();
        int column = split.feature();
        int child = tree.split(node.number, split);
        int middle = rows.part(node.from, node.to, bins.column(column), bins.cuts(column), split);
        boolean smallLeft = middle - node.from <= node.to - middle;
        boolean deeper = node.depth + 1 < limits.depth();
        boolean leftOn = deeper && search.isLarge(left);
        boolean rightOn = deeper && search.isLarge(node.sum - left);
        int next = node.depth + 1;
        if (leftOn || rightOn) {
            histograms.fill(next, smallLeft ? node.from : middle, smallLeft ? middle : node.to);
            if (smallLeft ? rightOn : leftOn) {
                histograms.subtract(node.level, next);
            }
        }
        int leftLevel = !leftOn ? -1 : smallLeft ? next : node.level;
        int rightLevel = !rightOn ? -1 : smallLeft ? node.level : next;
        Node one = new Node(child, node.from, middle, next, leftLevel, left);
        Node other = new Node(child + 1, middle, node.to, next, rightLevel, node.sum - left);
        // The smaller first: its sums are those of the deeper level, which the larger will use again.
        grow(smallLeft ? one : other);
        grow(smallLeft ? other : one);
    }

    /** A Newton step from the sums of the slopes as they are, not as they were rounded to find splits. */
    private void leaf(Node node) {
        int[] order = rows.order();
        double slope = 0;
        double curvature = 0;
        for (int i = node.from; i < node.to; i++) {
            slope += slopes[2 * order[i]];
            curvature += slopes[2 * order[i] + 1];
        }
        float value = search.mayBeLeaf(node.sum) ? (float) (limits.rate() * -slope / (curvature + limits.lambda())) : 0;
        tree.leaf(node.number, 0, value);
        for (int i = node.from; i < node.to; i++) {
            sums.add(order[i], value);
        }
    }
}
