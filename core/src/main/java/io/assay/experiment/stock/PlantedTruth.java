package io.assay.experiment.stock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.experiment.run.Judged;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.simulate.Oracle;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;
import io.assay.report.RunPage.Planted;

/**
 * What was planted in a simulated market beside what a run found there, on the run's own out-of-sample rows and on the
 * scale on which it was planted: the correlation with the return over the horizon in units of volatility.
 */
public final class PlantedTruth {
    private static final int DRAWS = 2000;
    private static final double OUTSIDE = 0.05;

    private final SimulatedMarket market;
    private final Judged judged;
    private final double[] truth;
    private final double[] known;

    private PlantedTruth(SimulatedMarket market, Judged judged) {
        this.market = market;
        this.judged = judged;
        this.truth = new double[judged.rows().size()];
        this.known = new double[judged.rows().size()];
        Arrays.fill(truth, Double.NaN);
        Oracle oracle = market.oracle();
        for (int k = 0; k < judged.rows().instruments().size(); k++) {
            fill(oracle, judged.rows().instruments().get(k), k);
        }
    }

    /**
     * The oracle, the model and every other answer of a run.
     *
     * @param outcome what {@link TrainMissing} came to on this market
     */
    public static List<Planted> of(SimulatedMarket market, TrainMissing.Outcome outcome, Seed seed) {
        PlantedTruth planted = new PlantedTruth(market, outcome.judged());
        List<Planted> found = new ArrayList<>();
        found.add(planted.estimate("the oracle, who knows the pattern", planted.known, seed));
        for (Answers answers : outcome.judged().answers()) {
            double[] scores = new double[planted.truth.length];
            Arrays.setAll(scores, i -> answers.predictions().score(i));
            found.add(planted.estimate(answers.name(), scores, seed));
        }
        return found;
    }

    private void fill(Oracle oracle, Instrument instrument, int number) {
        BarSeries bars = market.bars(instrument);
        double[] scaled = oracle.scaledReturn(instrument);
        double[] predictor = oracle.predictor(instrument);
        Dataset.Rows rows = judged.rows().rows();
        for (int r = 0; r < truth.length; r++) {
            if (rows.instrument()[r] == number) {
                int bar = bars.rowOf(rows.decisionDay()[r]);
                truth[r] = scaled[bar];
                known[r] = predictor[bar];
            }
        }
    }

    /** A score that is the same on all rows has no correlation: NaN. */
    private Planted estimate(String name, double[] scores, Seed seed) {
        int[] days =
                Arrays.stream(judged.rows().rows().decisionDay()).distinct().toArray();
        DaySums sums = new DaySums(days.length, 6);
        for (int r = 0; r < scores.length; r++) {
            if (!Double.isNaN(truth[r]) && !Double.isNaN(scores[r])) {
                int day = Arrays.binarySearch(days, judged.rows().rows().decisionDay()[r]);
                double[] parts = {
                    1, scores[r], truth[r], scores[r] * truth[r], scores[r] * scores[r], truth[r] * truth[r]
                };
                for (int q = 0; q < parts.length; q++) {
                    sums.add(day, q, parts[q]);
                }
            }
        }
        int overlap = market.spec().alpha().horizon();
        DayBlocks blocks = DayBlocks.forOverlap(days.length, overlap, 4 * overlap);
        Draws draws = blocks.sample(m -> new double[] {correlation(sums.total(m))}, DRAWS, seed.child(name));
        Draws.Interval interval = draws.interval(0, OUTSIDE);
        return new Planted(name, interval.lower(), draws.estimate()[0], interval.upper());
    }

    private static double correlation(double[] s) {
        double covariance = s[3] / s[0] - s[1] / s[0] * s[2] / s[0];
        double ofScore = s[4] / s[0] - s[1] / s[0] * s[1] / s[0];
        double ofTruth = s[5] / s[0] - s[2] / s[0] * s[2] / s[0];
        return ofScore <= 1e-18 ? Double.NaN : covariance / Math.sqrt(ofScore * ofTruth);
    }
}
