package io.assay.feature;

import io.assay.feature.kernel.Extremes;
import io.assay.feature.kernel.Smoother;
import io.assay.feature.kernel.Sums;

/**
 * Intermediate columns that features of several groups read; each is made once for a {@link FeatureBars}. NaN before
 * the first row named.
 */
public final class Shared {
    /**
     * Moves up to this share of the price are rounding, not movement. Wilder's averages of a stock that stands still
     * fade towards 0 without reaching it; below this they count as 0.
     */
    public static final double STILL = 1e-12;

    private static final int[] EMA_PERIODS = {5, 12, 20, 26, 50, 200};
    private static final int[] ATR_PERIODS = {7, 10, 14, 21};
    private static final int[] RSI_PERIODS = {7, 14, 21};

    private Shared() {}

    /** {@code ln O}, {@code ln H}, {@code ln L}, {@code ln C}, in this order. */
    public static double[][] logs(FeatureBars bars) {
        return bars.shared("log", 0, 4, (b, into) -> {
            log(b.open(), b.size(), into[0]);
            log(b.high(), b.size(), into[1]);
            log(b.low(), b.size(), into[2]);
            log(b.close(), b.size(), into[3]);
        });
    }

    /** {@code r = ln C / C1}, from row 1. */
    public static double[] logReturn(FeatureBars bars) {
        return bars.shared("logreturn", 0, (b, into) -> {
            double[] log = logs(b)[3];
            double[] out = into[0];
            b.changes().blank(out, 1);
            for (int t = 1; t < b.size(); t++) {
                out[t] = log[t] - log[t - 1];
            }
        });
    }

    /** {@code TP = (H + L + C) / 3}. */
    public static double[] typical(FeatureBars bars) {
        return bars.shared("typical", 0, (b, into) -> {
            double[] high = b.high();
            double[] low = b.low();
            double[] close = b.close();
            double[] out = into[0];
            for (int t = 0; t < b.size(); t++) {
                // the plain mean of three equal prices can differ from them in the last bit
                out[t] = low[t] + (high[t] - low[t] + (close[t] - low[t])) / 3;
            }
        });
    }

    /** {@code TR = max(H - L, |H - C1|, |L - C1|)}, from row 1. */
    public static double[] trueRange(FeatureBars bars) {
        return bars.shared("truerange", 0, (b, into) -> {
            double[] high = b.high();
            double[] low = b.low();
            double[] close = b.close();
            double[] out = into[0];
            b.changes().blank(out, 1);
            for (int t = 1; t < b.size(); t++) {
                double before = close[t - 1];
                double far = Math.max(Math.abs(high[t] - before), Math.abs(low[t] - before));
                out[t] = Math.max(high[t] - low[t], far);
            }
        });
    }

    /** Mean close of {@code period} bars, from row {@code period - 1}. */
    public static double[] sma(FeatureBars bars, int period) {
        return bars.shared("sma", period, (b, into) -> Sums.mean(b.close(), b.span(), period, into[0]));
    }

    /** Mean volume of {@code period} bars, from row {@code period - 1}. */
    public static double[] meanVolume(FeatureBars bars, int period) {
        return bars.shared("meanvolume", period, (b, into) -> Sums.mean(b.volume(), b.span(), period, into[0]));
    }

    /** Volume traded in {@code period} bars, from row {@code period - 1}. */
    public static double[] sumVolume(FeatureBars bars, int period) {
        return bars.shared("sumvolume", period, (b, into) -> Sums.sum(b.volume(), b.span(), period, into[0]));
    }

    /** Exponential average of the close as TA-Lib's EMA, from row {@code period - 1}. */
    public static double[] ema(FeatureBars bars, int period) {
        int at = indexOf(EMA_PERIODS, period);
        if (at < 0) {
            return bars.shared(
                    "ema", period, (b, into) -> Smoother.together(Smoother.ema(b.close(), b.span(), period, into[0])));
        }
        return bars.shared("emas", 0, EMA_PERIODS.length, (b, into) -> {
            Smoother[] all = new Smoother[EMA_PERIODS.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = Smoother.ema(b.close(), b.span(), EMA_PERIODS[i], into[i]);
            }
            Smoother.together(all);
        })[at];
    }

    /** Average true range as TA-Lib's ATR, from row {@code period}. */
    public static double[] atr(FeatureBars bars, int period) {
        int at = indexOf(ATR_PERIODS, period);
        if (at < 0) {
            return bars.shared(
                    "atr",
                    period,
                    (b, into) -> Smoother.together(Smoother.wilder(trueRange(b), b.changes(), period, into[0])));
        }
        return bars.shared("atrs", 0, ATR_PERIODS.length, (b, into) -> {
            Smoother[] all = new Smoother[ATR_PERIODS.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = Smoother.wilder(trueRange(b), b.changes(), ATR_PERIODS[i], into[i]);
            }
            Smoother.together(all);
        })[at];
    }

    /**
     * Wilder's averages of rises (first) and falls (second) of the close, both not negative, from row {@code period}.
     */
    public static double[][] risesAndFalls(FeatureBars bars, int period) {
        int at = indexOf(RSI_PERIODS, period);
        if (at < 0) {
            double[][] moves = moves(bars);
            return bars.shared(
                    "risesandfalls",
                    period,
                    2,
                    (b, into) -> Smoother.together(
                            Smoother.wilder(moves[0], b.changes(), period, into[0]),
                            Smoother.wilder(moves[1], b.changes(), period, into[1])));
        }
        double[][] all = bars.shared("allrisesandfalls", 0, 2 * RSI_PERIODS.length, (b, into) -> {
            double[][] moves = moves(b);
            Smoother[] smoothers = new Smoother[into.length];
            for (int i = 0; i < into.length; i++) {
                smoothers[i] = Smoother.wilder(moves[i % 2], b.changes(), RSI_PERIODS[i / 2], into[i]);
            }
            Smoother.together(smoothers);
        });
        return new double[][] {all[2 * at], all[2 * at + 1]};
    }

    /**
     * Relative strength index as TA-Lib's RSI, 0..100, from row {@code period}. Without a fall 100, without a rise 0,
     * without either 50.
     */
    public static double[] rsi(FeatureBars bars, int period) {
        return bars.shared("rsi", period, (b, into) -> {
            double[][] moves = risesAndFalls(b, period);
            double[] close = b.close();
            double[] out = into[0];
            for (int t = 0; t < b.size(); t++) {
                double both = moves[0][t] + moves[1][t];
                out[t] = both <= STILL * close[t] ? 50 : 100 * (moves[0][t] / both);
            }
        });
    }

    /** Highest high of {@code width} bars incl. today, from row {@code width - 1}. */
    public static double[] highest(FeatureBars bars, int width) {
        return bars.shared("highest", width, (b, into) -> Extremes.max(b.high(), b.span(), width, into[0]));
    }

    /** Lowest low of {@code width} bars incl. today, from row {@code width - 1}. */
    public static double[] lowest(FeatureBars bars, int width) {
        return bars.shared("lowest", width, (b, into) -> Extremes.min(b.low(), b.span(), width, into[0]));
    }

    private static double[][] moves(FeatureBars bars) {
        return bars.shared("moves", 0, 2, (b, into) -> {
            double[] close = b.close();
            b.changes().blank(into[0], 1);
            b.changes().blank(into[1], 1);
            for (int t = 1; t < b.size(); t++) {
                double change = close[t] - close[t - 1];
                into[0][t] = Math.max(change, 0);
                into[1][t] = Math.max(-change, 0);
            }
        });
    }

    private static void log(double[] x, int size, double[] out) {
        for (int t = 0; t < size; t++) {
            out[t] = StrictMath.log(x[t]);
        }
    }

    private static int indexOf(int[] periods, int period) {
        for (int i = 0; i < periods.length; i++) {
            if (periods[i] == period) {
                return i;
            }
        }
        return -1;
    }
}
