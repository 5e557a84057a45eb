package io.assay.stocks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.metric.Correlation;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Discoveries;
import io.assay.metric.Draws;
import io.assay.metric.Shrinkage;

/**
 * Whether a cheap model, out of sample, told anything of a stock's returns. The score is the rank correlation over time
 * of what the model said beyond the mean of its training rows with what came. Its interval is of redrawn blocks of
 * days.
 *
 * @param rows settled rows up to the end of the analysis
 * @param effectiveRows how many rows without overlap in time they are worth
 * @param judged rows that were predicted out of sample
 * @param score rank correlation, -1..1; NaN where the model said the same of all rows
 * @param low lower end of its 95 % interval; NaN where there are too few days
 * @param high upper end
 * @param error its standard error; NaN likewise
 * @param p one-sided probability of so high a score if there is nothing to tell; NaN likewise
 * @param shrunk the score drawn towards the mean of all stocks, the more the less is known of it: the best of many is
 *     best mostly by luck; NaN before all stocks are known, and where the error is NaN
 * @param adjustedP p adjusted for the number of stocks (Benjamini and Yekutieli); NaN likewise
 * @param why why there is no score, in words; empty where there is one
 */
public record Learnability(
        int rows,
        double effectiveRows,
        int judged,
        double score,
        double low,
        double high,
        double error,
        double p,
        double shrunk,
        double adjustedP,
        String why) {
    /** Expected share of false ones among those that are told to be learnable. */
    public static final double FALSE_DISCOVERIES = 0.10;

    private static final int DRAWS = 1000;
    private static final double LEVEL = 0.05;
    private static final int HORIZONS = 4;

    /**
     * What a model said out of sample.
     *
     * @param said what it said beyond the mean of its training rows, a row a session in the order of time
     * @param came what came
     * @param horizon sessions over which outcomes overlap
     */
    public record Walked(double[] said, double[] came, int horizon) {
        /** Checks the lengths. */
        public Walked {
            Check.sameLength("came", came.length, said.length);
            Check.atLeast("horizon", horizon, 1);
        }
    }

    /** Measures one stock by itself. */
    public static Learnability of(int rows, double effectiveRows, Walked walked, Seed seed) {
        int n = walked.said().length;
        if (n == 0) {
            return none(rows, effectiveRows, "no row was predicted");
        }
        double[] x = Correlation.midRanks(walked.said());
        double[] y = Correlation.midRanks(walked.came());
        DaySums sums = new DaySums(n, 6);
        for (int i = 0; i < n; i++) {
            double a = x[i] / n;
            double b = y[i] / n;
            double[] parts = {1, a, b, a * b, a * a, b * b};
            for (int q = 0; q < parts.length; q++) {
                sums.add(i, q, parts[q]);
            }
        }
        int h = walked.horizon();
        Draws draws = DayBlocks.forOverlap(n, h, HORIZONS * h)
                .sample(times -> new double[] {correlation(sums.total(times))}, DRAWS, seed);
        Draws.Interval interval = draws.interval(0, LEVEL);
        return new Learnability(
                rows,
                effectiveRows,
                n,
                draws.estimate()[0],
                interval.lower(),
                interval.upper(),
                draws.wideError(0),
                draws.pAboveZero(0),
                Double.NaN,
                Double.NaN,
                "");
    }

    /** Of a stock that could not be walked forward over, and why. */
    public static Learnability none(int rows, double effectiveRows, String why) {
        double no = Double.NaN;
        return new Learnability(rows, effectiveRows, 0, no, no, no, no, no, no, no, why);
    }

    /** The same stocks, each told in the light of all of them. */
    public static List<Learnability> together(List<Learnability> alone) {
        double[] scores = alone.stream().mapToDouble(Learnability::score).toArray();
        double[] errors = alone.stream().mapToDouble(Learnability::error).toArray();
        Shrinkage shrinkage = Shrinkage.of(scores, errors);
        int[] tested = IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(alone.get(i).p()))
                .toArray();
        double[] adjusted = Discoveries.benjaminiYekutieli(
                Arrays.stream(tested).mapToDouble(i -> alone.get(i).p()).toArray());
        double[] byStock = new double[scores.length];
        Arrays.fill(byStock, Double.NaN);
        for (int k = 0; k < tested.length; k++) {
            byStock[tested[k]] = adjusted[k];
        }
        return IntStream.range(0, scores.length)
                .mapToObj(i -> alone.get(i).inLightOf(shrinkage.shrunk(scores[i], errors[i]), byStock[i]))
                .toList();
    }

    private Learnability inLightOf(double newShrunk, double newAdjusted) {
        return new Learnability(rows, effectiveRows, judged, score, low, high, error, p, newShrunk, newAdjusted, why);
    }

    /** Whether something was told, at a false discovery rate of {@value #FALSE_DISCOVERIES} over all stocks. */
    public boolean isTold() {
        return adjustedP <= FALSE_DISCOVERIES;
    }

    private static double correlation(double[] s) {
        double covariance = s[3] / s[0] - s[1] / s[0] * s[2] / s[0];
        double ofSaid = s[4] / s[0] - s[1] / s[0] * s[1] / s[0];
        double ofCame = s[5] / s[0] - s[2] / s[0] * s[2] / s[0];
        return ofSaid <= 1e-15 || ofCame <= 1e-15 ? Double.NaN : covariance / Math.sqrt(ofSaid * ofCame);
    }
}
