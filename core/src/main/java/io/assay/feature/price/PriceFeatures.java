package io.assay.feature.price;

import java.util.List;

import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.OneColumn;
import io.assay.feature.Shared;
import io.assay.feature.SymbolFeature;
import io.assay.feature.kernel.Emit;

/** The ten of the price group: five levels that are shown but kept out of pooled models, and five one-day ratios. */
public final class PriceFeatures {
    private PriceFeatures() {}

    /** All ten, in the order of the catalogue. */
    public static List<SymbolFeature> all() {
        return List.of(
                OneColumn.of(level("open", "O", "price"), (bars, out) -> Emit.copy(bars.open(), out)),
                OneColumn.of(level("high", "H", "price"), (bars, out) -> Emit.copy(bars.high(), out)),
                OneColumn.of(level("low", "L", "price"), (bars, out) -> Emit.copy(bars.low(), out)),
                OneColumn.of(level("close", "C", "price"), (bars, out) -> Emit.copy(bars.close(), out)),
                OneColumn.withVolume(level("volume", "V", "shares"), (bars, out) -> Emit.copy(bars.volume(), out)),
                OneColumn.of(ratio("ret_1", "C / C1 - 1", 1), PriceFeatures::change),
                OneColumn.of(ratio("logret_1", "ln(C / C1)", 1), (bars, out) -> Emit.copy(Shared.logReturn(bars), out)),
                OneColumn.of(
                        ratio("hl_ratio", "H / L - 1", 0), (bars, out) -> Emit.relative(bars.high(), bars.low(), out)),
                OneColumn.of(
                        ratio("co_ratio", "C / O - 1", 0),
                        (bars, out) -> Emit.relative(bars.close(), bars.open(), out)),
                OneColumn.of(
                        ratio("gap", "O / C1 - 1", 1),
                        (bars, out) -> Emit.relativeToPast(bars.open(), bars.close(), 1, out)));
    }

    private static void change(FeatureBars bars, float[] out) {
        Emit.relativeToPast(bars.close(), bars.close(), 1, out);
    }

    private static FeatureInfo level(String name, String formula, String unit) {
        return FeatureInfo.of(name, FeatureGroup.PRICE, formula + "; for display only", 0)
                .asLevel(unit);
    }

    private static FeatureInfo ratio(String name, String formula, int warmUp) {
        return FeatureInfo.of(name, FeatureGroup.PRICE, formula, warmUp);
    }
}
