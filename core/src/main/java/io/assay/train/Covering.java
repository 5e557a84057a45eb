package io.assay.train;

import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.model.Learner;
import io.assay.model.Model;

/**
 * A learner that is handed those kinds of input alone of which enough is there in the rows of the fit, see
 * {@link Coverage}: each fit decides for itself, by its own training rows.
 *
 * @param learner who learns
 */
public record Covering(Learner learner) implements LearnerAround {
    /** A learner that is one: itself, or around it. */
    public static Learner of(Learner learner) {
        return learner instanceof Covering ? learner : new Covering(learner);
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        Coverage coverage = Coverage.of(train.features());
        return learner.fit(coverage.dropped().isEmpty() ? train : train.withColumns(coverage.kept()), seed);
    }

    @Override
    public Learner around(Learner other) {
        return new Covering(other);
    }
}
