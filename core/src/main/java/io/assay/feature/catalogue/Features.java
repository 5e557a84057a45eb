package io.assay.feature.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureSet;
import io.assay.feature.SymbolFeature;
import io.assay.feature.market.MarketState;
import io.assay.feature.momentum.MomentumFeatures;
import io.assay.feature.outside.OutsideFeatures;
import io.assay.feature.pattern.PatternFeatures;
import io.assay.feature.price.PriceFeatures;
import io.assay.feature.technical.TechnicalFeatures;
import io.assay.feature.volatility.VolatilityFeatures;
import io.assay.feature.volume.VolumeFeatures;
import io.assay.market.Universe;

/**
 * The visible list of features. A new one is a line in the list of its group, plus a test.
 *
 * <p>Notation of the formulas: O H L C V are the adjusted open, high, low, close and volume of today's bar, {@code X1}
 * is X of the bar before, {@code X[-n]} of n bars before, {@code r = ln(C / C1)}, {@code TP = (H + L + C) / 3}; SMA,
 * MAX and MIN run over n bars including today.
 */
public final class Features {
    private static final List<SymbolFeature> ALL = Stream.of(
                    PriceFeatures.all(),
                    TechnicalFeatures.all(),
                    VolumeFeatures.all(),
                    MomentumFeatures.all(),
                    VolatilityFeatures.all(),
                    PatternFeatures.all())
            .flatMap(List::stream)
            .toList();

    private Features() {}

    /** All 95 features of one instrument: set {@code technical}. Five of them are levels, for display. */
    public static FeatureSet technical() {
        return new FeatureSet("technical", ALL);
    }

    /** The 90 that are scale-free, fit for models that pool instruments: set {@code technical-pooled}. */
    public static FeatureSet pooled() {
        return technical().scaleFree("technical-pooled");
    }

    /**
     * The scale-free ones that have settled by row {@code bars}: for one instrument of limited history, of which a
     * feature that settles late would cost years. With 300 these are 88: set {@code technical-settled-300}.
     */
    public static FeatureSet settledWithin(int bars) {
        List<String> names = pooled().columns().stream()
                .filter(c -> c.settle() <= bars)
                .map(FeatureInfo::name)
                .toList();
        return technical().select("technical-settled-" + bars, names);
    }

    /** All there are: those of an instrument's own bars, of its market, and what is read beside bars. */
    public static List<FeatureInfo> declared() {
        Universe nobody = Universe.ofToday("nobody", List.of());
        return Stream.of(technical().columns(), MarketState.of(nobody).columns(), OutsideFeatures.declared())
                .flatMap(List::stream)
                .toList();
    }

    /** What is promised of the feature of that name. */
    public static Optional<FeatureInfo> find(String name) {
        return declared().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The sets that can be asked for by name. */
    public static List<FeatureSet> sets() {
        return List.of(technical(), pooled());
    }
}
