package io.assay.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;
import io.assay.train.watch.Commentary;

/**
 * How a training goes, on standard error: one line that is written again and again on a terminal, else a line an epoch,
 * so that logs stay readable. Once enough steps were measured, a training of over a minute says how long it will take.
 */
public final class ConsoleTraining implements TrainingListener, AutoCloseable {
    private static final long REFRESH_NANOS = Duration.ofMillis(200).toNanos();
    private static final int WIDTH = 100;
    private static final int STEPS_TO_ESTIMATE = 20;
    private static final double WORTH_TELLING = 60;

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final Commentary commentary;
    private String shown = "";
    private long drawn;
    private boolean hasEstimated;

    private ConsoleTraining(PrintWriter err, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        this.commentary = new Commentary(nanos);
        this.drawn = nanos.getAsLong() - REFRESH_NANOS;
    }

    /** Writes to {@code err}; one line again and again only where that is a terminal. */
    public static ConsoleTraining of(PrintWriter err, boolean terminal, LongSupplier nanos) {
        return new ConsoleTraining(err, terminal, nanos);
    }

    @Override
    public synchronized void started(TrainingStart start) {
        commentary.started(start);
        hasEstimated = false;
        remark(commentary.beginning());
    }

    @Override
    public synchronized void stepped(TrainingStep step) {
        commentary.stepped(step);
        if (!hasEstimated) {
            estimate();
        }
        if (terminal && nanos.getAsLong() - drawn >= REFRESH_NANOS) {
            draw(commentary.brief(step));
        }
    }

    private void estimate() {
        commentary
                .estimate()
                .filter(e -> e.measured().steps() >= STEPS_TO_ESTIMATE)
                .ifPresent(e -> {
                    hasEstimated = true;
                    if (e.whole() >= WORTH_TELLING) {
                        remark(e.sentence());
                    }
                });
    }

    @Override
    public synchronized void epochEnded(TrainingEpoch epoch) {
        commentary.epochEnded(epoch);
        if (terminal) {
            draw(commentary.brief(epoch));
        } else {
            remark(commentary.line(epoch));
        }
    }

    @Override
    public synchronized void ended(TrainingEnd end) {
        close();
        remark(commentary.ending(end));
    }

    /** Writes a line that stays, above the one that is written again and again. */
    public synchronized void remark(String text) {
        String kept = shown;
        erase();
        err.println(text);
        err.flush();
        if (!kept.isEmpty()) {
            draw(kept);
        }
    }

    private void draw(String text) {
        String line = text.substring(0, Math.min(WIDTH, text.length()));
        err.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
        err.flush();
        shown = line;
        drawn = nanos.getAsLong();
    }

    private void erase() {
        if (!shown.isEmpty()) {
            err.print("\r" + " ".repeat(shown.length()) + "\r");
            shown = "";
        }
    }

    /** Leaves the last line as it stands and goes on below it. */
    @Override
    public synchronized void close() {
        if (!shown.isEmpty()) {
            err.println();
            err.flush();
            shown = "";
        }
    }
}
