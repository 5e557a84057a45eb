package io.assay.train.tune;

import java.util.List;

import io.assay.base.Check;
import io.assay.base.DataException;

/**
 * What a search came to.
 *
 * @param best the whole trial of the highest score, the earliest of equals
 * @param attempts all trials, the best first
 * @param luck how far the best is luck
 */
public record TuningResult(Attempt best, List<Attempt> attempts, Luck luck) {
    /** Copies the list. */
    public TuningResult {
        attempts = List.copyOf(attempts);
        Check.that(best.isDone(), "best", "be done", best.outcome());
    }

    /**
     * Of all trials of a search.
     *
     * @param earlier trials of other searches whose score was seen on the same days
     * @throws DataException if not one trial was done
     */
    public static TuningResult of(List<Attempt> attempts, long earlier) {
        List<Attempt> sorted = attempts.stream().sorted(Attempt.BEST_FIRST).toList();
        if (sorted.isEmpty() || !sorted.get(0).isDone()) {
            throw new DataException("not one of " + attempts.size() + " trials went through all steps"
                    + sorted.stream()
                            .map(Attempt::reason)
                            .filter(r -> !r.isEmpty())
                            .findFirst()
                            .map(r -> ". The first that failed: " + r)
                            .orElse(". Fix: more trials, or '--pruner none'"));
        }
        return new TuningResult(sorted.get(0), sorted, Luck.of(attempts, earlier));
    }

    /** How many trials ended so. */
    public long count(Attempt.Outcome outcome) {
        return attempts.stream().filter(a -> a.outcome() == outcome).count();
    }
}
