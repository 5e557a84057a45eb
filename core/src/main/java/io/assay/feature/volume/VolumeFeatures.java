package io.assay.feature.volume;

import java.util.List;

import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.OneColumn;
import io.assay.feature.Settle;
import io.assay.feature.Shared;
import io.assay.feature.SymbolFeature;
import io.assay.feature.kernel.Emit;
import io.assay.feature.kernel.Pairs;
import io.assay.feature.kernel.Sums;

/** The ten of the volume group. */
public final class VolumeFeatures {
    private static final int MONTH = 20;
    private static final int FLOW = 14;

    private VolumeFeatures() {}

    /** All ten, in the order of the catalogue. */
    public static List<SymbolFeature> all() {
        return List.of(
                relative(5),
                relative(20),
                relative(60),
                OneColumn.withVolume(
                        info("vol_chg_1", "ln((V + 1) / (V1 + 1)); scale-free for volumes far above 1", 1),
                        VolumeFeatures::change),
                OneColumn.withVolume(
                        info("obv_20_rel", "(OBV - OBV[-20]) / sum of V over 20 bars; 0 where that is 0", MONTH)
                                .from("TA-Lib OBV, SUM"),
                        VolumeFeatures::onBalance),
                OneColumn.withVolume(
                        info("vwap_20_rel", "C / (sum of TP V / sum of V over 20 bars) - 1; 0 without volume", 19),
                        VolumeFeatures::weightedPrice),
                OneColumn.withVolume(
                        info(
                                        "mfi_14",
                                        "100 x TP V on rises of TP / TP V on rises and falls over 14 bars; 50 without",
                                        FLOW)
                                .in("0..100")
                                .from("TA-Lib MFI"),
                        VolumeFeatures::moneyFlow),
                OneColumn.withVolume(
                        info(
                                "cmf_20",
                                "sum of m V / sum of V over 20 bars, m = (2 C - H - L) / (H - L), 0 where H = L;"
                                        + " 0 without volume",
                                19),
                        VolumeFeatures::chaikinFlow),
                OneColumn.withVolume(
                        info("adosc_3_10_rel", "(EMA(AD, 3) - EMA(AD, 10)) / SMA(V, 20); 0 without volume", 19)
                                .settlingFor(Settle.ema(10))
                                .from("TA-Lib ADOSC"),
                        VolumeFeatures::oscillator),
                OneColumn.withVolume(
                        info(
                                        "pv_corr_20",
                                        "correlation of r and ln(1 + V) over 20 bars; 0 where one is constant;"
                                                + " scale-free for volumes far above 1",
                                        MONTH)
                                .in("-1..1")
                                .from("TA-Lib CORREL"),
                        VolumeFeatures::correlation));
    }

    private static SymbolFeature relative(int period) {
        FeatureInfo info = info("vol_rel_" + period, "V / SMA(V, " + period + ") - 1; 0 without volume", period - 1)
                .from("TA-Lib SMA");
        return OneColumn.withVolume(info, (bars, out) -> {
            double[] mean = Shared.meanVolume(bars, period);
            double[] volume = bars.volume();
            for (int t = 0; t < out.length; t++) {
                out[t] = (float) (mean[t] == 0 ? 0 : volume[t] / mean[t] - 1);
            }
        });
    }

    private static void change(FeatureBars bars, float[] out) {
        double[] log = logVolume(bars);
        for (int t = 0; t < out.length; t++) {
            out[t] = t == 0 ? Float.NaN : (float) (log[t] - log[t - 1]);
        }
    }

    private static void onBalance(FeatureBars bars, float[] out) {
        double[] flow = bars.shared("onbalance", 0, 2, (b, into) -> {
            double[] close = b.close();
            double[] volume = b.volume();
            for (int t = 1; t < b.size(); t++) {
                into[0][t] = Math.signum(close[t] - close[t - 1]) * volume[t];
            }
            Sums.sum(into[0], b.changes(), MONTH, into[1]);
        })[1];
        Emit.quotientOr(flow, Shared.sumVolume(bars, MONTH), 0, out);
        if (out.length >= MONTH) {
            out[MONTH - 1] = Float.NaN;
        }
    }

    private static void weightedPrice(FeatureBars bars, float[] out) {
        double[] traded = bars.shared("turnover", MONTH, 2, (b, into) -> {
            product(Shared.typical(b), b.volume(), b.size(), into[0]);
            Sums.sum(into[0], b.span(), MONTH, into[1]);
        })[1];
        double[] volume = Shared.sumVolume(bars, MONTH);
        double[] close = bars.close();
        for (int t = 0; t < out.length; t++) {
            out[t] = (float) (traded[t] == 0 ? 0 : close[t] * volume[t] / traded[t] - 1);
        }
    }

    private static void moneyFlow(FeatureBars bars, float[] out) {
        double[][] flows = bars.shared("moneyflow", FLOW, 4, (b, into) -> {
            double[] typical = Shared.typical(b);
            double[] volume = b.volume();
            for (int t = 1; t < b.size(); t++) {
                double flow = typical[t] * volume[t];
                into[0][t] = typical[t] > typical[t - 1] ? flow : 0;
                into[1][t] = typical[t] < typical[t - 1] ? flow : 0;
            }
            Sums.sum(into[0], b.changes(), FLOW, into[2]);
            Sums.sum(into[1], b.changes(), FLOW, into[3]);
        });
        for (int t = 0; t < out.length; t++) {
            double both = flows[2][t] + flows[3][t];
            out[t] = (float) (both == 0 ? 50 : 100 * (flows[2][t] / both));
        }
    }

    private static void chaikinFlow(FeatureBars bars, float[] out) {
        double[] flow =
                bars.shared("chaikinflow", MONTH, (b, into) -> Sums.sum(accumulation(b), b.span(), MONTH, into[0]));
        Emit.quotientOr(flow, Shared.sumVolume(bars, MONTH), 0, out);
    }

    /**
     * The two averages begin at the first value of AD and are kept as distances from AD, which leaves its level, that
     * grows with the length of the history, out of the sums.
     */
    private static void oscillator(FeatureBars bars, float[] out) {
        double[] flow = accumulation(bars);
        double[] mean = Shared.meanVolume(bars, MONTH);
        double fast = 0;
        double slow = 0;
        for (int t = 0; t < out.length; t++) {
            if (t > 0) {
                fast = (fast - flow[t]) * (1 - 2.0 / 4);
                slow = (slow - flow[t]) * (1 - 2.0 / 11);
            }
            out[t] = (float) (mean[t] == 0 ? 0 : (fast - slow) / mean[t]);
        }
    }

    private static void correlation(FeatureBars bars, float[] out) {
        double[][] sums = bars.shared(
                "pricevolume",
                MONTH,
                3,
                (b, into) -> new Pairs(into[0], into[1], into[2])
                        .fill(Shared.logReturn(b), logVolume(b), b.changes(), MONTH));
        double still = MONTH * Shared.STILL * Shared.STILL;
        for (int t = 0; t < out.length; t++) {
            boolean constant = sums[0][t] <= still || sums[1][t] <= still;
            double value = sums[2][t] / Math.sqrt(sums[0][t] * sums[1][t]);
            out[t] = (float) (constant ? 0 : Math.max(-1, Math.min(1, value)));
        }
    }

    /** Money-flow volume {@code V (2 C - H - L) / (H - L)}, 0 where H = L. */
    private static double[] accumulation(FeatureBars bars) {
        return bars.shared("accumulation", 0, (b, into) -> {
            double[] high = b.high();
            double[] low = b.low();
            double[] close = b.close();
            double[] volume = b.volume();
            for (int t = 0; t < b.size(); t++) {
                double range = high[t] - low[t];
                double share = (close[t] - low[t] - (high[t] - close[t])) / range;
                into[0][t] = range == 0 ? 0 : share * volume[t];
            }
        });
    }

    private static double[] logVolume(FeatureBars bars) {
        return bars.shared("logvolume", 0, (b, into) -> {
            double[] volume = b.volume();
            for (int t = 0; t < b.size(); t++) {
                into[0][t] = StrictMath.log(1 + volume[t]);
            }
        });
    }

    private static void product(double[] a, double[] b, int size, double[] out) {
        for (int t = 0; t < size; t++) {
            out[t] = a[t] * b[t];
        }
    }

    private static FeatureInfo info(String name, String formula, int warmUp) {
        return FeatureInfo.of(name, FeatureGroup.VOLUME, formula, warmUp);
    }
}
