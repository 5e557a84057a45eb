package io.assay.train.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Parallel;

/**
 * Runs the trials of a search in rounds: those of a round are chosen by what earlier rounds came to, run side by side
 * and told in order, so that the same search comes to the same bits at any number of threads.
 *
 * @param spec what is searched
 * @param objective what a trial scores
 * @param parallel threads
 * @param listener hears of every trial
 */
public record Tuning(TuningSpec spec, Objective objective, Parallel parallel, TuningListener listener) {
    /**
     * Searches, or goes on where the journal ends.
     *
     * @param trials most trials, at least 1; a grid has no more than it has points
     * @return the trials, in order
     * @throws DataException if none of the first round can be fitted and scored; the sentence says why the first cannot
     */
    public List<Attempt> run(int trials, Journal journal) {
        Check.atLeast("trials", trials, 1);
        int most = (int) Math.min(trials, spec.sampler().most(spec.space()));
        List<Attempt> told = new ArrayList<>();
        while (told.size() < most) {
            List<Attempt> round = round(List.copyOf(told), Math.min(spec.round(), most - told.size()), journal);
            round.forEach(listener::told);
            if (told.isEmpty() && round.stream().noneMatch(a -> a.outcome() != Attempt.Outcome.FAILED)) {
                throw new DataException("not one trial of the first round could be scored. The first: "
                        + round.get(0).reason());
            }
            told.addAll(round);
        }
        return told;
    }

    private List<Attempt> round(List<Attempt> earlier, int size, Journal journal) {
        List<Map<String, Object>> proposed = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            History history = new History(earlier, proposed);
            proposed.add(
                    spec.sampler().propose(spec.space(), history, spec.seed().child("sampler")));
        }
        return parallel.map(IntStream.range(0, size).boxed().toList(), i -> {
            Attempt attempt = attempt(earlier.size() + i, proposed.get(i), earlier, journal);
            listener.ended(attempt);
            return attempt;
        });
    }

    private Attempt attempt(int number, Map<String, Object> values, List<Attempt> earlier, Journal journal) {
        List<StepScore> steps = new ArrayList<>();
        for (int step = 0; step < spec.steps(); step++) {
            if (step > 0 && spec.pruner().stops(List.copyOf(steps), earlier)) {
                return Attempt.of(number, values, steps, Attempt.Outcome.PRUNED, "");
            }
            Journal.Entry entry = step(number, step, values, journal);
            if (entry.score().isEmpty()) {
                return Attempt.of(number, values, steps, Attempt.Outcome.FAILED, entry.failure());
            }
            steps.add(entry.score().get());
        }
        return Attempt.of(number, values, steps, Attempt.Outcome.DONE, "");
    }

    private Journal.Entry step(int number, int step, Map<String, Object> values, Journal journal) {
        Optional<Journal.Entry> before = journal.recall(number, step, values);
        if (before.isPresent()) {
            return before.get();
        }
        Journal.Entry entry = scored(number, step, values);
        journal.keep(entry);
        return entry;
    }

    private Journal.Entry scored(int number, int step, Map<String, Object> values) {
        try {
            StepScore score =
                    objective.score(values, step, spec.seed().child("step").child(step));
            return new Journal.Entry(number, step, values, Optional.of(score), "");
        } catch (DataException e) {
            return new Journal.Entry(number, step, values, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }
}
