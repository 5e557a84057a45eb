package io.assay.model;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Examples;
import io.assay.model.watch.Attendance;

/** A way to make a model of a dataset: its kind and its hyper-parameters, nothing fitted. Immutable. */
public interface Learner {
    /** Standard name, for example {@code random-forest}. */
    String name();

    /** Every hyper-parameter by name, for cards and the trial ledger. */
    Map<String, Object> parameters();

    /**
     * Fits a new model. The same rows, parameters and seed give the same model, bit for bit, at any number of threads.
     *
     * @throws io.assay.base.DataException if the rows cannot be learnt from (none, or one class only)
     */
    Model fit(Examples train, Seed seed);

    /**
     * Those of some rows that a fit on them learns from: all of them, unless the learner leaves some out.
     *
     * @param train rows to learn from
     * @return their positions, ascending
     */
    default int[] learntFrom(Examples train) {
        return IntStream.range(0, train.size()).toArray();
    }

    /**
     * The same learner, one fit of which may use several threads: for one large fit, where many small ones would run
     * side by side. Models stay the same, bit for bit, so this is no hyper-parameter. Most learners use one thread and
     * answer themselves.
     *
     * @param number threads that a fit may use, at least 1
     */
    default Learner onThreads(int number) {
        return this;
    }

    /**
     * The same learner, whose next fit is looked after. Models stay the same, bit for bit. Most learners are done in
     * seconds and answer themselves.
     */
    default Learner attended(Attendance attendance) {
        return this;
    }

    /**
     * The same learner, which fits on a device. Most learners know the processor alone.
     *
     * @throws UsageException if it cannot compute there, or there is none here
     */
    default Learner onDevice(Device device) {
        if (device != Device.CPU) {
            throw new UsageException(
                    name() + " is fitted on the processor alone. Fix: leave out --device " + device.text());
        }
        return this;
    }

    /** What whoever has it fit here should know beforehand, in sentences; none for most. */
    default List<String> remarks() {
        return List.of();
    }

    /**
     * How many of a stock's last bars, the day itself included, it reads for one row: 1 unless it learns sequences.
     * More than 1 asks for rows that are {@link io.assay.feature.SequenceRows}.
     */
    default int sequence() {
        return 1;
    }

    /**
     * A learner that goes the same way at the least cost that shows it, for proofs of what its models rest on: that is
     * the same with few units after two epochs as with many after a hundred. Most learners are done in seconds and
     * answer themselves.
     */
    default Learner briefly() {
        return this;
    }
}
