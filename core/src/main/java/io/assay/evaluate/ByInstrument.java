package io.assay.evaluate;

import java.util.Arrays;

/**
 * Rows grouped by instrument, in their own order (days ascending) within.
 *
 * @param order positions of rows, an instrument after the other
 * @param starts where each instrument starts in {@code order}, and the end
 */
record ByInstrument(int[] order, int[] starts) {
    /** Groups rows by counting. */
    static ByInstrument of(int[] instrument) {
        int count = Arrays.stream(instrument).max().orElse(-1) + 1;
        int[] starts = new int[count + 1];
        for (int i : instrument) {
            starts[i + 1]++;
        }
        for (int i = 0; i < count; i++) {
            starts[i + 1] += starts[i];
        }
        int[] order = new int[instrument.length];
        int[] next = starts.clone();
        for (int r = 0; r < instrument.length; r++) {
            order[next[instrument[r]]++] = r;
        }
        return new ByInstrument(order, starts);
    }

    /** Number of instruments, those without rows included. */
    int instruments() {
        return starts.length - 1;
    }

    /** Where an instrument's rows start. */
    int from(int instrument) {
        return starts[instrument];
    }

    /** Where an instrument's rows end (exclusive). */
    int to(int instrument) {
        return starts[instrument + 1];
    }
}
