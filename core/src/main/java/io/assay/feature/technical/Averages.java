package io.assay.feature.technical;

import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.OneColumn;
import io.assay.feature.Settle;
import io.assay.feature.Shared;
import io.assay.feature.SymbolFeature;
import io.assay.feature.kernel.Emit;
import io.assay.feature.kernel.Paths;
import io.assay.feature.kernel.Smoother;
import io.assay.feature.kernel.Span;
import io.assay.feature.kernel.Sums;

/** The close against moving averages of itself. All are 0 while the close stands still. */
final class Averages {
    private static final int MACD_FAST = 12;
    private static final int MACD_SLOW = 26;
    private static final int MACD_SIGNAL = 9;
    private static final int MACD_WARM_UP = MACD_SLOW + MACD_SIGNAL - 2;

    /**
     * KAMA forgets its start at the pace of the market: in this many bars if the efficiency ratio averages 0.1, and in
     * 2,211 at worst, if the price never gets anywhere.
     */
    private static final int KAMA_SETTLE = 600;

    private Averages() {}

    static SymbolFeature sma(int period) {
        FeatureInfo info = info("sma_" + period + "_rel", "C / SMA(C, " + period + ") - 1", period - 1)
                .from("TA-Lib SMA");
        return OneColumn.of(info, (bars, out) -> Emit.relative(bars.close(), Shared.sma(bars, period), out));
    }

    static SymbolFeature ema(int period) {
        FeatureInfo info = info("ema_" + period + "_rel", "C / EMA(C, " + period + ") - 1", period - 1)
                .settlingFor(Settle.ema(period))
                .from("TA-Lib EMA");
        return OneColumn.of(info, (bars, out) -> Emit.relative(bars.close(), Shared.ema(bars, period), out));
    }

    static SymbolFeature wma(int period) {
        FeatureInfo info = info("wma_" + period + "_rel", "C / WMA(C, " + period + ") - 1", period - 1)
                .from("TA-Lib WMA");
        return OneColumn.of(info, (bars, out) -> {
            double[] average =
                    bars.shared("wma", period, (b, into) -> Sums.weightedMean(b.close(), b.span(), period, into[0]));
            Emit.relative(bars.close(), average, out);
        });
    }

    static SymbolFeature dema(int period) {
        String formula = "C / (2 e1 - e2) - 1, e1 = EMA(C, " + period + "), e2 = EMA(e1, " + period + ")";
        FeatureInfo info = info("dema_" + period + "_rel", formula, 2 * (period - 1))
                .settlingFor(Settle.ema(period, 2))
                .from("TA-Lib DEMA");
        return OneColumn.of(info, (bars, out) -> {
            double[][] e = cascade(bars, period);
            double[] close = bars.close();
            for (int t = 0; t < out.length; t++) {
                out[t] = (float) (close[t] / (2 * e[0][t] - e[1][t]) - 1);
            }
        });
    }

    static SymbolFeature tema(int period) {
        String formula = "C / (3 e1 - 3 e2 + e3) - 1, e1 = EMA(C, " + period + "), e2 = EMA(e1), e3 = EMA(e2)";
        FeatureInfo info = info("tema_" + period + "_rel", formula, 3 * (period - 1))
                .settlingFor(Settle.ema(period, 3))
                .from("TA-Lib TEMA");
        return OneColumn.of(info, (bars, out) -> {
            double[][] e = cascade(bars, period);
            double[] close = bars.close();
            for (int t = 0; t < out.length; t++) {
                out[t] = (float) (close[t] / (3 * e[0][t] - 3 * e[1][t] + e[2][t]) - 1);
            }
        });
    }

    static SymbolFeature kama(int period) {
        String formula = "C / KAMA(C, " + period + ", 2, 30) - 1; efficiency 1 where the window did not move";
        FeatureInfo info = info("kama_" + period + "_rel", formula, period)
                .settlingFor(KAMA_SETTLE)
                .from("TA-Lib KAMA");
        return OneColumn.of(info, (bars, out) -> {
            double[] average = bars.shared("kama", period, 3, (b, into) -> kama(b, period, into))[2];
            Emit.relative(bars.close(), average, out);
        });
    }

    static SymbolFeature trix(int period) {
        String formula = "e3 / e3[-1] - 1, e3 = EMA of EMA of EMA(C, " + period + ")";
        FeatureInfo info = info("trix_" + period, formula, 3 * (period - 1) + 1)
                .settlingFor(Settle.ema(period, 3))
                .from("TA-Lib TRIX / 100");
        return OneColumn.of(info, (bars, out) -> {
            double[] third = cascade(bars, period)[2];
            Emit.relativeToPast(third, third, 1, out);
        });
    }

    static SymbolFeature macd() {
        return macd("macd_rel", "(EMA(C, 12) - EMA(C, 26)) / C, both averages starting at row 25", 0);
    }

    static SymbolFeature macdSignal() {
        return macd("macd_signal_rel", "EMA(MACD, 9) / C", 1);
    }

    static SymbolFeature macdHistogram() {
        return macd("macd_hist_rel", "(MACD - signal) / C", 2);
    }

    static SymbolFeature cross(int fast, int slow) {
        String formula = "SMA(C, " + fast + ") / SMA(C, " + slow + ") - 1";
        FeatureInfo info = info("cross_" + fast + "_" + slow, formula, slow - 1).from("TA-Lib SMA");
        return OneColumn.of(info, (bars, out) -> Emit.relative(Shared.sma(bars, fast), Shared.sma(bars, slow), out));
    }

    private static SymbolFeature macd(String name, String formula, int which) {
        FeatureInfo info = info(name, formula, MACD_WARM_UP)
                .settlingFor(Settle.ema(MACD_SLOW) + Settle.ema(MACD_SIGNAL))
                .from("TA-Lib MACD");
        return OneColumn.of(info, (bars, out) -> Emit.quotient(macdColumns(bars)[which], bars.close(), out));
    }

    /** MACD, signal and histogram, all from row 33 on as TA-Lib gives them. */
    private static double[][] macdColumns(FeatureBars bars) {
        return bars.shared("macd", 0, 3, (b, into) -> {
            double[] slow = Shared.ema(b, MACD_SLOW);
            double[] macd = into[0];
            Span fastSpan = b.span().later(MACD_SLOW - MACD_FAST);
            Smoother.together(Smoother.ema(b.close(), fastSpan, MACD_FAST, macd));
            for (int t = 0; t < b.size(); t++) {
                macd[t] -= slow[t];
            }
            Span signalSpan = b.span().later(MACD_SLOW - 1);
            Smoother.together(Smoother.ema(macd, signalSpan, MACD_SIGNAL, into[1]));
            b.span().blank(macd, MACD_WARM_UP + 1);
            for (int t = 0; t < b.size(); t++) {
                into[2][t] = macd[t] - into[1][t];
            }
        });
    }

    /** EMA of the close, EMA of that, and EMA of that again; each starts where the one before it does. */
    private static double[][] cascade(FeatureBars bars, int period) {
        double[] first = Shared.ema(bars, period);
        double[][] rest = bars.shared("cascade", period, 2, (b, into) -> {
            Span second = b.span().later(period - 1);
            Smoother.together(Smoother.ema(first, second, period, into[0]));
            Smoother.together(Smoother.ema(into[0], second.later(period - 1), period, into[1]));
        });
        return new double[][] {first, rest[0], rest[1]};
    }

    private static void kama(FeatureBars bars, int period, double[][] into) {
        double[] close = bars.close();
        double[] steps = into[0];
        for (int t = 1; t < bars.size(); t++) {
            steps[t] = Math.abs(close[t] - close[t - 1]);
        }
        Sums.sum(steps, bars.changes(), period, into[1]);
        Paths.kama(close, into[1], period, bars.span(), into[2]);
    }

    private static FeatureInfo info(String name, String formula, int warmUp) {
        return FeatureInfo.of(name, FeatureGroup.TECHNICAL, formula, warmUp);
    }
}
