package io.assay.proof;

import java.util.List;
import java.util.Map;

import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;
import io.assay.feature.FeatureRows;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;

/** A learner that scales the rows it is asked about by all of them, later ones included: each answer peeks ahead. */
public record Peeking() implements Learner {
    @Override
    public String name() {
        return "peeking";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of();
    }

    @Override
    public Model fit(Examples train, Seed seed) {
        List<String> features =
                train.features().columns().stream().map(c -> c.name()).toList();
        return new Batch(features, train.target());
    }

    private record Batch(List<String> features, Target target) implements Model {
        @Override
        public String learner() {
            return "peeking";
        }

        @Override
        public Predictions predict(FeatureRows rows) {
            double most = 0;
            for (int row = 0; row < rows.rows(); row++) {
                most = Math.max(most, Math.abs(rows.get(row, 0)));
            }
            int width = target.width();
            double[] values = new double[rows.rows() * width];
            for (int row = 0; row < rows.rows(); row++) {
                double score = 0.5 + 0.4 * rows.get(row, 0) / Math.max(most, 1e-9);
                for (int k = 0; k < width; k++) {
                    values[row * width + k] = width == 1 ? score : k == 0 ? score : (1 - score) / (width - 1);
                }
            }
            return new Predictions(target, values);
        }
    }
}
