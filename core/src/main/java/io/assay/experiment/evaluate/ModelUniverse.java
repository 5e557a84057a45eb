package io.assay.experiment.evaluate;

import java.util.List;

import io.assay.dataset.DatasetSpec;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.trade.ServedRows;
import io.assay.label.Label;
import io.assay.market.Instrument;
import io.assay.registry.ModelCard;

/** The stocks that the features of a kept model's rows are made of, and how the rows are. */
public final class ModelUniverse {
    private ModelUniverse() {}

    /**
     * The audited stocks: the model's universe, or those that it is asked about.
     *
     * @param stocks whom it is asked about
     * @param cut bars that may be looked at
     * @throws io.assay.base.DataException if one of its universe is gone or blocked: the features would be others than
     *     those learnt
     */
    public static UniverseRows of(ModelCard card, List<Instrument> stocks, Wiring cut) {
        String name = card.recipe().universe();
        if (name.isEmpty()) {
            return UniverseRows.of(LaterRows.label(card), cut, stocks);
        }
        List<Instrument> members = UniverseFile.read(cut.workspace(), name);
        List<String> missing = UniverseFile.missing(members, cut.data());
        if (!missing.isEmpty()) {
            throw UniverseFile.incomplete("model " + card.id(), missing);
        }
        UniverseRows universe = UniverseRows.of(LaterRows.label(card), cut, members);
        if (!universe.leftOut().isEmpty()) {
            throw UniverseFile.incomplete(
                    "model " + card.id(), List.copyOf(universe.leftOut().keySet()));
        }
        return universe;
    }

    /** The rows of a model on its universe. */
    public static DatasetSpec rows(ModelCard card, UniverseRows universe) {
        Label label = card.recipe().universe().isEmpty() ? LaterRows.label(card) : universe.label();
        return ServedRows.spec(card, universe.instruments(), universe.data(), label);
    }
}
