package io.assay.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;

import io.assay.base.Progress;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Progress on standard error: a bar with the remaining time on a terminal, else a line every ten seconds, so that logs
 * stay readable. Work of under two seconds shows nothing in a log.
 */
public final class ConsoleProgress implements Progress, AutoCloseable {
    private static final long LOG_EVERY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int REFRESH_MILLIS = 200;
    private static final int WIDTH = 100;

    private final Consumer<String> says;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private String task = "";
    private long steps;
    private long done;
    private long started;
    private long lastLog;

    private ConsoleProgress(Consumer<String> says, boolean terminal) {
        this.says = says;
        this.terminal = terminal;
    }

    /** Progress that writes to {@code err}; bars only where that is a terminal. */
    public static ConsoleProgress of(PrintWriter err, boolean terminal) {
        return new ConsoleProgress(
                line -> {
                    err.println(line);
                    err.flush();
                },
                terminal);
    }

    /** Whether standard error is a terminal: the launcher, which can tell, says so. */
    public static boolean isTerminal() {
        return "true".equals(System.getProperty("assay.terminal"));
    }

    /** Progress in lines alone, for work during which somebody else holds the last line of the terminal. */
    public static ConsoleProgress lines(Consumer<String> says) {
        return new ConsoleProgress(says, false);
    }

    @Override
    public synchronized void start(String newTask, long newSteps) {
        done();
        task = newTask;
        steps = newSteps;
        done = 0;
        started = System.nanoTime();
        lastLog = started;
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName(newTask)
                    .setInitialMax(newSteps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .setMaxRenderedLength(WIDTH)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .build();
        }
    }

    @Override
    public synchronized void step(String detail) {
        done++;
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(detail);
        } else if (System.nanoTime() - lastLog >= LOG_EVERY_NANOS) {
            lastLog = System.nanoTime();
            says.accept(task + ": " + done + " of " + steps + ", " + remaining() + " left");
        }
    }

    @Override
    public synchronized void done() {
        if (bar != null) {
            bar.setExtraMessage("");
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        done();
    }

    private String remaining() {
        double elapsed = (System.nanoTime() - started) / 1e9;
        long seconds = Math.round(elapsed / done * Math.max(0, steps - done));
        return seconds < 120 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }
}
