package io.assay.torch.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.torch.net.Network;
import io.assay.torch.net.Pass;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;

import static org.bytedeco.pytorch.global.torch.cat_out;
import static org.bytedeco.pytorch.global.torch.grad;
import static org.bytedeco.pytorch.global.torch.zeros_like;

/**
 * A network that computes the gradient of one shard. Its weights are those of the master, its gradient is its own. Used
 * by one thread at a time.
 */
final class Replica {
    private final Network network;
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private final List<String> learnt;
    private final Tensor gradient;
    private final Tensor statistics;
    private final Map<String, Tensor> statisticViews;
    private final Gathered gathered;
    private final Losses losses;
    private final boolean mixed;
    private boolean sawStatistics;

    Replica(Network network, FlatWeights master, Gathered gathered, Losses losses, boolean mixed) {
        this.mixed = mixed;
        this.network = network;
        this.learnt = master.learntNames();
        master.views().forEach((name, view) -> weights.put(name, view.detach()));
        learnt.forEach(name -> leaf(name).set_requires_grad(true));
        this.gradient = zeros_like(master.learnt());
        this.statistics = zeros_like(master.statistics());
        this.statisticViews = master.statisticViews(statistics);
        this.gathered = gathered;
        this.losses = losses;
    }

    /**
     * Computes the gradient of the loss of some rows.
     *
     * @param rows of the shard
     * @param weight what the losses are divided by: the weight of all rows of the step
     * @param noise chance of this shard
     * @param deviation of the noise of inputs
     */
    LossSum learn(int[] rows, double weight, Noise noise, double deviation) {
        sawStatistics = false;
        return Scoped.learning(() -> {
            Tensor windows = brief(gathered.windows(rows, Optional.of(noise), deviation));
            Optional<Tensor> stocks = network.knowsStocks() ? Optional.of(gathered.stocks(rows)) : Optional.empty();
            Pass pass = new LearningPass(noise);
            Tensor outputs =
                    network.answers(network.trunk(windows, stocks, pass), pass).to(ScalarType.Float);
            slope(losses.sum(outputs, rows).mul(new Scalar(1 / weight)));
            return losses.count(FlatWeights.values(outputs.detach().contiguous()), rows);
        });
    }

    private void slope(Tensor loss) {
        TensorVector leaves = new TensorVector();
        learnt.forEach(name -> leaves.push_back(leaf(name)));
        TensorVector slopes = grad(new TensorVector(loss), leaves);
        TensorVector flat = new TensorVector();
        for (long i = 0; i < slopes.size(); i++) {
            flat.push_back(slopes.get(i).reshape(-1));
        }
        cat_out(gradient, flat);
    }

    /** The gradient of the last shard. */
    Tensor gradient() {
        return gradient;
    }

    /** The statistics that the layers of the last shard saw; empty if there was none to be seen. */
    Optional<Tensor> statistics() {
        return sawStatistics ? Optional.of(statistics) : Optional.empty();
    }

    private Tensor brief(Tensor x) {
        return mixed ? x.to(ScalarType.BFloat16) : x;
    }

    private Tensor leaf(String name) {
        Tensor leaf = weights.get(name);
        if (leaf == null) {
            throw new IllegalStateException("the network has no weight " + name);
        }
        return leaf;
    }

    private final class LearningPass implements Pass {
        private final Noise noise;

        LearningPass(Noise noise) {
            this.noise = noise;
        }

        @Override
        public Tensor weight(String name) {
            return brief(leaf(name));
        }

        @Override
        public boolean training() {
            return true;
        }

        @Override
        public Tensor dropout(Tensor x, double rate) {
            return noise.dropout(x, rate);
        }

        @Override
        public void saw(String name, Tensor value) {
            Tensor place = statisticViews.get(name);
            if (place == null) {
                throw new IllegalStateException("the network keeps no statistic " + name);
            }
            place.copy_(value);
            sawStatistics = true;
        }
    }
}
