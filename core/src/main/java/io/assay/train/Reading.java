package io.assay.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.model.Learner;
import io.assay.model.Model;

/**
 * A learner that does not see some groups of features: what they are worth is the difference that this makes on the
 * same rows.
 *
 * @param learner who learns
 * @param without the groups that it does not see
 */
public record Reading(Learner learner, List<FeatureGroup> without) implements LearnerAround {
    /** Copies the list. */
    public Reading {
        without = List.copyOf(without);
    }

    /** Those of the learner, and {@code without}. */
    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> all = new TreeMap<>(learner.parameters());
        all.put("without", without.stream().map(FeatureGroup::name).toList().toString());
        return all;
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        List<FeatureInfo> columns = train.features().columns();
        int[] seen = IntStream.range(0, columns.size())
                .filter(c -> !without.contains(columns.get(c).group()))
                .toArray();
        return learner.fit(seen.length == columns.size() ? train : train.withColumns(seen), seed);
    }

    @Override
    public Learner around(Learner other) {
        return new Reading(other, without);
    }
}
