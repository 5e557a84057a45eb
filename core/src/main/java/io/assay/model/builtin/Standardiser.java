package io.assay.model.builtin;

import java.util.Arrays;

import io.assay.feature.FeatureRows;
import io.assay.metric.Moments;

/**
 * Training medians for missing values, and the training mean and deviation of the filled columns. A column without
 * spread or without values has scale 0 and becomes 0.
 */
record Standardiser(double[] median, double[] mean, double[] scale) {

    static Standardiser fit(FeatureRows rows, int[] columns) {
        double[] median = new double[columns.length];
        double[] mean = new double[columns.length];
        double[] scale = new double[columns.length];
        for (int c = 0; c < columns.length; c++) {
            double[] values = new double[rows.rows()];
            for (int r = 0; r < values.length; r++) {
                values[r] = rows.get(r, columns[c]);
            }
            median[c] = median(values);
            for (int r = 0; r < values.length; r++) {
                values[r] = Double.isFinite(values[r]) ? values[r] : median[c];
            }
            mean[c] = Moments.mean(values);
            double deviation = Moments.deviation(values);
            // The population form, as scikit-learn's StandardScaler.
            scale[c] = deviation > 0 ? 1 / (deviation * Math.sqrt((values.length - 1.0) / values.length)) : 0;
        }
        return new Standardiser(median, mean, scale);
    }

    /** One array a row, one standardised value a column. */
    double[][] apply(FeatureRows rows, int[] columns) {
        double[][] inputs = new double[rows.rows()][columns.length];
        for (int r = 0; r < inputs.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                double value = rows.get(r, columns[c]);
                double filled = Double.isFinite(value) ? value : median[c];
                inputs[r][c] = scale[c] == 0 ? 0 : (filled - mean[c]) * scale[c];
            }
        }
        return inputs;
    }

    private static double median(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
