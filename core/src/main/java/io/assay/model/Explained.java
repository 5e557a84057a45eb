package io.assay.model;

import java.util.Map;

/** A model that can tell how much each column it reads has to say in it. */
public interface Explained {
    /**
     * The share of each column, 0..1, summing to 1; or all 0 in a model that uses none. Shares say what a model leans
     * on, not whether it is right, and divide what columns that say the same have in common between them as the fit
     * happened to.
     *
     * @return one entry a column of {@link Model#features()}
     */
    Map<String, Double> importance();
}
