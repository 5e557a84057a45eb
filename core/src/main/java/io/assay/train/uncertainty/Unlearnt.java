package io.assay.train.uncertainty;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.dataset.Examples;
import io.assay.model.Learner;

/** Rows of a fit from which its weights were not learnt. */
public final class Unlearnt {
    private Unlearnt() {}

    /**
     * The rows that a learner holds back itself, for example a network to know when to stop: those of days after the
     * last on which a label that was learnt from became known.
     *
     * @param train what the learner is fitted on
     * @return their positions, ascending
     * @throws DataException if it learns from all
     */
    public static int[] of(Learner learner, Examples train) {
        int[] known = train.rows().knownDay();
        int[] decision = train.rows().decisionDay();
        int last = Arrays.stream(learner.learntFrom(train))
                .map(row -> known[row])
                .max()
                .orElse(Integer.MIN_VALUE);
        int[] rows = IntStream.range(0, train.size())
                .filter(row -> decision[row] > last)
                .toArray();
        if (rows.length == 0) {
            throw new DataException(DataProblem.of("to learn how far off " + learner.name()
                            + " is, it must hold back rows that it does not learn from, and it holds back none")
                    .withFix("set validation above 0, or hold back rows of later days yourself"));
        }
        return rows;
    }
}
