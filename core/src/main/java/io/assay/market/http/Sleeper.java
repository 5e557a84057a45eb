package io.assay.market.http;

import java.time.Duration;

/** What waits. Handed in, so that tests do not. */
@FunctionalInterface
public interface Sleeper {
    /** Waits with the thread. */
    Sleeper THREAD = time -> Thread.sleep(time.toMillis());

    /**
     * Waits that long.
     *
     * @throws InterruptedException if the thread was told to stop
     */
    void sleep(Duration time) throws InterruptedException;
}
