package io.assay.xgboost;

/**
 * Shapley values of the columns that one row of values passed on its way through trees: "path-dependent" TreeSHAP
 * (Lundberg, Erion and Lee 2018, algorithm 2). Where a column is not known, a row goes both ways, as many training rows
 * did: so the values depend on the trees alone, and on the cover of their nodes.
 *
 * <p>The path to a node is kept as one entry a distinct column on it: the share of rows that pass where the column is
 * not known, whether this row passes where it is, and the weight of all subsets of so many known columns.
 */
final class TreeShap {
    private final Trees trees;
    private final int sum;
    private final float[] x;
    private final double[] values;

    private TreeShap(Trees trees, int sum, float[] x, double[] values) {
        this.trees = trees;
        this.sum = sum;
        this.x = x;
        this.values = values;
    }

    /**
     * Adds the values of one row.
     *
     * @param sum which sum of the trees
     * @param x its columns
     * @param values receives a value a column and the mean of all leaves behind them
     */
    static void add(Trees trees, int sum, float[] x, double[] values) {
        TreeShap shap = new TreeShap(trees, sum, x, values);
        for (int t = 0; t < trees.size(); t++) {
            if (!trees.addsTo(t, sum)) {
                continue;
            }
            int root = trees.root(t);
            values[x.length] += trees.mean(root, sum);
            shap.walk(root, Path.START, 1, 1, Path.NOBODY);
        }
    }

    private void walk(int node, Path before, double zero, double one, int column) {
        Path path = before.extended(zero, one, column);
        if (trees.isLeaf(node)) {
            double leaf = trees.leaf(node, sum);
            for (int i = 1; i <= path.depth; i++) {
                values[path.column[i]] += path.weightWithout(i) * (path.one[i] - path.zero[i]) * leaf;
            }
            return;
        }
        int split = trees.column(node);
        int hot = trees.next(node, x);
        int cold = trees.other(node, hot);
        double incomingZero = 1;
        double incomingOne = 1;
        int known = path.position(split);
        if (known >= 0) {
            incomingZero = path.zero[known];
            incomingOne = path.one[known];
            path = path.without(known);
        }
        double cover = trees.cover(node);
        walk(hot, path, incomingZero * trees.cover(hot) / cover, incomingOne, split);
        walk(cold, path, incomingZero * trees.cover(cold) / cover, 0, split);
    }

    /** The distinct columns on the way to a node. */
    private static final class Path {
        static final int NOBODY = -1;
        static final Path START = new Path(-1);

        private final int depth;
        private final int[] column;
        private final double[] zero;
        private final double[] one;
        private final double[] weight;

        private Path(int depth) {
            this.depth = depth;
            this.column = new int[depth + 1];
            this.zero = new double[depth + 1];
            this.one = new double[depth + 1];
            this.weight = new double[depth + 1];
        }

        int position(int asked) {
            for (int i = 1; i <= depth; i++) {
                if (column[i] == asked) {
                    return i;
                }
            }
            return -1;
        }

        Path extended(double newZero, double newOne, int newColumn) {
            int d = depth + 1;
            Path path = new Path(d);
            System.arraycopy(column, 0, path.column, 0, d);
            System.arraycopy(zero, 0, path.zero, 0, d);
            System.arraycopy(one, 0, path.one, 0, d);
            System.arraycopy(weight, 0, path.weight, 0, d);
            path.column[d] = newColumn;
            path.zero[d] = newZero;
            path.one[d] = newOne;
            path.weight[d] = d == 0 ? 1 : 0;
            for (int i = d - 1; i >= 0; i--) {
                path.weight[i + 1] += newOne * path.weight[i] * (i + 1) / (d + 1);
                path.weight[i] = newZero * path.weight[i] * (d - i) / (d + 1);
            }
            return path;
        }

        /** The path as if a column had not been on it. */
        Path without(int at) {
            Path path = new Path(depth - 1);
            double next = weight[depth];
            for (int i = depth - 1; i >= 0; i--) {
                if (one[at] != 0) {
                    path.weight[i] = next * (depth + 1) / ((i + 1) * one[at]);
                    next = weight[i] - path.weight[i] * zero[at] * (depth - i) / (depth + 1);
                } else {
                    path.weight[i] = weight[i] * (depth + 1) / (zero[at] * (depth - i));
                }
                int from = i < at ? i : i + 1;
                path.column[i] = column[from];
                path.zero[i] = zero[from];
                path.one[i] = one[from];
            }
            return path;
        }

        /** Sum of the weights of all subsets of the other columns. */
        double weightWithout(int at) {
            double next = weight[depth];
            double total = 0;
            for (int i = depth - 1; i >= 0; i--) {
                if (one[at] != 0) {
                    double own = next * (depth + 1) / ((i + 1) * one[at]);
                    total += own;
                    next = weight[i] - own * zero[at] * (depth - i) / (depth + 1);
                } else if (zero[at] != 0) {
                    total += weight[i] * (depth + 1) / (zero[at] * (depth - i));
                }
            }
            return total;
        }
    }
}
