package io.assay.experiment.study;

import java.util.List;

import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Cards;
import io.assay.model.Learner;

/**
 * Fits the chosen specification to make today's signals: on all resolved rows, held-out days included, or on the newest
 * of them where windows learn from so many sessions.
 */
final class StudyRefit {
    private final StudySpec spec;
    private final Wiring wiring;
    private final UniverseRows universe;

    StudyRefit(StudySpec spec, Wiring wiring, UniverseRows universe) {
        this.spec = spec;
        this.wiring = wiring;
        this.universe = universe;
    }

    /** Does something with the rows of one stock. */
    @FunctionalInterface
    interface PerStock {
        /** Does it. */
        void accept(Dataset rows);
    }

    /** Hands those rows of each of the given stocks, in parallel, to {@code work}. */
    void eachStock(List<String> stocks, PerStock work) {
        try (BuiltDataset built = universe.build(
                spec.stockRows(universe.label(), universe.instruments(), universe.data()), universe.lastDay())) {
            List<Dataset> parts = built.dataset().byInstrument().stream()
                    .filter(p -> stocks.contains(p.instruments().get(0).toString()))
                    .toList();
            wiring.progress().start("Refit for today", parts.size());
            wiring.parallel().map(parts, part -> {
                work.accept(spec.refits().newest(part));
                wiring.progress().step(part.instruments().get(0).toString());
                return part.size();
            });
            wiring.progress().done();
        }
    }

    /** One model of all stocks. */
    Cards.Fitted pooled(Learner learner, String name) {
        try (BuiltDataset built = universe.build(
                spec.pooledRows(universe.label(), universe.instruments(), universe.data()), universe.lastDay())) {
            wiring.progress().start("Refit for today, pooled", 1);
            Cards.Fitted fitted = Cards.Fitted.of(
                    wiring.large(learner),
                    spec.refits().newest(built.dataset()),
                    spec.seed().child("refit").child(name));
            wiring.progress().done();
            return fitted;
        }
    }

    /** One model of one stock. */
    Cards.Fitted ofStock(Dataset rows, Learner learner, String name) {
        Seed seed = spec.seed().child(rows.instruments().get(0).toString()).child("refit");
        return Cards.Fitted.of(learner, rows, seed.child(name));
    }
}
