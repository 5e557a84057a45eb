package io.assay.experiment.quality;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.assay.experiment.OutsideInputs;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureSet;
import io.assay.feature.MarketFeature;
import io.assay.feature.catalogue.Features;
import io.assay.feature.market.MarketRegime;
import io.assay.feature.market.RegimeRule;
import io.assay.feature.market.Together;
import io.assay.feature.outside.Modalities;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.Series;
import io.assay.market.Universe;
import io.assay.quality.SignalFeatures;
import io.assay.signal.strategy.Strategy;

/**
 * What is known around a signal: its stock's technical state, the market's index, regime and mood, its sector and its
 * company's reports, as far as they are stored.
 *
 * @param technical features of an instrument's own bars
 * @param outside what stands beside bars
 * @param indices closes of published indices by the code of their market
 */
record SignalContext(FeatureSet technical, OutsideInputs outside, Map<String, Series> indices) {
    private static final Map<String, String> INDICES =
            Map.of(Market.US.code(), "^GSPC.CLOSE", Market.NSE.code(), "^NSEI.CLOSE");

    private static final Modalities KINDS = new Modalities(
            List.of(FeatureGroup.INDEX, FeatureGroup.SECTOR, FeatureGroup.SENTIMENT, FeatureGroup.FUNDAMENTAL));

    /** That of the signals of some strategies. */
    static SignalContext of(List<Strategy> strategies, MarketData data, List<Instrument> universe) {
        Map<String, Series> indices = new TreeMap<>();
        INDICES.forEach((market, name) -> {
            boolean asked = universe.stream().anyMatch(i -> i.market().equals(market));
            data.series(name).filter(series -> asked).ifPresent(series -> indices.put(market, series));
        });
        return new SignalContext(technical(strategies), OutsideInputs.of(KINDS, data, universe), indices);
    }

    private static FeatureSet technical(List<Strategy> strategies) {
        FeatureSet all = Features.technical();
        Set<String> names = new LinkedHashSet<>(SignalFeatures.reads());
        strategies.forEach(strategy -> names.addAll(strategy.columns()));
        names.retainAll(all.columns().stream().map(FeatureInfo::name).toList());
        return all.select("signals", List.copyOf(names));
    }

    /** The features beside those of an instrument's own bars, of the members of a universe. */
    MarketFeature around(Universe universe) {
        List<MarketFeature> parts = new ArrayList<>(outside.features().parts());
        parts.add(MarketRegime.of(RegimeRule.STANDARD, indices, universe));
        return Together.of(parts).among(universe);
    }

    /** What a reader must know of it. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(outside.warnings());
        String published = indices.values().stream().map(Series::name).collect(Collectors.joining(" and "));
        notes.add("Regimes are those of "
                + (indices.isEmpty()
                        ? "the equal-weighted index of these stocks."
                        : published + "; of other markets, of the equal-weighted index of their stocks."));
        return notes;
    }
}
