package io.assay.train;

import java.util.Optional;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.LiveRows;
import io.assay.model.Learner;
import io.assay.model.Predictions;

/**
 * Remembers what was predicted on a fold, so that a run that was killed, or is repeated with more bars, fits only what
 * it has not fitted yet. Used by several threads.
 */
public interface FoldMemory {
    /** Remembers nothing. */
    FoldMemory NONE = new FoldMemory() {
        @Override
        public Optional<Predictions> recall(Task task) {
            return Optional.empty();
        }

        @Override
        public void keep(Task task, Predictions said) {}
    };

    /**
     * Everything that predictions of a fold depend on.
     *
     * @param dataset the rows, of which the fold's count
     * @param fold what is learnt from and what is predicted
     * @param unlabelled rows of the fold's days without a label, which are predicted as well
     * @param learner who learns
     * @param seed of the fit
     */
    record Task(Dataset dataset, Fold fold, LiveRows unlabelled, Learner learner, Seed seed) {}

    /** What was predicted for exactly this task, the test rows and then those without a label, if it is remembered. */
    Optional<Predictions> recall(Task task);

    /** Remembers. */
    void keep(Task task, Predictions said);
}
