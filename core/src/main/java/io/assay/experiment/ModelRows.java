package io.assay.experiment;

import java.util.List;
import java.util.Optional;

import io.assay.dataset.DatasetSpec;
import io.assay.dataset.RowRules;
import io.assay.feature.catalogue.Features;
import io.assay.feature.cross.Rank;
import io.assay.feature.market.MarketState;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.Label;
import io.assay.market.Instrument;
import io.assay.market.Universe;
import io.assay.model.Learner;
import io.assay.model.builtin.LastDayLearner;
import io.assay.model.builtin.NullModels;

/** Which rows models learn from and are asked about: the same for whoever trains, judges or signals. */
public final class ModelRows {
    /** Features that settle later than this many bars cost more history than they tell. */
    private static final int SETTLED = 300;

    private ModelRows() {}

    /** The rows of models that read one stock alone. */
    public static DatasetSpec ofStock(Label label) {
        return DatasetSpec.of(Features.settledWithin(SETTLED), label).withRules(RowRules.DEFAULT);
    }

    /**
     * The rows of models that read the state of the market as well.
     *
     * @param universe the stocks that are the market
     * @param ranked whether every feature is replaced by its rank among the stocks of its day; what all stocks of a day
     *     share is left out then
     */
    public static DatasetSpec ofUniverse(Label label, List<Instrument> universe, boolean ranked) {
        DatasetSpec plain = DatasetSpec.of(Features.settledWithin(SETTLED), label);
        MarketState market = MarketState.of(Universe.ofToday("universe", universe));
        return ranked
                ? plain.withMarket(market.relative()).withTransforms(List.of(new Rank()))
                : plain.withMarket(market);
    }

    /**
     * The rows of models of all stocks together that order them against each other: features ranked across the stocks
     * of their day.
     *
     * @param across how labels of a day are set against each other, or nothing
     * @param members least number of labels on a day that are set against each other
     */
    public static DatasetSpec ofPool(
            Label label, List<Instrument> universe, Optional<CrossSectionalLabel.Kind> across, int members) {
        DatasetSpec plain = ofUniverse(label, universe, true);
        return across.map(kind -> plain.withAcross(new CrossSectionalLabel(kind, members)))
                .orElse(plain);
    }

    /**
     * The null models on the columns that rows have.
     *
     * @param horizon sessions from entry to exit
     * @param ranked whether every feature is replaced by its rank among the stocks of its day
     */
    public static List<Learner> nulls(int horizon, boolean ranked) {
        String suffix = ranked ? "_rank" : "";
        return NullModels.standard(
                pastReturn(horizon) + suffix,
                LastDayLearner.PRICE_COLUMNS.stream()
                        .map(column -> column + suffix)
                        .toList());
    }

    /**
     * The feature that holds the return over about so many sessions, which the persistence null continues.
     *
     * @param horizon sessions from entry to exit
     */
    public static String pastReturn(int horizon) {
        return horizon <= 2
                ? "ret_1"
                : horizon <= 7 ? "roc_5" : horizon <= 15 ? "roc_10" : horizon <= 40 ? "roc_20" : "roc_60";
    }
}
