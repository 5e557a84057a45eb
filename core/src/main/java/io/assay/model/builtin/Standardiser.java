package io.assay.model.builtin;

import java.util.Arrays;
import java.util.Objects;

import io.assay.base.Check;
import io.assay.feature.FeatureRows;
import io.assay.metric.Moments;

/**
 * Training medians for missing values, and the training mean and deviation of the filled columns. A column without
 * spread or without values has scale 0 and becomes 0.
 */
record Standardiser(double[] median, double[] mean, double[] scale) {
    /** Values that are held at a time while fitting: 64 MiB of them, however many rows there are. */
    private static final int HELD = 1 << 24;

    Standardiser {
        Objects.requireNonNull(median, "median");
        Check.sameLength("mean", Objects.requireNonNull(mean, "mean").length, median.length);
        Check.sameLength("scale", Objects.requireNonNull(scale, "scale").length, median.length);
    }

    static Standardiser fit(FeatureRows rows, int[] columns) {
        double[] median = new double[columns.length];
        double[] mean = new double[columns.length];
        double[] scale = new double[columns.length];
        int group = Math.max(1, HELD / Math.max(1, rows.rows()));
        for (int from = 0; from < columns.length; from += group) {
            float[][] some = gather(rows, Arrays.copyOfRange(columns, from, Math.min(columns.length, from + group)));
            for (int i = 0; i < some.length; i++) {
                int c = from + i;
                median[c] = Median.of(some[i]);
                double[] values = filled(some[i], median[c]);
                mean[c] = Moments.mean(values);
                double deviation = Moments.deviation(values);
                // The population form, as scikit-learn's StandardScaler.
                scale[c] = deviation > 0 ? 1 / (deviation * Math.sqrt((values.length - 1.0) / values.length)) : 0;
            }
        }
        return new Standardiser(median, mean, scale);
    }

    private static float[][] gather(FeatureRows rows, int[] columns) {
        float[][] values = new float[columns.length][rows.rows()];
        float[] row = new float[columns.length];
        ColumnReader reader = ColumnReader.of(rows, columns);
        for (int r = 0; r < rows.rows(); r++) {
            reader.read(r, row);
            for (int c = 0; c < row.length; c++) {
                values[c][r] = row[c];
            }
        }
        return values;
    }

    private static double[] filled(float[] column, double median) {
        double[] values = new double[column.length];
        for (int r = 0; r < values.length; r++) {
            values[r] = Float.isFinite(column[r]) ? column[r] : median;
        }
        return values;
    }

    /** One row as a linear model takes it: 1 for the intercept, then one standardised value a column. */
    void apply(float[] row, double[] into) {
        into[0] = 1;
        for (int c = 0; c < median.length; c++) {
            double filled = Float.isFinite(row[c]) ? row[c] : median[c];
            into[c + 1] = scale[c] == 0 ? 0 : (filled - mean[c]) * scale[c];
        }
    }
}
