package io.assay.benchmarks.networks;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;

import io.assay.base.Seed;
import io.assay.model.Device;
import io.assay.model.watch.TrainingListener;
import io.assay.report.Text;
import io.assay.report.TextTable;
import io.assay.torch.loop.Asked;
import io.assay.torch.loop.Care;
import io.assay.torch.loop.Held;
import io.assay.torch.loop.LoopSpec;
import io.assay.torch.loop.Objective;
import io.assay.torch.loop.Softmax;
import io.assay.torch.loop.TrainingLoop;
import io.assay.torch.net.Bfloat16;
import io.assay.torch.net.Cell;
import io.assay.torch.net.Modality;
import io.assay.torch.net.Network;
import io.assay.torch.net.RecurrentNet;
import io.assay.torch.net.Shape;
import io.assay.torch.net.Weight;

/** What rounding and leaving out weights costs a trained LSTM in accuracy, and saves in the file. */
final class WeightPrecision {
    private static final int WIDTH = 4;
    private static final int HIDDEN = 64;
    private static final double WRONG = 0.2;
    private static final int INT8 = 127;

    private final Network network = new RecurrentNet(Cell.LSTM, HIDDEN, 1, 0, false, 0, List.of(), 0)
            .network(new Shape(10, Collections.nCopies(WIDTH, Modality.TECHNICAL), 0, 2));
    private final Held test;
    private final float[] weights;
    private final double[] before;
    private final TextTable table = TextTable.of(
            "weights", "bytes a weight, deflated", "accuracy", "log loss", "largest change of a probability");

    private WeightPrecision(int rows, boolean mixed) {
        Held train = PlantedWindows.drawn(rows, WIDTH, WRONG, Seed.of(1));
        this.test = PlantedWindows.drawn(rows, WIDTH, WRONG, Seed.of(2));
        LoopSpec spec = new LoopSpec(30, 64, 1, 0.003, 0, true, 1, 5, 3, 0.5, 0, 4, mixed, Objective.ONE);
        this.weights = new TrainingLoop(
                        network, spec, new Care("lstm", 1, Device.CPU, TrainingListener.NONE, Optional.empty()))
                .run(train, Optional.of(PlantedWindows.drawn(rows / 4, WIDTH, WRONG, Seed.of(3))), Seed.of(4))
                .weights();
        this.before = probabilities(weights);
    }

    /** Trains on so many rows and prints what each way of keeping weights comes to. */
    static void print(int rows) {
        WeightPrecision mixed = new WeightPrecision(rows, true);
        mixed.row("float32, learnt in mixed precision", 32, values -> values);
        System.out.print(mixed.table.text());
        WeightPrecision all = new WeightPrecision(rows, false);
        all.row("float32", 32, values -> values);
        all.row("bfloat16", 16, WeightPrecision::brief);
        all.row("int8, one scale a row", 8, WeightPrecision::whole);
        for (double share : new double[] {0.5, 0.8, 0.9}) {
            all.row("float32, smallest " + Text.percent(share) + " left out", 32, values -> pruned(values, share));
        }
        System.out.print(all.table.text());
    }

    private double[] probabilities(float[] of) {
        float[] scores = new Asked(network, of).answers(test.rows(), 1);
        double[] up = new double[scores.length / 2];
        Arrays.setAll(up, i -> Softmax.of(scores, 2 * i, 2)[1]);
        return up;
    }

    /** Changes the matrices one by one; biases stay, they are few. */
    private void row(String name, int bits, UnaryOperator<float[][]> change) {
        float[] changed = weights.clone();
        int at = 0;
        int smaller = 0;
        for (Weight weight : network.weights()) {
            if (weight.role() == Weight.Role.MATRIX) {
                int width = (int) weight.shape()[1];
                float[][] rows = new float[weight.size() / width][];
                for (int r = 0; r < rows.length; r++) {
                    rows[r] = Arrays.copyOfRange(weights, at + r * width, at + (r + 1) * width);
                }
                float[][] made = change.apply(rows);
                for (int r = 0; r < rows.length; r++) {
                    System.arraycopy(made[r], 0, changed, at + r * width, width);
                }
                smaller += deflated(made, bits);
            } else {
                smaller += Float.BYTES * weight.size();
            }
            at += weight.size();
        }
        double[] said = probabilities(changed);
        int right = 0;
        double loss = 0;
        double most = 0;
        for (int i = 0; i < said.length; i++) {
            int truth = test.targets().classOf()[i];
            right += (said[i] > 0.5 ? 1 : 0) == truth ? 1 : 0;
            loss -= Math.log(Math.max(1e-12, truth == 1 ? said[i] : 1 - said[i])) / said.length;
            most = Math.max(most, Math.abs(said[i] - before[i]));
        }
        table.row(
                name,
                Text.decimal((double) smaller / weights.length, 2),
                Text.percent((double) right / said.length),
                Text.decimal(loss, 4),
                Text.decimal(most, 4));
    }

    /** Bytes of the matrix once its numbers of so many bits have been deflated. */
    private static int deflated(float[][] rows, int bits) {
        ByteBuffer bytes = ByteBuffer.allocate(rows.length * (rows[0].length * bits / 8 + Float.BYTES));
        for (float[] row : rows) {
            float scale = scale(row);
            for (float value : row) {
                switch (bits) {
                    case 32 -> bytes.putFloat(value);
                    case 16 -> bytes.putShort(Bfloat16.bits(value));
                    default -> bytes.put((byte) Math.round(value / scale));
                }
            }
            if (bits == 8) {
                bytes.putFloat(scale);
            }
        }
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(bytes.array(), 0, bytes.position());
        deflater.finish();
        int size = deflater.deflate(new byte[2 * bytes.capacity() + 64]);
        deflater.end();
        return size;
    }

    private static float scale(float[] row) {
        float most = Float.MIN_NORMAL;
        for (float value : row) {
            most = Math.max(most, Math.abs(value));
        }
        return most / INT8;
    }

    private static float[][] brief(float[][] rows) {
        float[][] made = new float[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            made[r] = Bfloat16.rounded(rows[r]);
        }
        return made;
    }

    /** To 255 steps of the largest weight of each row. */
    private static float[][] whole(float[][] rows) {
        float[][] made = new float[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            float scale = scale(rows[r]);
            made[r] = rows[r].clone();
            for (int c = 0; c < made[r].length; c++) {
                made[r][c] = Math.round(made[r][c] / scale) * scale;
            }
        }
        return made;
    }

    private static float[][] pruned(float[][] rows, double share) {
        List<Float> sizes = new ArrayList<>();
        for (float[] row : rows) {
            for (float value : row) {
                sizes.add(Math.abs(value));
            }
        }
        Collections.sort(sizes);
        float limit = sizes.get((int) (share * sizes.size()));
        float[][] made = new float[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            made[r] = rows[r].clone();
            for (int c = 0; c < made[r].length; c++) {
                made[r][c] = Math.abs(made[r][c]) < limit ? 0 : made[r][c];
            }
        }
        return made;
    }
}
