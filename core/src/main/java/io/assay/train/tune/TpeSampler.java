package io.assay.train.tune;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

import io.assay.base.Check;
import io.assay.base.Seed;

/**
 * The tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kegl 2011, "Algorithms for Hyper-Parameter
 * Optimization", section 4): the trials so far are parted into few good ones and the others, each part is described by
 * a density, and of some candidates drawn from the density of the good ones that is tried next under which the good
 * density exceeds the other most. Densities are joint over all dimensions (Falkner, Klein and Hutter 2018), so that
 * parameters that only do well together are found. Trials of the same round that were not finished count among the
 * others: a round does not try one spot several times.
 *
 * @param startup trials that are drawn at random first, at least 1
 * @param share share of the trials that count as good, above 0 and below 1
 * @param candidates drawn for each proposal, at least 1
 */
public record TpeSampler(int startup, double share, int candidates) implements Sampler {
    /** Most trials that count as good, however many there are. */
    private static final int MOST_GOOD = 25;

    /** Checks all three. */
    public TpeSampler {
        Check.atLeast("startup", startup, 1);
        Check.that(share > 0 && share < 1, "share", "lie between 0 and 1", share);
        Check.atLeast("candidates", candidates, 1);
    }

    /** 10 trials at random, the best tenth good, 24 candidates: the usual numbers. */
    public static TpeSampler standard() {
        return new TpeSampler(10, 0.1, 24);
    }

    @Override
    public Map<String, Object> propose(SearchSpace space, History history, Seed seed) {
        List<Attempt> told = history.finished().stream()
                .filter(a -> !a.steps().isEmpty())
                .sorted(Attempt.BEST_FIRST)
                .toList();
        if (told.size() < startup) {
            return new RandomSampler().propose(space, history, seed);
        }
        int count = Math.max(1, Math.min(MOST_GOOD, (int) Math.ceil(share * told.size())));
        List<double[]> good = new ArrayList<>();
        List<double[]> others = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            (i < count ? good : others).add(space.places(told.get(i).values()));
        }
        history.finished().stream().filter(a -> a.steps().isEmpty()).forEach(a -> others.add(space.places(a.values())));
        history.pending().forEach(values -> others.add(space.places(values)));
        RandomGenerator random = seed.child(history.next()).random();
        return best(space, history, random, new Parzen(space, good), new Parzen(space, others));
    }

    /** The best candidate that was not tried before; the best of all where each was. */
    private Map<String, Object> best(
            SearchSpace space, History history, RandomGenerator random, Parzen good, Parzen others) {
        Set<Map<String, Object>> tried = new HashSet<>(history.pending());
        history.finished().forEach(a -> tried.add(a.values()));
        double[] best = new double[0];
        double highest = Double.NEGATIVE_INFINITY;
        boolean fresh = false;
        for (int c = 0; c < candidates; c++) {
            double[] place = space.places(space.at(good.draw(random)));
            boolean isFresh = !tried.contains(space.at(place));
            double gain = good.logDensity(place) - others.logDensity(place);
            if (best.length == 0 || (isFresh && !fresh) || (isFresh == fresh && gain > highest)) {
                best = place;
                highest = gain;
                fresh = isFresh;
            }
        }
        return space.at(best);
    }

    @Override
    public String spec() {
        return "tpe(startup=" + startup + ", share=" + share + ", candidates=" + candidates + ")";
    }
}
