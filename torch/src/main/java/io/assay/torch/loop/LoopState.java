package io.assay.torch.loop;

import java.util.Map;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.torch.loop.Steps.Setting;
import io.assay.torch.net.Network;
import org.bytedeco.pytorch.Tensor;

/** The arrays of a training and how far it has come. Owned by the scope in which it was made. */
final class LoopState {
    private final FlatWeights master;
    private final Adam adam;
    private float[] best;
    private Progressed progressed;

    private LoopState(FlatWeights master, Adam adam, float[] best, Progressed progressed) {
        this.master = master;
        this.adam = adam;
        this.best = best;
        this.progressed = progressed;
    }

    /** The start of a training, or what a checkpoint kept. */
    static LoopState of(Setting setting, Optional<Checkpoint.Reached> before, Seed seed) {
        Network network = setting.network();
        LoopSpec spec = setting.spec();
        float[] weights = before.map(Checkpoint.Reached::weights)
                .orElseGet(() -> FlatWeights.start(network, seed.child("weights")));
        FlatWeights master = FlatWeights.of(network, weights, setting.place());
        Tensor learnt = master.learnt();
        int length = Math.toIntExact(learnt.numel());
        Tensor mean = FlatWeights.tensor(before.map(Checkpoint.Reached::mean).orElseGet(() -> new float[length]));
        Tensor square =
                FlatWeights.tensor(before.map(Checkpoint.Reached::square).orElseGet(() -> new float[length]));
        Place place = setting.place();
        return new LoopState(
                master,
                new Adam(spec, learnt, master.decaying(), place.put(mean), place.put(square)),
                before.map(Checkpoint.Reached::best).orElse(weights),
                before.map(Checkpoint.Reached::progressed).orElse(Progressed.fresh(spec.learningRate())));
    }

    /** The weights that replicas share. */
    FlatWeights master() {
        return master;
    }

    /** The weights by name. */
    Map<String, Tensor> views() {
        return master.views();
    }

    Progressed progressed() {
        return progressed;
    }

    void progressed(Progressed next) {
        progressed = next;
    }

    /** One step of the optimiser. */
    void update(Tensor gradient, double rate, long number) {
        Scoped.still(() -> {
            adam.step(gradient, rate, number);
            return number;
        });
    }

    /** Keeps the weights of this epoch as the best so far. */
    void keepBest() {
        best = master.values();
    }

    /** The weights that a training ends with. */
    float[] kept(boolean ofBestEpoch) {
        return ofBestEpoch ? best.clone() : master.values();
    }

    /** Everything for a checkpoint. */
    Checkpoint.Reached reached() {
        return new Checkpoint.Reached(progressed, master.values(), adam.mean(), adam.square(), best);
    }
}
