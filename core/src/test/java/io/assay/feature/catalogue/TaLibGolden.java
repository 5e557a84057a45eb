package io.assay.feature.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;

import com.tictactec.ta.lib.MAType;
import io.assay.market.BarSeries;

import static io.assay.feature.catalogue.TaLib.CORE;
import static io.assay.feature.catalogue.TaLib.after;
import static io.assay.feature.catalogue.TaLib.column;
import static io.assay.feature.catalogue.TaLib.columns;
import static io.assay.feature.catalogue.TaLib.rows;

/** Every feature that TA-Lib 0.4.0 has, computed by TA-Lib. */
final class TaLibGolden {
    private final double[] o;
    private final double[] h;
    private final double[] l;
    private final double[] c;
    private final double[] v;
    private final int n;
    private final int e;
    private final Map<String, double[]> all = new LinkedHashMap<>();

    private TaLibGolden(BarSeries adjusted) {
        o = adjusted.open();
        h = adjusted.high();
        l = adjusted.low();
        c = adjusted.close();
        v = adjusted.volume();
        n = adjusted.size();
        e = n - 1;
    }

    /** Column name to values. */
    static Map<String, double[]> of(BarSeries adjusted) {
        TaLibGolden golden = new TaLibGolden(adjusted);
        golden.averages();
        golden.oscillators();
        golden.bands();
        golden.directions();
        golden.volumes();
        golden.momentum();
        golden.others();
        return golden.all;
    }

    private double[] sma(double[] x, int period) {
        return column(x.length, (b, len, out) -> CORE.sma(0, x.length - 1, x, period, b, len, out));
    }

    private double[] ema(double[] x, int period) {
        return column(x.length, (b, len, out) -> CORE.ema(0, x.length - 1, x, period, b, len, out));
    }

    private double[] max(double[] x, int period) {
        return column(n, (b, len, out) -> CORE.max(0, e, x, period, b, len, out));
    }

    private double[] min(double[] x, int period) {
        return column(n, (b, len, out) -> CORE.min(0, e, x, period, b, len, out));
    }

    private double[] atr(int period) {
        return column(n, (b, len, out) -> CORE.atr(0, e, h, l, c, period, b, len, out));
    }

    private void relative(String name, double[] average) {
        all.put(name, rows(n, t -> c[t] / average[t] - 1));
    }

    private void averages() {
        for (int p : new int[] {5, 10, 20, 50, 100, 200}) {
            relative("sma_" + p + "_rel", sma(c, p));
        }
        for (int p : new int[] {5, 12, 26, 50, 200}) {
            relative("ema_" + p + "_rel", ema(c, p));
        }
        relative("wma_20_rel", column(n, (b, len, out) -> CORE.wma(0, e, c, 20, b, len, out)));
        relative("dema_20_rel", column(n, (b, len, out) -> CORE.dema(0, e, c, 20, b, len, out)));
        relative("tema_20_rel", column(n, (b, len, out) -> CORE.tema(0, e, c, 20, b, len, out)));
        relative("kama_10_rel", column(n, (b, len, out) -> CORE.kama(0, e, c, 10, b, len, out)));
        relative("sar_rel", column(n, (b, len, out) -> CORE.sar(0, e, h, l, 0.02, 0.2, b, len, out)));
        double[][] macd = columns(n, 3, (b, len, out) -> CORE.macd(0, e, c, 12, 26, 9, b, len, out[0], out[1], out[2]));
        all.put("macd_rel", rows(n, t -> macd[0][t] / c[t]));
        all.put("macd_signal_rel", rows(n, t -> macd[1][t] / c[t]));
        all.put("macd_hist_rel", rows(n, t -> macd[2][t] / c[t]));
        double[] sma20 = sma(c, 20);
        double[] sma50 = sma(c, 50);
        double[] sma200 = sma(c, 200);
        all.put("cross_20_50", rows(n, t -> sma20[t] / sma50[t] - 1));
        all.put("cross_50_200", rows(n, t -> sma50[t] / sma200[t] - 1));
    }

    private void oscillators() {
        for (int p : new int[] {7, 14, 21}) {
            all.put("rsi_" + p, column(n, (b, len, out) -> CORE.rsi(0, e, c, p, b, len, out)));
            double[] atr = atr(p);
            all.put("atr_" + p + "_rel", rows(n, t -> atr[t] / c[t]));
        }
        all.put("cci_20", column(n, (b, len, out) -> CORE.cci(0, e, h, l, c, 20, b, len, out)));
        double[][] aroon = columns(n, 2, (b, len, out) -> CORE.aroon(0, e, h, l, 25, b, len, out[0], out[1]));
        all.put("aroon_down_25", aroon[0]);
        all.put("aroon_up_25", aroon[1]);
        double[] trix = column(n, (b, len, out) -> CORE.trix(0, e, c, 15, b, len, out));
        all.put("trix_15", rows(n, t -> trix[t] / 100));
    }

    private void bands() {
        for (int p : new int[] {10, 20}) {
            double[][] band = columns(
                    n, 3, (b, len, out) -> CORE.bbands(0, e, c, p, 2, 2, MAType.Sma, b, len, out[0], out[1], out[2]));
            all.put("bb_pctb_" + p + "_2", rows(n, t -> (c[t] - band[2][t]) / (band[0][t] - band[2][t])));
            if (p == 20) {
                all.put("bb_width_20_2", rows(n, t -> (band[0][t] - band[2][t]) / band[1][t]));
            }
        }
        double[] ema20 = ema(c, 20);
        double[] atr10 = atr(10);
        all.put("keltner_pos_20", rows(n, t -> (c[t] - ema20[t]) / (2 * atr10[t])));
        double[] top = max(h, 20);
        double[] bottom = min(l, 20);
        all.put("donchian_pos_20", rows(n, t -> (c[t] - bottom[t]) / (top[t] - bottom[t])));
    }

    private void directions() {
        all.put("adx_14", column(n, (b, len, out) -> CORE.adx(0, e, h, l, c, 14, b, len, out)));
        all.put("adxr_14", column(n, (b, len, out) -> CORE.adxr(0, e, h, l, c, 14, b, len, out)));
        all.put("plus_di_14", column(n, (b, len, out) -> CORE.plusDI(0, e, h, l, c, 14, b, len, out)));
        all.put("minus_di_14", column(n, (b, len, out) -> CORE.minusDI(0, e, h, l, c, 14, b, len, out)));
    }

    private void volumes() {
        for (int p : new int[] {5, 20, 60}) {
            double[] mean = sma(v, p);
            all.put("vol_rel_" + p, rows(n, t -> v[t] / mean[t] - 1));
        }
        double[] obv = column(n, (b, len, out) -> CORE.obv(0, e, c, v, b, len, out));
        double[] volume = column(n, (b, len, out) -> CORE.sum(0, e, v, 20, b, len, out));
        all.put("obv_20_rel", rows(n, t -> t < 20 ? Double.NaN : (obv[t] - obv[t - 20]) / volume[t]));
        all.put("mfi_14", column(n, (b, len, out) -> CORE.mfi(0, e, h, l, c, v, 14, b, len, out)));
        double[] adosc = column(n, (b, len, out) -> CORE.adOsc(0, e, h, l, c, v, 3, 10, b, len, out));
        double[] mean20 = sma(v, 20);
        all.put("adosc_3_10_rel", rows(n, t -> adosc[t] / mean20[t]));
        double[] r = rows(n, t -> t == 0 ? Double.NaN : Math.log(c[t] / c[t - 1]));
        double[] logVolume = rows(n, t -> Math.log(1 + v[t]));
        all.put(
                "pv_corr_20",
                after(
                        r,
                        1,
                        x -> column(
                                x.length,
                                (b, len, out) -> CORE.correl(
                                        0,
                                        x.length - 1,
                                        x,
                                        java.util.Arrays.copyOfRange(logVolume, 1, n),
                                        20,
                                        b,
                                        len,
                                        out))));
    }

    private void momentum() {
        for (int p : new int[] {5, 10, 20, 60, 120}) {
            double[] roc = column(n, (b, len, out) -> CORE.roc(0, e, c, p, b, len, out));
            all.put("roc_" + p, rows(n, t -> roc[t] / 100));
        }
        all.put(
                "stoch_k_14_3",
                columns(
                        n,
                        2,
                        (b, len, out) ->
                                CORE.stoch(0, e, h, l, c, 14, 3, MAType.Sma, 1, MAType.Sma, b, len, out[0], out[1]))[
                        0]);
        all.put(
                "stoch_d_14_3_3",
                columns(
                        n,
                        2,
                        (b, len, out) ->
                                CORE.stoch(0, e, h, l, c, 14, 3, MAType.Sma, 3, MAType.Sma, b, len, out[0], out[1]))[
                        1]);
        all.put(
                "stochrsi_14",
                columns(n, 2, (b, len, out) -> CORE.stochRsi(0, e, c, 14, 14, 1, MAType.Sma, b, len, out[0], out[1]))[
                        0]);
        all.put("willr_14", column(n, (b, len, out) -> CORE.willR(0, e, h, l, c, 14, b, len, out)));
        all.put("cmo_14", column(n, (b, len, out) -> CORE.cmo(0, e, c, 14, b, len, out)));
        all.put("ultosc_7_14_28", column(n, (b, len, out) -> CORE.ultOsc(0, e, h, l, c, 7, 14, 28, b, len, out)));
        all.put("bop_14", sma(column(n, (b, len, out) -> CORE.bop(0, e, o, h, l, c, b, len, out)), 14));
    }

    private void others() {
        double[] r = rows(n, t -> t == 0 ? Double.NaN : Math.log(c[t] / c[t - 1]));
        for (int p : new int[] {5, 20, 60, 252}) {
            double[] sd = after(
                    r, 1, x -> column(x.length, (b, len, out) -> CORE.stdDev(0, x.length - 1, x, p, 1, b, len, out)));
            all.put("hv_" + p, rows(n, t -> sd[t] * Math.sqrt(252.0 * p / (p - 1))));
        }
        for (int p : new int[] {20, 252}) {
            double[] top = max(h, p);
            double[] bottom = min(l, p);
            all.put("res_dist_" + p, rows(n, t -> t == 0 ? Double.NaN : c[t] / top[t - 1] - 1));
            all.put("sup_dist_" + p, rows(n, t -> t == 0 ? Double.NaN : c[t] / bottom[t - 1] - 1));
        }
        double[] log = rows(n, t -> Math.log(c[t]));
        for (int p : new int[] {20, 60}) {
            all.put("trend_slope_" + p, column(n, (b, len, out) -> CORE.linearRegSlope(0, e, log, p, b, len, out)));
        }
    }
}
