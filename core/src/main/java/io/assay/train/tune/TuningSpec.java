package io.assay.train.tune;

import java.util.Map;
import java.util.TreeMap;

import io.assay.base.Check;
import io.assay.base.Seed;

/**
 * A search: everything that its trials depend on but how many there are, so that a search can be made longer.
 *
 * @param space what is varied
 * @param sampler how trials are chosen
 * @param pruner which are given up early
 * @param steps of a whole trial, at least 1
 * @param round trials that are chosen together and run side by side, at least 1; not the number of threads, on which
 *     nothing depends
 * @param of what else the scores depend on (data, rows, learner, versions), by name
 * @param seed root of all randomness
 */
public record TuningSpec(
        SearchSpace space, Sampler sampler, Pruner pruner, int steps, int round, Map<String, String> of, Seed seed) {
    /** Trials of a round unless it is told others. */
    public static final int ROUND = 4;

    /** Checks the numbers and copies the map. */
    public TuningSpec {
        Check.atLeast("steps", steps, 1);
        Check.atLeast("round", round, 1);
        of = Map.copyOf(of);
    }

    /** All that tells it from another search, by name. */
    public Map<String, String> identity() {
        Map<String, String> all = new TreeMap<>(of);
        all.put("space", space.describe());
        all.put("sampler", sampler.spec());
        all.put("pruner", pruner.spec());
        all.put("steps", String.valueOf(steps));
        all.put("round", String.valueOf(round));
        all.put("seed", String.valueOf(seed.value()));
        return all;
    }
}
