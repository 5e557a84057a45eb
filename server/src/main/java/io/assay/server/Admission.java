package io.assay.server;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Who may work now: a request beyond the limit is refused at once instead of making all others slow. Requests for which
 * rows have to be made first take turns, so that they never hold up those that need none.
 */
final class Admission {
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final ServerSettings.Limits limits;
    private final Semaphore turns;
    private final AtomicInteger inWork = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean stopping;

    Admission(ServerSettings.Limits limits) {
        this.limits = limits;
        this.turns = new Semaphore(limits.coldAtOnce(), true);
    }

    /** Requests in work. */
    int inWork() {
        return inWork.get();
    }

    /** Requests that wait for their turn to make rows. */
    int waiting() {
        return waiting.get();
    }

    /** Takes on a request; whoever is let in must {@link #leave}. */
    void enter() {
        if (inWork.incrementAndGet() > limits.atOnce()) {
            inWork.decrementAndGet();
            throw new Refusal(
                    Refusal.TOO_MANY, limits.atOnce() + " requests are in work already. Fix: ask again in a second");
        }
        if (stopping) {
            inWork.decrementAndGet();
            throw new Refusal(Refusal.STOPPING, "the server is stopping");
        }
    }

    void leave() {
        inWork.decrementAndGet();
    }

    /** Does work that makes rows, when it is its turn. */
    <T> T inTurn(Supplier<T> work) {
        if (waiting.incrementAndGet() > limits.coldWaiting() + limits.coldAtOnce()) {
            waiting.decrementAndGet();
            throw new Refusal(
                    Refusal.TOO_MANY,
                    limits.coldWaiting() + " requests wait for their rows to be made already."
                            + " Fix: ask again in a second");
        }
        boolean taken = false;
        try {
            taken = turns.tryAcquire(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
            if (!taken) {
                throw new Refusal(
                        Refusal.TOO_MANY,
                        "its turn did not come within " + limits.patience().toSeconds() + " s. Fix: ask again later");
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.STOPPING, "the server is stopping");
        } finally {
            waiting.decrementAndGet();
            if (taken) {
                turns.release();
            }
        }
    }

    /** Lets nobody in any more, and waits for those in work. */
    void drain() throws InterruptedException {
        stopping = true;
        long rest = limits.patience().toMillis();
        while (inWork.get() > 0 && rest > 0) {
            Thread.sleep(PAUSE.toMillis());
            rest -= PAUSE.toMillis();
        }
    }
}
