package io.assay.train;

import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.model.Device;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.watch.Attendance;

/**
 * A learner that is handed those kinds of input alone of which enough is there in the rows of the fit, see
 * {@link Coverage}: each fit decides for itself, by its own training rows.
 *
 * @param learner who learns
 */
public record Covering(Learner learner) implements Learner {
    @Override
    public String name() {
        return learner.name();
    }

    @Override
    public Map<String, Object> parameters() {
        return learner.parameters();
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        Coverage coverage = Coverage.of(train.features());
        return learner.fit(coverage.dropped().isEmpty() ? train : train.withColumns(coverage.kept()), seed);
    }

    @Override
    public int[] learntFrom(Examples train) {
        return learner.learntFrom(train);
    }

    @Override
    public Learner onThreads(int number) {
        return new Covering(learner.onThreads(number));
    }

    @Override
    public Learner attended(Attendance attendance) {
        return new Covering(learner.attended(attendance));
    }

    @Override
    public Learner onDevice(Device device) {
        return new Covering(learner.onDevice(device));
    }

    @Override
    public List<String> remarks() {
        return learner.remarks();
    }

    @Override
    public int sequence() {
        return learner.sequence();
    }

    @Override
    public Learner briefly() {
        return new Covering(learner.briefly());
    }
}
