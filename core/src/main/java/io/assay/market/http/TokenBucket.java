package io.assay.market.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import io.assay.base.Check;

/**
 * Limits how often something is done: a bucket of tokens that fills steadily; who finds it empty is told how long to
 * wait. Safe from several threads, which are served in the order in which they ask.
 */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final int capacity;
    private final InstantSource clock;
    private double tokens;
    private Instant filled;

    /** A full bucket of {@code capacity} tokens that gains {@code perSecond} of them a second. */
    TokenBucket(double perSecond, int capacity, InstantSource clock) {
        this.perSecond = Check.positive("perSecond", perSecond);
        this.capacity = Check.atLeast("capacity", capacity, 1);
        this.clock = clock;
        this.tokens = capacity;
        this.filled = clock.instant();
    }

    /** Takes a token and tells how long to wait until it is there; zero if it is there already. */
    synchronized Duration take() {
        Instant now = clock.instant();
        double seconds = Math.max(0, Duration.between(filled, now).toNanos() / NANOS);
        tokens = Math.min(capacity, tokens + seconds * perSecond) - 1;
        filled = now;
        return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(-tokens / perSecond * NANOS));
    }
}
