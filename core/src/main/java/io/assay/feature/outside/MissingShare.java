package io.assay.feature.outside;

import java.util.List;
import java.util.stream.Stream;

import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.feature.market.Together;
import io.assay.market.BarSeries;
import io.assay.market.Universe;

/**
 * The columns of a modality and one more, which tells a model how many of them are missing: a median in their place
 * would look like knowledge.
 */
final class MissingShare implements MarketFeature {
    private final MarketFeature of;
    private final List<FeatureInfo> columns;

    private MissingShare(MarketFeature of, List<FeatureInfo> columns) {
        this.of = of;
        this.columns = columns;
    }

    /**
     * Some features of one group with the column behind them.
     *
     * @param parts at least one
     */
    static MissingShare of(FeatureGroup group, List<MarketFeature> parts) {
        MarketFeature all = Together.of(parts);
        FeatureInfo missing = FeatureInfo.of(
                        FeatureInfo.missingOf(group),
                        group,
                        "share of the columns of this group that are missing on the row",
                        0)
                .in("0..1");
        return new MissingShare(
                all, Stream.concat(all.columns().stream(), Stream.of(missing)).toList());
    }

    @Override
    public MissingShare among(Universe universe) {
        return new MissingShare(of.among(universe), columns);
    }

    @Override
    public List<FeatureInfo> columns() {
        return columns;
    }

    @Override
    public Tables over(List<BarSeries> universe) {
        Tables tables = of.over(universe);
        return bars -> table(tables.of(bars));
    }

    private FeatureTable table(FeatureTable table) {
        int width = columns.size() - 1;
        float[][] values = new float[columns.size()][];
        float[] missing = new float[table.rows()];
        for (int c = 0; c < width; c++) {
            values[c] = table.column(c);
            for (int row = 0; row < missing.length; row++) {
                missing[row] += Float.isNaN(values[c][row]) ? 1 : 0;
            }
        }
        for (int row = 0; row < missing.length; row++) {
            missing[row] /= width;
        }
        values[width] = missing;
        return FeatureTable.of(table.instrument(), table.days(), columns, values)
                .withRestarts(table.restarts());
    }
}
