package io.assay.torch.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Seed;
import io.assay.model.Device;
import io.assay.torch.net.Network;
import io.assay.torch.net.Pass;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

import static org.bytedeco.pytorch.global.torch.cat_out;
import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.grad;
import static org.bytedeco.pytorch.global.torch.zeros_like;

/**
 * A network whose loss is worked out by others: it answers rows, and learns from the slopes of a loss by its answers.
 * For agents, whose rows come of what they did. Rows of one bar, no dropout, one thread.
 */
public final class Steered {
    private final Network network;
    private final FlatWeights master;
    private final Map<String, Tensor> leaves = new LinkedHashMap<>();
    private final List<String> learnt;
    private final Tensor gradient;
    private final Adam optimiser;
    private final Pace pace;
    private long updates;

    /**
     * How it learns.
     *
     * @param rate learning rate, above 0
     * @param longest gradient; longer ones are shortened to it; 0 for no limit
     */
    public record Pace(double rate, double longest) {
        /** Checks the numbers. */
        public Pace {
            Check.positive("rate", rate);
            Check.within("longest", longest, 0, Double.MAX_VALUE);
        }
    }

    /** The slopes of a loss. */
    @FunctionalInterface
    public interface Slopes {
        /**
         * The slope of the loss by each answer.
         *
         * @param answers row by row
         * @return as many numbers
         */
        float[] at(float[] answers);
    }

    private Steered(Network network, float[] start, Pace pace) {
        this.network = network;
        this.pace = pace;
        this.master = FlatWeights.of(network, start, Place.of(Device.CPU));
        this.learnt = master.learntNames();
        master.views().forEach((name, view) -> leaves.put(name, view.detach()));
        learnt.forEach(name -> leaf(name).set_requires_grad(true));
        this.gradient = zeros_like(master.learnt());
        LoopSpec plain = new LoopSpec(1, 1, 1, pace.rate, 0, true, 0, 0, 0, 0.5, 0, 1, false, Objective.ONE);
        this.optimiser =
                new Adam(plain, master.learnt(), master.decaying(), zeros_like(gradient), zeros_like(gradient));
    }

    /** Work with such networks, which are made in it; their native memory is given back when it ends. */
    public static <T> T within(Supplier<T> work) {
        Libtorch.useOneThread();
        return Scoped.still(work);
    }

    /** A network with weights that a seed decides. */
    public static Steered of(Network network, Seed seed, Pace pace) {
        return new Steered(network, FlatWeights.start(network, seed), pace);
    }

    /** A network with given weights, as {@link #weights} has them. */
    public static Steered with(Network network, float[] weights, Pace pace) {
        return new Steered(network, weights, pace);
    }

    /** All weights. */
    public float[] weights() {
        return master.values();
    }

    /** Replaces all weights; what the optimiser has learnt stays. */
    public void set(float[] weights) {
        master.set(weights);
    }

    /**
     * The answers to some rows, row by row.
     *
     * @param rows row by row
     * @param count how many there are
     */
    public float[] answers(float[] rows, int count) {
        return Scoped.still(() -> FlatWeights.values(said(rows, count).contiguous()));
    }

    /**
     * One step of the optimiser along the slopes of a loss.
     *
     * @return length of the gradient before it was shortened
     * @throws DataException if it is not finite
     */
    public double learn(float[] rows, int count, Slopes slopes) {
        return Scoped.learning(() -> {
            Tensor said = said(rows, count);
            float[] answers = FlatWeights.values(said.detach().contiguous());
            float[] by = slopes.at(answers);
            Check.sameLength("slopes", by.length, answers.length);
            Tensor slope = from_blob(new FloatPointer(by), by.length);
            differentiate(said.reshape(-1).mul(slope).sum());
            return Scoped.still(this::step);
        });
    }

    /** The gradient of the last step, shortened if it was too long. */
    float[] gradient() {
        return FlatWeights.values(gradient);
    }

    private Tensor said(float[] rows, int count) {
        Tensor windows = from_blob(new FloatPointer(rows), count, 1, rows.length / count);
        Pass pass = new PlainPass(leaves);
        return network.answers(network.trunk(windows, Optional.empty(), pass), pass);
    }

    private void differentiate(Tensor loss) {
        TensorVector by = new TensorVector();
        learnt.forEach(name -> by.push_back(leaf(name)));
        TensorVector slopes = grad(new TensorVector(loss), by);
        TensorVector flat = new TensorVector();
        for (long i = 0; i < slopes.size(); i++) {
            flat.push_back(slopes.get(i).reshape(-1));
        }
        cat_out(gradient, flat);
    }

    private double step() {
        double norm = gradient.norm().item_double();
        if (!Double.isFinite(norm)) {
            throw new DataException(
                    DataProblem.of("the gradient of an agent must stay finite (step " + (updates + 1) + ")")
                            .withValue("length " + norm)
                            .withFix("lower the learning rate (" + pace.rate + ")"));
        }
        if (pace.longest > 0 && norm > pace.longest) {
            gradient.mul_(new Scalar(pace.longest / norm));
        }
        updates++;
        optimiser.step(gradient, pace.rate, updates);
        return norm;
    }

    private Tensor leaf(String name) {
        return new PlainPass(leaves).weight(name);
    }

    /** The same in learning and answering. */
    private record PlainPass(Map<String, Tensor> leaves) implements Pass {
        @Override
        public Tensor weight(String name) {
            Tensor leaf = leaves.get(name);
            if (leaf == null) {
                throw new IllegalStateException("the network has no weight " + name);
            }
            return leaf;
        }

        @Override
        public boolean training() {
            return false;
        }

        @Override
        public Tensor dropout(Tensor x, double rate) {
            throw new IllegalStateException("a network that is steered has no dropout");
        }

        @Override
        public void saw(String name, Tensor value) {
            throw new IllegalStateException("a network that is steered keeps no statistics");
        }
    }
}
