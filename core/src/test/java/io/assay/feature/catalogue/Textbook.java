package io.assay.feature.catalogue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

import io.assay.market.BarSeries;

/** Features that TA-Lib lacks, each from its textbook formula, window by window. */
final class Textbook {
    private final double[] o;
    private final double[] h;
    private final double[] l;
    private final double[] c;
    private final double[] v;
    private final Map<String, double[]> all = new LinkedHashMap<>();

    private Textbook(BarSeries adjusted) {
        o = adjusted.open();
        h = adjusted.high();
        l = adjusted.low();
        c = adjusted.close();
        v = adjusted.volume();
    }

    /** Column name to values, NaN before the first. */
    static Map<String, double[]> of(BarSeries adjusted) {
        Textbook book = new Textbook(adjusted);
        book.levelsAndRatios();
        book.volumes();
        book.volatilities();
        book.trends();
        return book.all;
    }

    private void put(String name, int first, IntToDoubleFunction value) {
        double[] column = new double[c.length];
        Arrays.setAll(column, t -> t < first ? Double.NaN : value.applyAsDouble(t));
        all.put(name, column);
    }

    private static double sum(int from, int to, IntToDoubleFunction value) {
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += value.applyAsDouble(i);
        }
        return sum;
    }

    private static double square(double x) {
        return x * x;
    }

    private void levelsAndRatios() {
        put("open", 0, t -> o[t]);
        put("high", 0, t -> h[t]);
        put("low", 0, t -> l[t]);
        put("close", 0, t -> c[t]);
        put("volume", 0, t -> v[t]);
        put("ret_1", 1, t -> (c[t] - c[t - 1]) / c[t - 1]);
        put("logret_1", 1, this::r);
        put("hl_ratio", 0, t -> (h[t] - l[t]) / l[t]);
        put("co_ratio", 0, t -> (c[t] - o[t]) / o[t]);
        put("gap", 1, t -> (o[t] - c[t - 1]) / c[t - 1]);
        put("pivot_rel", 1, t -> c[t] / ((h[t - 1] + l[t - 1] + c[t - 1]) / 3) - 1);
        put("mom_252_21", 252, t -> c[t - 21] / c[t - 252] - 1);
        put("accel_20", 40, t -> (c[t] / c[t - 20] - 1) - (c[t - 20] / c[t - 40] - 1));
        put("rank_60", 59, t -> {
            double rank = 0;
            for (int i = t - 59; i < t; i++) {
                rank += c[i] < c[t] ? 1 : c[i] == c[t] ? 0.5 : 0;
            }
            return rank / 59;
        });
        put("high_age_252", 251, t -> {
            int best = t;
            for (int i = t; i > t - 252; i--) {
                best = h[i] > h[best] ? i : best;
            }
            return (t - best) / 252.0;
        });
    }

    private void volumes() {
        put("vol_chg_1", 1, t -> Math.log((v[t] + 1) / (v[t - 1] + 1)));
        put("vwap_20_rel", 19, t -> {
            double traded = sum(t - 19, t, i -> (h[i] + l[i] + c[i]) / 3 * v[i]);
            return c[t] / (traded / sum(t - 19, t, i -> v[i])) - 1;
        });
        put("cmf_20", 19, t -> {
            double flow = sum(t - 19, t, i -> ((c[i] - l[i]) - (h[i] - c[i])) / (h[i] - l[i]) * v[i]);
            return flow / sum(t - 19, t, i -> v[i]);
        });
    }

    private double r(int t) {
        return Math.log(c[t] / c[t - 1]);
    }

    private static double sampleVariance(int from, int to, IntToDoubleFunction value) {
        double mean = sum(from, to, value) / (to - from + 1);
        return sum(from, to, i -> square(value.applyAsDouble(i) - mean)) / (to - from);
    }

    private double rogersSatchell(int i) {
        return Math.log(h[i] / c[i]) * Math.log(h[i] / o[i]) + Math.log(l[i] / c[i]) * Math.log(l[i] / o[i]);
    }

    private void volatilities() {
        for (int n : new int[] {20, 60}) {
            put("parkinson_" + n, n - 1, t -> {
                double mean = sum(t - n + 1, t, i -> square(Math.log(h[i] / l[i]))) / n;
                return Math.sqrt(252 * mean / (4 * Math.log(2)));
            });
        }
        put("garman_klass_20", 19, t -> {
            IntToDoubleFunction term =
                    i -> 0.5 * square(Math.log(h[i] / l[i])) - (2 * Math.log(2) - 1) * square(Math.log(c[i] / o[i]));
            return Math.sqrt(252 * sum(t - 19, t, term) / 20);
        });
        put("rogers_satchell_20", 19, t -> Math.sqrt(252 * sum(t - 19, t, this::rogersSatchell) / 20));
        put("yang_zhang_20", 20, t -> {
            double k = 0.34 / (1.34 + 21.0 / 19.0);
            double overnight = sampleVariance(t - 19, t, i -> Math.log(o[i] / c[i - 1]));
            double body = sampleVariance(t - 19, t, i -> Math.log(c[i] / o[i]));
            double inside = sum(t - 19, t, this::rogersSatchell) / 20;
            return Math.sqrt(252 * (overnight + k * body + (1 - k) * inside));
        });
        put(
                "vol_ratio_5_60",
                60,
                t -> Math.sqrt(sampleVariance(t - 4, t, this::r) / sampleVariance(t - 59, t, this::r)));
    }

    /** Least squares of ln C on the row number, from the normal equations about the means. */
    private void trends() {
        put("trend_r2_20", 19, t -> {
            double[] line = line(t, 20);
            double mean = sum(t - 19, t, i -> Math.log(c[i])) / 20;
            double total = sum(t - 19, t, i -> square(Math.log(c[i]) - mean));
            return 1 - line[2] / total;
        });
        put("trend_resid_60", 59, t -> {
            double[] line = line(t, 60);
            return (Math.log(c[t]) - line[0] - line[1] * t) / Math.sqrt(line[2] / 58);
        });
    }

    /** Intercept, slope, residual sum of squares. */
    private double[] line(int t, int n) {
        double meanX = t - (n - 1) / 2.0;
        double meanY = sum(t - n + 1, t, i -> Math.log(c[i])) / n;
        double xx = sum(t - n + 1, t, i -> square(i - meanX));
        double slope = sum(t - n + 1, t, i -> (i - meanX) * (Math.log(c[i]) - meanY)) / xx;
        double intercept = meanY - slope * meanX;
        double left = sum(t - n + 1, t, i -> square(Math.log(c[i]) - intercept - slope * i));
        return new double[] {intercept, slope, left};
    }
}
