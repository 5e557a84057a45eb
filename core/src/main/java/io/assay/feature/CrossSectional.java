package io.assay.feature;

/** A transform of one feature over all instruments of one day, such as a rank. Stateless. */
public interface CrossSectional {
    /** Short name for specifications and column headings, for example {@code rank}. */
    String name();

    /**
     * Replaces the values of one column on one day.
     *
     * @param values one value an instrument; NaN means missing and stays NaN
     */
    void apply(float[] values);
}
