package io.assay.torch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Target;
import io.assay.feature.FeatureRows;
import io.assay.model.Model;
import io.assay.model.MonteCarlo;
import io.assay.model.Predictions;
import io.assay.torch.loop.Asked;
import io.assay.torch.loop.Softmax;

/**
 * A fitted network. What it says of a row does not depend on the rows that are asked with it. A row whose window is not
 * whole, or of which no column of the day itself is known, is not predicted: it holds NaN.
 */
class NetworkModel implements Model, MonteCarlo {
    private final FittedNetwork fitted;
    private final FittedNetwork.Weights weights;
    private final Asked asked;
    private final int threads;

    NetworkModel(FittedNetwork fitted, FittedNetwork.Weights weights, int threads) {
        this.fitted = fitted;
        this.weights = weights;
        this.asked = new Asked(fitted.network(), weights.network());
        this.threads = Check.atLeast("threads", threads, 1);
    }

    @Override
    public String learner() {
        return fitted.learner();
    }

    @Override
    public Target target() {
        return fitted.target();
    }

    @Override
    public List<String> features() {
        return fitted.inputs().features();
    }

    @Override
    public int sequence() {
        return fitted.inputs().bars();
    }

    /** Everything but its weights. */
    FittedNetwork fitted() {
        return fitted;
    }

    /** Its weights. */
    FittedNetwork.Weights weights() {
        return weights;
    }

    @Override
    public Predictions predict(FeatureRows rows) {
        int[] which = whole(rows);
        return predictions(rows.rows(), which, answers(rows, which));
    }

    @Override
    public double dropout() {
        return fitted.dropout();
    }

    @Override
    public List<Predictions> draws(FeatureRows rows, int draws, Seed seed) {
        Check.atLeast("draws", draws, 1);
        if (fitted.dropout() == 0) {
            throw new UsageException("the " + learner() + " was trained without dropout, so that it says the same each"
                    + " time it is asked. Fix: train it with dropout above 0, or an ensemble of several");
        }
        int[] which = whole(rows);
        NetworkRows read = NetworkRows.of(rows, which, fitted.inputs());
        return IntStream.range(0, draws)
                .mapToObj(draw -> which.length == 0 ? new float[0] : asked.draw(read, threads, seed.child(draw)))
                .map(answers -> predictions(rows.rows(), which, answers))
                .toList();
    }

    private Predictions predictions(int rows, int[] which, float[] answers) {
        int width = target().width();
        double[] values = new double[Math.multiplyExact(rows, width)];
        Arrays.fill(values, Double.NaN);
        for (int i = 0; i < which.length; i++) {
            double[] said = target().isClasses()
                    ? Softmax.of(answers, i * fitted.outputs(), width)
                    : new double[] {number(answers, i)};
            System.arraycopy(said, 0, values, which[i] * width, width);
        }
        return new Predictions(target(), values);
    }

    /** Positions of the rows that can be predicted. */
    final int[] whole(FeatureRows rows) {
        NetworkRows all = NetworkRows.of(rows, IntStream.range(0, rows.rows()).toArray(), fitted.inputs());
        return IntStream.range(0, rows.rows()).filter(all::canBeRead).toArray();
    }

    /** What the network answers to some rows, outputs a row. */
    final float[] answers(FeatureRows rows, int[] which) {
        return which.length == 0 ? new float[0] : asked.answers(NetworkRows.of(rows, which, fitted.inputs()), threads);
    }

    /** What the network answers from. */
    final float[] trunk(FeatureRows rows, int[] which) {
        return which.length == 0 ? new float[0] : asked.trunk(NetworkRows.of(rows, which, fitted.inputs()), threads);
    }

    /** The number that is answered to a row, in the unit of the target. */
    final double number(float[] answers, int row) {
        FittedNetwork.Unit unit = fitted.number();
        float said = answers[row * fitted.outputs() + target().classes().size()];
        return unit.centre() + unit.scale() * said;
    }
}
