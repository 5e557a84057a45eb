package io.assay.experiment.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.feature.FeatureRows;
import io.assay.model.MonteCarlo;
import io.assay.model.Spread;
import io.assay.model.ensemble.EnsembleModel;
import io.assay.registry.ModelStore;
import io.assay.train.uncertainty.Intervals;
import io.assay.train.uncertainty.Uncertainty;

/** How far the parts of a kept model disagree about later rows, and whether that warns of its errors. */
final class Disagreement {
    private Disagreement() {}

    /**
     * Refuses what cannot be asked; to be called before a look at held-out days is counted.
     *
     * @throws UsageException if draws are asked for and the model is no single network
     */
    static void check(ModelStore.Kept kept, EvaluateSpec asked) {
        if (asked.dropoutDraws() > 0 && !(kept.model() instanceof MonteCarlo)) {
            throw new UsageException("'--dropout-draws' is for a single network with dropout, and "
                    + kept.card().id() + " is a " + kept.card().recipe().learner() + ". Fix: leave it out");
        }
    }

    /**
     * Of an ensemble its members; of a network, if draws are asked for, itself with dropout left on.
     *
     * @throws UsageException if draws are asked for and the network has no dropout
     */
    static List<Uncertainty> of(ModelStore.Kept kept, Dataset later, EvaluateSpec asked) {
        List<Uncertainty> all = new ArrayList<>();
        if (kept.model() instanceof EnsembleModel ensemble) {
            measure("ensemble", ensemble::spread, later).ifPresent(all::add);
        }
        int draws = asked.dropoutDraws();
        if (draws > 0 && kept.model() instanceof MonteCarlo network) {
            Seed chance = asked.seed().child("dropout");
            measure("dropout left on", part -> network.spread(part, draws, chance), later)
                    .ifPresent(all::add);
        }
        return all;
    }

    /** Empty where there are too few rows. */
    private static Optional<Uncertainty> measure(String method, Function<FeatureRows, Spread> model, Dataset later) {
        if (later.size() == 0) {
            return Optional.empty();
        }
        return later.target().isClasses()
                ? Optional.of(Uncertainty.ofClasses(method, later, InParts.spread(model, later)))
                : ofNumber(method, model, later);
    }

    /** The noise is learnt from the earlier half of the days; rows decided after their labels were known are judged. */
    private static Optional<Uncertainty> ofNumber(String method, Function<FeatureRows, Spread> model, Dataset later) {
        int[] decision = later.rows().decisionDay();
        int[] known = later.rows().knownDay();
        int middle = decision[decision.length / 2];
        Dataset first = select(later, row -> known[row] <= middle);
        Dataset rest = select(later, row -> decision[row] > middle);
        if (first.size() < Intervals.FEWEST || rest.size() == 0) {
            return Optional.empty();
        }
        Intervals intervals =
                Intervals.learn(InParts.spread(model, first), first.rows().target());
        return Optional.of(Uncertainty.ofNumber(method, rest, InParts.spread(model, rest), intervals));
    }

    private static Dataset select(Dataset rows, IntPredicate which) {
        return rows.select(IntStream.range(0, rows.size()).filter(which).toArray());
    }
}
