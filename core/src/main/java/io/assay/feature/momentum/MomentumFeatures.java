package io.assay.feature.momentum;

import java.util.List;

import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.OneColumn;
import io.assay.feature.Settle;
import io.assay.feature.Shared;
import io.assay.feature.SymbolFeature;
import io.assay.feature.kernel.Emit;
import io.assay.feature.kernel.Extremes;
import io.assay.feature.kernel.Ranks;
import io.assay.feature.kernel.Span;
import io.assay.feature.kernel.Sums;

/** The fifteen of the momentum group. */
public final class MomentumFeatures {
    private static final int STOCHASTIC = 14;
    private static final int SMOOTH = 3;

    /** RSI values closer than this are equal but for rounding. */
    private static final double RSI_ROUNDING = 1e-9;

    private MomentumFeatures() {}

    /** All fifteen, in the order of the catalogue. */
    public static List<SymbolFeature> all() {
        return List.of(
                rateOfChange(5),
                rateOfChange(10),
                rateOfChange(20),
                rateOfChange(60),
                rateOfChange(120),
                OneColumn.of(info("mom_252_21", "C[-21] / C[-252] - 1", 252), MomentumFeatures::yearWithoutLastMonth),
                OneColumn.of(
                        info("stoch_k_14_3", "SMA3 of 100 (C - MIN(L, 14)) / range of 14 bars; 50 without range", 15)
                                .in("0..100")
                                .from("TA-Lib STOCH"),
                        (bars, out) -> Emit.copy(stochastic(bars)[1], out)),
                OneColumn.of(
                        info("stoch_d_14_3_3", "SMA3 of stoch_k_14_3", 17)
                                .in("0..100")
                                .from("TA-Lib STOCH"),
                        (bars, out) -> Emit.copy(stochastic(bars)[2], out)),
                OneColumn.of(
                        info(
                                        "stochrsi_14",
                                        "100 (RSI - min) / (max - min), RSI(14) in its 14 bars; 50 without range",
                                        27)
                                .settlingFor(Settle.wilder(STOCHASTIC) + STOCHASTIC)
                                .in("0..100")
                                .from("TA-Lib STOCHRSI"),
                        MomentumFeatures::stochasticRsi),
                OneColumn.of(
                        info("willr_14", "-100 (MAX(H, 14) - C) / range of 14 bars; -50 without range", 13)
                                .in("-100..0")
                                .from("TA-Lib WILLR"),
                        MomentumFeatures::williams),
                OneColumn.of(
                        info("cmo_14", "100 (up - down) / (up + down), Wilder averages; 0 without movement", STOCHASTIC)
                                .settlingFor(Settle.wilder(STOCHASTIC))
                                .in("-100..100")
                                .from("TA-Lib CMO"),
                        MomentumFeatures::chande),
                OneColumn.of(
                        info(
                                        "ultosc_7_14_28",
                                        "100 (4 b7 + 2 b14 + b28) / 7, b = sum BP / sum TR; 0.5 where TR is 0",
                                        28)
                                .in("0..100")
                                .from("TA-Lib ULTOSC"),
                        MomentumFeatures::ultimate),
                OneColumn.of(
                        info("bop_14", "SMA14 of (C - O) / (H - L); 0 where H = L", 13)
                                .in("-1..1")
                                .from("TA-Lib BOP, SMA"),
                        MomentumFeatures::balanceOfPower),
                OneColumn.of(info("accel_20", "roc_20 - roc_20[-20]", 40), MomentumFeatures::acceleration),
                OneColumn.of(
                        info("rank_60", "mid-rank of C in 60 bars, 0 lowest, 1 highest; ties share", 59)
                                .in("0..1"),
                        MomentumFeatures::rank));
    }

    private static SymbolFeature rateOfChange(int lag) {
        FeatureInfo info = info("roc_" + lag, "C / C[-" + lag + "] - 1", lag).from("TA-Lib ROC / 100");
        return OneColumn.of(info, (bars, out) -> Emit.relativeToPast(bars.close(), bars.close(), lag, out));
    }

    private static void yearWithoutLastMonth(FeatureBars bars, float[] out) {
        double[] close = bars.close();
        for (int t = 0; t < out.length; t++) {
            out[t] = t < 252 ? Float.NaN : (float) (close[t - 21] / close[t - 252] - 1);
        }
    }

    /** Fast %K, its mean over 3 bars, and the mean of that. */
    private static double[][] stochastic(FeatureBars bars) {
        return bars.shared("stochastic", STOCHASTIC, 3, (b, into) -> {
            double[] top = Shared.highest(b, STOCHASTIC);
            double[] bottom = Shared.lowest(b, STOCHASTIC);
            double[] close = b.close();
            for (int t = 0; t < b.size(); t++) {
                double range = top[t] - bottom[t];
                into[0][t] = range == 0 ? 50 : 100 * (close[t] - bottom[t]) / range;
            }
            Span first = b.span().later(STOCHASTIC - 1);
            Sums.mean(into[0], first, SMOOTH, into[1]);
            Sums.mean(into[1], first.later(SMOOTH - 1), SMOOTH, into[2]);
        });
    }

    private static void stochasticRsi(FeatureBars bars, float[] out) {
        double[] rsi = Shared.rsi(bars, STOCHASTIC);
        double[][] range = bars.shared("rsirange", STOCHASTIC, 2, (b, into) -> {
            Span span = b.span().later(STOCHASTIC);
            Extremes.min(rsi, span, STOCHASTIC, into[0]);
            Extremes.max(rsi, span, STOCHASTIC, into[1]);
        });
        for (int t = 0; t < out.length; t++) {
            double width = range[1][t] - range[0][t];
            out[t] = (float) (width < RSI_ROUNDING ? 50 : 100 * (rsi[t] - range[0][t]) / width);
        }
    }

    private static void williams(FeatureBars bars, float[] out) {
        double[] top = Shared.highest(bars, STOCHASTIC);
        double[] bottom = Shared.lowest(bars, STOCHASTIC);
        double[] close = bars.close();
        for (int t = 0; t < out.length; t++) {
            double range = top[t] - bottom[t];
            out[t] = (float) (range == 0 ? -50 : -100 * (top[t] - close[t]) / range);
        }
    }

    private static void chande(FeatureBars bars, float[] out) {
        double[][] moves = Shared.risesAndFalls(bars, STOCHASTIC);
        double[] close = bars.close();
        for (int t = 0; t < out.length; t++) {
            double both = moves[0][t] + moves[1][t];
            out[t] = (float) (both <= Shared.STILL * close[t] ? 0 : 100 * ((moves[0][t] - moves[1][t]) / both));
        }
    }

    /** Larry Williams' ultimate oscillator: buying pressure {@code BP = C - min(L, C1)} against true range. */
    private static void ultimate(FeatureBars bars, float[] out) {
        double[] range = Shared.trueRange(bars);
        int[] periods = {7, 14, 28};
        double[][] sums = bars.shared("ultimate", 0, 7, (b, into) -> {
            double[] low = b.low();
            double[] close = b.close();
            for (int t = 1; t < b.size(); t++) {
                into[6][t] = close[t] - Math.min(low[t], close[t - 1]);
            }
            for (int i = 0; i < periods.length; i++) {
                Sums.sum(into[6], b.changes(), periods[i], into[i]);
                Sums.sum(range, b.changes(), periods[i], into[3 + i]);
            }
        });
        for (int t = 0; t < out.length; t++) {
            double fast = share(sums[0][t], sums[3][t]);
            double middle = share(sums[1][t], sums[4][t]);
            double slow = share(sums[2][t], sums[5][t]);
            out[t] = (float) (100 * (4 * fast + 2 * middle + slow) / 7);
        }
    }

    private static double share(double pressure, double range) {
        return range == 0 ? 0.5 : pressure / range;
    }

    private static void balanceOfPower(FeatureBars bars, float[] out) {
        double[] mean = bars.shared("power", STOCHASTIC, 2, (b, into) -> {
            double[] open = b.open();
            double[] high = b.high();
            double[] low = b.low();
            double[] close = b.close();
            for (int t = 0; t < b.size(); t++) {
                double range = high[t] - low[t];
                into[0][t] = range == 0 ? 0 : (close[t] - open[t]) / range;
            }
            Sums.mean(into[0], b.span(), STOCHASTIC, into[1]);
        })[1];
        Emit.copy(mean, out);
    }

    private static void acceleration(FeatureBars bars, float[] out) {
        double[] close = bars.close();
        for (int t = 0; t < out.length; t++) {
            out[t] = t < 40 ? Float.NaN : (float) (close[t] / close[t - 20] - close[t - 20] / close[t - 40]);
        }
    }

    private static void rank(FeatureBars bars, float[] out) {
        double[] rank = bars.shared("rank", 60, (b, into) -> Ranks.midRank(b.close(), b.span(), 60, into[0]));
        Emit.copy(rank, out);
    }

    private static FeatureInfo info(String name, String formula, int warmUp) {
        return FeatureInfo.of(name, FeatureGroup.MOMENTUM, formula, warmUp);
    }
}
