package io.assay.torch;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.ChronologicalSplit;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetBuilder;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.Fold;
import io.assay.dataset.Scratch;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;

/**
 * A hunt for what is planted in a simulated market: rows from the builder that all training uses, learnt from up to a
 * day and judged after it, purged between.
 */
final class Hunt implements AutoCloseable {
    private static final int DRAWS = 1000;

    /** Days for which outside series stay alike: the monthly one. */
    private static final int MEMORY = 42;

    private static final double OUTSIDE = 0.01;
    private static final double LEARNT = 0.7;

    private final SimulatedMarket market;
    private final BuiltDataset built;
    private final Dataset train;
    private final Dataset test;
    private final double[] truth;
    private final double[] known;

    private Hunt(SimulatedMarket market, BuiltDataset built) {
        this.market = market;
        this.built = built;
        Dataset all = built.dataset();
        Fold fold = ChronologicalSplit.ofShares(LEARNT / 2, LEARNT / 2, 0)
                .split(all)
                .get(1);
        this.train = all.select(fold.train());
        this.test = all.select(fold.test());
        this.truth = new double[test.size()];
        this.known = new double[test.size()];
        for (int k = 0; k < test.instruments().size(); k++) {
            fill(test.instruments().get(k), k);
        }
    }

    /** Rows of all stocks of a market. */
    static Hunt in(SimulatedMarket market, DatasetSpec spec, Path scratch) {
        List<Instrument> stocks =
                market.listings().stream().map(Listing::instrument).toList();
        DatasetBuilder builder = DatasetBuilder.of(new Parallel(2), Scratch.in(scratch));
        return new Hunt(market, builder.build(spec, stocks, market::bars));
    }

    private void fill(Instrument instrument, int number) {
        BarSeries bars = market.bars(instrument);
        double[] scaled = market.oracle().scaledReturn(instrument);
        double[] predictor = market.oracle().predictor(instrument);
        Dataset.Rows rows = test.rows();
        for (int row = 0; row < truth.length; row++) {
            if (rows.instrument()[row] == number) {
                int bar = bars.rowOf(rows.decisionDay()[row]);
                truth[row] = scaled[bar];
                known[row] = predictor[bar];
            }
        }
    }

    /**
     * What somebody knows of rows that nothing was learnt from.
     *
     * @param low lower end of the 99 % interval of the correlation, from redrawn days
     * @param correlation of the score with the return in units of volatility, as the oracle's
     * @param high upper end
     */
    record Found(double low, double correlation, double high) {
        /** Whether there is nothing for all one can tell. */
        boolean holdsNothing() {
            return low <= 0 && high >= 0;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", correlation, low, high);
        }
    }

    /** Learns on the early days, and tells what it knows of the late ones. */
    Found found(Learner learner, Seed seed) {
        Model model = learner.fit(train.examples(), seed);
        Predictions said = model.predict(test.features());
        return found(IntStream.range(0, test.size()).mapToDouble(said::score).toArray());
    }

    /** What the oracle knows. */
    Found oracle() {
        return found(known);
    }

    /** Rows that are learnt from and rows that are judged. */
    String size() {
        return train.size() + " rows to learn from, " + test.size() + " to be judged by";
    }

    private Found found(double[] scores) {
        int[] days = Arrays.stream(test.rows().decisionDay()).distinct().toArray();
        DaySums sums = new DaySums(days.length, 6);
        for (int row = 0; row < scores.length; row++) {
            if (Double.isNaN(truth[row])) {
                continue;
            }
            int day = Arrays.binarySearch(days, test.rows().decisionDay()[row]);
            double x = scores[row];
            double y = truth[row];
            double[] parts = {1, x, y, x * y, x * x, y * y};
            for (int part = 0; part < parts.length; part++) {
                sums.add(day, part, parts[part]);
            }
        }
        DayBlocks blocks =
                DayBlocks.forOverlap(days.length, market.spec().alpha().horizon(), MEMORY);
        Draws draws = blocks.sample(
                times -> new double[] {correlation(sums.total(times))},
                DRAWS,
                Seed.of(1).child("draws"));
        Draws.Interval interval = draws.interval(0, OUTSIDE);
        return new Found(interval.lower(), draws.estimate()[0], interval.upper());
    }

    private static double correlation(double[] s) {
        double covariance = s[3] / s[0] - s[1] / s[0] * s[2] / s[0];
        double ofScore = s[4] / s[0] - s[1] / s[0] * s[1] / s[0];
        double ofTruth = s[5] / s[0] - s[2] / s[0] * s[2] / s[0];
        return covariance / Math.sqrt(ofScore * ofTruth);
    }

    @Override
    public void close() {
        built.close();
    }
}
