package io.assay.train.tune;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.assay.base.Check;

/**
 * One trial of a search, as far as it went.
 *
 * @param number from 0, in the order in which they were proposed
 * @param values the hyper-parameters that were tried
 * @param score mean over the steps that were done; NaN if none was
 * @param steps what its steps came to, in order; fewer than all if it was given up or failed
 * @param outcome how it ended
 * @param reason why it failed, in a sentence; else empty
 */
public record Attempt(
        int number, Map<String, Object> values, double score, List<StepScore> steps, Outcome outcome, String reason) {
    /** The best first: whole ones by score, then those given up, the latest first, then those that failed. */
    public static final Comparator<Attempt> BEST_FIRST = Comparator.comparing(Attempt::outcome)
            .thenComparing(a -> -a.steps().size())
            .thenComparing(a -> a.steps().isEmpty() ? 0 : -a.score())
            .thenComparing(Attempt::number);

    /** How a trial ended. */
    public enum Outcome {
        /** All steps were done. */
        DONE,
        /** It was given up: others were better at the same step. */
        PRUNED,
        /** It could not be fitted or scored. */
        FAILED
    }

    /** Copies the list. */
    public Attempt {
        steps = List.copyOf(steps);
        Check.that(outcome != Outcome.DONE || !steps.isEmpty(), "steps", "hold one if the trial is done", steps);
    }

    /** A trial whose score is the mean over its steps. */
    static Attempt of(int number, Map<String, Object> values, List<StepScore> steps, Outcome outcome, String reason) {
        return new Attempt(number, values, mean(steps, steps.size()), steps, outcome, reason);
    }

    /** Whether all steps were done. */
    public boolean isDone() {
        return outcome == Outcome.DONE;
    }

    /** Mean over the first steps. */
    static double mean(List<StepScore> steps, int first) {
        return steps.stream()
                .limit(first)
                .mapToDouble(StepScore::score)
                .average()
                .orElse(Double.NaN);
    }

    /** The parts of all its steps, in order. */
    double[] parts() {
        return steps.stream().flatMapToDouble(s -> Arrays.stream(s.parts())).toArray();
    }
}
