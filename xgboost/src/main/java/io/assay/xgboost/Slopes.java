package io.assay.xgboost;

/**
 * First and second derivatives of a loss by the sums of rows, in single precision as in XGBoost; for each sum an array
 * of its own, in which slope and curvature of a row lie side by side.
 */
final class Slopes {
    private final float[][] pairs;

    /** Slopes of so many rows by so many sums, all 0. */
    Slopes(int rows, int groups) {
        pairs = new float[groups][Math.multiplyExact(rows, 2)];
    }

    /** Sets those of a row by a sum. */
    void set(int group, int row, double slope, double curvature) {
        pairs[group][2 * row] = (float) slope;
        pairs[group][2 * row + 1] = (float) curvature;
    }

    /** Those of all rows by a sum: slope, curvature, slope, curvature; not to be changed. */
    float[] of(int group) {
        return pairs[group];
    }

    /** For each sum the total size of the slopes of some rows, then that of their curvatures. */
    double[] sizes(int from, int to) {
        double[] sizes = new double[2 * pairs.length];
        for (int group = 0; group < pairs.length; group++) {
            float[] pair = pairs[group];
            double slopes = 0;
            double curvatures = 0;
            for (int i = 2 * from; i < 2 * to; i += 2) {
                slopes += Math.abs(pair[i]);
                curvatures += pair[i + 1];
            }
            sizes[2 * group] = slopes;
            sizes[2 * group + 1] = curvatures;
        }
        return sizes;
    }
}
