package io.assay.experiment.stocks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.stocks.LogReturns;

/**
 * What the request's models do (S3): they read the prices of the day, scaled to 0..1 by the lowest and the highest
 * close of the training rows, and predict a price on that scale. Fitted on the rows of all stocks it has one scale for
 * all of them, fitted on those of one stock that stock's own. What it answers is the log return that the predicted
 * price implies ({@link LogReturns#implied}), so that it can be judged beside models of returns. It is here to be
 * compared with: adjusted prices know later splits and dividends, so it is never kept.
 *
 * @param inner who learns the scaled price from the scaled prices of the day
 */
record PriceLearner(Learner inner) implements Learner {
    private static final String CLOSE = "close";
    private static final Target SCALED = Target.number("scaled_price");

    @Override
    public String name() {
        return "prices";
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("columns", StockRows.PRICES);
        parameters.put("inner", inner.name() + " " + Json.line(inner.parameters()));
        return parameters;
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        if (train.size() == 0) {
            throw new DataException("a model of prices needs training rows, there are none");
        }
        Prices prices = Prices.of(train.features());
        Range range = Range.of(prices);
        double[] target = train.rows().target().clone();
        Arrays.setAll(target, row -> range.scaled(prices.close(row) * StrictMath.exp(target[row])));
        Dataset.Rows own = train.rows();
        Dataset scaled = Dataset.of(
                new Scaled(prices, range),
                SCALED,
                train.instruments(),
                new Dataset.Rows(
                        own.instrument(),
                        own.decisionDay(),
                        own.entryDay(),
                        own.exitDay(),
                        own.knownDay(),
                        target,
                        own.outcome(),
                        own.weight()));
        return new Fitted(inner.fit(scaled.examples(), seed), range, train.target());
    }

    /** The range of closes in training: 0 and 1 on the scale. */
    private record Range(double low, double high) {
        static Range of(Prices prices) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int row = 0; row < prices.rows(); row++) {
                low = Math.min(low, prices.close(row));
                high = Math.max(high, prices.close(row));
            }
            // A price that never moved has no range of its own.
            return new Range(low, high > low ? high : low + 1);
        }

        double scaled(double price) {
            return (price - low) / (high - low);
        }

        double price(double scaled) {
            return low + scaled * (high - low);
        }
    }

    /** The columns of prices among others. */
    private record Prices(FeatureRows all, int[] source) {
        static Prices of(FeatureRows rows) {
            int[] source = StockRows.PRICES.stream().mapToInt(rows::indexOf).toArray();
            if (Arrays.stream(source).anyMatch(c -> c < 0)) {
                throw new DataException("a model of prices needs the columns " + StockRows.PRICES);
            }
            return new Prices(rows, source);
        }

        int rows() {
            return all.rows();
        }

        double close(int row) {
            return all.get(row, source[StockRows.PRICES.indexOf(CLOSE)]);
        }
    }

    /** Prices on the scale. */
    private record Scaled(Prices prices, Range range) implements FeatureRows {
        @Override
        public int rows() {
            return prices.rows();
        }

        @Override
        public List<FeatureInfo> columns() {
            return Arrays.stream(prices.source())
                    .mapToObj(c -> prices.all().columns().get(c))
                    .toList();
        }

        @Override
        public float get(int row, int column) {
            return (float) range.scaled(prices.all().get(row, prices.source()[column]));
        }
    }

    private record Fitted(Model inner, Range range, Target target) implements Model {
        @Override
        public String learner() {
            return "prices";
        }

        @Override
        public List<String> features() {
            return StockRows.PRICES;
        }

        @Override
        public Predictions predict(FeatureRows rows) {
            Prices prices = Prices.of(rows);
            double[] said = inner.predict(new Scaled(prices, range)).values().clone();
            Arrays.setAll(said, row -> LogReturns.implied(range.price(said[row]), prices.close(row)));
            return new Predictions(target, said);
        }
    }
}
