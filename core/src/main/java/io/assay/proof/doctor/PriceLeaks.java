package io.assay.proof.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureSet;
import io.assay.feature.SymbolFeature;
import io.assay.proof.Breach;
import io.assay.proof.FeatureProof;

/** Leaks of features that are computed of one stock's own prices. */
final class PriceLeaks {
    private static final String GUARD = "perturbed futures";
    private static final int WEEK = 5;
    private static final int YEAR = 250;
    private static final double SPLIT_ABOVE = 1.5;

    private PriceLeaks() {}

    static List<Leak> all() {
        return List.of(
                new Leak(
                        "back-fill",
                        "gaps of a weekly value are filled from the next one instead of the last one (F5)",
                        GUARD,
                        ward -> both(ward, PriceLeaks::nextWeek, PriceLeaks::lastWeek)),
                new Leak(
                        "centred window",
                        "a moving average reaches two sessions ahead",
                        GUARD,
                        ward -> both(
                                ward,
                                (close, t) -> t + 2 < close.length ? change(close, t - 2, t + 2) : Double.NaN,
                                (close, t) -> change(close, t - WEEK + 1, t))),
                new Leak(
                        "range of the whole history",
                        "prices are scaled to the lowest and highest that the stock will ever have (F6)",
                        GUARD,
                        ward -> both(
                                ward,
                                (close, t) -> -place(close, t, close.length),
                                (close, t) -> -place(close, t, t + 1))),
                new Leak(
                        "adjusted price levels",
                        "a rule looks at the price in dollars, which later splits have divided (F60)",
                        "restated prices",
                        PriceLeaks::levels));
    }

    /** A column that is a function of the closes up to (if it is honest) a row. */
    @FunctionalInterface
    private interface Column {
        double at(double[] close, int row);
    }

    private record Planted(Column column) implements SymbolFeature {
        @Override
        public List<FeatureInfo> columns() {
            return List.of(FeatureInfo.of("planted", FeatureGroup.PRICE, "planted by the doctor", 0));
        }

        @Override
        public void compute(FeatureBars bars, float[][] out) {
            for (int row = 0; row < out[0].length; row++) {
                out[0][row] = (float) column.at(bars.close(), row);
            }
        }
    }

    private static Leak.Examination both(Ward ward, Column leaking, Column honest) {
        return new Leak.Examination(
                breaches(ward, leaking),
                breaches(ward, honest),
                Leak.Scores.auc(auc(ward, leaking), auc(ward, honest)));
    }

    private static List<Breach> breaches(Ward ward, Column column) {
        FeatureSet set = new FeatureSet("planted", List.of(new Planted(column)));
        return FeatureProof.of(set, ward.any(), ward.cuts(), ward.seed("futures"));
    }

    private static double auc(Ward ward, Column column) {
        return ward.auc((stock, row) -> column.at(ward.bars().get(stock).close(), row));
    }

    private static double change(double[] close, int from, int to) {
        return from < 0 ? Double.NaN : close[to] / close[from] - 1;
    }

    private static double lastWeek(double[] close, int t) {
        int week = t - t % WEEK;
        return change(close, week - WEEK, week);
    }

    private static double nextWeek(double[] close, int t) {
        int week = t % WEEK == 0 ? t : t + WEEK - t % WEEK;
        return week < close.length ? change(close, week - WEEK, week) : Double.NaN;
    }

    private static double place(double[] close, int t, int end) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < end; i++) {
            low = Math.min(low, close[i]);
            high = Math.max(high, close[i]);
        }
        return high > low ? (close[t] - low) / (high - low) : Double.NaN;
    }

    /**
     * Stocks that rose half above their first price split in two. Adjusted by splits that were still to come, a price
     * is low where the stock would rise.
     */
    private static Leak.Examination levels(Ward ward) {
        double[] market = new double[ward.any().size()];
        Arrays.setAll(
                market,
                row -> IntStream.range(0, ward.bars().size())
                        .mapToDouble(stock -> nextYear(ward, stock, row))
                        .average()
                        .orElseThrow());
        Ward.Score nextYear = (stock, row) -> nextYear(ward, stock, row) - market[row];
        double fake = ward.auc((stock, row) -> -price(ward, stock, row, true), nextYear);
        double honest = ward.auc((stock, row) -> -price(ward, stock, row, false), nextYear);
        return new Leak.Examination(
                breaches(ward, (close, t) -> close[t]),
                breaches(ward, (close, t) -> change(close, t - WEEK, t)),
                Leak.Scores.auc(fake, honest));
    }

    private static double nextYear(Ward ward, int stock, int row) {
        double[] close = ward.bars().get(stock).close();
        return row + YEAR < close.length ? close[row + YEAR] / close[row] - 1 : Double.NaN;
    }

    /** The price of a stock that began at 1 and was split whenever it was above the limit. */
    private static double price(Ward ward, int stock, int row, boolean adjusted) {
        double[] close = ward.bars().get(stock).close();
        double factor = close[0];
        double then = factor;
        for (int t = 0; t < close.length; t++) {
            factor *= close[t] / factor > SPLIT_ABOVE ? 2 : 1;
            then = t <= row ? factor : then;
        }
        return close[row] / (adjusted ? factor : then);
    }
}
