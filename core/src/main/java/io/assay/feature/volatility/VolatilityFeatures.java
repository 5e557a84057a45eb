package io.assay.feature.volatility;

import java.util.List;

import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.OneColumn;
import io.assay.feature.Shared;
import io.assay.feature.SymbolFeature;
import io.assay.feature.kernel.Emit;
import io.assay.feature.kernel.Spread;
import io.assay.feature.kernel.Sums;

/**
 * The ten of the volatility group, a year's worth: multiplied by the square root of 252. Bars that contradict
 * themselves (close outside the range) can make a mean of range terms negative; it then counts as 0.
 */
public final class VolatilityFeatures {
    private static final double YEAR = 252;
    private static final int MONTH = 20;

    private VolatilityFeatures() {}

    /** All ten, in the order of the catalogue. */
    public static List<SymbolFeature> all() {
        return List.of(
                historical(5),
                historical(20),
                historical(60),
                historical(252),
                parkinson(20),
                parkinson(60),
                OneColumn.of(
                        info(
                                "garman_klass_20",
                                "sqrt(252 x mean of 0.5 ln^2(H/L) - (2 ln 2 - 1) ln^2(C/O) over 20 bars)",
                                19,
                                "Garman and Klass 1980"),
                        VolatilityFeatures::garmanKlass),
                OneColumn.of(
                        info(
                                "rogers_satchell_20",
                                "sqrt(252 x mean of ln(H/C) ln(H/O) + ln(L/C) ln(L/O) over 20 bars)",
                                19,
                                "Rogers and Satchell 1991"),
                        VolatilityFeatures::rogersSatchell),
                OneColumn.of(
                        info(
                                "yang_zhang_20",
                                "sqrt(252 (var ln(O/C1) + k var ln(C/O) + (1 - k) RS)) over 20 bars, k = 0.34 /"
                                        + " (1.34 + 21/19)",
                                MONTH,
                                "Yang and Zhang 2000"),
                        VolatilityFeatures::yangZhang),
                OneColumn.of(
                        info("vol_ratio_5_60", "hv_5 / hv_60; 1 where hv_60 is 0 (r not above 1e-12)", 60, "")
                                .in("ratio"),
                        VolatilityFeatures::ratio));
    }

    private static SymbolFeature historical(int width) {
        String formula = "sqrt(252) x sample deviation of r over " + width + " bars";
        return OneColumn.of(
                info("hv_" + width, formula, width, ""),
                (bars, out) -> Emit.scaled(deviation(bars, width), Math.sqrt(YEAR), out));
    }

    private static SymbolFeature parkinson(int width) {
        String formula = "sqrt(252 x mean of ln^2(H/L) / (4 ln 2) over " + width + " bars)";
        return OneColumn.of(info("parkinson_" + width, formula, width - 1, "Parkinson 1980"), (bars, out) -> {
            double[] squares = bars.shared("squaredrange", 0, (b, into) -> {
                double[][] log = Shared.logs(b);
                for (int t = 0; t < b.size(); t++) {
                    double range = log[1][t] - log[2][t];
                    into[0][t] = range * range;
                }
            });
            double[] mean = bars.shared("parkinson", width, (b, into) -> Sums.sum(squares, b.span(), width, into[0]));
            root(mean, YEAR / (4 * StrictMath.log(2) * width), out);
        });
    }

    private static void garmanKlass(FeatureBars bars, float[] out) {
        double[] sum = bars.shared("garmanklass", MONTH, 2, (b, into) -> {
            double[][] log = Shared.logs(b);
            double weight = 2 * StrictMath.log(2) - 1;
            for (int t = 0; t < b.size(); t++) {
                double range = log[1][t] - log[2][t];
                double body = log[3][t] - log[0][t];
                into[0][t] = 0.5 * range * range - weight * body * body;
            }
            Sums.sum(into[0], b.span(), MONTH, into[1]);
        })[1];
        root(sum, YEAR / MONTH, out);
    }

    private static void rogersSatchell(FeatureBars bars, float[] out) {
        root(rogersSatchellSum(bars), YEAR / MONTH, out);
    }

    private static double[] rogersSatchellSum(FeatureBars bars) {
        return bars.shared("rogerssatchell", MONTH, 2, (b, into) -> {
            double[][] log = Shared.logs(b);
            for (int t = 0; t < b.size(); t++) {
                double open = log[0][t];
                double high = log[1][t];
                double low = log[2][t];
                double close = log[3][t];
                into[0][t] = (high - close) * (high - open) + (low - close) * (low - open);
            }
            Sums.sum(into[0], b.span(), MONTH, into[1]);
        })[1];
    }

    private static void yangZhang(FeatureBars bars, float[] out) {
        double[] inside = rogersSatchellSum(bars);
        double[][] squares = bars.shared("yangzhang", MONTH, 4, (b, into) -> {
            double[][] log = Shared.logs(b);
            for (int t = 1; t < b.size(); t++) {
                into[0][t] = log[0][t] - log[3][t - 1];
                into[1][t] = log[3][t] - log[0][t];
            }
            Spread.squares(into[0], b.changes(), MONTH, into[2]);
            Spread.squares(into[1], b.changes(), MONTH, into[3]);
        });
        double k = 0.34 / (1.34 + (MONTH + 1.0) / (MONTH - 1));
        for (int t = 0; t < out.length; t++) {
            double apart = (squares[2][t] + k * squares[3][t]) / (MONTH - 1);
            double variance = apart + (1 - k) * inside[t] / MONTH;
            out[t] = (float) Math.sqrt(YEAR * Math.max(0, variance));
        }
    }

    private static void ratio(FeatureBars bars, float[] out) {
        double[] fast = deviation(bars, 5);
        double[] slow = deviation(bars, 60);
        for (int t = 0; t < out.length; t++) {
            out[t] = (float) (slow[t] <= Shared.STILL ? 1 : fast[t] / slow[t]);
        }
    }

    private static double[] deviation(FeatureBars bars, int width) {
        return bars.shared(
                "returndeviation", width, (b, into) -> Spread.sample(Shared.logReturn(b), b.changes(), width, into[0]));
    }

    private static void root(double[] variance, double factor, float[] out) {
        for (int t = 0; t < out.length; t++) {
            out[t] = (float) Math.sqrt(Math.max(0, variance[t] * factor));
        }
    }

    private static FeatureInfo info(String name, String formula, int warmUp, String source) {
        return FeatureInfo.of(name, FeatureGroup.VOLATILITY, formula, warmUp)
                .in("per year")
                .from(source);
    }
}
