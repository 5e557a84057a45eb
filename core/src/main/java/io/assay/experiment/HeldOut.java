package io.assay.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.ledger.Peeks;
import io.assay.ledger.Window;

/**
 * The last days of a workspace, on which nothing is scored and nothing is chosen until somebody opens them; every
 * opening is counted. Once chosen the first day stays, so that days that come later are held out as well.
 *
 * <p>Models for today's signals are fitted on held-out days too: what is refused is a score, by which somebody could
 * choose.
 *
 * @param from first held-out epoch day; {@link #NEVER} if no day is held out
 */
public record HeldOut(int from) {
    /** Stands for a day that does not come. */
    public static final int NEVER = Integer.MAX_VALUE - 1;

    private static final String FILE = "held-out.json";
    private static final int SHARE = 5;

    /** Nothing is held out. */
    public static HeldOut none() {
        return new HeldOut(NEVER);
    }

    /** What the file holds: a day, or nothing where none is held out. */
    private record Stored(String from) {}

    /** What a workspace holds out, if that was settled. */
    public static Optional<HeldOut> in(Path workspace) {
        Path file = workspace.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode day = Json.tree(read(file), file.toString()).path("from");
        if (!day.isTextual()) {
            throw new DataException(DataProblem.of("must say from which day on days are held out, or \"\" for none")
                    .at(file.toString(), 0)
                    .withFix("restore it; a new choice after scores were seen would be no held-out test"));
        }
        return Optional.of(day.asText().isEmpty() ? none() : new HeldOut(Days.parse(day.asText())));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * What a workspace holds out, settled now if it was not before.
     *
     * @param asked what the user asks for, if anything
     * @param standard what it is if nobody asks
     * @throws UsageException if something else was settled before
     */
    public static HeldOut settle(Path workspace, Optional<HeldOut> asked, HeldOut standard) {
        Optional<HeldOut> before = in(workspace);
        if (before.isPresent() && asked.isPresent() && !asked.equals(before)) {
            throw new UsageException("in this workspace " + before.get().text() + ", settled in "
                    + workspace.resolve(FILE) + "; another choice after scores were seen would be no held-out test."
                    + " Fix: leave the option out, or use a new workspace");
        }
        HeldOut settled = before.or(() -> asked).orElse(standard);
        if (before.isEmpty()) {
            AtomicFiles.write(
                    workspace.resolve(FILE),
                    Json.pretty(new Stored(settled.from == NEVER ? "" : Days.text(settled.from))));
        }
        return settled;
    }

    /** The last fifth of the days between two epoch days, from the next first of January on if there is one. */
    public static HeldOut lastFifth(int first, int last) {
        int cut = last - (last - first) / SHARE;
        LocalDate day = LocalDate.ofEpochDay(cut);
        int january = Days.of(LocalDate.of(day.getYear() + (day.getDayOfYear() > 1 ? 1 : 0), 1, 1));
        return new HeldOut(january <= last ? january : cut);
    }

    /** Whether any day is held out. */
    public boolean isAny() {
        return from != NEVER;
    }

    /** The last day that may be scored. */
    public int lastOpen() {
        return isAny() ? from - 1 : NEVER;
    }

    /**
     * Counts an opening before anything is looked at.
     *
     * @param what who looks
     * @return openings so far, this one included
     */
    public long open(Peeks peeks, String dataHash, int last, String what) {
        return peeks.look(dataHash, new Window(from, last), what);
    }

    /**
     * Refuses to open what is not there.
     *
     * @param last day of the last bar
     * @throws UsageException if no day up to that one is held out
     */
    public void requireAnyBy(int last) {
        if (!isAny() || from > last) {
            throw new UsageException(
                    "there is nothing to open: " + text() + " and the last bar is of " + Days.text(last));
        }
    }

    /** What is held out, in words. */
    public String text() {
        return isAny() ? "days from " + Days.text(from) + " on are held out" : "no day is held out";
    }
}
