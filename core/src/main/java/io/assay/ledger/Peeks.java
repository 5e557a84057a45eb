package io.assay.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.Check;
import io.assay.base.DataProblem;
import io.assay.base.Days;

/**
 * Looks at held-out windows, in a file of the user's and not of a workspace, so that a new workspace does not reset
 * them. A look counts for every later one at the same data whose days overlap.
 */
public final class Peeks {
    private final ChainFile chain;
    private final Clock clock;

    private Peeks(ChainFile chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /** The peeks in a file, which need not exist yet. */
    public static Peeks of(Path file, Clock clock) {
        return new Peeks(new ChainFile(file), clock);
    }

    private record Stored(String kind, String time, String dataHash, String firstDay, String lastDay, String what) {}

    /**
     * Notes a look before it is taken; it is on disk when this returns.
     *
     * @param what who looks, for example the specification
     * @throws io.assay.base.DataException if the last line is broken, or lines were cut from the end
     * @return looks so far at this data and overlapping days, this one included: 1 for the first
     */
    public long look(String dataHash, Window window, String what) {
        Check.notBlank("dataHash", dataHash);
        Stored stored = new Stored(
                Trial.Kind.PEEK.name(),
                clock.instant().toString(),
                dataHash,
                Days.text(window.firstDay()),
                Days.text(window.lastDay()),
                Check.notBlank("what", what));
        long[] earlier = new long[1];
        chain.append(
                before -> {
                    earlier[0] = count(before, dataHash, window);
                    return stored;
                },
                true);
        return earlier[0] + 1;
    }

    /** Looks so far at this data and overlapping days. */
    public long count(String dataHash, Window window) {
        return count(chain.lines(), dataHash, window);
    }

    /** {@code held-out, n peeks}: what a window is called; no window is ever called sealed once it was looked at. */
    public String describe(String dataHash, Window window) {
        long count = count(dataHash, window);
        return "held-out, " + count + (count == 1 ? " peek" : " peeks");
    }

    /** The first broken line in a sentence; empty if the whole chain holds. */
    public Optional<DataProblem> verify() {
        return chain.check().problem();
    }

    private static long count(List<ChainFile.Line> lines, String dataHash, Window window) {
        return lines.stream()
                .map(ChainFile.Line::payload)
                .filter(payload -> payload.path("dataHash").asText().equals(dataHash))
                .filter(payload -> window(payload).overlaps(window))
                .count();
    }

    /** The look of a line that is no recovery. */
    static Noted.Looked looked(JsonNode payload) {
        return new Noted.Looked(
                Instant.parse(payload.path("time").asText()),
                payload.path("dataHash").asText(),
                window(payload),
                payload.path("what").asText());
    }

    private static Window window(JsonNode payload) {
        return new Window(
                Days.parse(payload.path("firstDay").asText()),
                Days.parse(payload.path("lastDay").asText()));
    }
}
