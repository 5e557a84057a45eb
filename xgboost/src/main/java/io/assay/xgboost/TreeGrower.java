package io.assay.xgboost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Grows one tree of a forest (Breiman 2001) breadth first on a random sample of rows. Only the columns drawn for a node
 * are looked at, and a row costs one addition a column, whatever the number of classes.
 */
final class TreeGrower {
    private final ForestRows rows;
    private final Limits limits;
    private final RandomGenerator random;
    private final int[] order;
    private final int[] aside;
    private final int[] columns;
    private final double[] sums;

    private TreeGrower(ForestRows rows, Limits limits, RandomGenerator random) {
        this.rows = rows;
        this.limits = limits;
        this.random = random;
        int n = rows.bins().rows();
        this.order = new int[n];
        this.aside = new int[n];
        this.columns = new int[rows.bins().columns()];
        Arrays.setAll(columns, c -> c);
        this.sums = new double[(Bins.MOST + 1) * rows.width()];
    }

    /**
     * What bounds a tree.
     *
     * @param depth most splits from the root to a leaf
     * @param leaf least weight of a leaf
     * @param sample probability of a row to be in the tree's sample
     * @param columns columns drawn for a node
     * @param least gain below which there is no split
     */
    record Limits(int depth, double leaf, double sample, int columns, double least) {}

    /** Rows {@code from..to-1} of the order, which came to a node. */
    private record Node(int from, int to, int depth) {}

    /** What the leaves add to the sums of a prediction. */
    @FunctionalInterface
    interface Leaves {
        /** Sets the leaf of a node from the sums over its rows. */
        void set(GrownTree tree, int node, double[] sums);
    }

    /** Grows a tree. */
    static GrownTree grow(ForestRows rows, Limits limits, RandomGenerator random, GrownTree tree, Leaves leaves) {
        new TreeGrower(rows, limits, random).grow(tree, leaves);
        return tree;
    }

    private void grow(GrownTree tree, Leaves leaves) {
        int n = 0;
        for (int row = 0; row < order.length; row++) {
            if (limits.sample() >= 1 || random.nextDouble() < limits.sample()) {
                order[n++] = row;
            }
        }
        List<Node> nodes = new ArrayList<>(List.of(new Node(0, n, 0)));
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            double[] all = total(node);
            tree.cover(i, all[0]);
            Optional<GrownTree.Split> split = best(node, all);
            if (split.isEmpty()) {
                leaves.set(tree, i, all);
                continue;
            }
            tree.split(i, split.get());
            int middle = part(node, split.get());
            nodes.add(new Node(node.from, middle, node.depth + 1));
            nodes.add(new Node(middle, node.to, node.depth + 1));
        }
    }

    private double[] total(Node node) {
        double[] total = new double[rows.width()];
        for (int i = node.from; i < node.to; i++) {
            rows.add(order[i], total, 0);
        }
        return total;
    }

    private Optional<GrownTree.Split> best(Node node, double[] all) {
        if (node.depth == limits.depth() || all[0] < 2 * limits.leaf()) {
            return Optional.empty();
        }
        Scan scan = new Scan(rows, limits, all);
        for (int drawn = 0; drawn < limits.columns(); drawn++) {
            int other = drawn + random.nextInt(columns.length - drawn);
            int column = columns[other];
            columns[other] = columns[drawn];
            columns[drawn] = column;
            int cuts = rows.bins().cuts(column);
            if (cuts > 0) {
                fill(node, column, (cuts + 2) * rows.width());
                scan.look(column, sums);
            }
        }
        return scan.best();
    }

    /** Sums over the rows of each bin of a column. */
    private void fill(Node node, int column, int size) {
        Arrays.fill(sums, 0, size, 0);
        byte[] bin = rows.bins().column(column);
        int width = rows.width();
        for (int i = node.from; i < node.to; i++) {
            int row = order[i];
            rows.add(row, sums, (bin[row] & 0xFF) * width);
        }
    }

    /** Moves the rows that go right behind those that go left, both in their order; returns where they begin. */
    private int part(Node node, GrownTree.Split split) {
        byte[] bin = rows.bins().column(split.feature());
        int missing = rows.bins().cuts(split.feature()) + 1;
        int left = node.from;
        int right = 0;
        for (int i = node.from; i < node.to; i++) {
            int row = order[i];
            int b = bin[row] & 0xFF;
            if (b == missing ? split.missingLeft() : b <= split.cut()) {
                order[left++] = row;
            } else {
                aside[right++] = row;
            }
        }
        System.arraycopy(aside, 0, order, left, right);
        return left;
    }
}
