package io.assay.app.cli;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.assay.base.Progress;
import io.assay.train.watch.LiveFile;
import org.jspecify.annotations.Nullable;

/**
 * Passes progress on, and writes it into a file that a server shows the work from. The file begins with the first step
 * after two seconds, so that short work leaves none; where it cannot be written the work goes on, and that is said
 * once.
 */
final class LiveProgress implements Progress {
    private static final long BEGINS_AFTER = Duration.ofSeconds(2).toNanos();
    private static final long GAP = Duration.ofSeconds(1).toNanos();

    private final Progress next;
    private final Supplier<LiveFile> begin;
    private final LongSupplier nanos;
    private final Consumer<String> remark;
    private final long born;
    private @Nullable LiveFile live;
    private boolean broken;
    private String task = "";
    private long steps;
    private long done;
    private long told;

    /**
     * Progress that is shown.
     *
     * @param next hears everything first
     * @param begin begins the file
     * @param nanos the time
     * @param remark hears why nothing is shown
     */
    LiveProgress(Progress next, Supplier<LiveFile> begin, LongSupplier nanos, Consumer<String> remark) {
        this.next = next;
        this.begin = begin;
        this.nanos = nanos;
        this.remark = remark;
        this.born = nanos.getAsLong();
        this.told = born - GAP;
    }

    @Override
    public synchronized void start(String newTask, long newSteps) {
        next.start(newTask, newSteps);
        task = newTask;
        steps = newSteps;
        done = 0;
        told = nanos.getAsLong() - GAP;
    }

    @Override
    public synchronized void step(String detail) {
        next.step(detail);
        done++;
        long now = nanos.getAsLong();
        boolean due = now - told >= GAP || done == steps;
        if (now - born >= BEGINS_AFTER && due) {
            told = now;
            tell(file -> file.progress(task, done, steps, detail));
        }
    }

    @Override
    public synchronized void done() {
        next.done();
    }

    /** Ends the file, if there is one: with an error where a reason is given. */
    synchronized void end(String reason) {
        if (live != null) {
            tell(file -> {
                if (reason.isEmpty()) {
                    file.close();
                } else {
                    file.failed(reason);
                }
            });
        }
    }

    private void tell(Consumer<LiveFile> sentence) {
        if (broken) {
            return;
        }
        try {
            if (live == null) {
                live = begin.get();
            }
            sentence.accept(live);
        } catch (UncheckedIOException e) {
            broken = true;
            remark.accept("warning: a server does not show this work any further: " + e.getMessage());
        }
    }
}
