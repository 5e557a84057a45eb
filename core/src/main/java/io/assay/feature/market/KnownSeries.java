package io.assay.feature.market;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.assay.base.Check;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.MarketFeature;
import io.assay.market.BarSeries;
import io.assay.market.Market;
import io.assay.market.Series;
import io.assay.market.Universe;

/**
 * Outside series as columns that all instruments share: on each bar the value that was known at the close of that day,
 * by its known day and not by the period it describes. A revision is not seen before its release. NaN where nothing was
 * known yet or what was known is too old.
 *
 * <p>A known day means the close in New York, which most other markets do not see on their own day any more: everywhere
 * but there a value is read from the day after it became known.
 *
 * <p>A series without vintages holds values as they were revised later; the column's formula says so.
 */
public final class KnownSeries implements MarketFeature {
    private static final Set<String> HOME = Set.of(Market.US.code(), Market.SIM.code());

    private static final String REVISED = "; as revised later";

    private final List<OfSeries> all;

    private KnownSeries(List<OfSeries> all) {
        this.all = List.copyOf(all);
    }

    /** One series, for how many days a value of it is read, and its column. */
    private record OfSeries(Series series, int maxAge, FeatureInfo column) {}

    /** Several as one, so that the days of the universe are gone through once. */
    public static KnownSeries together(List<KnownSeries> some) {
        return new KnownSeries(some.stream().flatMap(one -> one.all.stream()).toList());
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
                + (series.hasVintages() ? "" : REVISED);
        String name = series.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        FeatureInfo column = FeatureInfo.of(name, group, formula, 0).in("of the series");
        return new KnownSeries(List.of(new OfSeries(series, maxAge, column)));
    }

    /**
     * A column of a series with another name and formula; that the series was revised later is told behind it.
     *
     * @param maxAge for how many days after it became known a value is read, at least 0
     */
    public static KnownSeries of(Series series, FeatureInfo info, int maxAge) {
        Check.atLeast("maxAge", maxAge, 0);
        FeatureInfo told = series.hasVintages()
                ? info
                : FeatureInfo.of(info.name(), info.group(), info.formula() + REVISED, 0)
                        .in(info.unit());
        return new KnownSeries(List.of(new OfSeries(series, maxAge, told)));
    }

    @Override
    public MarketFeature among(Universe universe) {
        return this;
    }

    @Override
    public List<FeatureInfo> columns() {
        return all.stream().map(OfSeries::column).toList();
    }

    @Override
    public Tables over(List<BarSeries> universe) {
        return DayTables.of(columns(), universe, (market, days, bars) -> {
            int lag = HOME.contains(market) ? 0 : 1;
            float[][] values = new float[all.size()][days.length];
            for (int c = 0; c < values.length; c++) {
                OfSeries of = all.get(c);
                for (int at = 0; at < days.length; at++) {
                    values[c][at] = (float) of.series.asOf(days[at] - lag, of.maxAge);
                }
            }
            return values;
        });
    }
}
