package io.assay.experiment.stocks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.Digest;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Settings;
import io.assay.experiment.OutsideInputs;
import io.assay.experiment.Source;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.Assessment;
import io.assay.experiment.run.Cards;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.ledger.ProofStamp;
import io.assay.model.Learner;
import io.assay.stocks.ModelNames;
import io.assay.stocks.Recommendations;
import io.assay.stocks.StockChoice;
import io.assay.train.CrossFit;
import io.assay.train.OutOfSample;

/**
 * Refits the chosen models on all open rows and keeps them with cards. They are not made current: they answer with log
 * returns, of which no signals are made, and whether one is worth acting on its card says.
 */
final class KeptModels {
    private static final int DRAWS = 500;
    private static final Parallel ONE_THREAD = new Parallel(1);

    private final TrainSpec spec;
    private final Wiring wiring;
    private final StockWalks walks;
    private final int horizon;
    private final String recommended;
    private final ProofStamp proof;

    KeptModels(TrainSpec spec, Wiring wiring, StockWalks walks, Recommendations recommendations) {
        this.spec = spec;
        this.wiring = wiring;
        this.walks = walks;
        this.horizon = recommendations.horizon();
        this.recommended = recommendations.digest();
        this.proof = wiring.proven(spec.ingredients(horizon));
    }

    /**
     * Keeps them.
     *
     * @param stocks those of the pool
     * @return the name of each stock's model in the store
     */
    Map<String, String> keep(List<StockRows> stocks, List<StockChoice> choices) {
        Map<String, String> kept = new TreeMap<>();
        List<StockRows> shared = new ArrayList<>();
        for (StockChoice choice : choices) {
            StockRows rows = stocks.stream()
                    .filter(s -> s.instrument().toString().equals(choice.symbol()))
                    .findFirst()
                    .orElseThrow();
            if (choice.chosen().equals(ModelNames.GLOBAL)) {
                shared.add(rows);
            } else {
                kept.put(choice.symbol(), own(rows));
            }
        }
        global(stocks, shared)
                .ifPresent(id -> shared.forEach(s -> kept.put(s.instrument().toString(), id)));
        return kept;
    }

    private String own(StockRows stock) {
        Dataset rows = stock.scaleFree();
        CrossFit.Folds folds = walks.folds(rows);
        OutOfSample said = folds.run(spec.learner(), walks.seed(stock.instrument(), ModelNames.OWN), ONE_THREAD);
        Judged judged = judged(said, folds);
        Cards.Fitted fitted = Cards.Fitted.of(spec.learner(), rows, walks.seed(stock.instrument(), "refit"));
        return keep(List.of(stock), ModelNames.OWN, fitted, judged, stock.source());
    }

    /** One model for all stocks that chose it, judged on their rows. */
    private Optional<String> global(List<StockRows> pool, List<StockRows> shared) {
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        CrossFit.Folds folds = walks.folds(walks.pool());
        Judged all = judged(walks.global(), folds);
        List<String> symbols =
                shared.stream().map(s -> s.instrument().toString()).toList();
        List<String> names =
                all.rows().instruments().stream().map(Object::toString).toList();
        int[] at = IntStream.range(0, all.rows().size())
                .filter(row -> symbols.contains(names.get(all.rows().rows().instrument()[row])))
                .toArray();
        Judged judged = select(all, at);
        Seed seed = spec.seed().child("refit").child(ModelNames.GLOBAL);
        Cards.Fitted fitted = Cards.Fitted.of(wiring.large(spec.learner()), walks.pool(), seed);
        Source source = Source.together(pool.stream().map(StockRows::source).toList());
        return Optional.of(keep(shared, ModelNames.GLOBAL, fitted, judged, source));
    }

    private Judged judged(OutOfSample model, CrossFit.Folds folds) {
        List<String> names = new ArrayList<>(List.of(spec.learner().name()));
        List<OutOfSample> said = new ArrayList<>(List.of(model));
        for (Learner other : TrainSpec.nulls(horizon)) {
            names.add(other.name());
            said.add(folds.run(other, spec.seed().child(other.name()), ONE_THREAD));
        }
        int rows = model.rows().size() + model.unlabelled().rows().size();
        return ofLastWindow(Predicted.of(names, said, RowTraining.none(rows)).judged(), model);
    }

    /** Earlier windows chose the model: a card tells of the last one alone. Windows follow each other in time. */
    private static Judged ofLastWindow(Judged all, OutOfSample model) {
        Fold last = model.folds().get(model.folds().size() - 1);
        int[] tested = model.rows().rows().decisionDay();
        int first = tested[tested.length - last.test().length];
        int[] days = all.rows().rows().decisionDay();
        return select(
                all,
                IntStream.range(0, days.length)
                        .filter(row -> days[row] >= first)
                        .toArray());
    }

    private static Judged select(Judged all, int[] rows) {
        return new Judged(
                all.rows().select(rows),
                all.answers().stream()
                        .map(a -> new Answers(a.name(), a.predictions().select(rows)))
                        .toList());
    }

    private String keep(List<StockRows> stocks, String name, Cards.Fitted fitted, Judged judged, Source source) {
        Settings settings =
                Settings.standard(spec.seed().child("cards").child(name)).withDraws(DRAWS);
        Cards.Identity identity = new Cards.Identity(
                spec.learner().parameters(),
                Digest.of(spec.text(name, recommended)),
                spec.seed().value(),
                ModelNames.CHOOSABLE.size(),
                "",
                proof,
                OutsideInputs.NONE);
        List<String> symbols = stocks.stream()
                .map(s -> s.instrument().toString())
                .sorted(Comparator.naturalOrder())
                .toList();
        Assessment assessment =
                Assessment.of(judged, judged.model(), TrainSpec.nulls(horizon).size(), settings);
        return new Cards(wiring).keep(new Cards.Parts(symbols, identity, fitted, assessment, source));
    }
}
