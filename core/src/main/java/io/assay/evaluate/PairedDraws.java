package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.metric.Draws;

/**
 * Figures of several models on the same redrawn samples, set against those of the first one.
 *
 * @param names of the models; the first is the reference
 * @param draws of each of them, the same figures and the same samples
 * @param level share outside the intervals, both sides together
 */
record PairedDraws(List<String> names, List<Draws> draws, double level) {
    PairedDraws {
        Check.sameLength("draws", draws.size(), names.size());
        Check.atLeast("models", names.size(), 2);
        for (Draws of : draws) {
            Check.sameLength("draws", of.values().length, draws.get(0).values().length);
        }
    }

    /**
     * A figure.
     *
     * @param at its place among those drawn
     * @param name for reports
     * @param moreIsBetter whether the larger value is the better one
     */
    record Named(int at, String name, boolean moreIsBetter) {}

    /** Every model but the reference by one figure, in their order. */
    List<PairedGap> by(Named figure) {
        Draws reference = draws.get(0);
        int others = names.size() - 1;
        double[] estimate = new double[others];
        double[][] values = new double[reference.values().length][others];
        for (int k = 0; k < others; k++) {
            Draws own = draws.get(k + 1);
            estimate[k] = Comparison.gap(own.estimate()[figure.at()], reference.estimate()[figure.at()]);
            for (int b = 0; b < values.length; b++) {
                values[b][k] =
                        Comparison.gap(own.values()[b][figure.at()], reference.values()[b][figure.at()]);
            }
        }
        Draws gaps = new Draws(estimate, values, reference.blocks(), reference.stretch());
        int[] all = IntStream.range(0, others).toArray();
        double[] lower = gaps.simultaneousLower(all, level / 2);
        double[] upper = gaps.simultaneousUpper(all, level / 2);
        List<PairedGap> result = new ArrayList<>();
        for (int k = 0; k < others; k++) {
            result.add(new PairedGap(
                    names.get(k + 1),
                    figure.name(),
                    figure.moreIsBetter(),
                    draws.get(k + 1).estimate()[figure.at()],
                    reference.estimate()[figure.at()],
                    gaps.interval(k, level),
                    new Draws.Interval(lower[k], upper[k])));
        }
        return result;
    }
}
