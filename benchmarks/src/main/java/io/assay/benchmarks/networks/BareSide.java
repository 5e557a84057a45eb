package io.assay.benchmarks.networks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.assay.base.Seed;
import io.assay.torch.net.Network;
import io.assay.torch.net.Pass;
import io.assay.torch.net.Weight;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The least that trains the same network in libtorch: batches lie ready in memory in a fixed order, dropout, Adam and
 * clipping are libtorch's own, nothing is shuffled, scaled, checked, kept or told. Words: {@code network batch}, and
 * {@code data=FILE} or {@code windows=N} of drawn ones.
 */
final class BareSide implements Side {
    private static final double RATE = 0.001;

    private final Network network;
    private final int batch;
    private final Cut cut;
    private final LaidOut laidOut;
    private final TensorVector weights = new TensorVector();
    private final List<Tensor> sums = new ArrayList<>();
    private final List<Shard> shards = new ArrayList<>();
    private final Adam adam;
    private final ExecutorService pool;
    private int at;

    /**
     * How a batch is cut.
     *
     * @param shards parts; 1 for one graph, which all threads of libtorch compute together
     * @param threads that compute parts, or libtorch's where there is one part
     */
    record Cut(int shards, int threads) {
        boolean isWhole() {
            return shards == 1;
        }
    }

    BareSide(Plan plan, Cut cut) throws IOException {
        this.network = plan.network();
        this.batch = plan.number("batch");
        this.cut = cut;
        this.laidOut = LaidOut.of(plan);
        torch.set_num_threads(cut.isWhole() ? cut.threads() : 1);
        for (Weight weight : network.weights()) {
            float[] start = weight.start(Seed.of(1));
            Tensor value =
                    torch.from_blob(new FloatPointer(start), weight.shape()).clone();
            weights.push_back(value.set_requires_grad(true));
            Tensor sum = torch.zeros_like(value.detach());
            sums.add(sum);
            value.mutable_grad().put(sum);
        }
        for (int i = 0; i < cut.shards(); i++) {
            shards.add(new Shard());
        }
        AdamOptions options = new AdamOptions(RATE);
        this.adam = new Adam(weights, options);
        this.pool = Executors.newFixedThreadPool(cut.threads(), work -> {
            Thread thread = new Thread(
                    () -> {
                        torch.set_num_threads(1);
                        work.run();
                    },
                    "shard");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public Turn go(int steps) {
        Meter meter = Meter.start();
        for (int i = 0; i < steps; i++) {
            step();
        }
        return meter.stop((long) steps * batch);
    }

    @SuppressWarnings("try")
    private void step() {
        int from = at;
        at = at + 2 * batch > laidOut.size() ? 0 : at + batch;
        learn(from);
        try (PointerScope memory = new PointerScope();
                AutoGradMode mode = new AutoGradMode(false)) {
            for (int w = 0; w < sums.size(); w++) {
                Tensor sum = sums.get(w);
                sum.copy_(shards.get(0).slopes.get(w));
                for (int s = 1; s < shards.size(); s++) {
                    sum.add_(shards.get(s).slopes.get(w));
                }
            }
            torch.clip_grad_norm_(weights, 1.0);
            adam.step();
        }
    }

    private void learn(int from) {
        if (cut.isWhole() || cut.threads() == 1) {
            for (int s = 0; s < shards.size(); s++) {
                shards.get(s).learn(from + edge(s), edge(s + 1) - edge(s));
            }
            return;
        }
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int s = 0; s < shards.size(); s++) {
            int shard = s;
            calls.add(() -> {
                shards.get(shard).learn(from + edge(shard), edge(shard + 1) - edge(shard));
                return true;
            });
        }
        try {
            for (Future<Boolean> done : pool.invokeAll(calls)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private int edge(int shard) {
        return batch * shard / shards.size();
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /** One part: shares the weights' memory, has gradients of its own. */
    private final class Shard implements Pass {
        private final Map<String, Tensor> leaves = new LinkedHashMap<>();
        private final List<Tensor> slopes = new ArrayList<>();

        Shard() {
            List<Weight> all = network.weights();
            for (int w = 0; w < all.size(); w++) {
                Tensor leaf = weights.get(w).detach();
                slopes.add(torch.zeros_like(leaf));
                leaves.put(all.get(w).name(), leaf.set_requires_grad(true));
            }
        }

        @SuppressWarnings("try")
        void learn(int from, int rows) {
            try (PointerScope memory = new PointerScope();
                    AutoGradMode mode = new AutoGradMode(true)) {
                Tensor said = network.answers(network.trunk(laidOut.windows(from, rows), Optional.empty(), this), this);
                Tensor loss = torch.cross_entropy_loss(
                                said, laidOut.classes(from, rows), new TensorOptional(), 2, -100, 0)
                        .mul(new Scalar(1.0 / batch));
                TensorVector asked = new TensorVector();
                leaves.values().forEach(asked::push_back);
                TensorVector got = torch.grad(new TensorVector(loss), asked);
                for (int w = 0; w < slopes.size(); w++) {
                    slopes.get(w).set_data(got.get(w));
                }
            }
        }

        @Override
        public Tensor weight(String name) {
            return Objects.requireNonNull(leaves.get(name));
        }

        @Override
        public boolean training() {
            return true;
        }

        @Override
        public Tensor dropout(Tensor x, double rate) {
            return torch.dropout(x, rate, true);
        }

        @Override
        public void saw(String name, Tensor value) {
            throw new IllegalStateException("the compared networks keep no statistics");
        }
    }
}
