package io.assay.train;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.dataset.Sessions;
import io.assay.model.Learner;
import io.assay.model.Model;

/**
 * A learner that learns from every n-th session alone, counted from the first: neighbouring sessions of overlapping
 * labels tell much the same, so a fit of many stocks loses little and costs an n-th. Predictions are unchanged in kind;
 * rows that are judged are not thinned.
 *
 * @param learner who learns
 * @param sessions n, at least 1
 */
public record EveryNth(Learner learner, int sessions) implements LearnerAround {
    /** Checks n. */
    public EveryNth {
        Check.atLeast("sessions", sessions, 1);
    }

    /** Those of the learner, and {@code every}. */
    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> all = new TreeMap<>(learner.parameters());
        all.put("every", sessions);
        return all;
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

    @Override
    public Learner around(Learner other) {
        return new EveryNth(other, sessions);
    }
}
