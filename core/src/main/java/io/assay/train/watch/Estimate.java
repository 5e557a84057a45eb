package io.assay.train.watch;

import io.assay.model.watch.TrainingStart;

/**
 * How long a training takes, told from steps that were measured: an estimate, and of the longest it can take, since
 * early stopping may end it before.
 *
 * @param measured what was measured
 * @param epochs the most there will be
 * @param batches steps an epoch
 * @param stepsDone steps that are done
 * @param epochsDone epochs that are done, validation rows scored
 */
public record Estimate(Measured measured, int epochs, int batches, long stepsDone, long epochsDone) {
    private static final double NANOS = 1e9;

    /**
     * An answer costs a third of a step on the same rows: the way back costs twice the way forth (Kaplan and others
     * 2020, "Scaling laws for neural language models", section 2.1).
     */
    private static final double SHARE_OF_ANSWERING = 1.0 / 3;

    /**
     * What was measured.
     *
     * @param step seconds a step
     * @param steps how many were measured
     * @param validation seconds to score the validation rows once
     * @param validations how often that was measured; where it was not, it is reckoned from the steps
     */
    public record Measured(double step, long steps, double validation, int validations) {}

    static double seconds(long nanos) {
        return (double) nanos / NANOS;
    }

    /** Seconds to score the validation rows, reckoned from those a step takes. */
    static double unmeasuredValidation(TrainingStart start, double step) {
        double rowsOfStep = (double) start.sequences() / Math.max(1, start.batches());
        return start.validation() * step / Math.max(1, rowsOfStep) * SHARE_OF_ANSWERING;
    }

    /** Seconds an epoch takes, scoring included. */
    public double epoch() {
        return batches * measured.step + measured.validation;
    }

    /** Seconds all epochs take together. */
    public double whole() {
        return epochs * epoch();
    }

    /** Seconds that are left. */
    public double remaining() {
        double steps = Math.max(0, (double) epochs * batches - stepsDone);
        return steps * measured.step + Math.max(0, epochs - epochsDone) * measured.validation;
    }

    /** The estimate in one sentence. */
    public String sentence() {
        String scored = measured.validations == 0 && measured.validation > 0
                ? "; scoring the validation rows is reckoned from them, not measured"
                : "";
        return "estimate: " + Wording.time(whole()) + " at most, " + epochs + " x " + Wording.time(epoch())
                + " an epoch, from " + measured.steps + " measured step" + (measured.steps == 1 ? "" : "s") + scored;
    }
}
