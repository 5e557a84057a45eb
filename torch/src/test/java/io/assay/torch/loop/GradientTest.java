package io.assay.torch.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.model.Device;
import io.assay.torch.net.Cell;
import io.assay.torch.net.HybridNet;
import io.assay.torch.net.Mlp;
import io.assay.torch.net.Modality;
import io.assay.torch.net.MultiModalNet;
import io.assay.torch.net.Network;
import io.assay.torch.net.NetworkSpec;
import io.assay.torch.net.RecurrentNet;
import io.assay.torch.net.Shape;
import io.assay.torch.net.TransformerNet;
import io.assay.torch.net.Weight;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

/** Gradients against differences of the loss, weight by weight, each along a direction that was drawn. */
class GradientTest {
    private static final int ROWS = 12;
    private static final int CLASSES = 3;
    private static final float STEP = 3e-4f;
    private static final Seed CHANCE = Seed.of(17);

    private static final Map<String, NetworkSpec> SPECS = new TreeMap<>(Map.of(
            "dense", new Mlp(List.of(6, 5), 0.2, 2),
            "lstm", new RecurrentNet(Cell.LSTM, 5, 2, 0.2, false, 0, List.of(), 0),
            "lstm with batch norm", new RecurrentNet(Cell.LSTM, 5, 1, 0, true, 0, List.of(4), 2),
            "gru", new RecurrentNet(Cell.GRU, 5, 2, 0.2, false, 0, List.of(), 2),
            "attention", new RecurrentNet(Cell.LSTM, 4, 1, 0, false, 2, List.of(), 0),
            "transformer", new TransformerNet(6, 2, 2, 3, 8, 0.1, 2),
            "hybrid",
                    new HybridNet(
                            new RecurrentNet(Cell.LSTM, 4, 1, 0, false, 0, List.of(), 0),
                            new TransformerNet(4, 1, 2, 2, 6, 0, 0)),
            "multi-modal", new MultiModalNet(4, 2, 3, 3, 6, 0.2, 5, 0.1, 0)));

    static List<String> kinds() {
        return List.copyOf(SPECS.keySet());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void gradients_are_the_slopes_of_the_loss(String kind) {
        List<Modality> columns = new ArrayList<>(Collections.nCopies(2, Modality.TECHNICAL));
        columns.addAll(List.of(Modality.SENTIMENT, Modality.MACRO, Modality.SEASONAL));
        Network network = Objects.requireNonNull(SPECS.get(kind)).network(new Shape(4, columns, 2, CLASSES + 1));
        Scoped.still(() -> {
            compare(network);
            return kind;
        });
    }

    private static void compare(Network network) {
        Place place = Place.of(Device.CPU);
        Waves rows = new Waves(ROWS, 4, 5);
        float[] start = FlatWeights.start(network, Seed.of(5));
        RandomGenerator random = Seed.of(6).random();
        for (int i = 0; i < start.length; i++) {
            start[i] += (float) (0.1 * random.nextGaussian());
        }
        FlatWeights master = FlatWeights.of(network, start, place);
        Losses losses = new Losses(targets(), new Objective(1, 0.5));
        Replica replica = new Replica(network, master, new Gathered(rows, ROWS, place), losses, false);
        double loss = loss(replica);
        float[] gradient = FlatWeights.values(replica.gradient());
        assertThat(loss).isPositive();
        int at = 0;
        for (Weight weight : network.weights()) {
            if (weight.isLearnt()) {
                float[] direction = new float[start.length];
                double said = 0;
                for (int i = at; i < at + weight.size(); i++) {
                    direction[i] = random.nextBoolean() ? 1 : -1;
                    said += direction[i] * (double) gradient[i];
                }
                double below = (loss - moved(replica, master, start, direction, -STEP)) / STEP;
                double above = (moved(replica, master, start, direction, STEP) - loss) / STEP;
                assertThat(nearest(said, below, above))
                        .as("%s: slopes %s and %s, gradient %s", weight.name(), below, above, said)
                        .isCloseTo(said, offset(2e-3 + 0.02 * Math.abs(said)));
                at += weight.size();
            }
        }
    }

    /** A rectified unit may turn within the step: then the slope on one side is the gradient's. */
    private static double nearest(double said, double below, double above) {
        return Math.abs(below - said) < Math.abs(above - said) ? below : above;
    }

    private static double moved(Replica replica, FlatWeights master, float[] start, float[] direction, float step) {
        float[] moved = start.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        master.set(moved);
        double loss = loss(replica);
        master.set(start);
        return loss;
    }

    /** The mean loss with the same chance each time. */
    private static double loss(Replica replica) {
        int[] all = IntStream.range(0, ROWS).toArray();
        LossSum sum = replica.learn(all, ROWS, new Noise(CHANCE), 0.1);
        return sum.loss() / ROWS;
    }

    private static Targets targets() {
        int[] classes = new int[ROWS];
        float[] numbers = new float[ROWS];
        double[] weights = new double[ROWS];
        Arrays.setAll(classes, row -> row % CLASSES);
        Arrays.setAll(weights, row -> 0.5 + row % 3);
        for (int row = 0; row < ROWS; row++) {
            numbers[row] = row == 3 ? Float.NaN : (float) Math.cos(row);
        }
        return new Targets(CLASSES, classes, numbers, weights);
    }
}
