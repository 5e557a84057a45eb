package io.assay.torch;

import java.util.Arrays;

import io.assay.feature.FeatureRows;
import io.assay.model.Heads;

/** A fitted network with a head for the size of the move and one for its confidence. */
final class HeadsModel extends NetworkModel implements Heads {
    private final Confidence confidence;

    HeadsModel(FittedNetwork fitted, FittedNetwork.Weights weights, int threads) {
        super(fitted, weights, threads);
        this.confidence = weights.confidence()
                .orElseThrow(() -> new IllegalArgumentException("'weights' must have a head for confidence"));
    }

    @Override
    public double[] moves(FeatureRows rows) {
        int[] which = whole(rows);
        float[] answers = answers(rows, which);
        double[] said = new double[which.length];
        Arrays.setAll(said, i -> number(answers, i));
        return spread(said, which, rows.rows());
    }

    @Override
    public double[] confidence(FeatureRows rows) {
        int[] which = whole(rows);
        int classes = target().classes().size();
        double[] said = which.length == 0
                ? new double[0]
                : confidence.of(trunk(rows, which), answers(rows, which), fitted().outputs(), classes);
        return spread(said, which, rows.rows());
    }

    private static double[] spread(double[] said, int[] which, int rows) {
        double[] all = new double[rows];
        Arrays.fill(all, Double.NaN);
        for (int i = 0; i < which.length; i++) {
            all[which[i]] = said[i];
        }
        return all;
    }
}
