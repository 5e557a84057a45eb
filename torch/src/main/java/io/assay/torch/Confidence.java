package io.assay.torch;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.model.Device;
import io.assay.model.watch.TrainingListener;
import io.assay.torch.loop.Asked;
import io.assay.torch.loop.Care;
import io.assay.torch.loop.Held;
import io.assay.torch.loop.LoopSpec;
import io.assay.torch.loop.Objective;
import io.assay.torch.loop.Softmax;
import io.assay.torch.loop.Targets;
import io.assay.torch.loop.TrainingLoop;
import io.assay.torch.net.Mlp;
import io.assay.torch.net.Modality;
import io.assay.torch.net.Network;
import io.assay.torch.net.Shape;

/**
 * The head that says how probable it is that the direction head is right: a logistic unit on what the direction is read
 * from and on the probability of the class that is said (F23). It is learnt from rows that the direction head was not.
 *
 * @param centre mean of each of its inputs
 * @param scale standard deviation of each
 * @param weights of the unit
 */
record Confidence(double[] centre, double[] scale, float[] weights) {
    private static final int RIGHT = 1;
    private static final LoopSpec LOOP =
            new LoopSpec(30, 256, 1, 0.01, 0.05, true, 1, 0, 0, 0.5, 0, 1, false, new Objective(1, 0));

    /** What it reads of some rows: what the direction is read from, and the probability of the class that is said. */
    private record Said(int width, float[] values) {
        static Said of(float[] trunk, float[] answers, int outputs, int classes) {
            int n = answers.length / outputs;
            int from = trunk.length / n;
            float[] values = new float[n * (from + 1)];
            for (int i = 0; i < n; i++) {
                System.arraycopy(trunk, i * from, values, i * (from + 1), from);
                double[] probabilities = Softmax.of(answers, i * outputs, classes);
                values[i * (from + 1) + from] =
                        (float) Arrays.stream(probabilities).max().orElseThrow();
            }
            return new Said(from + 1, values);
        }
    }

    /**
     * Learns the head.
     *
     * @param trunk what the direction is read from, row by row
     * @param answers of the network, row by row
     * @param targets what came true
     */
    static Confidence learn(float[] trunk, float[] answers, Targets targets, Seed seed) {
        int outputs = targets.outputs();
        Said said = Said.of(trunk, answers, outputs, targets.classes());
        int n = answers.length / outputs;
        int[] right = new int[n];
        for (int i = 0; i < n; i++) {
            double[] probabilities = Softmax.of(answers, i * outputs, targets.classes());
            right[i] = Softmax.largest(probabilities) == targets.classOf()[i] ? RIGHT : 0;
        }
        double[] centre = new double[said.width];
        double[] scale = new double[said.width];
        moments(said, centre, scale);
        Confidence blank = new Confidence(centre, scale, new float[0]);
        Held held = new Held(blank.rows(said), new Targets(2, right, new float[0], targets.weight()));
        Care care = new Care("confidence", 1, Device.CPU, TrainingListener.NONE, Optional.empty());
        float[] weights = new TrainingLoop(network(said.width), LOOP, care)
                .run(held, Optional.empty(), seed)
                .weights();
        return new Confidence(centre, scale, weights);
    }

    /** The probability that the class said of each row comes true. */
    double[] of(float[] trunk, float[] answers, int outputs, int classes) {
        Said said = Said.of(trunk, answers, outputs, classes);
        float[] scores = new Asked(network(said.width), weights).answers(rows(said), 1);
        double[] confidence = new double[scores.length / 2];
        for (int i = 0; i < confidence.length; i++) {
            confidence[i] = Softmax.of(scores, 2 * i, 2)[RIGHT];
        }
        return confidence;
    }

    private static Network network(int width) {
        List<Modality> columns = Collections.nCopies(width, Modality.TECHNICAL);
        return new Mlp(List.of(), 0, 0).network(new Shape(1, columns, 0, 2));
    }

    private TableRows rows(Said said) {
        float[] scaled = new float[said.values.length];
        for (int i = 0; i < scaled.length; i++) {
            int c = i % said.width;
            scaled[i] = scale[c] == 0 ? 0 : (float) ((said.values[i] - centre[c]) / scale[c]);
        }
        return new TableRows(said.width, scaled);
    }

    private static void moments(Said said, double[] centre, double[] scale) {
        int n = said.values.length / said.width;
        for (int i = 0; i < said.values.length; i++) {
            centre[i % said.width] += said.values[i] / (double) n;
        }
        for (int i = 0; i < said.values.length; i++) {
            double off = said.values[i] - centre[i % said.width];
            scale[i % said.width] += off * off / n;
        }
        Arrays.setAll(scale, c -> Math.sqrt(scale[c]));
    }
}
