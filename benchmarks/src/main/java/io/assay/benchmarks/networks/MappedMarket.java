package io.assay.benchmarks.networks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetBuilder;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.Scratch;
import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureSet;
import io.assay.feature.SymbolFeature;
import io.assay.feature.catalogue.Features;
import io.assay.label.Direction;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;

/** Rows of a simulated market in a mapped matrix of {@link Plan#COLUMNS} columns, as a pooled network reads them. */
final class MappedMarket {
    private static final int HORIZON = 5;
    private static final int SESSIONS = 1_500;

    private MappedMarket() {}

    /** The rows of so many stocks, with whole windows of so many bars. */
    static Dataset rows(int stocks, int bars, Path folder) {
        SimulatedMarket market = SimulatedMarket.of(SimulationSpec.defaults()
                .withSymbols(2 * stocks)
                .withSessions(SESSIONS)
                .withSeed(Seed.of(7)));
        List<BarSeries> all = market.listings().stream()
                .sorted(Comparator.comparing(Listing::bars).reversed())
                .limit(stocks)
                .map(listing -> market.bars(listing.instrument()).adjusted())
                .toList();
        List<Instrument> instruments = all.stream().map(BarSeries::instrument).toList();
        DatasetSpec spec = DatasetSpec.of(columns(), Direction.three(HORIZON)).withSequence(bars);
        // A limit of 0 bytes in memory: every matrix is mapped.
        return DatasetBuilder.of(new Parallel(1), new Scratch(folder, 0))
                .build(spec, instruments, i -> all.get(instruments.indexOf(i)))
                .dataset();
    }

    /** The 90 scale-free features and five of them once more: as many columns as the request has. */
    private static FeatureSet columns() {
        List<SymbolFeature> features = new ArrayList<>(Features.pooled().features());
        int width = Features.pooled().columns().size();
        for (SymbolFeature feature : Features.pooled().features()) {
            if (width < Plan.COLUMNS && feature.columns().size() == 1) {
                features.add(new Again(feature));
                width++;
            }
        }
        return new FeatureSet("technical-95", features);
    }

    private record Again(SymbolFeature feature) implements SymbolFeature {
        @Override
        public List<FeatureInfo> columns() {
            FeatureInfo info = feature.columns().get(0);
            return List.of(new FeatureInfo(
                    info.name() + "_again",
                    info.group(),
                    info.formula(),
                    info.warmUp(),
                    info.settle(),
                    info.unit(),
                    info.scaleFree(),
                    info.source()));
        }

        @Override
        public boolean usesVolume() {
            return feature.usesVolume();
        }

        @Override
        public void compute(FeatureBars bars, float[][] out) {
            feature.compute(bars, out);
        }
    }
}
