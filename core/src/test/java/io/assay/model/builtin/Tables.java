package io.assay.model.builtin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.market.Instrument;

/** Small tables of named columns. */
final class Tables {
    static final Instrument STOCK = new Instrument("SIM", "A");
    static final Target DIRECTION = new Target("direction3_5d", List.of("DOWN", "FLAT", "UP"));

    private Tables() {}

    static FeatureTable of(Map<String, float[]> columns) {
        List<String> names = columns.keySet().stream().sorted().toList();
        int rows = columns.values().iterator().next().length;
        int[] days = new int[rows];
        Arrays.setAll(days, i -> i);
        List<FeatureInfo> infos = names.stream()
                .map(n -> new FeatureInfo(n, FeatureGroup.TECHNICAL, n, 0, 0, "ratio", true, ""))
                .toList();
        return FeatureTable.of(
                STOCK, days, infos, names.stream().map(columns::get).toArray(float[][]::new));
    }

    static Dataset dataset(FeatureTable features, Target target, double... targets) {
        int n = targets.length;
        int[] later = new int[n];
        Arrays.setAll(later, i -> i + 6);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return Dataset.of(
                features,
                target,
                List.of(STOCK),
                new Dataset.Rows(new int[n], features.days(), features.days(), later, later, targets, targets, ones));
    }
}
