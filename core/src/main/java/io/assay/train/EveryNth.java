package io.assay.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.dataset.Sessions;
import io.assay.model.Device;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.watch.Attendance;

/**
 * A learner that learns from every n-th session alone, counted from the first: neighbouring sessions of overlapping
 * labels tell much the same, so a fit of many stocks loses little and costs an n-th. Predictions are unchanged in kind;
 * rows that are judged are not thinned.
 *
 * @param learner who learns
 * @param sessions n, at least 1
 */
public record EveryNth(Learner learner, int sessions) implements Learner {
    /** Checks n. */
    public EveryNth {
        Check.atLeast("sessions", sessions, 1);
    }

    @Override
    public String name() {
        return learner.name();
    }

    /** Those of the learner, and {@code every}. */
    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> all = new TreeMap<>(learner.parameters());
        all.put("every", sessions);
        return all;
    }

    @Override
    public Learner onThreads(int number) {
        return new EveryNth(learner.onThreads(number), sessions);
    }

    @Override
    public Learner attended(Attendance attendance) {
        return new EveryNth(learner.attended(attendance), sessions);
    }

    @Override
    public Learner onDevice(Device device) {
        return new EveryNth(learner.onDevice(device), sessions);
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
        return new EveryNth(learner.briefly(), sessions);
    }

    @Override
    public int[] learntFrom(Examples train) {
        int[] kept = kept(train);
        return Arrays.stream(learner.learntFrom(train.select(kept)))
                .map(i -> kept[i])
                .toArray();
    }

    private int[] kept(Examples train) {
        Sessions calendar = Sessions.of(train.dataset());
        return IntStream.iterate(0, s -> s < calendar.count(), s -> s + sessions)
                .flatMap(s -> IntStream.range(calendar.firstRow(s), calendar.firstRow(s + 1)))
                .toArray();
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        return learner.fit(train.select(kept(train)), seed);
    }
}
