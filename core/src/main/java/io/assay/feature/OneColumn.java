package io.assay.feature;

import java.util.List;

/**
 * A feature of a single column, told by what is promised and how it is computed.
 *
 * @param info what is promised
 * @param body how it is computed
 * @param usesVolume whether a bar without a usable volume interrupts it
 */
public record OneColumn(FeatureInfo info, Body body, boolean usesVolume) implements SymbolFeature {
    /** Computes one column. */
    @FunctionalInterface
    public interface Body {
        /** Writes every element of {@code out}; see {@link SymbolFeature#compute}. */
        void compute(FeatureBars bars, float[] out);
    }

    /** A feature of prices alone. */
    public static OneColumn of(FeatureInfo info, Body body) {
        return new OneColumn(info, body, false);
    }

    /** A feature that also reads the volume. */
    public static OneColumn withVolume(FeatureInfo info, Body body) {
        return new OneColumn(info, body, true);
    }

    @Override
    public List<FeatureInfo> columns() {
        return List.of(info);
    }

    @Override
    public void compute(FeatureBars bars, float[][] out) {
        body.compute(bars, out[0]);
    }
}
