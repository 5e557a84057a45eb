package io.assay.experiment.monitor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;

import io.assay.base.Days;
import io.assay.ledger.ChainedLines;

/**
 * When models were fitted anew or taken back, and what became of it: a refit that was refused is not tried again the
 * next day until it passes by chance, and one that was taken back is not made again the next day.
 */
public final class RefitLog {
    private final Path file;
    private final Clock clock;

    private RefitLog(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** The log of a workspace. */
    public static RefitLog of(Path workspace, Clock clock) {
        return new RefitLog(Monitoring.folder(workspace).resolve("refits.jsonl"), clock);
    }

    private record Attempt(String time, String watch, String date, String what) {}

    /**
     * Writes down that something was tried.
     *
     * @param watch whose models
     * @param day epoch day of the newest bar
     * @param what in a sentence
     */
    public void tried(String watch, int day, String what) {
        ChainedLines.of(file).append(new Attempt(clock.instant().toString(), watch, Days.text(day), what));
    }

    /** The epoch day of the newest bar at the last attempt up to a day; empty if there was none. */
    public OptionalInt last(String watch, int day) {
        return ChainedLines.of(file).read(Attempt.class).stream()
                .filter(attempt -> attempt.watch().equals(watch))
                .mapToInt(attempt -> Days.parse(attempt.date()))
                .filter(date -> date <= day)
                .max();
    }
}
