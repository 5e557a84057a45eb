package io.assay.train;

import java.util.List;
import java.util.Map;

import io.assay.dataset.Examples;
import io.assay.model.Device;
import io.assay.model.Learner;
import io.assay.model.watch.Attendance;

/** A learner that hands to another what that is to learn from, and is as that one in all else. */
interface LearnerAround extends Learner {
    /** The other. */
    Learner learner();

    /** The same around another learner. */
    Learner around(Learner other);

    @Override
    default String name() {
        return learner().name();
    }

    @Override
    default Map<String, Object> parameters() {
        return learner().parameters();
    }

    @Override
    default int[] learntFrom(Examples train) {
        return learner().learntFrom(train);
    }

    @Override
    default Learner onThreads(int number) {
        return around(learner().onThreads(number));
    }

    @Override
    default Learner attended(Attendance attendance) {
        return around(learner().attended(attendance));
    }

    @Override
    default Learner onDevice(Device device) {
        return around(learner().onDevice(device));
    }

    @Override
    default List<String> remarks() {
        return learner().remarks();
    }

    @Override
    default int sequence() {
        return learner().sequence();
    }

    @Override
    default Learner briefly() {
        return around(learner().briefly());
    }
}
