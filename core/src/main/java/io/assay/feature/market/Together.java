package io.assay.feature.market;

import java.util.List;

import io.assay.base.Check;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.market.BarSeries;
import io.assay.market.Universe;

/** Several features of a market as one: their columns one after the other. */
public final class Together implements MarketFeature {
    private final List<MarketFeature> parts;

    private Together(List<MarketFeature> parts) {
        this.parts = parts;
    }

    /**
     * Puts features together.
     *
     * @param parts at least one; no two may share a column name
     */
    public static Together of(List<MarketFeature> parts) {
        Check.that(!parts.isEmpty(), "parts", "name at least one", parts);
        Together together = new Together(List.copyOf(parts));
        List<String> names = together.columns().stream().map(FeatureInfo::name).toList();
        Check.that(names.size() == names.stream().distinct().count(), "parts", "have distinct columns", names);
        return together;
    }

    @Override
    public List<FeatureInfo> columns() {
        return parts.stream().flatMap(part -> part.columns().stream()).toList();
    }

    @Override
    public Together among(Universe universe) {
        return of(parts.stream().map(part -> part.among(universe)).toList());
    }

    @Override
    public Tables over(List<BarSeries> universe) {
        List<Tables> each = parts.stream().map(part -> part.over(universe)).toList();
        return bars -> each.stream()
                .map(tables -> tables.of(bars))
                .reduce(FeatureTable::beside)
                .orElseThrow();
    }
}
