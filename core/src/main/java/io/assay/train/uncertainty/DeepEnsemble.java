package io.assay.train.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.model.Device;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.ensemble.EnsembleModel;
import io.assay.model.watch.Attendance;

/**
 * Fits one learner several times, each time from a seed of its own on all rows, and averages the models. Their
 * disagreement is what the rows leave open ({@link EnsembleModel#spread}; Lakshminarayanan, Pritzel and Blundell 2017).
 * A learner without chance makes members that are all the same: their spread is 0.
 *
 * @param member who learns
 * @param members how many models there are, at least 2
 */
public record DeepEnsemble(Learner member, int members) implements Learner {
    /** Standard name. */
    public static final String NAME = "deep-ensemble";

    private static final int FEWEST = 2;

    /** Checks the number. */
    public DeepEnsemble {
        Check.atLeast("members", members, FEWEST);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> parameters() {
        return new TreeMap<>(
                Map.of("learner", member.name(), "members", members, "parameters", new TreeMap<>(member.parameters())));
    }

    @Override
    public Learner onThreads(int number) {
        return new DeepEnsemble(member.onThreads(number), members);
    }

    /** Members are fitted one after the other, and each keeps checkpoints of its own in the folder. */
    @Override
    public Learner attended(Attendance attendance) {
        return new DeepEnsemble(member.attended(attendance), members);
    }

    @Override
    public Learner onDevice(Device device) {
        return new DeepEnsemble(member.onDevice(device), members);
    }

    @Override
    public List<String> remarks() {
        return member.remarks();
    }

    @Override
    public int sequence() {
        return member.sequence();
    }

    /** Two members that are brief. */
    @Override
    public Learner briefly() {
        return new DeepEnsemble(member.briefly(), FEWEST);
    }

    @Override
    public int[] learntFrom(Examples train) {
        return member.learntFrom(train);
    }

    /** {@inheritDoc} The model is an {@link EnsembleModel}; member i is that of the child i of the seed. */
    @Override
    public Model fit(Examples train, Seed seed) {
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            models.add(member.fit(train, seed.child(i)));
        }
        return EnsembleModel.average(models);
    }
}
