package io.assay.dataset;

import java.util.List;

import io.assay.feature.CrossSectional;
import io.assay.feature.FeatureBars;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureSet;
import io.assay.feature.SymbolFeature;

/** A handful of features that can be worked out by hand. */
final class TinyFeatures {
    /** A scale-free return, a scale-free mean of it that is said to settle late, and a price level. */
    static final FeatureSet ALL = new FeatureSet("tiny", List.of(new OneDay(), new Level(), new Mean()));

    /** The scale-free ones. */
    static final FeatureSet FREE = new FeatureSet("tiny-free", List.of(new OneDay(), new Mean()));

    /** From which bar on everything has settled. */
    static final int SETTLE = 6;

    /** Subtracts the mean of the day and adds how many values it was of. */
    static final CrossSectional DEMEAN = new CrossSectional() {
        @Override
        public String name() {
            return "demean";
        }

        @Override
        public void apply(float[] values) {
            double sum = 0;
            int count = 0;
            for (float value : values) {
                sum += Float.isNaN(value) ? 0 : value;
                count += Float.isNaN(value) ? 0 : 1;
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (values[i] - sum / count + count);
            }
        }
    };

    private TinyFeatures() {}

    private static FeatureInfo info(String name, int warmUp, int settle, boolean scaleFree) {
        return new FeatureInfo(name, FeatureGroup.PRICE, name, warmUp, settle, "ratio", scaleFree, "");
    }

    private static final class OneDay implements SymbolFeature {
        @Override
        public List<FeatureInfo> columns() {
            return List.of(info("ret_1", 1, 1, true));
        }

        @Override
        public void compute(FeatureBars bars, float[][] out) {
            double[] close = bars.bars().close();
            for (int row = 0; row < bars.size(); row++) {
                out[0][row] = row == 0 ? Float.NaN : (float) (close[row] / close[row - 1] - 1);
            }
        }
    }

    private static final class Level implements SymbolFeature {
        @Override
        public List<FeatureInfo> columns() {
            return List.of(info("close", 0, 0, false));
        }

        @Override
        public void compute(FeatureBars bars, float[][] out) {
            for (int row = 0; row < bars.size(); row++) {
                out[0][row] = (float) bars.bars().close()[row];
            }
        }
    }

    private static final class Mean implements SymbolFeature {
        @Override
        public List<FeatureInfo> columns() {
            return List.of(info("rel_3", 2, SETTLE, true));
        }

        @Override
        public void compute(FeatureBars bars, float[][] out) {
            double[] close = bars.bars().close();
            for (int row = 0; row < bars.size(); row++) {
                double sum = row < 2 ? Double.NaN : close[row] + close[row - 1] + close[row - 2];
                out[0][row] = (float) (3 * close[row] / sum - 1);
            }
        }
    }
}
