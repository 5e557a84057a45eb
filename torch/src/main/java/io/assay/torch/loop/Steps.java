package io.assay.torch.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.torch.net.Network;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

import static org.bytedeco.pytorch.global.torch.zeros_like;

/**
 * Makes the gradient of each step: its rows are cut into batches, each batch into shards, and the gradients of shards
 * are summed in their order, whoever is done first.
 */
final class Steps {
    private static final double SHARE_OF_STATISTICS = 0.1;

    private final Setting setting;
    private final LoopState state;
    private final Losses losses;
    private final Seed seed;
    private final int[] order;
    private final List<Replica> replicas = new ArrayList<>();
    private final Tensor gradient;

    /**
     * What does not change.
     *
     * @param network that learns
     * @param spec how
     * @param workers that compute shards
     * @param place where they compute
     */
    record Setting(Network network, LoopSpec spec, Workers workers, Place place) {}

    /**
     * A step before the optimiser takes it.
     *
     * @param gradient of the mean loss, clipped
     * @param norm its length before it was clipped
     * @param loss of the rows
     */
    record Made(Tensor gradient, double norm, LossSum loss) {}

    Steps(Setting setting, LoopState state, Held train, Seed seed) {
        this.setting = setting;
        this.state = state;
        this.losses = new Losses(train.targets(), setting.spec().objective());
        this.seed = seed;
        this.order = new int[train.rows().size()];
        int shards = setting.spec().shards();
        int most = (setting.spec().batch() + shards - 1) / shards;
        for (int i = 0; i < shards; i++) {
            Gathered gathered = new Gathered(train.rows(), most, setting.place());
            replicas.add(new Replica(
                    setting.network(),
                    state.master(),
                    gathered,
                    losses,
                    setting.spec().mixed()));
        }
        this.gradient = zeros_like(state.master().learnt());
    }

    /** Number of steps of an epoch. */
    int steps(int rows) {
        int each = setting.spec().rowsOfStep();
        return (int) (((long) rows + each - 1) / each);
    }

    boolean countsRight() {
        return losses.countsRight();
    }

    /** Puts the rows into the order of an epoch (Fisher and Yates). */
    void shuffle(int epoch) {
        Arrays.setAll(order, i -> i);
        RandomGenerator random = seed.child("order").child(epoch).random();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    /** The gradient of a step of an epoch. */
    Made make(int epoch, int step) {
        int each = setting.spec().rowsOfStep();
        int from = step * each;
        int[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + each));
        double weight = losses.weight(rows);
        Seed chance = seed.child("noise").child(epoch).child(step);
        return Scoped.still(() -> {
            gradient.zero_();
            LossSum loss = LossSum.NONE;
            int batch = setting.spec().batch();
            for (int at = 0; at < rows.length; at += batch) {
                int[] part = Arrays.copyOfRange(rows, at, Math.min(rows.length, at + batch));
                loss = loss.plus(learn(part, weight, chance.child(at)));
            }
            return new Made(gradient, clipped(), loss);
        });
    }

    private LossSum learn(int[] batch, double weight, Seed chance) {
        int shards = replicas.size();
        LossSum[] parts = new LossSum[shards];
        Arrays.fill(parts, LossSum.NONE);
        double deviation = setting.spec().noise();
        setting.workers().run(shards, shard -> {
            int[] rows = Arrays.copyOfRange(batch, edge(batch, shard), edge(batch, shard + 1));
            if (rows.length > 0) {
                parts[shard] = replicas.get(shard).learn(rows, weight, new Noise(chance.child(shard)), deviation);
            }
        });
        for (int shard = 0; shard < shards; shard++) {
            if (parts[shard].rows() > 0) {
                Replica replica = replicas.get(shard);
                gradient.add_(replica.gradient());
                replica.statistics()
                        .ifPresent(seen -> state.master().statistics().lerp_(seen, new Scalar(SHARE_OF_STATISTICS)));
            }
        }
        return Losses.sum(Arrays.asList(parts));
    }

    private int edge(int[] batch, int shard) {
        return (int) ((long) batch.length * shard / replicas.size());
    }

    private double clipped() {
        double norm = gradient.norm().item_double();
        double clip = setting.spec().clip();
        if (clip > 0 && norm > clip) {
            gradient.mul_(new Scalar(clip / norm));
        }
        return norm;
    }
}
