package io.assay.experiment.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.experiment.ModelRows;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.label.Label;
import io.assay.market.Instrument;
import io.assay.model.Engine;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.registry.CodeVersion;
import io.assay.registry.ModelCard;

/** Models fitted and kept as training keeps them, without the walk-forward before it. */
final class KeptModels {
    private KeptModels() {}

    /** Fits one model on all rows of some stocks that are known by the end of the data, and keeps it. */
    static String keep(Wiring wiring, Learner learner, Label label, List<Instrument> stocks, boolean ranked) {
        UniverseRows universe = UniverseRows.of(label, wiring, stocks);
        var spec = ranked ? ModelRows.ofUniverse(label, stocks, true) : ModelRows.ofStock(label);
        try (BuiltDataset built = universe.build(spec, universe.lastDay())) {
            Dataset rows = built.dataset();
            Model model = learner.fit(rows.examples(), Seed.of(5));
            Engine engine = wiring.engines().made(model);
            ModelCard card = new ModelCard(
                    "",
                    stocks.stream().map(Instrument::toString).toList(),
                    new ModelCard.Recipe(
                            model.learner(),
                            Map.of(),
                            model.features(),
                            Optional.empty(),
                            label.name(),
                            label.classes(),
                            "5bec",
                            5,
                            1,
                            ranked ? UniverseFile.keep(wiring.workspace(), stocks) : ""),
                    Map.of("accuracy", new ModelCard.Estimate(0.9, 0.8, 1)),
                    "Nobody judged it.",
                    Map.of(),
                    Map.of(),
                    spans(rows),
                    new ModelCard.Provenance(
                            universe.together().hash(),
                            rows.hash(),
                            universe.together().basis().name(),
                            true,
                            engine.name(),
                            engine.version(),
                            CodeVersion.current()),
                    "2015-06-30T12:00:00Z",
                    List.of(),
                    Optional.empty());
            return wiring.models().save(card, model, engine);
        }
    }

    private static ModelCard.Spans spans(Dataset rows) {
        String first = Days.text(rows.rows().decisionDay()[0]);
        String last = Days.text(Arrays.stream(rows.rows().knownDay()).max().orElseThrow());
        return new ModelCard.Spans(new ModelCard.Span(first, first), new ModelCard.Span(first, last));
    }
}
