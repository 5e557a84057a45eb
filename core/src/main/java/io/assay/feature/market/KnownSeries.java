package io.assay.feature.market;

import java.util.List;
import java.util.Locale;

import io.assay.base.Check;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.market.BarSeries;
import io.assay.market.Series;

/**
 * An outside series as a column that all instruments share: on each bar the value that was known at the close of that
 * day, by its known day and not by the period it describes. A revision is not seen before its release. NaN where
 * nothing was known yet or what was known is too old.
 *
 * <p>A series without vintages holds values as they were revised later; the column's formula says so.
 */
public final class KnownSeries implements MarketFeature {
    private final Series series;
    private final int maxAge;
    private final FeatureInfo column;

    private KnownSeries(Series series, int maxAge, FeatureInfo column) {
        this.series = series;
        this.maxAge = maxAge;
        this.column = column;
    }

    /**
     * A column of a series, named after it in lower case.
     *
     * @param group where it is listed, which also decides which part of the multi-modal network reads it
     * @param maxAge for how many days after it became known a value is read, at least 0
     */
    public static KnownSeries of(Series series, FeatureGroup group, int maxAge) {
        Check.atLeast("maxAge", maxAge, 0);
        String formula = "last value of " + series.name() + " known at the close, for " + maxAge + " days"
                + (series.hasVintages() ? "" : "; as revised later");
        String name = series.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return new KnownSeries(
                series, maxAge, FeatureInfo.of(name, group, formula, 0).in("of the series"));
    }

    @Override
    public List<FeatureInfo> columns() {
        return List.of(column);
    }

    @Override
    public List<FeatureTable> compute(List<BarSeries> universe) {
        return universe.stream().map(this::table).toList();
    }

    private FeatureTable table(BarSeries bars) {
        float[] values = new float[bars.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = (float) series.asOf(bars.days()[row], maxAge);
        }
        return FeatureTable.of(bars.instrument(), bars.days(), columns(), new float[][] {values});
    }
}
