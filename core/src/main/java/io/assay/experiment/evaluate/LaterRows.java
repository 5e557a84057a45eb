package io.assay.experiment.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.experiment.ModelRows;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.run.Judged;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.trade.ServedRows;
import io.assay.label.Label;
import io.assay.label.Labels;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStore;

/**
 * What a kept model, and the null models fitted on the very rows that it learnt from, say of later rows. A row is later
 * if it is decided after the day on which the last label that the model learnt from became known: what lies between is
 * purged.
 *
 * @param later rows decided after that day whose outcome is known, with the model's answers first and then those of the
 *     nulls
 * @param training the rows that the model learnt from, with its own answers and those of the first null
 * @param counts what became of the others
 * @param disagreement how far the model's parts disagree on the later rows
 */
public record LaterRows(Judged later, Judged training, Counts counts, Disagreement disagreement) {
    /**
     * What became of rows that are not judged.
     *
     * @param unresolved later rows whose outcome is not known yet, or never will be
     * @param purged rows of the days that are asked for which are decided by the day on which the last label that the
     *     model learnt from became known
     * @param silent later rows on which the model says nothing
     * @param unchanged whether the training rows are, bit for bit, those of the card
     */
    public record Counts(int unresolved, int purged, int silent, boolean unchanged) {}

    /**
     * Whom and when to ask.
     *
     * @param stocks of the model's own; each has an audited history
     * @param from first epoch day that is asked for
     * @param to last epoch day that is looked at for anything
     */
    public record Range(List<Instrument> stocks, int from, int to) {}

    /** The question that a model answers. */
    public static Label label(ModelCard card) {
        return Labels.parse(card.recipe().target());
    }

    /** The last day on which a label that the model learnt from became known. */
    public static int learntTo(ModelCard card) {
        return Days.parse(card.spans().refit().last());
    }

    /** The null models, on the columns that the rows of a model have; the first gives the base rates. */
    static List<Learner> nulls(ModelCard card) {
        return ModelRows.nulls(label(card).horizon(), ServedRows.isRanked(card));
    }

    /**
     * Asks.
     *
     * @param universe the stocks that the model's features read: its universe, or whom it is asked about
     * @throws DataException if no row that it learnt from is there any more, or it says nothing of a later one
     */
    static LaterRows of(ModelStore.Kept kept, UniverseRows universe, Range range, EvaluateSpec asked) {
        ModelCard card = kept.card();
        try (BuiltDataset built = universe.build(ModelUniverse.rows(card, universe), range.to())) {
            Split split = new Split(card, built, range);
            Dataset train = split.training();
            requireRows(card, train);
            Dataset later = split.later();
            List<Answers> answers = new ArrayList<>();
            answers.add(new Answers(card.recipe().learner(), InParts.predict(kept.model(), later)));
            List<Answers> seen = new ArrayList<>();
            seen.add(new Answers(card.recipe().learner(), InParts.predict(kept.model(), train)));
            for (Learner learner : nulls(card)) {
                Model model = learner.fit(train.examples(), asked.seed().child(learner.name()));
                answers.add(new Answers(learner.name(), InParts.predict(model, later)));
                if (seen.size() == 1) {
                    seen.add(new Answers(learner.name(), InParts.predict(model, train)));
                }
            }
            Predictions own = answers.get(0).predictions();
            int silent = (int) IntStream.range(0, own.rows())
                    .filter(row -> !own.speaks(row))
                    .count();
            Counts counts = new Counts(
                    split.unresolved(),
                    split.purged(),
                    silent,
                    train.hash().equals(card.provenance().datasetHash()));
            requireSaid(card, own, counts);
            return new LaterRows(
                    new Judged(Predicted.bare(later), answers),
                    new Judged(Predicted.bare(train), seen),
                    counts,
                    Disagreement.of(kept, later, asked));
        }
    }

    private static void requireRows(ModelCard card, Dataset train) {
        if (train.size() == 0) {
            throw new DataException(DataProblem.of("the rows that model " + card.id() + " learnt from, "
                            + card.spans().refit().first() + " to "
                            + card.spans().refit().last() + ", are not in the workspace any more")
                    .withFix("import the bars of these days again"));
        }
    }

    private static void requireSaid(ModelCard card, Predictions own, Counts counts) {
        if (own.rows() == counts.silent()) {
            throw new DataException(DataProblem.of("model " + card.id() + " learnt from days up to "
                            + Days.text(learntTo(card)) + ", and of no later row that is asked for the outcome"
                            + " is known: " + counts.unresolved() + " wait for theirs, on " + counts.silent()
                            + " the model says nothing")
                    .withFix("import later bars, or train with --to an earlier day"));
        }
    }

    /** Which rows are which. */
    private static final class Split {
        private final Dataset rows;
        private final BuiltDataset built;
        private final Range range;
        private final int learntFrom;
        private final int learntTo;
        private final boolean[] asked;
        private final boolean[] own;

        Split(ModelCard card, BuiltDataset built, Range range) {
            this.rows = built.dataset();
            this.built = built;
            this.range = range;
            this.learntFrom = Days.parse(card.spans().refit().first());
            this.learntTo = learntTo(card);
            Set<String> names = new HashSet<>(card.instruments());
            List<Instrument> all = rows.instruments();
            this.asked = new boolean[all.size()];
            this.own = new boolean[all.size()];
            for (int i = 0; i < own.length; i++) {
                own[i] = names.contains(all.get(i).toString());
                asked[i] = range.stocks().contains(all.get(i));
            }
        }

        /** As one stock's rows alone, where the model is of one. */
        Dataset training() {
            Dataset learnt = select(row -> own[rows.rows().instrument()[row]]
                    && rows.rows().decisionDay()[row] >= learntFrom
                    && rows.rows().knownDay()[row] <= learntTo);
            List<Dataset> parts = learnt.byInstrument();
            return parts.size() == 1 ? parts.get(0) : learnt;
        }

        Dataset later() {
            return select(row -> isAsked(row) && rows.rows().decisionDay()[row] > learntTo);
        }

        int purged() {
            int[] known = rows.rows().knownDay();
            boolean told = range.from() > Integer.MIN_VALUE;
            return (int) IntStream.range(0, rows.size())
                    .filter(row -> isAsked(row) && rows.rows().decisionDay()[row] <= learntTo)
                    .filter(row -> told || known[row] > learntTo)
                    .count();
        }

        int unresolved() {
            int[] days = built.unlabelled().day();
            int[] whose = built.unlabelled().instrument();
            return (int) IntStream.range(0, days.length)
                    .filter(row -> asked[whose[row]] && days[row] > learntTo && days[row] >= range.from())
                    .count();
        }

        private boolean isAsked(int row) {
            return asked[rows.rows().instrument()[row]] && rows.rows().decisionDay()[row] >= range.from();
        }

        private Dataset select(IntPredicate wanted) {
            return rows.select(IntStream.range(0, rows.size()).filter(wanted).toArray());
        }
    }

    /** The distinct decision days of the later rows. */
    int days() {
        return (int) Arrays.stream(later.rows().rows().decisionDay()).distinct().count();
    }
}
