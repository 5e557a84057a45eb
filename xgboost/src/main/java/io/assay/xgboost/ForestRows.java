package io.assay.xgboost;

/**
 * What the trees of a forest split: weights and targets of rows, as sums over rows. The sums of a set of rows are their
 * weight, then for classes the weight of each, for a number the weighted distance to the mean.
 *
 * @param bins the features
 * @param weight of each row, mean 1
 * @param code of each row: its class; 0 for a number
 * @param distance of each row: 1 for classes; for a number that to the weighted mean
 * @param width how many sums there are
 */
record ForestRows(Bins bins, double[] weight, int[] code, double[] distance, int width) {
    /** Gains below this share of what there is to explain are rounding. */
    private static final double NOTHING = 1e-10;

    /** The rows of a dataset. */
    static ForestRows of(TrainingRows rows, Bins bins, double[] means) {
        int n = rows.size();
        boolean classes = rows.target().isClasses();
        double[] weight = new double[n];
        int[] code = new int[n];
        double[] distance = new double[n];
        for (int i = 0; i < n; i++) {
            weight[i] = rows.weight(i);
            code[i] = classes ? (int) rows.label(i) : 0;
            distance[i] = classes ? 1 : rows.label(i) - means[0];
        }
        return new ForestRows(bins, weight, code, distance, 1 + (classes ? rows.present().length : 1));
    }

    /** Adds a row to the sums that start at a position. */
    void add(int row, double[] sums, int at) {
        double w = weight[row];
        sums[at] += w;
        sums[at + 1 + code[row]] += w * distance[row];
    }

    /**
     * What a set of rows explains if its mean is predicted: the drop in squared error (for classes, Gini impurity times
     * weight) against predicting 0, so that of two sets minus that of both is the gain of a split.
     */
    double explained(double[] sums, int at) {
        double squares = 0;
        for (int k = at + 1; k < at + width; k++) {
            squares += sums[k] * sums[k];
        }
        return sums[at] > 0 ? squares / sums[at] : 0;
    }

    /** The least gain of a split that is not rounding. */
    double least() {
        double total = 0;
        for (int i = 0; i < weight.length; i++) {
            total += weight[i] * distance[i] * distance[i];
        }
        return NOTHING * total;
    }
}
