package io.assay.backtest;

import java.util.ArrayList;
import java.util.List;

/** A column of longs that grows by chunks, so that growing never copies what is there. */
final class LongColumn {
    private static final int BITS = 14;
    private static final int CHUNK = 1 << BITS;

    private final List<long[]> chunks = new ArrayList<>();
    private int size;

    void add(long value) {
        if (size == chunks.size() << BITS) {
            chunks.add(new long[CHUNK]);
        }
        chunks.get(size >> BITS)[size & (CHUNK - 1)] = value;
        size++;
    }

    long get(int i) {
        return chunks.get(i >> BITS)[i & (CHUNK - 1)];
    }

    int size() {
        return size;
    }
}
