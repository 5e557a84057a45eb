package io.assay.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.dataset.Dataset;
import io.assay.dataset.LiveRows;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.label.LabelColumn;
import io.assay.model.Predictions;
import io.assay.train.OutOfSample;

/**
 * Out-of-sample rows of one or several stocks with what every model said about them. Features are not kept. Rows whose
 * outcome is not known, or never will be, are among them: nobody could tell on the day, so books act on them too.
 * {@link Judged} rows are the others.
 *
 * @param rows the rows, without features, sorted by day and then by instrument; those without an outcome have a target
 *     and outcome of NaN, and their days of entry and exit never come
 * @param answers the model first, then the null models in their declared order, then others shown for comparison
 * @param training what the model behind the first answer had learnt from, row by row
 */
public record Predicted(Dataset rows, List<Answers> answers, RowTraining training) {
    /** Name of the null model that gives every stock the base rates of all stocks together. */
    public static final String POOLED_MAJORITY = "pooled-majority";

    /** Copies the list and checks that every row has its training. */
    public Predicted {
        answers = List.copyOf(answers);
        Check.sameLength("training", training.rows(), rows.size());
    }

    /** The same rows without their features. */
    public static Dataset bare(Dataset dataset) {
        return Dataset.of(new NoFeatures(dataset.size()), dataset.target(), dataset.instruments(), dataset.rows());
    }

    /**
     * What several walk-forwards over the same folds said.
     *
     * @param names of those who walked
     * @param said by each of them
     * @param training of the first, row by row in the order of the result
     */
    public static Predicted of(List<String> names, List<OutOfSample> said, RowTraining training) {
        Check.sameLength("said", said.size(), names.size());
        Dataset with = said.get(0).rows();
        LiveRows without = said.get(0).unlabelled().rows();
        Check.that(
                without.instruments().equals(with.instruments()),
                "rows without a label",
                "number the instruments as the others do",
                without.instruments());
        Interleaved order = Interleaved.of(with.rows(), without);
        int width = with.target().width();
        List<Answers> answers = new ArrayList<>();
        for (int k = 0; k < said.size(); k++) {
            OutOfSample one = said.get(k);
            double[] values = order.values(
                    one.predictions().values(), one.unlabelled().predictions().values(), width);
            answers.add(new Answers(names.get(k), new Predictions(with.target(), values)));
        }
        Dataset rows = Dataset.of(
                new NoFeatures(order.size()), with.target(), with.instruments(), order.rows(with.rows(), without));
        return new Predicted(rows, answers, training);
    }

    /** The model whose predictions count. */
    public Answers model() {
        return answers.get(0);
    }

    /** The same without the answers behind the first ones. */
    public Predicted first(int count) {
        return new Predicted(rows, answers.subList(0, count), training);
    }

    /**
     * Some of the rows, of which nothing is known but what is answered: not what a model had learnt from.
     *
     * @param positions ascending
     * @param answers what is said of them, one row a position
     */
    public Predicted select(int[] positions, List<Answers> answers) {
        return new Predicted(bare(rows.select(positions)), answers, RowTraining.none(positions.length));
    }

    /** The last day, of those that are known, on which a position is left that was decided by an epoch day. */
    public int lastExit(int last) {
        int exit = last;
        for (int row = 0; row < rows.size(); row++) {
            int left = rows.rows().exitDay()[row];
            if (rows.rows().decisionDay()[row] <= last && left != LabelColumn.NEVER) {
                exit = Math.max(exit, left);
            }
        }
        return exit;
    }

    /** Whether the outcome of a row is known. */
    boolean isJudged(int row) {
        return rows.rows().knownDay()[row] != LabelColumn.NEVER;
    }

    /** The rows whose outcome is known. */
    public Judged judged() {
        int[] known = IntStream.range(0, rows.size()).filter(this::isJudged).toArray();
        return new Judged(
                bare(rows.select(known)),
                answers.stream()
                        .map(a -> new Answers(a.name(), a.predictions().select(known)))
                        .toList());
    }

    /**
     * Rows of several stocks as one set, sorted by day and then by instrument; no two parts share an instrument.
     *
     * @param target the target of the whole, as wide as that of each part
     * @throws DataException if there is no part
     */
    public static Predicted pooled(Target target, List<Predicted> parts) {
        Merge merge = Merge.of(parts, (part, row) -> true);
        return new Predicted(merge.dataset(target), merge.answers(target), merge.training(target.width()));
    }

    /** Of several stocks the rows whose outcome is known, as one set; as {@link #pooled}, without copying the rest. */
    static Judged judged(Target target, List<Predicted> parts) {
        Merge merge = Merge.of(parts, Predicted::isJudged);
        return new Judged(merge.dataset(target), merge.answers(target));
    }

    /** Rows of which nothing is known but how many there are. */
    record NoFeatures(int rows) implements FeatureRows {
        @Override
        public List<FeatureInfo> columns() {
            return List.of();
        }

        @Override
        public float get(int row, int column) {
            throw new IndexOutOfBoundsException("there are no features");
        }
    }
}
