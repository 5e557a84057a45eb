package io.assay.feature;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import io.assay.base.Check;
import io.assay.market.BarSeries;

/**
 * An ordered list of features that are computed together.
 *
 * <p><b>Interruptions.</b> A hole, or a bar that is not usable (see {@link FeatureBars#usablePrices}), ends one history
 * and the next usable bar begins another: every feature is computed afresh from there, as if the series began on that
 * bar, so it is NaN on the unusable bar and on the first {@code warmUp} rows after it, and settles again. A bar whose
 * volume alone is unusable interrupts the features that read volumes and no others. Nothing is filled or skipped.
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
     * The features of which every column is scale-free, so that different instruments can be compared by them.
     *
     * @param newName what that set is called
     */
    public FeatureSet scaleFree(String newName) {
        return new FeatureSet(
                newName,
                features.stream()
                        .filter(f -> f.columns().stream().allMatch(FeatureInfo::scaleFree))
                        .toList());
    }

    /**
     * The features that hold the named columns, in the order of this set.
     *
     * @throws IllegalArgumentException if no feature has one of the names
     */
    public FeatureSet select(String newName, List<String> names) {
        List<String> known = columns().stream().map(FeatureInfo::name).toList();
        names.forEach(n -> Check.that(known.contains(n), "feature", "be in the set '" + name + "'", n));
        return new FeatureSet(
                newName,
                features.stream()
                        .filter(f -> f.columns().stream().anyMatch(c -> names.contains(c.name())))
                        .toList());
    }

    /**
     * Computes every column for every bar; see the class for holes and unusable bars. Safe to call from many threads;
     * the result does not depend on them, nor on what was computed before.
     *
     * @param bars bars on any basis; they are adjusted first
     */
    public FeatureTable compute(BarSeries bars) {
        List<FeatureInfo> columns = columns();
        float[][] values = new float[columns.size()][bars.size()];
        int[] restarts = computeInto(bars, values);
        return FeatureTable.of(bars.instrument(), bars.days(), columns, values).withRestarts(restarts);
    }

    /**
     * As {@link #compute}, into arrays that the caller uses again.
     *
     * @param values one array a column, each exactly {@code bars.size()} long; every element is written
     * @return rows other than 0 at which a history of some feature began, ascending
     */
    public int[] computeInto(BarSeries bars, float[][] values) {
        Check.sameLength("values", values.length, columns().size());
        for (float[] column : values) {
            Check.sameLength("column", column.length, bars.size());
        }
        BarSeries adjusted = bars.adjusted();
        List<Stretch> byPrice = Stretch.of(adjusted, false);
        List<Stretch> byVolume = Stretch.of(adjusted, true);
        Scratch scratch = Scratch.lend();
        try {
            if (byPrice.equals(byVolume)) {
                compute(adjusted, byPrice, scratch, new Chosen(values, true, true));
            } else {
                compute(adjusted, byPrice, scratch, new Chosen(values, true, false));
                compute(adjusted, byVolume, scratch, new Chosen(values, false, true));
            }
        } finally {
            scratch.giveBack();
        }
        TreeSet<Integer> starts = new TreeSet<>();
        byPrice.forEach(s -> starts.add(s.from()));
        byVolume.forEach(s -> starts.add(s.from()));
        return starts.stream().mapToInt(Integer::intValue).filter(s -> s > 0).toArray();
    }

    /** Which features to compute, and where all columns lie. */
    private record Chosen(float[][] values, boolean priceOnly, boolean volume) {
        boolean wants(SymbolFeature feature) {
            return feature.usesVolume() ? volume : priceOnly;
        }
    }

    private void compute(BarSeries bars, List<Stretch> stretches, Scratch scratch, Chosen chosen) {
        boolean whole = stretches.size() == 1 && stretches.get(0).size() == bars.size();
        if (!whole) {
            blank(chosen);
        }
        for (Stretch stretch : stretches) {
            scratch.reset();
            BarSeries part = whole ? bars : bars.rows(stretch.from(), stretch.to());
            FeatureBars input = FeatureBars.of(part, scratch);
            int at = 0;
            for (SymbolFeature feature : features) {
                int width = feature.columns().size();
                if (chosen.wants(feature)) {
                    float[][] target = Arrays.copyOfRange(chosen.values(), at, at + width);
                    compute(feature, input, whole ? -1 : stretch.from(), target);
                }
                at += width;
            }
        }
    }

    /** Computes one feature straight into its columns, or ({@code from >= 0}) into the rows of a stretch. */
    private static void compute(SymbolFeature feature, FeatureBars input, int from, float[][] target) {
        if (from < 0) {
            feature.compute(input, target);
            return;
        }
        float[][] part = new float[target.length][input.size()];
        feature.compute(input, part);
        for (int c = 0; c < target.length; c++) {
            System.arraycopy(part[c], 0, target[c], from, input.size());
        }
    }

    private void blank(Chosen chosen) {
        int at = 0;
        for (SymbolFeature feature : features) {
            for (int c = 0; c < feature.columns().size(); c++) {
                if (chosen.wants(feature)) {
                    Arrays.fill(chosen.values()[at + c], Float.NaN);
                }
            }
            at += feature.columns().size();
        }
    }
}
