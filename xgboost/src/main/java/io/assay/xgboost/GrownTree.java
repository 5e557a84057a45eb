package io.assay.xgboost;

import java.util.Arrays;

/** A tree while it grows: nodes in breadth-first order, siblings side by side. Node 0 is the root, a leaf at first. */
final class GrownTree {
    private int size = 1;
    private int[] left = {-1};
    private int[] parent = {-1};
    private int[] feature = {0};
    private float[] threshold = {0};
    private boolean[] missingLeft = {false};
    private float[] gain = {0};
    private float[] cover = {0};
    private final int groups;
    private float[] leaf;

    /** A root alone, whose leaf adds nothing to so many sums. */
    GrownTree(int groups) {
        this.groups = groups;
        this.leaf = new float[groups];
    }

    /** Where a node is split. */
    record Split(int feature, int cut, float threshold, boolean missingLeft, double gain) {}

    /** Turns a leaf into a split; its children are the last two nodes then. */
    void split(int node, Split split) {
        int child = size;
        grow(size + 2);
        left[node] = child;
        parent[child] = node;
        parent[child + 1] = node;
        feature[node] = split.feature();
        threshold[node] = split.threshold();
        missingLeft[node] = split.missingLeft();
        gain[node] = (float) split.gain();
    }

    /** Sets what a node that stays a leaf adds to each sum. */
    void leaf(int node, int sum, double value) {
        leaf[node * groups + sum] = (float) value;
    }

    /** Sets the weight of the rows that came to a node. */
    void cover(int node, double weight) {
        cover[node] = (float) weight;
    }

    /** Number of nodes. */
    int size() {
        return size;
    }

    /** The left child of each node, the right one being the next; -1 for leaves. */
    int[] left() {
        return Arrays.copyOf(left, size);
    }

    /** The parent of each node; -1 for the root. */
    int[] parent() {
        return Arrays.copyOf(parent, size);
    }

    /** The column that each node looks at. */
    int[] feature() {
        return Arrays.copyOf(feature, size);
    }

    /** Values below it go left. */
    float[] threshold() {
        return Arrays.copyOf(threshold, size);
    }

    /** Whether missing values go left. */
    boolean[] missingLeft() {
        return Arrays.copyOf(missingLeft, size);
    }

    /** The gain of each split; 0 for leaves. */
    float[] gain() {
        return Arrays.copyOf(gain, size);
    }

    /** The weight of the training rows of each node. */
    float[] cover() {
        return Arrays.copyOf(cover, size);
    }

    /** What each node adds to each sum, those of a node side by side; 0 for splits. */
    float[] leaf() {
        return Arrays.copyOf(leaf, size * groups);
    }

    private void grow(int wanted) {
        if (wanted > left.length) {
            int room = 2 * wanted;
            parent = Arrays.copyOf(parent, room);
            feature = Arrays.copyOf(feature, room);
            threshold = Arrays.copyOf(threshold, room);
            missingLeft = Arrays.copyOf(missingLeft, room);
            gain = Arrays.copyOf(gain, room);
            cover = Arrays.copyOf(cover, room);
            leaf = Arrays.copyOf(leaf, room * groups);
            left = Arrays.copyOf(left, room);
        }
        Arrays.fill(left, size, wanted, -1);
        size = wanted;
    }
}
