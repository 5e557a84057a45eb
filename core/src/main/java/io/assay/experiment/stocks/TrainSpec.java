package io.assay.experiment.stocks;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.dataset.DatasetSpec;
import io.assay.experiment.ModelRows;
import io.assay.experiment.UntradedOpens;
import io.assay.label.ForwardReturn;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.builtin.LinearLearner;
import io.assay.model.builtin.NullModels;
import io.assay.proof.Ingredients;
import io.assay.stocks.ModelNames;

/**
 * What is trained for the recommended stocks and compared.
 *
 * @param learner who learns log returns from scale-free features, of a stock and of all stocks
 * @param prices who learns prices from prices; see {@link #LINEAR}
 * @param walk how all of them walk forward after the analysis
 * @param pool how many stocks a model of all stocks learns from at most, best first; at least 1
 * @param roundTrip what entry and exit together cost, a fraction
 * @param keep whether chosen models are refitted and kept
 * @param seed root of all randomness
 */
public record TrainSpec(
        Learner learner, Learner prices, AnalyseSpec.Walk walk, int pool, double roundTrip, boolean keep, Seed seed) {
    /** A linear model of prices, all but without a penalty. */
    public static final Learner LINEAR = LinearLearner.regression(1);

    /** Checks the numbers. */
    public TrainSpec {
        AnalyseSpec.requireOneDay(learner);
        AnalyseSpec.requireOneDay(prices);
        Check.atLeast("pool", pool, 1);
        Check.within("roundTrip", roundTrip, 0, 1);
    }

    /** Who predicts prices from prices. */
    Learner ofPrices() {
        return new PriceLearner(prices);
    }

    /** The null models on a card. */
    static List<Learner> nulls(int horizon) {
        return NullModels.standard(ModelRows.pastReturn(horizon));
    }

    /** All that is kept, with the null models beside it. */
    Ingredients ingredients(int horizon) {
        List<Learner> alone = new ArrayList<>();
        alone.add(learner);
        alone.addAll(nulls(horizon));
        return new Ingredients(List.of(
                new Ingredients.Part("rows of one stock", (universe, data) -> rows(horizon, universe), true, alone),
                new Ingredients.Part(
                        "rows of all stocks", (universe, data) -> rows(horizon, universe), false, List.of(learner))));
    }

    private static DatasetSpec rows(int horizon, List<Instrument> universe) {
        return ModelRows.ofStock(UntradedOpens.someOf(ForwardReturn.of(horizon), universe));
    }

    /** The specification in one line. */
    public String text() {
        return "stocks: log returns by " + learner.name() + " " + Json.line(learner.parameters()) + ", prices by "
                + prices.name() + " " + Json.line(prices.parameters()) + "; " + walk.text() + "; pool<=" + pool
                + ", round trip " + roundTrip + (keep ? "; kept" : "");
    }

    /** What distinguishes a model from every other trial. */
    String text(String model, String recommendations) {
        boolean ofPrices = model.equals(ModelNames.ORIGINAL) || model.equals(ModelNames.OWN_SCALER);
        Learner who = ofPrices ? ofPrices() : learner;
        return "stocks, " + model + ": " + who.name() + " " + Json.line(who.parameters()) + "; " + walk.text()
                + "; pool<=" + pool + "; recommended by " + recommendations;
    }
}
