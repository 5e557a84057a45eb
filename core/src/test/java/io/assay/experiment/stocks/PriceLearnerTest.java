package io.assay.experiment.stocks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.feature.RowsInMemory;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.model.builtin.ConstantLearner;
import io.assay.model.builtin.LinearLearner;
import io.assay.stocks.LogReturns;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PriceLearnerTest {
    private static final Target RETURN = Target.number("log_return_5d");

    /** Rows with these closes; each price is ten percent higher at the exit. */
    private static Dataset rows(double... closes) {
        List<FeatureInfo> columns = StockRows.PRICES.stream()
                .map(name -> FeatureInfo.of(name, FeatureGroup.PRICE, name, 0).asLevel("price"))
                .toList();
        float[][] values = new float[closes.length][4];
        Dataset.Rows rows = Dataset.Rows.blank(closes.length);
        for (int i = 0; i < closes.length; i++) {
            Arrays.fill(values[i], (float) closes[i]);
            values[i][1] *= 1 + 0.01f * (i % 3);
            rows.decisionDay()[i] = i;
            rows.target()[i] = Math.log(1.1);
        }
        return Dataset.of(new RowsInMemory(columns, values), RETURN, List.of(new Instrument("SIM", "A")), rows);
    }

    private static double[] said(Learner inner, Dataset train, Dataset test) {
        Model model = new PriceLearner(inner).fit(train.examples(), Seed.of(1));
        return model.predict(test.features()).values();
    }

    @Test
    void what_is_said_is_the_return_that_the_predicted_price_implies() {
        double[] closes = {10, 12, 14, 16, 18, 20, 11, 13};
        double[] said = said(LinearLearner.regression(1e-6), rows(closes), rows(15, 19));

        assertThat(said[0]).isCloseTo(Math.log(1.1), within(1e-4));
        assertThat(said[1]).isCloseTo(Math.log(1.1), within(1e-4));
    }

    @Test
    void who_says_the_mean_price_of_all_stocks_is_far_off_for_a_cheap_one() {
        // The mean exit price of closes of 10 and 990 is 550, whatever the stock.
        double[] said = said(ConstantLearner.majority(), rows(10, 990), rows(10));

        assertThat(said[0]).isCloseTo(Math.log(55), within(1e-6));
    }

    @Test
    void a_predicted_price_below_nothing_is_told() {
        double[] said = said(new Below(), rows(10, 20), rows(15));

        assertThat(LogReturns.isNegative(said[0])).isTrue();
    }

    /** Says twice the range below the lowest close. */
    private static final class Below implements Learner {
        @Override
        public String name() {
            return "below";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of();
        }

        @Override
        public Model fit(Examples train, Seed seed) {
            return new Model() {
                @Override
                public String learner() {
                    return "below";
                }

                @Override
                public Target target() {
                    return train.target();
                }

                @Override
                public List<String> features() {
                    return List.of();
                }

                @Override
                public Predictions predict(FeatureRows rows) {
                    double[] values = new double[rows.rows()];
                    Arrays.fill(values, -2);
                    return new Predictions(train.target(), values);
                }
            };
        }
    }
}
