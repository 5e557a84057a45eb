package io.assay.xgboost;

import java.util.Arrays;

/** A tree while it grows: parents before children, siblings side by side. Node 0 is the root, a leaf at first. */
final class GrownTree {
    private int size = 1;
    private int[] left = {-1};
    private int[] parent = {-1};
    private int[] feature = {0};
    private int[] cut = {0};
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

    /**
     * Where a node is split.
     *
     * @param feature the column
     * @param cut the last of its bins that goes left; -1 if no known value does
     * @param threshold known values below it go left
     * @param missingLeft whether missing values go left
     * @param gain what the split gains
     */
    record Split(int feature, int cut, float threshold, boolean missingLeft, double gain) {}

    /** Turns a leaf into a split; its children are the last two nodes then. Returns the first of them. */
    int split(int node, Split split) {
        int child = size;
        grow(size + 2);
        left[node] = child;
        parent[child] = node;
        parent[child + 1] = node;
        feature[node] = split.feature();
        cut[node] = split.cut();
        threshold[node] = split.threshold();
        missingLeft[node] = split.missingLeft();
        gain[node] = (float) split.gain();
        return child;
    }

    /** Sets what a node that stays a leaf adds to each sum. */
    void leaf(int node, int sum, double value) {
        leaf[node * groups + sum] = (float) value;
    }

    /** Sets the weight of the rows that came to a node. */
    void cover(int node, double weight) {
        cover[node] = (float) weight;
    }

    /** How many sums each leaf adds to. */
    int groups() {
        return groups;
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

    /** What a row of the binned table adds to the first sum. */
    float valueAt(Bins bins, int row) {
        int node = 0;
        while (left[node] >= 0) {
            int bin = bins.column(feature[node])[row] & 0xFF;
            boolean toLeft = bin <= cut[node] || (missingLeft[node] && bin == bins.cuts(feature[node]) + 1);
            node = toLeft ? left[node] : left[node] + 1;
        }
        return leaf[node * groups];
    }

    private void grow(int wanted) {
        if (wanted > left.length) {
            int room = 2 * wanted;
            parent = Arrays.copyOf(parent, room);
            feature = Arrays.copyOf(feature, room);
            cut = Arrays.copyOf(cut, room);
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
