package io.assay.feature;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.market.BarSeries;

/**
 * An ordered list of features that are computed together.
 *
 * @param name what the set is called in specifications, for example {@code technical}
 * @param features the features; no two may share a column name
 */
public record FeatureSet(String name, List<SymbolFeature> features) {
    /** Copies the list and refuses two columns of one name. */
    public FeatureSet {
        features = List.copyOf(features);
        List<String> names = features.stream()
                .flatMap(f -> f.columns().stream())
                .map(FeatureInfo::name)
                .toList();
        Check.that(names.size() == names.stream().distinct().count(), "features", "have distinct names", names);
    }

    /** All columns in order. */
    public List<FeatureInfo> columns() {
        return features.stream().flatMap(f -> f.columns().stream()).toList();
    }

    /**
     * Computes every column for every bar; a value whose window [row - warmUp, row] spans a hole is NaN.
     *
     * @param bars bars on any basis; they are adjusted first
     */
    public FeatureTable compute(BarSeries bars) {
        FeatureBars input = FeatureBars.of(bars);
        List<FeatureInfo> columns = columns();
        float[][] values = new float[columns.size()][bars.size()];
        int at = 0;
        for (SymbolFeature feature : features) {
            int width = feature.columns().size();
            float[][] out = new float[width][];
            System.arraycopy(values, at, out, 0, width);
            feature.compute(input, out);
            at += width;
        }
        maskHoles(bars, columns, values);
        return FeatureTable.of(bars.instrument(), bars.days(), new ArrayList<>(columns), values);
    }

    private static void maskHoles(BarSeries bars, List<FeatureInfo> columns, float[][] values) {
        for (int hole : bars.holes()) {
            for (int c = 0; c < values.length; c++) {
                int end = Math.min(bars.size(), hole + columns.get(c).warmUp());
                for (int row = hole; row < end; row++) {
                    values[c][row] = Float.NaN;
                }
            }
        }
    }
}
