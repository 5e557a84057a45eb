package io.assay.xgboost;

import java.util.Optional;

/** Looks for the best split of a node, column after column; of equal ones the first counts. */
final class Scan {
    private final ForestRows rows;
    private final double leaf;
    private final double[] all;
    private final double[] left;
    private final double[] right;
    private final double unsplit;
    private double best;
    private int column = -1;
    private int cut;
    private boolean missingLeft;

    /** A node whose rows have the given sums. */
    Scan(ForestRows rows, TreeGrower.Limits limits, double[] all) {
        this.rows = rows;
        // A weight that is a sum of fractions may miss a whole number by rounding.
        this.leaf = limits.leaf() * (1 - 1e-9);
        this.all = all;
        this.left = new double[all.length];
        this.right = new double[all.length];
        this.unsplit = rows.explained(all, 0);
        this.best = limits.least();
    }

    /** Tries all cuts of a column; where values are missing, with them on either side. */
    void look(int candidate, double[] sums) {
        int missing = (rows.bins().cuts(candidate) + 1) * left.length;
        look(candidate, sums, -1);
        if (sums[missing] > 0) {
            look(candidate, sums, missing);
        }
    }

    /** The best split found. */
    Optional<GrownTree.Split> best() {
        return column < 0
                ? Optional.empty()
                : Optional.of(new GrownTree.Split(column, cut, rows.bins().cut(column, cut), missingLeft, best));
    }

    private void look(int candidate, double[] sums, int leftToo) {
        for (int k = 0; k < left.length; k++) {
            left[k] = leftToo < 0 ? 0 : sums[leftToo + k];
        }
        int cuts = rows.bins().cuts(candidate);
        for (int b = 0; b < cuts; b++) {
            int at = b * left.length;
            if (sums[at] == 0 && b > 0) {
                continue;
            }
            for (int k = 0; k < left.length; k++) {
                left[k] += sums[at + k];
                right[k] = all[k] - left[k];
            }
            if (right[0] < leaf) {
                return;
            }
            if (left[0] >= leaf) {
                take(candidate, b, leftToo >= 0);
            }
        }
    }

    private void take(int candidate, int number, boolean missing) {
        double gain = rows.explained(left, 0) + rows.explained(right, 0) - unsplit;
        if (gain > best) {
            best = gain;
            column = candidate;
            cut = number;
            missingLeft = missing;
        }
    }
}
