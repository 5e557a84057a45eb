package io.assay.xgboost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.assay.base.DataException;

/**
 * Fitted trees as four flat arrays, in the order in which XGBoost adds them up. A node is a leaf if its left child is
 * 0; otherwise a value below the threshold goes left, any other to the node after it, and a missing one left if the
 * feature is stored as its complement.
 */
final class Trees {
    private final int[] root;
    private final int[] sum;
    private final int[] left;
    private final int[] feature;
    private final float[] value;
    private final double[] gain;

    private Trees(int[] root, int[] sum, Nodes nodes) {
        this.root = root;
        this.sum = sum;
        this.left = nodes.left.stream().mapToInt(Integer::intValue).toArray();
        this.feature = nodes.feature.stream().mapToInt(Integer::intValue).toArray();
        this.value = new float[left.length];
        for (int i = 0; i < value.length; i++) {
            value[i] = nodes.value.get(i);
        }
        this.gain = nodes.gain;
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
        Nodes nodes = new Nodes(features);
        for (int t = 0; t < root.length; t++) {
            Fields.that(sum[t] >= 0 && sum[t] < sums, "tree_info", sum[t]);
            root[t] = nodes.left.size();
            nodes.add(Fields.object(trees.get(t), "tree"));
        }
        return new Trees(root, sum, nodes);
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
        int width = gain.length;
        int groups = sums.length / rows;
        for (int t = 0; t < root.length; t++) {
            for (int r = 0; r < rows; r++) {
                sums[r * groups + sum[t]] += leaf(root[t], x, r * width);
            }
        }
    }

    private float leaf(int from, float[] x, int offset) {
        int node = from;
        int next = left[node];
        while (next != 0) {
            int f = feature[node];
            boolean toLeft = f < 0 ? !(x[offset + ~f] >= value[node]) : x[offset + f] < value[node];
            node = toLeft ? next : next + 1;
            next = left[node];
        }
        return value[node];
    }

    /** Collects the nodes of tree after tree, each breadth first, so that siblings lie side by side. */
    private static final class Nodes {
        private final List<Integer> left = new ArrayList<>();
        private final List<Integer> feature = new ArrayList<>();
        private final List<Float> value = new ArrayList<>();
        private final double[] gain;

        Nodes(int features) {
            gain = new double[features];
        }

        void add(Map<String, Object> tree) {
            Source source = Source.of(tree);
            int first = left.size();
            List<Integer> queue = new ArrayList<>(List.of(0));
            for (int i = 0; i < queue.size(); i++) {
                int node = queue.get(i);
                if (source.left[node] == -1) {
                    put(0, 0, source.value[node]);
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
    private record Source(int[] left, int[] right, int[] feature, int[] missingLeft, float[] value, float[] gain) {
        static Source of(Map<String, Object> tree) {
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
                    Fields.real(tree, "loss_changes"));
            Fields.sameLength("right_children", source.right.length, n);
            Fields.sameLength("split_indices", source.feature.length, n);
            Fields.sameLength("default_left", source.missingLeft.length, n);
            Fields.sameLength("split_conditions", source.value.length, n);
            Fields.sameLength("loss_changes", source.gain.length, n);
            return source;
        }

        /** A child that exists; as many nodes as the tree holds have a place, so a circle runs out of them. */
        int child(int node, int taken) {
            Fields.that(node > 0 && node < left.length && taken < left.length, "children", node);
            return node;
        }
    }
}
