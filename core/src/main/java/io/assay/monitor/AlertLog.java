package io.assay.monitor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.FolderLock;
import io.assay.ledger.ChainedLines;

/**
 * The alerts of a workspace and to whom they were delivered, each in a file that only grows and whose lines are
 * chained. A look at the same days raises the same alerts, and they are written down once.
 */
public final class AlertLog {
    /** Stands where a number would for the moment from which on somebody is told; alerts are numbered from 1. */
    private static final long BEGUN = 0;

    private final Path folder;
    private final Path alerts;
    private final Path delivered;
    private final Clock clock;

    private AlertLog(Path folder, Clock clock) {
        this.folder = folder;
        this.alerts = folder.resolve("alerts.jsonl");
        this.delivered = folder.resolve("delivered.jsonl");
        this.clock = clock;
    }

    /** The log in a folder, which need not exist yet. */
    public static AlertLog in(Path folder, Clock clock) {
        return new AlertLog(folder, clock);
    }

    /**
     * An alert that was written down.
     *
     * @param number in the log, from 1
     * @param time ISO instant at which it was
     * @param alert itself
     */
    public record Entry(long number, String time, Alert alert) {}

    private record Stored(String time, Alert alert) {}

    private record Delivery(String time, long number, String to) {}

    /**
     * All alerts, oldest first.
     *
     * @throws DataException naming file and line if a byte was changed or a line is missing
     */
    public List<Entry> entries() {
        return ChainedLines.of(alerts).read().stream().map(this::entry).toList();
    }

    private Entry entry(ChainedLines.Line line) {
        Stored stored = ChainedLines.of(alerts).as(line, Stored.class);
        return new Entry(line.number(), stored.time(), stored.alert());
    }

    /**
     * Writes down what is new.
     *
     * @param seen alerts of all days that were looked at
     * @param coolDown calendar days within which the same reason for the same models is not told again: figures of
     *     earlier days move a little when models are fitted anew
     * @return those that were written down now
     */
    public List<Entry> add(List<Alert> seen, int coolDown) {
        return FolderLock.holding(folder, () -> {
            List<Entry> all = new ArrayList<>(entries());
            List<Entry> fresh = new ArrayList<>();
            for (Alert alert : seen) {
                if (all.stream().noneMatch(e -> isSame(e.alert(), alert, coolDown))) {
                    Stored stored = new Stored(clock.instant().toString(), alert);
                    Entry entry = entry(ChainedLines.of(alerts).append(stored));
                    all.add(entry);
                    fresh.add(entry);
                }
            }
            return fresh;
        });
    }

    private static boolean isSame(Alert one, Alert two, int coolDown) {
        return one.watch().equals(two.watch())
                && one.reason() == two.reason()
                && Math.abs(Days.parse(one.date()) - Days.parse(two.date())) <= coolDown;
    }

    /**
     * Begins to tell somebody, who then hears of new alerts alone; nothing happens if that was begun before.
     *
     * @param fresh alerts that are new
     */
    public void introduce(String to, List<Entry> fresh) {
        boolean known = ChainedLines.of(delivered).read(Delivery.class).stream()
                .anyMatch(delivery -> delivery.to().equals(to));
        if (!known) {
            List<Entry> old = entries().stream().filter(e -> !fresh.contains(e)).toList();
            old.forEach(e -> delivered(e, to));
            mark(BEGUN, to);
        }
    }

    /** Alerts that were not delivered to somebody yet. */
    public List<Entry> undelivered(String to) {
        Set<Long> done = new HashSet<>();
        for (Delivery delivery : ChainedLines.of(delivered).read(Delivery.class)) {
            if (delivery.to().equals(to)) {
                done.add(delivery.number());
            }
        }
        return entries().stream().filter(e -> !done.contains(e.number())).toList();
    }

    /** Writes down that somebody has received an alert. */
    public void delivered(Entry entry, String to) {
        mark(entry.number(), to);
    }

    private void mark(long number, String to) {
        Delivery delivery = new Delivery(clock.instant().toString(), number, to);
        FolderLock.hold(folder, () -> ChainedLines.of(delivered).append(delivery));
    }
}
