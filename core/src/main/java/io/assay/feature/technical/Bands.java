package io.assay.feature.technical;

import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.OneColumn;
import io.assay.feature.Settle;
import io.assay.feature.Shared;
import io.assay.feature.SymbolFeature;
import io.assay.feature.kernel.Emit;
import io.assay.feature.kernel.Spread;

/** Where the close lies in a band, and how wide the band is. In a band without width it lies in the middle. */
final class Bands {
    private Bands() {}

    static SymbolFeature bollingerPosition(int period, int deviations) {
        String formula = "(C - lower) / (upper - lower), bands SMA(C, " + period + ") -+ " + deviations
                + " population deviations; 0.5 where they are 0";
        FeatureInfo info = info("bb_pctb_" + period + "_" + deviations, formula, period - 1)
                .from("TA-Lib BBANDS");
        return OneColumn.of(info, (bars, out) -> {
            double[] middle = Shared.sma(bars, period);
            double[] sd = deviation(bars, period);
            double[] close = bars.close();
            for (int t = 0; t < out.length; t++) {
                double position = 0.5 + (close[t] - middle[t]) / (2 * deviations * sd[t]);
                out[t] = (float) (sd[t] == 0 ? 0.5 : position);
            }
        });
    }

    static SymbolFeature bollingerWidth(int period, int deviations) {
        String formula = "(upper - lower) / SMA(C, " + period + "), bands of " + deviations + " population deviations";
        FeatureInfo info = info("bb_width_" + period + "_" + deviations, formula, period - 1)
                .from("TA-Lib BBANDS");
        return OneColumn.of(info, (bars, out) -> {
            double[] middle = Shared.sma(bars, period);
            double[] sd = deviation(bars, period);
            for (int t = 0; t < out.length; t++) {
                out[t] = (float) (2 * deviations * sd[t] / middle[t]);
            }
        });
    }

    static SymbolFeature atr(int period) {
        FeatureInfo info = info("atr_" + period + "_rel", "ATR(" + period + ") / C", period)
                .settlingFor(Settle.wilder(period))
                .from("TA-Lib ATR");
        return OneColumn.of(info, (bars, out) -> Emit.quotient(Shared.atr(bars, period), bars.close(), out));
    }

    static SymbolFeature keltner() {
        String formula = "(C - EMA(C, 20)) / (2 ATR(10)); 0 where ATR is not above 1e-12 C";
        FeatureInfo info = info("keltner_pos_20", formula, 19)
                .settlingFor(Settle.ema(20) + Settle.wilder(10))
                .from("TA-Lib EMA, ATR");
        return OneColumn.of(info, (bars, out) -> {
            double[] middle = Shared.ema(bars, 20);
            double[] range = Shared.atr(bars, 10);
            double[] close = bars.close();
            for (int t = 0; t < out.length; t++) {
                boolean still = range[t] <= Shared.STILL * close[t];
                double position = (close[t] - middle[t]) / (2 * range[t]);
                out[t] = (float) (still && t >= 19 ? 0 : position);
            }
        });
    }

    static SymbolFeature donchian(int width) {
        String formula = "(C - MIN(L, " + width + ")) / (MAX(H, " + width + ") - MIN(L, " + width
                + ")); 0.5 where the range is 0";
        FeatureInfo info = info("donchian_pos_" + width, formula, width - 1).from("TA-Lib MAX, MIN");
        return OneColumn.of(info, (bars, out) -> {
            double[] top = Shared.highest(bars, width);
            double[] bottom = Shared.lowest(bars, width);
            double[] close = bars.close();
            for (int t = 0; t < out.length; t++) {
                double range = top[t] - bottom[t];
                out[t] = (float) (range == 0 ? 0.5 : (close[t] - bottom[t]) / range);
            }
        });
    }

    private static double[] deviation(FeatureBars bars, int period) {
        return bars.shared("deviation", period, (b, into) -> Spread.population(b.close(), b.span(), period, into[0]));
    }

    private static FeatureInfo info(String name, String formula, int warmUp) {
        return FeatureInfo.of(name, FeatureGroup.TECHNICAL, formula, warmUp);
    }
}
