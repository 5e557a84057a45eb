package io.assay.xgboost;

/**
 * Looks for the split of a node with the largest second-order gain (Chen and Guestrin 2016, equation 7, without the
 * factor of one half, as in XGBoost). Of equal ones the first counts: that of the first column, there missing values on
 * the right before those on the left, there the cut that is reached first.
 */
final class SplitSearch {
    /** Splits must gain more than this, as in XGBoost. */
    private static final double LEAST_GAIN = 1e-6;

    private final Bins bins;
    private final double curvature;
    private final double lambda;

    // Of a tree.
    private double unit = 1;
    private double penalty;
    private long least;

    // Of a node, in units of the tree.
    private long all;
    private double unsplit;
    private double best;
    private int column;
    private int cut;
    private boolean missingLeft;
    private long left;

    /**
     * A search for splits on the bins of a table.
     *
     * @param curvature least curvature of a leaf
     * @param lambda added to the curvature of a node
     */
    SplitSearch(Bins bins, double curvature, double lambda) {
        this.bins = bins;
        this.curvature = curvature;
        this.lambda = lambda;
    }

    /** Begins a tree whose sums have the given units. */
    void begin(Fixed units) {
        unit = units.slope() * units.slope() / units.curvature();
        penalty = lambda / units.curvature();
        // A weight that is a sum of fractions may miss a whole number by rounding; a leaf without curvature is none.
        least = (long) Math.max(1, Math.ceil(curvature / units.curvature() * (1 - 1e-9)));
    }

    /** Whether a node of the given sum can be parted at all. */
    boolean isLarge(long sum) {
        return Fixed.curvature(sum) >= 2 * least;
    }

    /** Whether a node of the given sum may be a leaf that says something. */
    boolean mayBeLeaf(long sum) {
        return Fixed.curvature(sum) >= least;
    }

    /** Looks at all columns of a level; returns whether there is a split that gains. */
    boolean find(Histograms histograms, int level, long sum) {
        all = sum;
        unsplit = explained(sum);
        best = LEAST_GAIN / unit;
        column = -1;
        long[] sums = histograms.level(level);
        for (int place = 0; place < histograms.drawn(); place++) {
            look(sums, histograms.offset(place), histograms.column(place));
        }
        return column >= 0;
    }

    /** The split found. */
    GrownTree.Split split() {
        // Below the least number there is nothing: all known values go right, missing ones left.
        float threshold = cut < 0 ? -Float.MAX_VALUE : bins.cut(column, cut);
        return new GrownTree.Split(column, cut, threshold, missingLeft, best * unit);
    }

    /** The sum of the rows that go left. */
    long left() {
        return left;
    }

    private void look(long[] sums, int at, int candidate) {
        int cuts = bins.cuts(candidate);
        long missing = sums[at + cuts + 1];
        ascend(sums, at, cuts, candidate);
        if (missing != 0) {
            // All known values against the missing ones.
            if (mayBeLeaf(missing) && mayBeLeaf(all - missing)) {
                take(missing, candidate, -1, true);
            }
            descend(sums, at, cuts, candidate);
        }
    }

    /** Cut after cut, missing values on the right. */
    private void ascend(long[] sums, int at, int cuts, int candidate) {
        double slope = Fixed.slope(all);
        long curvatures = Fixed.curvature(all);
        double bound = best + unsplit;
        long sum = 0;
        for (int b = 0; b < cuts; b++) {
            long added = sums[at + b];
            sum += added;
            long lefts = Fixed.curvature(sum);
            if (added == 0 || lefts < least) {
                continue;
            }
            long rights = curvatures - lefts;
            if (rights < least) {
                return;
            }
            double a = Fixed.slope(sum);
            double c = slope - a;
            double lower = lefts + penalty;
            double upper = rights + penalty;
            // Whether a a / lower + c c / upper is above the bound, without a division.
            if (a * a * upper + c * c * lower > bound * (lower * upper)) {
                bound = take(sum, candidate, b, false);
            }
        }
    }

    /** Cut before cut, missing values on the left. */
    private void descend(long[] sums, int at, int cuts, int candidate) {
        long sum = 0;
        for (int b = cuts - 1; b >= 0; b--) {
            long added = sums[at + b + 1];
            sum += added;
            if (added == 0 || !mayBeLeaf(sum)) {
                continue;
            }
            if (!mayBeLeaf(all - sum)) {
                return;
            }
            take(all - sum, candidate, b, true);
        }
    }

    /** Keeps a split if it is the best so far; returns what the next one has to exceed. */
    private double take(long sum, int candidate, int number, boolean missing) {
        double gain = explained(sum) + explained(all - sum) - unsplit;
        if (gain > best) {
            best = gain;
            left = sum;
            column = candidate;
            cut = number;
            missingLeft = missing;
        }
        return best + unsplit;
    }

    private double explained(long sum) {
        double slope = Fixed.slope(sum);
        return Fixed.curvature(sum) > 0 ? slope * slope / (Fixed.curvature(sum) + penalty) : 0;
    }
}
