package io.assay.feature;

import java.util.List;

/**
 * One or several related features of one instrument, each row a function of that row's bar and the bars before it.
 * Stateless; one instance serves all threads.
 */
public interface SymbolFeature {
    /** The columns it fills, in order. */
    List<FeatureInfo> columns();

    /** Whether it reads the volume, so that a bar without a usable volume interrupts it. */
    default boolean usesVolume() {
        return false;
    }

    /**
     * Computes every row.
     *
     * @param bars adjusted prices and shared intermediate series of one instrument: usable bars without a hole
     * @param out one array a column, each {@code bars.size()} long; every element must be written (NaN where undefined)
     */
    void compute(FeatureBars bars, float[][] out);
}
