package io.assay.train.tune;

import java.util.List;

import io.assay.base.Check;

/**
 * Gives a trial up whose mean over its steps so far is below the median of what the finished ones had over the same
 * steps (Golovin and others 2017, "Google Vizier", section 3.2.2, the median stopping rule). Only the same steps are
 * compared: one fold may be harder than another.
 *
 * @param warmUpTrials finished trials before any is given up, at least 1
 * @param warmUpSteps steps that every trial is granted, at least 1
 */
public record MedianPruner(int warmUpTrials, int warmUpSteps) implements Pruner {
    /** Checks both. */
    public MedianPruner {
        Check.atLeast("warmUpTrials", warmUpTrials, 1);
        Check.atLeast("warmUpSteps", warmUpSteps, 1);
    }

    /** After 5 trials and each trial's first step. */
    public static MedianPruner standard() {
        return new MedianPruner(5, 1);
    }

    @Override
    public boolean stops(List<StepScore> steps, List<Attempt> earlier) {
        int done = steps.size();
        double[] others = earlier.stream()
                .filter(Attempt::isDone)
                .mapToDouble(a -> Attempt.mean(a.steps(), done))
                .sorted()
                .toArray();
        return done >= warmUpSteps && others.length >= warmUpTrials && Attempt.mean(steps, done) < median(others);
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    @Override
    public String spec() {
        return "median(trials=" + warmUpTrials + ", steps=" + warmUpSteps + ")";
    }
}
