package io.assay.experiment.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Doubt;
import io.assay.evaluate.Settings;
import io.assay.feature.FeatureRows;
import io.assay.model.MonteCarlo;
import io.assay.model.Spread;
import io.assay.model.ensemble.EnsembleModel;
import io.assay.registry.ModelStore;
import io.assay.report.EvaluationReport.Disagreed;
import io.assay.train.uncertainty.Intervals;
import io.assay.train.uncertainty.Uncertainty;

/**
 * How far the parts of a kept model disagree about later rows, and whether that warns of its errors.
 *
 * @param told one entry a way of asking the parts; may be empty
 * @param untold of every other way why nothing is said, in a sentence
 */
record Disagreement(List<Disagreed> told, List<String> untold) {
    /** Days and rows below which nothing is learnt of a model's noise, and nothing is said of its disagreement. */
    private static final int FEWEST = 2 * Intervals.FEWEST;

    private static final int DRAWS = 500;

    /**
     * Refuses what cannot be asked; to be called before a look at held-out days is counted.
     *
     * @throws UsageException if draws are asked for and the model is no single network with dropout
     */
    static void check(ModelStore.Kept kept, EvaluateSpec asked) {
        boolean drops = kept.model() instanceof MonteCarlo network && network.dropout() > 0;
        if (asked.dropoutDraws() > 0 && !drops) {
            throw new UsageException("'--dropout-draws' is for a single network that was trained with dropout, and "
                    + kept.card().id() + " is a " + kept.card().recipe().learner()
                    + (kept.model() instanceof MonteCarlo ? " without" : "") + ". Fix: leave it out");
        }
    }

    /**
     * Of an ensemble its members; of a network, if {@link #check checked} draws are asked for, with dropout left on.
     */
    static Disagreement of(ModelStore.Kept kept, Dataset later, EvaluateSpec asked) {
        Disagreement found = new Disagreement(new ArrayList<>(), new ArrayList<>());
        Asking asking = new Asking(later, Settings.standard(asked.seed()).withDraws(DRAWS), found);
        if (kept.model() instanceof EnsembleModel ensemble) {
            asking.measure("ensemble", ensemble::spread);
        }
        int draws = asked.dropoutDraws();
        if (draws > 0) {
            MonteCarlo network = (MonteCarlo) kept.model();
            Seed chance = asked.seed().child("dropout");
            asking.measure("dropout left on", part -> network.spread(part, draws, chance));
        }
        return found;
    }

    /** Rows, and where to put what is found of them. */
    private record Asking(Dataset later, Settings settings, Disagreement found) {
        void measure(String method, Function<FeatureRows, Spread> model) {
            if (later.target().isClasses()) {
                ofClasses(method, model);
            } else {
                ofNumber(method, model);
            }
        }

        private void ofClasses(String method, Function<FeatureRows, Spread> model) {
            Spread said = InParts.spread(model, later);
            int rows = spoken(later, said).length;
            if (rows < FEWEST) {
                untold(method, FEWEST + " rows", rows);
                return;
            }
            found.told.add(new Disagreed(Uncertainty.ofClasses(method, later, said), Doubt.of(later, said, settings)));
        }

        /**
         * The noise is learnt from the earlier half of the days; rows decided after its labels were known are judged.
         */
        private void ofNumber(String method, Function<FeatureRows, Spread> model) {
            int[] decision = later.rows().decisionDay();
            int[] days = Arrays.stream(decision).distinct().toArray();
            if (days.length < FEWEST) {
                untold(method, FEWEST + " days", days.length);
                return;
            }
            int middle = days[days.length / 2];
            Dataset first = select(row -> later.rows().knownDay()[row] <= middle);
            Dataset rest = select(row -> decision[row] > middle);
            Spread before = InParts.spread(model, first);
            Spread said = InParts.spread(model, rest);
            int fewer = Math.min(spoken(first, before).length, spoken(rest, said).length);
            if (fewer < Intervals.FEWEST) {
                untold(method, Intervals.FEWEST + " rows in each half of the days", fewer);
                return;
            }
            Intervals intervals = Intervals.learn(before, first.rows().target());
            found.told.add(
                    new Disagreed(Uncertainty.ofNumber(method, rest, said, intervals), Doubt.of(rest, said, settings)));
        }

        private void untold(String method, String needed, int there) {
            found.untold.add("How far the parts disagree (" + method + ") is not told: it takes " + needed
                    + " of which the model says something, and there are " + there + ".");
        }

        private Dataset select(IntPredicate which) {
            return later.select(IntStream.range(0, later.size()).filter(which).toArray());
        }

        private static int[] spoken(Dataset rows, Spread said) {
            return IntStream.range(0, rows.size())
                    .filter(row -> said.mean().speaks(row)
                            && Double.isFinite(rows.rows().target()[row]))
                    .toArray();
        }
    }
}
