package io.assay.experiment.hunt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.Sessions;
import io.assay.dataset.Splitter;

/**
 * Another splitter's folds without the training rows that live within so many sessions before the first tested day.
 *
 * @param inner whose folds
 * @param sessions left free, at least 1
 */
record Embargo(Splitter inner, int sessions) implements Splitter {
    /** Checks the number. */
    Embargo {
        Check.atLeast("sessions", sessions, 1);
    }

    @Override
    public String spec() {
        return inner.spec() + ", " + sessions + " sessions free";
    }

    @Override
    public List<Fold> split(Dataset dataset) {
        Sessions calendar = Sessions.of(dataset);
        int[] decision = dataset.rows().decisionDay();
        int[] known = dataset.rows().knownDay();
        List<Fold> folds = new ArrayList<>();
        for (Fold fold : inner.split(dataset)) {
            int first = decision[fold.test()[0]];
            int free = calendar.day(Math.max(0, calendar.onOrAfter(first) - sessions));
            int[] train = Arrays.stream(fold.train())
                    .filter(row -> known[row] < free || decision[row] > first)
                    .toArray();
            if (train.length == 0) {
                throw new DataException(spec() + " leaves no row to learn from in fold " + fold.name());
            }
            folds.add(new Fold(fold.name(), train, fold.test()));
        }
        return folds;
    }

    /** The smallest share of a fold's training rows that is left. */
    double leastKept(Dataset dataset) {
        List<Fold> before = inner.split(dataset);
        List<Fold> after = split(dataset);
        double least = 1;
        for (int k = 0; k < before.size(); k++) {
            least = Math.min(
                    least, (double) after.get(k).train().length / before.get(k).train().length);
        }
        return least;
    }
}
