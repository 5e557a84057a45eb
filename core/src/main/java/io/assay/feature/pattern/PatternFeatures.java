package io.assay.feature.pattern;

import java.util.List;

import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.OneColumn;
import io.assay.feature.Shared;
import io.assay.feature.SymbolFeature;
import io.assay.feature.kernel.Emit;
import io.assay.feature.kernel.Extremes;
import io.assay.feature.kernel.Lines;

/** The ten of the pattern group. Extremes leave today out, so that no price is measured against itself. */
public final class PatternFeatures {
    private static final int YEAR = 252;

    private PatternFeatures() {}

    /** All ten, in the order of the catalogue. */
    public static List<SymbolFeature> all() {
        return List.of(
                resistance(20),
                resistance(YEAR),
                support(20),
                support(YEAR),
                OneColumn.of(info("pivot_rel", "C / ((H1 + L1 + C1) / 3) - 1", 1), PatternFeatures::pivot),
                slope(20),
                slope(60),
                OneColumn.of(
                        info("trend_r2_20", "R2 of the line through ln C over 20 bars; 0 where C is constant", 19)
                                .in("0..1"),
                        (bars, out) -> Emit.copy(line(bars, 20)[1], out)),
                OneColumn.of(
                        info(
                                        "trend_resid_60",
                                        "(ln C - line) / residual deviation of the line through ln C over 60 bars; 0"
                                                + " where that is not above 1e-12",
                                        59)
                                .in("deviations"),
                        (bars, out) -> Emit.copy(line(bars, 60)[2], out)),
                OneColumn.of(
                        info("high_age_252", "bars since MAX(H, 252) / 252; of equals the latest", YEAR - 1),
                        PatternFeatures::highAge));
    }

    private static SymbolFeature resistance(int width) {
        FeatureInfo info = info("res_dist_" + width, "C / MAX(H of the " + width + " bars before today) - 1", width)
                .from("TA-Lib MAX");
        return OneColumn.of(
                info, (bars, out) -> Emit.relativeToPast(bars.close(), Shared.highest(bars, width), 1, out));
    }

    private static SymbolFeature support(int width) {
        FeatureInfo info = info("sup_dist_" + width, "C / MIN(L of the " + width + " bars before today) - 1", width)
                .from("TA-Lib MIN");
        return OneColumn.of(info, (bars, out) -> Emit.relativeToPast(bars.close(), Shared.lowest(bars, width), 1, out));
    }

    private static SymbolFeature slope(int width) {
        FeatureInfo info = info(
                        "trend_slope_" + width, "slope of the line through ln C over " + width + " bars", width - 1)
                .in("per bar")
                .from("TA-Lib LINEARREG_SLOPE");
        return OneColumn.of(info, (bars, out) -> Emit.copy(line(bars, width)[0], out));
    }

    private static void pivot(FeatureBars bars, float[] out) {
        Emit.relativeToPast(bars.close(), Shared.typical(bars), 1, out);
    }

    private static void highAge(FeatureBars bars, float[] out) {
        double[] age = bars.shared("agehigh", YEAR, (b, into) -> Extremes.ageOfMax(b.high(), b.span(), YEAR, into[0]));
        Emit.scaled(age, 1.0 / YEAR, out);
    }

    private static double[][] line(FeatureBars bars, int width) {
        return bars.shared(
                "line",
                width,
                3,
                (b, into) -> new Lines(into[0], into[1], into[2]).fill(Shared.logs(b)[3], b.span(), width));
    }

    private static FeatureInfo info(String name, String formula, int warmUp) {
        return FeatureInfo.of(name, FeatureGroup.PATTERN, formula, warmUp);
    }
}
