package io.assay.xgboost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.assay.base.DataException;

/**
 * Fitted trees as flat arrays, in the order in which XGBoost adds them up. A node is a leaf if its left child is 0;
 * otherwise a value below the threshold goes left, any other to the node after it, and a missing one left if the
 * feature is stored as its complement. A leaf holds one value, for one sum, or one for each sum; its place among the
 * leaves' values is stored where other nodes have their feature.
 */
final class Trees {
    private final int[] root;
    private final int[] sum;
    private final int[] left;
    private final int[] feature;
    private final float[] value;
    private final float[] leaves;
    private final float[] cover;
    private final int width;
    private final double[] gain;

    private Trees(int[] root, int[] sum, Nodes nodes) {
        this.root = root;
        this.sum = sum;
        this.left = nodes.left.stream().mapToInt(Integer::intValue).toArray();
        this.feature = nodes.feature.stream().mapToInt(Integer::intValue).toArray();
        this.value = floats(nodes.value);
        this.leaves = floats(nodes.leaves);
        this.cover = floats(nodes.cover);
        this.width = nodes.width;
        this.gain = nodes.gain;
    }

    private static float[] floats(List<Float> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return floats;
    }

    /**
     * The trees of a model file.
     *
     * @param model the object {@code learner.gradient_booster.model}
     * @param sums how many sums the trees add to
     * @param features how many columns they may read
     * @throws DataException if a node points outside its tree, in a circle, or to a column that is not there
     */
    static Trees of(Map<String, Object> model, int sums, int features) {
        List<?> trees = Fields.list(model, "trees");
        int[] sum = Fields.whole(model, "tree_info");
        Fields.sameLength("tree_info", sum.length, trees.size());
        int[] root = new int[trees.size()];
        List<Map<String, Object>> objects =
                trees.stream().map(tree -> Fields.object(tree, "tree")).toList();
        int width = objects.isEmpty() ? 1 : width(objects.get(0), sums);
        Nodes nodes = new Nodes(features, width);
        for (int t = 0; t < root.length; t++) {
            Fields.that(sum[t] >= 0 && sum[t] < sums, "tree_info", sum[t]);
            root[t] = nodes.left.size();
            Fields.that(width(objects.get(t), sums) == width, "size_leaf_vector", "different lengths");
            nodes.add(objects.get(t));
        }
        return new Trees(root, sum, nodes);
    }

    /** How many values a leaf has: one, or one for each sum. */
    private static int width(Map<String, Object> tree, int sums) {
        String text = Fields.text(Fields.at(tree, "tree_param"), "size_leaf_vector");
        Fields.that(text.equals("0") || text.equals("1") || text.equals("" + sums), "size_leaf_vector", text);
        return text.equals("" + sums) ? sums : 1;
    }

    /** Number of trees. */
    int size() {
        return root.length;
    }

    /** Gain summed over the splits on each column. */
    double[] gain() {
        return gain.clone();
    }

    /**
     * Adds the leaves that rows fall into; in single precision and in the order of the trees, as XGBoost does.
     *
     * @param x values of the rows, one row after the other
     * @param rows number of rows
     * @param sums receives the sums, those of one row after the other
     */
    void addTo(float[] x, int rows, float[] sums) {
        int groups = sums.length / rows;
        for (int t = 0; t < root.length; t++) {
            int first = width == 1 ? sum[t] : 0;
            for (int r = 0; r < rows; r++) {
                int leaf = leaf(root[t], x, r * gain.length);
                for (int k = 0; k < width; k++) {
                    sums[r * groups + first + k] += leaves[leaf + k];
                }
            }
        }
    }

    /** Where the values of the leaf begin that a row falls into. */
    private int leaf(int from, float[] x, int offset) {
        int node = from;
        int next = left[node];
        while (next != 0) {
            int f = feature[node];
            boolean toLeft = f < 0 ? !(x[offset + ~f] >= value[node]) : x[offset + f] < value[node];
            node = toLeft ? next : next + 1;
            next = left[node];
        }
        return feature[node];
    }

    /** The first node of a tree. */
    int root(int tree) {
        return root[tree];
    }

    boolean isLeaf(int node) {
        return left[node] == 0;
    }

    /** Whether a tree adds to a sum. */
    boolean addsTo(int tree, int which) {
        return width > 1 || sum[tree] == which;
    }

    /** What a leaf adds to a sum that its tree adds to. */
    float leaf(int node, int which) {
        return leaves[feature[node] + (width > 1 ? which : 0)];
    }

    /** The column by which a node splits. */
    int column(int node) {
        return feature[node] < 0 ? ~feature[node] : feature[node];
    }

    /** The child that a row goes to. */
    int next(int node, float[] x) {
        int f = feature[node];
        boolean toLeft = f < 0 ? !(x[~f] >= value[node]) : x[f] < value[node];
        return toLeft ? left[node] : left[node] + 1;
    }

    /** The child that it does not go to. */
    int other(int node, int child) {
        return 2 * left[node] + 1 - child;
    }

    /** How much of the training rows came through a node, by their curvature. */
    float cover(int node) {
        return cover[node];
    }

    /** Mean of the leaves below a node, by their cover, in a sum that the tree adds to. */
    double mean(int node, int which) {
        if (isLeaf(node)) {
            return leaf(node, which);
        }
        int child = left[node];
        return (mean(child, which) * cover[child] + mean(child + 1, which) * cover[child + 1]) / cover[node];
    }

    /** Collects the nodes of tree after tree, each breadth first, so that siblings lie side by side. */
    private static final class Nodes {
        private final List<Integer> left = new ArrayList<>();
        private final List<Integer> feature = new ArrayList<>();
        private final List<Float> value = new ArrayList<>();
        private final List<Float> leaves = new ArrayList<>();
        private final List<Float> cover = new ArrayList<>();
        private final double[] gain;
        private final int width;

        Nodes(int features, int width) {
            this.gain = new double[features];
            this.width = width;
        }

        void add(Map<String, Object> tree) {
            Source source = Source.of(tree, width);
            int first = left.size();
            List<Integer> queue = new ArrayList<>(List.of(0));
            for (int i = 0; i < queue.size(); i++) {
                int node = queue.get(i);
                cover.add(source.cover[node]);
                if (source.left[node] == -1) {
                    put(0, leaves.size(), 0);
                    for (int k = 0; k < width; k++) {
                        leaves.add(source.leaf[node * width + k]);
                    }
                    continue;
                }
                int column = source.feature[node];
                Fields.that(column >= 0 && column < gain.length, "split_indices", column);
                put(first + queue.size(), source.missingLeft[node] == 0 ? column : ~column, source.value[node]);
                gain[column] += source.gain[node];
                queue.add(source.child(source.left[node], queue.size()));
                queue.add(source.child(source.right[node], queue.size()));
            }
        }

        private void put(int child, int column, float threshold) {
            left.add(child);
            feature.add(column);
            value.add(threshold);
        }
    }

    /** The arrays of one tree in the file. */
    private record Source(
            int[] left,
            int[] right,
            int[] feature,
            int[] missingLeft,
            float[] value,
            float[] leaf,
            float[] gain,
            float[] cover) {
        static Source of(Map<String, Object> tree, int width) {
            int[] left = Fields.whole(tree, "left_children");
            int n = left.length;
            Fields.that(n > 0, "left_children", n);
            Fields.that(Fields.whole(tree, "categories").length == 0, "categories", "not empty");
            Source source = new Source(
                    left,
                    Fields.whole(tree, "right_children"),
                    Fields.whole(tree, "split_indices"),
                    Fields.whole(tree, "default_left"),
                    Fields.real(tree, "split_conditions"),
                    Fields.real(tree, width == 1 ? "split_conditions" : "base_weights"),
                    Fields.real(tree, "loss_changes"),
                    Fields.real(tree, "sum_hessian"));
            Fields.sameLength("right_children", source.right.length, n);
            Fields.sameLength("split_indices", source.feature.length, n);
            Fields.sameLength("default_left", source.missingLeft.length, n);
            Fields.sameLength("split_conditions", source.value.length, n);
            Fields.sameLength("base_weights", source.leaf.length, n * width);
            Fields.sameLength("loss_changes", source.gain.length, n);
            Fields.sameLength("sum_hessian", source.cover.length, n);
            return source;
        }

        /** A child that exists; as many nodes as the tree holds have a place, so a circle runs out of them. */
        int child(int node, int taken) {
            Fields.that(node > 0 && node < left.length && taken < left.length, "children", node);
            return node;
        }
    }
}
