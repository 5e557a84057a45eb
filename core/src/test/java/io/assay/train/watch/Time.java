package io.assay.train.watch;

import java.time.Instant;

/** Time that passes only when the test says so. It starts at 2026-01-01. */
final class Time {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private long nanos;

    void pass(double seconds) {
        nanos += Math.round(seconds * 1e9);
    }

    long nanos() {
        return nanos;
    }

    Clocks clocks() {
        return new Clocks(() -> Instant.ofEpochSecond(START, nanos), this::nanos);
    }
}
