package io.assay.torch.loop;

import java.util.List;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;

import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.log_softmax;

/** The losses of rows, as libtorch differentiates them and as they are counted. */
final class Losses {
    private static final double LEAST_PROBABILITY = 1e-12;

    private final Targets targets;
    private final Objective objective;

    Losses(Targets targets, Objective objective) {
        this.targets = targets;
        this.objective = objective;
    }

    /** The weighted sum of the losses of some rows, of [rows, outputs]. */
    Tensor sum(Tensor outputs, int[] rows) {
        Tensor weights = Place.beside(outputs, floats(rows, row -> (float) targets.weight()[row]));
        Tensor sum = outputs.new_zeros(1).sum();
        if (targets.classes() > 0) {
            long[] classes = new long[rows.length];
            for (int i = 0; i < rows.length; i++) {
                classes[i] = targets.classOf()[rows[i]];
            }
            Tensor logs = log_softmax(outputs.narrow(1, 0, targets.classes()), 1);
            Tensor truth = Place.beside(outputs, longs(classes).reshape(-1, 1));
            Tensor ofTruth = logs.gather(1, truth).reshape(-1);
            sum = sum.sub(ofTruth.mul(weights).sum().mul(new Scalar(objective.classShare())));
        }
        if (targets.asksForNumber()) {
            Tensor known = floats(rows, row -> Float.isNaN(targets.number()[row]) ? 0 : 1);
            Tensor truth = floats(rows, row -> Float.isNaN(targets.number()[row]) ? 0 : targets.number()[row]);
            Tensor off = outputs.select(1, targets.classes())
                    .sub(Place.beside(outputs, truth))
                    .mul(Place.beside(outputs, known));
            sum = sum.add(off.mul(off).mul(weights).sum().mul(new Scalar(objective.numberShare())));
        }
        return sum;
    }

    /** The same counted without libtorch, in double precision, of answers row by row. */
    LossSum count(float[] outputs, int[] rows) {
        LossSum sum = LossSum.NONE;
        for (int i = 0; i < rows.length; i++) {
            sum = sum.plus(count(outputs, i * targets.outputs(), rows[i]));
        }
        return sum;
    }

    private LossSum count(float[] outputs, int at, int row) {
        double loss = 0;
        int right = 0;
        if (targets.classes() > 0) {
            double[] probabilities = Softmax.of(outputs, at, targets.classes());
            int truth = targets.classOf()[row];
            loss -= objective.classShare() * StrictMath.log(Math.max(LEAST_PROBABILITY, probabilities[truth]));
            right = Softmax.largest(probabilities) == truth ? 1 : 0;
        }
        if (targets.asksForNumber() && !Float.isNaN(targets.number()[row])) {
            double off = (double) outputs[at + targets.classes()] - targets.number()[row];
            loss += objective.numberShare() * off * off;
        }
        double weight = targets.weight()[row];
        return new LossSum(1, weight, weight * loss, right);
    }

    /** Sum of the weights of some rows. */
    double weight(int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += targets.weight()[row];
        }
        return sum;
    }

    /** Whether classes are asked for, so that rows can be right. */
    boolean countsRight() {
        return targets.classes() > 0;
    }

    static LossSum sum(List<LossSum> parts) {
        LossSum sum = LossSum.NONE;
        for (LossSum part : parts) {
            sum = sum.plus(part);
        }
        return sum;
    }

    private interface OfRow {
        float of(int row);
    }

    private static Tensor floats(int[] rows, OfRow value) {
        float[] values = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = value.of(rows[i]);
        }
        return from_blob(new FloatPointer(values), values.length);
    }

    /** Whole numbers as native memory, which must live as long as the scope. */
    static Tensor longs(long[] values) {
        return from_blob(new LongPointer(values), new long[] {values.length}, new TensorOptions(ScalarType.Long));
    }
}
