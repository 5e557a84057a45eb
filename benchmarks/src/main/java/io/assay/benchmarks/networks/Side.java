package io.assay.benchmarks.networks;

/** One side of a comparison: warm, and able to go on where it stopped. */
interface Side extends AutoCloseable {
    /**
     * What some steps took.
     *
     * @param sequences windows that were read
     * @param wall seconds by the clock
     * @param cpu seconds of processor time of the whole process, all threads
     */
    record Turn(long sequences, double wall, double cpu) {
        /** Windows a second. */
        double perSecond() {
            return sequences / wall;
        }

        /** Windows a second of processor time. */
        double perCpuSecond() {
            return sequences / cpu;
        }
    }

    /** Does so many steps. */
    Turn go(int steps);

    @Override
    void close();
}
