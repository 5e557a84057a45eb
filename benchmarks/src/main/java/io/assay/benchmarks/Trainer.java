package io.assay.benchmarks;

import io.assay.metric.ProbabilityScores;
import io.assay.metric.RocAuc;

/** A side that fits on some rows and answers for others. */
interface Trainer {
    /**
     * What one fit took and was worth.
     *
     * @param seconds processor seconds of fitting and predicting
     * @param area mean one-versus-rest area under the ROC curve on the rows asked about
     * @param loss mean logarithmic loss there, in nats, no probability counting as less than 0.0001
     */
    record Result(double seconds, double area, double loss) {
        private static final double FLOOR = 1e-4;

        /** The result of the given probabilities, row by row. */
        static Result of(double seconds, double[] probabilities, int classes, int[] truth) {
            double[] floored = probabilities.clone();
            for (int i = 0; i < floored.length; i++) {
                floored[i] = Math.max(FLOOR, floored[i]);
            }
            return new Result(
                    seconds,
                    RocAuc.macro(probabilities, classes, truth),
                    ProbabilityScores.logLoss(floored, classes, truth));
        }
    }

    /** Fits and predicts once, on one thread. */
    Result run(int seed);
}
