package io.assay.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.model.Device;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.ensemble.EnsembleModel;
import io.assay.model.watch.Attendance;

/**
 * Fits several learners on the same rows and weighs their models as told; the weights were chosen before.
 *
 * @param parts at least one
 */
record WeightedLearner(List<Part> parts) implements Learner {
    WeightedLearner {
        parts = List.copyOf(parts);
    }

    /**
     * One of the learners.
     *
     * @param name what it is called
     * @param learner the learner
     * @param weight its share, above 0; all sum to 1
     */
    record Part(String name, Learner learner, double weight) {}

    @Override
    public String name() {
        return EnsembleModel.LEARNER;
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> all = new TreeMap<>();
        for (Part part : parts) {
            Map<String, Object> of = new TreeMap<>(part.learner().parameters());
            of.put("learner", part.learner().name());
            of.put("weight", part.weight());
            all.put(part.name(), of);
        }
        return all;
    }

    @Override
    public Learner onThreads(int number) {
        return with(learner -> learner.onThreads(number));
    }

    @Override
    public Learner attended(Attendance attendance) {
        return with(learner -> learner.attended(attendance));
    }

    @Override
    public Learner onDevice(Device device) {
        return with(learner -> learner.onDevice(device));
    }

    @Override
    public int sequence() {
        return parts.stream().mapToInt(p -> p.learner().sequence()).max().orElseThrow();
    }

    @Override
    public Learner briefly() {
        return with(Learner::briefly);
    }

    private WeightedLearner with(UnaryOperator<Learner> change) {
        return new WeightedLearner(parts.stream()
                .map(p -> new Part(p.name(), change.apply(p.learner()), p.weight()))
                .toList());
    }

    /** What all parts learn from. */
    @Override
    public int[] learntFrom(Examples train) {
        int[] common = parts.get(0).learner().learntFrom(train);
        for (Part part : parts) {
            int[] own = part.learner().learntFrom(train);
            common = IntStream.of(common)
                    .filter(row -> Arrays.binarySearch(own, row) >= 0)
                    .toArray();
        }
        return common;
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        List<EnsembleModel.Member> members = new ArrayList<>();
        for (Part part : parts) {
            members.add(new EnsembleModel.Member(part.learner().fit(train, seed.child(part.name())), part.weight()));
        }
        return EnsembleModel.of(members);
    }
}
