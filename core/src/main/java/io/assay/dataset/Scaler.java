package io.assay.dataset;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;

/**
 * Brings columns to a common scale by what was seen in training rows, and in no others. Immutable; belongs into the
 * model that was fitted on what it made.
 *
 * <p>Values that are not finite count as missing and become NaN (or the training median). A column that is constant in
 * training becomes 0 throughout; so does one without any value in training. If the interquartile range of a column that
 * is not constant is 0 (half of it is one value), ROBUST divides by its standard deviation.
 */
public final class Scaler {
    private static final double NORMAL_IQR = 1.349;
    private static final int COLUMNS_AT_A_TIME = 16;

    private final List<String> columns;
    private final double[] centre;
    private final double[] scale;
    private final double[] fill;

    private Scaler(List<String> columns, double[] centre, double[] scale, double[] fill) {
        this.columns = columns;
        this.centre = centre;
        this.scale = scale;
        this.fill = fill;
    }

    /** A new scaler that knows the given rows alone. */
    public static Scaler fit(FeatureRows train, Scaling scaling, Imputation imputation) {
        int width = train.columns().size();
        Scaler scaler = new Scaler(
                train.columns().stream().map(FeatureInfo::name).toList(),
                new double[width],
                new double[width],
                new double[width]);
        for (int from = 0; from < width; from += COLUMNS_AT_A_TIME) {
            int count = Math.min(COLUMNS_AT_A_TIME, width - from);
            float[][] values = new float[count][train.rows()];
            for (int row = 0; row < train.rows(); row++) {
                for (int c = 0; c < count; c++) {
                    values[c][row] = train.get(row, from + c);
                }
            }
            for (int c = 0; c < count; c++) {
                scaler.learn(from + c, finite(values[c]), scaling, imputation);
            }
        }
        return scaler;
    }

    /**
     * A scaler from its numbers, as they were stored.
     *
     * @param columns column names
     * @param centre what is subtracted, one a column
     * @param scale what is divided by, 0 for a constant column
     * @param fill what a missing value becomes after scaling, NaN to leave it missing
     */
    public static Scaler of(List<String> columns, double[] centre, double[] scale, double[] fill) {
        Check.sameLength("centre", centre.length, columns.size());
        Check.sameLength("scale", scale.length, columns.size());
        Check.sameLength("fill", fill.length, columns.size());
        for (int c = 0; c < scale.length; c++) {
            Check.that(Double.isFinite(centre[c]), "centre", "be finite", centre[c]);
            Check.that(scale[c] >= 0 && Double.isFinite(scale[c]), "scale", "be finite and not below 0", scale[c]);
        }
        return new Scaler(List.copyOf(columns), centre.clone(), scale.clone(), fill.clone());
    }

    private void learn(int column, float[] values, Scaling scaling, Imputation imputation) {
        boolean filled = imputation == Imputation.TRAIN_MEDIAN;
        if (isConstant(values)) {
            centre[column] = values.length == 0 ? 0 : values[0];
            fill[column] = filled ? 0 : Double.NaN;
            return;
        }
        boolean robust = scaling == Scaling.ROBUST;
        double mean = mean(values);
        double deviation = deviation(values, mean);
        if (robust || filled) {
            Arrays.sort(values);
        }
        double range = robust ? quantile(values, 0.75) - quantile(values, 0.25) : 0;
        centre[column] = robust ? quantile(values, 0.5) : mean;
        scale[column] = range > 0 ? range / NORMAL_IQR : deviation;
        fill[column] = filled ? (quantile(values, 0.5) - centre[column]) / scale[column] : Double.NaN;
    }

    private static float[] finite(float[] values) {
        int kept = 0;
        for (float value : values) {
            if (Float.isFinite(value)) {
                values[kept++] = value;
            }
        }
        return Arrays.copyOf(values, kept);
    }

    /** The columns it scales, in order. */
    public List<String> columns() {
        return columns;
    }

    /** What is subtracted, one a column. */
    public double[] centre() {
        return centre.clone();
    }

    /** What is divided by, one a column; 0 for a constant one. */
    public double[] scale() {
        return scale.clone();
    }

    /** What a missing value becomes after scaling, one a column; NaN if it stays missing. */
    public double[] fill() {
        return fill.clone();
    }

    /** The dataset with its features scaled; nothing is copied. */
    public Dataset apply(Dataset dataset) {
        return dataset.withFeatures(apply(dataset.features()));
    }

    /**
     * The scaler's columns, in its order, of the given rows, scaled as they are read; nothing is copied.
     *
     * @param rows rows with at least those columns, in any order
     * @throws DataException if a column is not there
     */
    public FeatureRows apply(FeatureRows rows) {
        int[] source = new int[columns.size()];
        for (int c = 0; c < source.length; c++) {
            source[c] = rows.indexOf(columns.get(c));
            if (source[c] < 0) {
                throw new DataException("the column '" + columns.get(c) + "' that the scaler was fitted on is missing; "
                        + "compute the features that the model was trained with");
            }
        }
        List<FeatureInfo> infos =
                Arrays.stream(source).mapToObj(c -> rows.columns().get(c)).toList();
        return new ScaledRows(this, rows, source, infos);
    }

    private float scaled(int column, float value) {
        if (!Float.isFinite(value)) {
            return (float) fill[column];
        }
        return scale[column] == 0 ? 0 : (float) ((value - centre[column]) / scale[column]);
    }

    private record ScaledRows(Scaler scaler, FeatureRows all, int[] source, List<FeatureInfo> columns)
            implements FeatureRows {
        @Override
        public int rows() {
            return all.rows();
        }

        @Override
        public float get(int row, int column) {
            return scaler.scaled(column, all.get(row, source[column]));
        }
    }

    private static boolean isConstant(float[] values) {
        for (float value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(float[] values, double mean) {
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    /** Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
    private static double quantile(float[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (at - low) * ((double) sorted[high] - sorted[low]);
    }
}
