package io.assay.experiment.trade;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.assay.dataset.DatasetSpec;
import io.assay.experiment.ModelRows;
import io.assay.experiment.UniverseFile;
import io.assay.feature.outside.Modalities;
import io.assay.feature.outside.OutsideFeatures;
import io.assay.label.Label;
import io.assay.label.Labels;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.Universe;
import io.assay.registry.ModelCard;

/** The rows that a kept model is asked about: made as those that it learnt from. */
public final class ServedRows {
    private static final String RANKED = "_rank";

    private ServedRows() {}

    /**
     * How they are made.
     *
     * @param workspace which holds the universe that the model reads, if any
     * @param data which hold what it reads beside bars, if anything
     * @throws io.assay.base.DataException if that universe is gone
     */
    static DatasetSpec spec(ModelCard card, Path workspace, MarketData data) {
        String universe = card.recipe().universe();
        DatasetSpec rows = spec(card, universe.isEmpty() ? List.of() : UniverseFile.read(workspace, universe), data);
        return members(card, workspace).map(rows::withMembers).orElse(rows);
    }

    /**
     * The universe in whose spells alone the model is asked, if it learnt within spells.
     *
     * @param workspace which holds it
     * @throws io.assay.base.DataException if it is gone
     */
    public static Optional<Universe> members(ModelCard card, Path workspace) {
        String own = card.recipe().universe();
        return (own.isEmpty() ? card.recipe().members() : Optional.of(own))
                .map(name -> UniverseFile.universe(workspace, name))
                .filter(Universe::isDated);
    }

    /** How they are made where the universe holds these stocks. */
    static DatasetSpec spec(ModelCard card, List<Instrument> universe, MarketData data) {
        return spec(card, universe, data, Labels.parse(card.recipe().target()));
    }

    /** How they are made where the universe holds these stocks, and the model's question is put to them this way. */
    public static DatasetSpec spec(ModelCard card, List<Instrument> universe, MarketData data, Label label) {
        DatasetSpec rows = ofBars(card, universe, label);
        return card.recipe()
                .beside()
                .map(beside -> rows.withAlso(again(beside, data, universe).feature()))
                .orElse(rows);
    }

    /** What the model read beside bars, and nothing that is recorded since. */
    private static OutsideFeatures again(ModelCard.Beside beside, MarketData data, List<Instrument> universe) {
        return OutsideFeatures.again(
                Modalities.parse(beside.modalities()),
                data,
                universe,
                new OutsideFeatures.Pinned(beside.columns(), beside.series()));
    }

    /** The part of them that is made of bars. */
    static DatasetSpec ofBars(ModelCard card, List<Instrument> universe, Label label) {
        DatasetSpec rows = card.recipe().universe().isEmpty()
                ? ModelRows.ofStock(label)
                : ModelRows.ofUniverse(label, universe, isRanked(card));
        return rows.withSequence(card.recipe().bars());
    }

    /** Whether the model reads ranks among the stocks of a day. */
    public static boolean isRanked(ModelCard card) {
        return card.recipe().features().stream().anyMatch(f -> f.endsWith(RANKED));
    }
}
