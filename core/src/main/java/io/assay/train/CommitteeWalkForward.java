package io.assay.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.model.Predictions;

/**
 * The out-of-sample predictions of a committee from those of its candidates, without any further fit. For each test
 * window the committee is chosen by losses whose targets were known before the window's first decision, all of them out
 * of sample; what it then says in the window was chosen by nothing in it (nested selection). For expanding windows this
 * is what {@link Committee} does inside the training rows of each window, at none of its cost.
 *
 * <p>In the first window nothing is known: the rule's start is taken, and the choice says so. A row on which a chosen
 * candidate is silent is NaN.
 *
 * @param rule how the committee is formed
 */
public record CommitteeWalkForward(CommitteeRule rule) {

    /**
     * What a committee said out of sample.
     *
     * @param outOfSample its predictions, over the rows and folds of the candidates
     * @param choices one a fold, in their order
     * @param last the choice from everything in the history, all of it known by now: what to refit for today
     */
    public record Nested(OutOfSample outOfSample, List<CommitteeChoice> choices, CommitteeChoice last) {
        /** Copies the list. */
        public Nested {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A committee chosen by its own rows.
     *
     * @param dataset what the candidates walked over
     * @param candidates one stitched walk-forward a candidate, over the same folds
     * @throws IllegalArgumentException as {@link LossHistory#of}
     */
    public Nested run(Dataset dataset, List<OutOfSample> candidates) {
        return run(candidates, LossHistory.of(dataset, candidates));
    }

    /**
     * A committee chosen by a history, for example the sum over all stocks of a universe: then every stock follows the
     * same choice on a day.
     *
     * @param history of the same candidates in the same order
     * @throws IllegalArgumentException if the candidates' rows, folds or number differ
     */
    public Nested run(List<OutOfSample> candidates, LossHistory history) {
        Stitched.sameRows(candidates);
        Check.sameLength("candidates of the history", history.candidates(), candidates.size());
        OutOfSample first = candidates.get(0);
        int[][] rows = Stitched.rows(first);
        int width = first.predictions().target().width();
        double[] values = new double[first.predictions().values().length];
        List<CommitteeChoice> choices = new ArrayList<>();
        for (int k = 0; k < rows.length; k++) {
            int[] window = rows[k];
            Fold fold = first.folds().get(k);
            CommitteeChoice choice =
                    CommitteeChoice.of(rule, fold.name(), history.before(firstDecision(first, window)));
            List<Predictions> parts = candidates.stream()
                    .map(candidate -> candidate.predictions().select(window))
                    .toList();
            double[] said = Predictions.average(parts, choice.weights()).values();
            for (int i = 0; i < window.length; i++) {
                System.arraycopy(said, i * width, values, window[i] * width, width);
            }
            choices.add(choice);
        }
        Predictions stitched = new Predictions(first.predictions().target(), values);
        CommitteeChoice last = CommitteeChoice.of(rule, CommitteeChoice.NOW, history.all());
        return new Nested(new OutOfSample(first.rows(), stitched, first.folds()), choices, last);
    }

    private static int firstDecision(OutOfSample stitched, int[] window) {
        int[] decisions = stitched.rows().rows().decisionDay();
        return Arrays.stream(window).map(row -> decisions[row]).min().orElse(Integer.MIN_VALUE);
    }
}
