package io.assay.torch.loop;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.torch.net.Network;
import io.assay.torch.net.Weight;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;

import static org.bytedeco.pytorch.global.torch.from_blob;

/**
 * All weights of a network in one piece of native memory, those that are learnt first, so that an optimiser's step is a
 * few operations on one array. Owned by the scope in which it was made.
 */
final class FlatWeights {
    private final List<Weight> weights;
    private final int learnt;
    private final Tensor all;

    private FlatWeights(List<Weight> weights, Tensor all) {
        this.weights = weights;
        this.learnt = Math.toIntExact(weights.stream()
                .filter(Weight::isLearnt)
                .mapToLong(Weight::size)
                .sum());
        this.all = all;
    }

    /** The values that a network starts with. */
    static float[] start(Network network, Seed seed) {
        float[] values = new float[size(network)];
        int at = 0;
        for (Weight weight : network.weights()) {
            float[] own = weight.start(seed);
            System.arraycopy(own, 0, values, at, own.length);
            at += own.length;
        }
        return values;
    }

    /** Number of numbers of a network, statistics included. */
    static int size(Network network) {
        return network.weights().stream().mapToInt(Weight::size).reduce(0, Math::addExact);
    }

    /** The weights of a network with the given values, somewhere. */
    static FlatWeights of(Network network, float[] values, Place place) {
        Check.sameLength("values", values.length, size(network));
        return new FlatWeights(network.weights(), place.put(tensor(values)));
    }

    /** An array as native memory of its own. */
    static Tensor tensor(float[] values) {
        return from_blob(new FloatPointer(values), values.length).clone();
    }

    /** The values of some native memory. */
    static float[] values(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.numel())];
        if (values.length > 0) {
            tensor.cpu().data_ptr_float().get(values);
        }
        return values;
    }

    /** The learnt ones. */
    Tensor learnt() {
        return all.narrow(0, 0, learnt);
    }

    /** The statistics. */
    Tensor statistics() {
        return all.narrow(0, learnt, all.numel() - learnt);
    }

    /** All values. */
    float[] values() {
        return values(all);
    }

    /** Replaces all values. */
    void set(float[] values) {
        all.copy_(tensor(values));
    }

    /** 1 for each learnt number that decays, else 0. */
    Tensor decaying() {
        float[] mask = new float[learnt];
        int at = 0;
        for (Weight weight : weights) {
            if (weight.role() == Weight.Role.MATRIX) {
                Arrays.fill(mask, at, at + weight.size(), 1);
            }
            at += weight.isLearnt() ? weight.size() : 0;
        }
        return Place.beside(all, tensor(mask));
    }

    /** Each weight as a view of its shape. */
    Map<String, Tensor> views() {
        return views(weights, all, 0);
    }

    /** Each statistic as a view into other memory that holds statistics alone. */
    Map<String, Tensor> statisticViews(Tensor memory) {
        return views(weights.stream().filter(w -> !w.isLearnt()).toList(), memory, 0);
    }

    private static Map<String, Tensor> views(List<Weight> weights, Tensor memory, int from) {
        Map<String, Tensor> views = new LinkedHashMap<>();
        int at = from;
        for (Weight weight : weights) {
            views.put(weight.name(), memory.narrow(0, at, weight.size()).view(weight.shape()));
            at += weight.size();
        }
        return views;
    }

    /** Which of the views are learnt. */
    List<String> learntNames() {
        return weights.stream().filter(Weight::isLearnt).map(Weight::name).toList();
    }
}
