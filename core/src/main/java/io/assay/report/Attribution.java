package io.assay.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.assay.metric.Correlation;

/**
 * What one model's answers on some rows are made of: Shapley values, mean over the rows.
 *
 * @param model its name
 * @param unit in which they are counted
 * @param rows how many rows
 * @param shares one a feature, that with the largest mean size first
 */
public record Attribution(String model, String unit, int rows, List<Share> shares) {
    /** Copies the list. */
    public Attribution {
        shares = List.copyOf(shares);
    }

    /**
     * One feature.
     *
     * @param feature its name
     * @param size mean absolute Shapley value
     * @param direction rank correlation between the feature's value and its Shapley value over rows that have it: above
     *     0 where more of it says more; NaN where either never changes
     */
    public record Share(String feature, double size, double direction) {}

    /**
     * The mean over rows.
     *
     * @param features names of the columns
     * @param inputs their values, one array a column, NaN where there is none
     * @param values Shapley values, one array a row, as {@link io.assay.model.Attributed#attribute} gives them
     */
    public static Attribution of(Told told, List<String> features, float[][] inputs, double[][] values) {
        List<Share> shares = new ArrayList<>();
        for (int c = 0; c < features.size(); c++) {
            double size = 0;
            List<double[]> known = new ArrayList<>();
            for (int row = 0; row < values.length; row++) {
                size += Math.abs(values[row][c]);
                if (!Float.isNaN(inputs[c][row])) {
                    known.add(new double[] {inputs[c][row], values[row][c]});
                }
            }
            shares.add(new Share(features.get(c), size / values.length, direction(known)));
        }
        shares.sort(Comparator.comparingDouble(Share::size).reversed().thenComparing(Share::feature));
        return new Attribution(told.model(), told.unit(), values.length, shares);
    }

    /** Whose values, and in what. */
    public record Told(String model, String unit) {}

    private static double direction(List<double[]> known) {
        return Correlation.spearman(
                known.stream().mapToDouble(pair -> pair[0]).toArray(),
                known.stream().mapToDouble(pair -> pair[1]).toArray());
    }
}
