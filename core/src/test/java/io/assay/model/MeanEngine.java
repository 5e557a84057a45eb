package io.assay.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;

/**
 * The smallest engine there can be, for tests of what surrounds engines: its model predicts the mean.
 *
 * @param name of the engine
 * @param learner name of its only learner
 */
public record MeanEngine(String name, String learner) implements Engine {
    /** What its models predict in tests. */
    public static final Target TARGET = Target.number("return_5d");

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public List<String> learners() {
        return List.of(learner);
    }

    @Override
    public Learner learner(String asked, Map<String, Object> parameters) {
        return new MeanLearner(asked, parameters);
    }

    @Override
    public boolean made(Model model) {
        return model instanceof MeanModel;
    }

    @Override
    public byte[] write(Model model) {
        return ByteBuffer.allocate(8).putDouble(((MeanModel) model).mean()).array();
    }

    @Override
    public Model read(byte[] fitted, Header header) {
        if (fitted.length != 8) {
            throw new DataException("a mean must have 8 bytes, was " + fitted.length);
        }
        return new MeanModel(
                header.learner(),
                header.target(),
                header.features(),
                ByteBuffer.wrap(fitted).getDouble());
    }

    private record MeanLearner(String name, Map<String, Object> parameters) implements Learner {
        @Override
        public Model fit(Examples train, Seed seed) {
            List<String> features =
                    train.features().columns().stream().map(FeatureInfo::name).toList();
            double mean = Arrays.stream(train.rows().target()).average().orElseThrow();
            return new MeanModel(name, train.target(), features, mean);
        }
    }

    private record MeanModel(String learner, Target target, List<String> features, double mean) implements Model {
        @Override
        public Predictions predict(FeatureRows rows) {
            double[] values = new double[rows.rows()];
            Arrays.fill(values, mean);
            return new Predictions(target, values);
        }
    }
}
