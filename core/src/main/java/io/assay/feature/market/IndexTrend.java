package io.assay.feature.market;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.MarketFeature;
import io.assay.feature.kernel.Span;
import io.assay.feature.kernel.Sums;
import io.assay.market.BarSeries;
import io.assay.market.Membership;
import io.assay.market.Universe;

/**
 * Where the market's index stands against its past. The index is that of the equal-weighted members of the universe of
 * each day, with dividends: it is there for every market, and knows of no change of a published index's members.
 */
public final class IndexTrend implements MarketFeature {
    private static final List<Integer> WINDOWS = List.of(50, 200);
    private static final int QUARTER = 60;
    private static final List<FeatureInfo> COLUMNS = List.of(
            info("index_trend_50", "index / its mean of 50 days - 1"),
            info("index_trend_200", "index / its mean of 200 days - 1"),
            info("index_roc_60", "index / index of 60 days before - 1"));

    private final Membership members;

    private IndexTrend(Membership members) {
        this.members = members;
    }

    /** Of those who belonged to a universe, each day. */
    public static IndexTrend of(Universe universe) {
        return new IndexTrend(Membership.of(universe));
    }

    @Override
    public IndexTrend among(Universe universe) {
        return of(universe);
    }

    @Override
    public List<FeatureInfo> columns() {
        return COLUMNS;
    }

    @Override
    public Tables over(List<BarSeries> universe) {
        return DayTables.of(COLUMNS, universe, (market, days, bars) -> values(days, MarketPath.of(bars, members)));
    }

    /** Days without a return of anybody have no trend, and are no day of a window. */
    private static float[][] values(int[] days, MarketPath path) {
        int[] known = IntStream.range(0, days.length)
                .filter(at -> !Double.isNaN(path.ret(at)))
                .toArray();
        double[] index = Arrays.stream(known)
                .mapToDouble(at -> StrictMath.exp(path.level(at)))
                .toArray();
        float[][] values = new float[COLUMNS.size()][days.length];
        for (float[] column : values) {
            Arrays.fill(column, Float.NaN);
        }
        double[] mean = new double[index.length];
        for (int w = 0; w < WINDOWS.size(); w++) {
            int width = WINDOWS.get(w);
            Sums.mean(index, new Span(0, index.length), width, mean);
            for (int k = width - 1; k < index.length; k++) {
                values[w][known[k]] = (float) (index[k] / mean[k] - 1);
            }
        }
        for (int k = QUARTER; k < index.length; k++) {
            values[2][known[k]] = (float) (index[k] / index[k - QUARTER] - 1);
        }
        return values;
    }

    private static FeatureInfo info(String name, String formula) {
        return FeatureInfo.of(name, FeatureGroup.INDEX, formula, 0);
    }
}
