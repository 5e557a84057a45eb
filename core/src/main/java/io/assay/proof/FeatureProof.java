package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Seed;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureSet;
import io.assay.feature.FeatureTable;
import io.assay.market.BarSeries;
import io.assay.proof.Futures.Future;

/** Proof that features of one instrument know nothing of later bars. */
public final class FeatureProof {
    /** Two of the factors by which splits restate the past; the second is no power of two. */
    private static final double[] RESTATEMENTS = {0.5, 7.3};

    /** Share of a column's largest value by which rounding, and the 1 that logarithms of volumes add, may move it. */
    private static final double ROUNDING = 1e-4;

    private FeatureProof() {}

    /**
     * Runs the features on other futures of a series: up to the row in front of each cut, every bit stays. Columns that
     * say that they are scale-free must also stay, but for rounding, where all prices are restated, as a later split
     * does.
     *
     * @param cuts first rows that differ, each 1..bars.size()
     * @return what moved; the first row a column and change
     */
    public static List<Breach> of(FeatureSet set, BarSeries bars, int[] cuts, Seed seed) {
        FeatureTable whole = set.compute(bars);
        List<Breach> breaches = new ArrayList<>();
        for (int cut : cuts) {
            for (Future future : Futures.of(bars, cut, seed.child(cut))) {
                compare(whole, set.compute(future.bars()), cut, future.change(), breaches);
            }
        }
        for (double factor : RESTATEMENTS) {
            restated(whole, set.compute(Futures.restated(bars, factor)), factor, breaches);
        }
        return breaches;
    }

    /** Adds a breach for every column that differs in front of a row. */
    static void compare(FeatureTable whole, FeatureTable other, int rows, String change, List<Breach> breaches) {
        for (int c = 0; c < whole.columns().size(); c++) {
            int moved = Arrays.mismatch(whole.column(c), 0, rows, other.column(c), 0, rows);
            if (moved >= 0) {
                breaches.add(new Breach(
                        whole.columns().get(c).name(),
                        change,
                        "row " + moved + " was " + whole.column(c)[moved] + " and is " + other.column(c)[moved]));
            }
        }
    }

    private static void restated(FeatureTable whole, FeatureTable other, double factor, List<Breach> breaches) {
        for (int c = 0; c < whole.columns().size(); c++) {
            FeatureInfo info = whole.columns().get(c);
            float[] before = whole.column(c);
            float[] after = other.column(c);
            double most = info.scaleFree() ? ROUNDING * largest(before) : Double.POSITIVE_INFINITY;
            for (int row = 0; row < before.length; row++) {
                boolean alike = Float.isNaN(before[row]) == Float.isNaN(after[row]);
                if (info.scaleFree() && !(alike && !(Math.abs(before[row] - after[row]) > most))) {
                    breaches.add(new Breach(
                            info.name(),
                            "all prices restated by " + factor,
                            "row " + row + " was " + before[row] + " and is " + after[row]));
                    break;
                }
            }
        }
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Float.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        return largest;
    }
}
