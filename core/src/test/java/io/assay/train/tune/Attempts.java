package io.assay.train.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Trials for tests. */
final class Attempts {
    private Attempts() {}

    /** A whole trial with the given scores of its steps. */
    static Attempt done(int number, Map<String, Object> values, double... scores) {
        return Attempt.of(number, values, steps(scores), Attempt.Outcome.DONE, "");
    }

    static Attempt pruned(int number, double... scores) {
        return Attempt.of(number, Map.of(), steps(scores), Attempt.Outcome.PRUNED, "");
    }

    static Attempt failed(int number, Map<String, Object> values) {
        return Attempt.of(number, values, List.of(), Attempt.Outcome.FAILED, "it cannot");
    }

    /** A number among the values of a trial. */
    static double number(Map<String, Object> values, String name) {
        return ((Number) Objects.requireNonNull(values.get(name))).doubleValue();
    }

    static List<StepScore> steps(double... scores) {
        List<StepScore> steps = new ArrayList<>();
        for (double score : scores) {
            steps.add(new StepScore(score, new double[] {score}));
        }
        return steps;
    }
}
