package io.assay.benchmarks;

/** One side of a comparison. */
interface Racer extends AutoCloseable {
    /** Name in the table. */
    String name();

    /**
     * Does the whole work once.
     *
     * @return processor seconds that it took
     */
    double run();

    /** For each column of {@link Indicators#NAMES} the mean over the stocks of its values on the last 250 bars. */
    double[] answers();

    @Override
    default void close() {}
}
