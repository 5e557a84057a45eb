package io.assay.train.tune;

import java.util.Map;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;

/** Draws every value by itself, whatever was tried before (Bergstra and Bengio 2012). */
public record RandomSampler() implements Sampler {
    @Override
    public Map<String, Object> propose(SearchSpace space, History history, Seed seed) {
        RandomGenerator random = seed.child(history.next()).random();
        double[] places = new double[space.size()];
        for (int d = 0; d < places.length; d++) {
            places[d] = random.nextDouble();
        }
        return space.at(places);
    }

    @Override
    public String spec() {
        return "random";
    }
}
