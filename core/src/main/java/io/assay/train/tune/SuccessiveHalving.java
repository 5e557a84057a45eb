package io.assay.train.tune;

import java.util.List;

import io.assay.base.Check;

/**
 * Asynchronous successive halving (Li and others 2020, "A System for Massively Parallel Hyperparameter Tuning"): after
 * {@code first}, {@code first x factor}, {@code first x factor^2}.. steps only the best {@code 1 / factor} of all that
 * came so far go on. Where fewer than {@code factor} came so far, the best of them goes on.
 *
 * @param first steps before the first decision, at least 1
 * @param factor at least 2
 */
public record SuccessiveHalving(int first, int factor) implements Pruner {
    /** Checks both. */
    public SuccessiveHalving {
        Check.atLeast("first", first, 1);
        Check.atLeast("factor", factor, 2);
    }

    /** The best third after 1, 3, 9.. steps. */
    public static SuccessiveHalving standard() {
        return new SuccessiveHalving(1, 3);
    }

    @Override
    public boolean stops(List<StepScore> steps, List<Attempt> earlier) {
        int done = steps.size();
        if (!isRung(done)) {
            return false;
        }
        double own = Attempt.mean(steps, done);
        double[] others = earlier.stream()
                .filter(a -> a.steps().size() >= done)
                .mapToDouble(a -> Attempt.mean(a.steps(), done))
                .toArray();
        int better = 0;
        for (double other : others) {
            better += other > own ? 1 : 0;
        }
        return better >= Math.max(1, (others.length + 1) / factor);
    }

    private boolean isRung(int steps) {
        long rung = first;
        while (rung < steps) {
            rung *= factor;
        }
        return rung == steps;
    }

    @Override
    public String spec() {
        return "successive-halving(first=" + first + ", factor=" + factor + ")";
    }
}
