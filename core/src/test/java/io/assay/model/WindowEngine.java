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
import io.assay.feature.SequenceRows;

/** An engine whose models read the last bars of a stock, each value of them with a coefficient of its own. */
public record WindowEngine() implements Engine {
    /** Bars that its models read. */
    public static final int BARS = 7;

    private static final String LEARNER = "window";

    /** Its learner. */
    public static Learner learner() {
        return new WindowLearner();
    }

    @Override
    public String name() {
        return LEARNER;
    }

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public List<String> learners() {
        return List.of(LEARNER);
    }

    @Override
    public Learner learner(String asked, Map<String, Object> parameters) {
        return new WindowLearner();
    }

    @Override
    public boolean made(Model model) {
        return model instanceof WindowModel;
    }

    @Override
    public byte[] write(Model model) {
        return ByteBuffer.allocate(8).putLong(((WindowModel) model).seed()).array();
    }

    @Override
    public Model read(byte[] fitted, Header header) {
        if (fitted.length != 8) {
            throw new DataException("a seed must have 8 bytes, was " + fitted.length);
        }
        return new WindowModel(
                header.target(), header.features(), ByteBuffer.wrap(fitted).getLong());
    }

    private record WindowLearner() implements Learner {
        @Override
        public String name() {
            return LEARNER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of();
        }

        @Override
        public int sequence() {
            return BARS;
        }

        @Override
        public Model fit(Examples train, Seed seed) {
            List<String> features =
                    train.features().columns().stream().map(FeatureInfo::name).toList();
            return new WindowModel(train.target(), features, seed.value());
        }
    }

    private record WindowModel(Target target, List<String> features, long seed) implements Model {
        @Override
        public String learner() {
            return LEARNER;
        }

        @Override
        public int sequence() {
            return BARS;
        }

        @Override
        public Predictions predict(FeatureRows rows) {
            int width = rows.columns().size();
            int[] source = features.stream().mapToInt(rows::indexOf).toArray();
            double[] coefficients = Seed.of(seed)
                    .random()
                    .doubles((long) BARS * source.length, -1, 1)
                    .toArray();
            float[] window = new float[BARS * width];
            double[] said = new double[rows.rows() * target.width()];
            for (int row = 0; row < rows.rows(); row++) {
                double sum = 0;
                if (((SequenceRows) rows).copyWindow(row, BARS, window, 0)) {
                    for (int i = 0; i < coefficients.length; i++) {
                        sum += coefficients[i] * window[i / source.length * width + source[i % source.length]];
                    }
                } else {
                    sum = Double.NaN;
                }
                double[] of = said(sum);
                System.arraycopy(of, 0, said, row * of.length, of.length);
            }
            return new Predictions(target, said);
        }

        /** The first class as probable as a sum says, the others sharing what is left; NaN where there is none. */
        private double[] said(double sum) {
            double[] of = new double[target.width()];
            double first = Double.isNaN(sum) ? Double.NaN : 1 / (1 + StrictMath.exp(-Math.tanh(sum)));
            Arrays.fill(of, (1 - first) / Math.max(1, of.length - 1));
            of[0] = first;
            return of;
        }
    }
}
