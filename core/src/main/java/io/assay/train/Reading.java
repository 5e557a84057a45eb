package io.assay.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.model.Device;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.watch.Attendance;

/**
 * A learner that does not see some groups of features: what they are worth is the difference that this makes on the
 * same rows.
 *
 * @param learner who learns
 * @param without the groups that it does not see
 */
public record Reading(Learner learner, List<FeatureGroup> without) implements Learner {
    /** Copies the list. */
    public Reading {
        without = List.copyOf(without);
    }

    @Override
    public String name() {
        return learner.name();
    }

    /** Those of the learner, and {@code without}. */
    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> all = new TreeMap<>(learner.parameters());
        all.put("without", without.stream().map(FeatureGroup::name).toList().toString());
        return all;
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        List<FeatureInfo> columns = train.features().columns();
        int[] seen = IntStream.range(0, columns.size())
                .filter(c -> !without.contains(columns.get(c).group()))
                .toArray();
        return learner.fit(seen.length == columns.size() ? train : train.withColumns(seen), seed);
    }

    @Override
    public int[] learntFrom(Examples train) {
        return learner.learntFrom(train);
    }

    @Override
    public Learner onThreads(int number) {
        return new Reading(learner.onThreads(number), without);
    }

    @Override
    public Learner attended(Attendance attendance) {
        return new Reading(learner.attended(attendance), without);
    }

    @Override
    public Learner onDevice(Device device) {
        return new Reading(learner.onDevice(device), without);
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
        return new Reading(learner.briefly(), without);
    }
}
