package io.assay.feature.technical;

import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.OneColumn;
import io.assay.feature.Settle;
import io.assay.feature.Shared;
import io.assay.feature.SymbolFeature;
import io.assay.feature.kernel.Directional;
import io.assay.feature.kernel.Emit;
import io.assay.feature.kernel.Extremes;
import io.assay.feature.kernel.Paths;
import io.assay.feature.kernel.Ranks;
import io.assay.feature.kernel.Sums;

/** Strength and direction of the trend. */
final class Trends {
    private static final double CCI_UNIT = 0.015;
    private static final int DI_PERIOD = 14;

    /** The stop forgets its start at the first turn that two histories share; 252 bars hold many turns. */
    private static final int SAR_SETTLE = 251;

    private Trends() {}

    static SymbolFeature rsi(int period) {
        String formula = "100 up / (up + down), Wilder averages of rises and falls of C; 100 without a fall, 0 without"
                + " a rise, 50 without either (not above 1e-12 C)";
        FeatureInfo info = info("rsi_" + period, formula, period)
                .settlingFor(Settle.wilder(period))
                .in("0..100")
                .from("TA-Lib RSI");
        return OneColumn.of(info, (bars, out) -> Emit.copy(Shared.rsi(bars, period), out));
    }

    static SymbolFeature adx() {
        FeatureInfo info = info("adx_14", "Wilder average of 100 |+DI - -DI| / (+DI + -DI), kept where both are 0", 27)
                .settlingFor(Settle.wilder(DI_PERIOD, 2))
                .from("TA-Lib ADX");
        return directional(info, 2);
    }

    static SymbolFeature plusDi() {
        FeatureInfo info = info("plus_di_14", "100 x Wilder sum of +DM / Wilder sum of TR; 0 where TR is", DI_PERIOD)
                .settlingFor(Settle.wilder(DI_PERIOD))
                .from("TA-Lib PLUS_DI");
        return directional(info, 0);
    }

    static SymbolFeature minusDi() {
        FeatureInfo info = info("minus_di_14", "100 x Wilder sum of -DM / Wilder sum of TR; 0 where TR is", DI_PERIOD)
                .settlingFor(Settle.wilder(DI_PERIOD))
                .from("TA-Lib MINUS_DI");
        return directional(info, 1);
    }

    static SymbolFeature adxr() {
        FeatureInfo info = info("adxr_14", "(ADX + ADX[-13]) / 2", 3 * DI_PERIOD - 2)
                .settlingFor(Settle.wilder(DI_PERIOD, 2) + DI_PERIOD)
                .in("0..100")
                .from("TA-Lib ADXR");
        return OneColumn.of(info, (bars, out) -> {
            double[] adx = directionalColumns(bars)[2];
            int lag = DI_PERIOD - 1;
            for (int t = 0; t < out.length; t++) {
                out[t] = t < lag ? Float.NaN : (float) ((adx[t] + adx[t - lag]) / 2);
            }
        });
    }

    static SymbolFeature cci(int period) {
        String formula = "(TP - SMA(TP, " + period + ")) / (0.015 x mean absolute deviation of TP); 0 where that is 0";
        FeatureInfo info =
                info("cci_" + period, formula, period - 1).in("index").from("TA-Lib CCI");
        return OneColumn.of(info, (bars, out) -> {
            double[] typical = Shared.typical(bars);
            double[][] columns = bars.shared("cci", period, 2, (b, into) -> {
                Sums.mean(typical, b.span(), period, into[0]);
                Ranks.meanDeviation(typical, into[0], b.span(), period, into[1]);
            });
            for (int t = 0; t < out.length; t++) {
                double deviation = columns[1][t];
                double value = (typical[t] - columns[0][t]) / (CCI_UNIT * deviation);
                out[t] = (float) (deviation == 0 ? 0 : value);
            }
        });
    }

    static SymbolFeature aroonUp(int period) {
        String formula = "100 (1 - bars since MAX(H, " + (period + 1) + ") / " + period + "); of equals the latest";
        FeatureInfo info =
                info("aroon_up_" + period, formula, period).in("0..100").from("TA-Lib AROON");
        return OneColumn.of(info, (bars, out) -> {
            double[] age = bars.shared(
                    "agehigh", period + 1, (b, into) -> Extremes.ageOfMax(b.high(), b.span(), period + 1, into[0]));
            aroon(age, period, out);
        });
    }

    static SymbolFeature aroonDown(int period) {
        String formula = "100 (1 - bars since MIN(L, " + (period + 1) + ") / " + period + "); of equals the latest";
        FeatureInfo info =
                info("aroon_down_" + period, formula, period).in("0..100").from("TA-Lib AROON");
        return OneColumn.of(info, (bars, out) -> {
            double[] age = bars.shared(
                    "agelow", period + 1, (b, into) -> Extremes.ageOfMin(b.low(), b.span(), period + 1, into[0]));
            aroon(age, period, out);
        });
    }

    static SymbolFeature sar() {
        FeatureInfo info = info("sar_rel", "C / SAR(0.02, 0.2) - 1", 1)
                .settlingFor(SAR_SETTLE)
                .from("TA-Lib SAR");
        return OneColumn.of(info, (bars, out) -> {
            double[] stop = bars.shared("sar", 0, (b, into) -> Paths.parabolic(b.high(), b.low(), b.span(), into[0]));
            Emit.relative(bars.close(), stop, out);
        });
    }

    private static void aroon(double[] age, int period, float[] out) {
        for (int t = 0; t < out.length; t++) {
            out[t] = (float) (100 * (period - age[t]) / period);
        }
    }

    private static SymbolFeature directional(FeatureInfo info, int which) {
        return OneColumn.of(info.in("0..100"), (bars, out) -> Emit.copy(directionalColumns(bars)[which], out));
    }

    private static double[][] directionalColumns(FeatureBars bars) {
        return bars.shared("directional", DI_PERIOD, 3, (b, into) -> {
            Directional columns = new Directional(into[0], into[1], into[2]);
            double[] range = Shared.trueRange(b);
            columns.fill(
                    new Directional.Ranges(b.high(), b.low(), b.close(), range, b.size()), DI_PERIOD, Shared.STILL);
        });
    }

    private static FeatureInfo info(String name, String formula, int warmUp) {
        return FeatureInfo.of(name, FeatureGroup.TECHNICAL, formula, warmUp);
    }
}
