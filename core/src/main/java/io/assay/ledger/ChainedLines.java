package io.assay.ledger;

import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataException;
import io.assay.base.Json;

/**
 * A chained file for histories of other packages: only grows, a changed, moved or missing line shows, a line that a
 * crash left half-written is mended by the next writer. What can and cannot be seen stands at {@link LedgerCheck}.
 */
public final class ChainedLines {
    private final ChainFile chain;

    private ChainedLines(ChainFile chain) {
        this.chain = chain;
    }

    /** The lines in a file, which need not exist yet. */
    public static ChainedLines of(Path file) {
        return new ChainedLines(new ChainFile(file));
    }

    /**
     * A line.
     *
     * @param number its number in the file, from 1
     * @param payload what it holds
     */
    public record Line(long number, JsonNode payload) {}

    /**
     * Appends a line; it is forced to disk when this returns.
     *
     * @param payload a record, written as JSON; without a component {@code kind}, by which reports of crashes are told
     * @throws DataException if the last line is broken, or lines were cut from the end; nothing is appended then
     */
    public Line append(Object payload) {
        ChainFile.Line line = chain.append(before -> payload, false);
        return new Line(line.sequence(), line.payload());
    }

    /**
     * Every line in order, without those that report a recovered crash.
     *
     * @throws DataException naming file and line if the chain is broken or cut
     */
    public List<Line> read() {
        ChainFile.Snapshot snapshot = chain.snapshot();
        ChainCheck.of(chain.path(), snapshot).problem().ifPresent(problem -> {
            throw new DataException(problem);
        });
        return chain.lines(snapshot.bytes()).stream()
                .filter(line -> !ChainFile.isRecovery(line.payload()))
                .map(line -> new Line(line.sequence(), line.payload()))
                .toList();
    }

    /**
     * What every line holds, as records of one kind.
     *
     * @throws DataException as {@link #read}, or naming file and line if a line is none of that kind
     */
    public <T> List<T> read(Class<T> kind) {
        return read().stream().map(line -> as(line, kind)).toList();
    }

    /**
     * What a line holds, as a record.
     *
     * @throws DataException naming file and line if it is none of that kind
     */
    public <T> T as(Line line, Class<T> kind) {
        return Json.parse(line.payload().toString(), kind, chain.path() + ":" + line.number());
    }

    /** What a look at every byte comes to; an absent file is sound and has no lines. */
    public LedgerCheck check() {
        return chain.check();
    }
}
