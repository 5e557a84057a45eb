package io.assay.ledger;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataException;
import io.assay.base.DataProblem;

/** A ledger of trials or of peeks to read: it is checked to its last byte first, and what is shown was checked. */
public final class LedgerFile {
    private final ChainFile chain;

    private LedgerFile(ChainFile chain) {
        this.chain = chain;
    }

    /** The ledger in a file, which need not exist. */
    public static LedgerFile of(Path file) {
        return new LedgerFile(new ChainFile(file));
    }

    /**
     * A line of the ledger.
     *
     * @param sequence line number from 1
     * @param hash the line's own hash
     * @param previous hash of the line before; 64 zeros of the first
     * @param noted what it holds
     */
    public record Row(long sequence, String hash, String previous, Noted noted) {}

    /**
     * A sound ledger at one moment.
     *
     * @param rows all lines in order
     * @param remarks what is worth knowing of the file, see {@link LedgerCheck}
     */
    public record Content(List<Row> rows, List<String> remarks) {
        /** Keeps the lists as they are. */
        public Content {
            rows = List.copyOf(rows);
            remarks = List.copyOf(remarks);
        }
    }

    /** What a look at every byte comes to; an absent file without a head is sound and has no lines. */
    public LedgerCheck check() {
        return chain.check();
    }

    /**
     * Every line, oldest first.
     *
     * @throws DataException if the ledger is broken or cut: counts of what is left would be wrong
     */
    public Content read() {
        ChainFile.Snapshot snapshot = chain.snapshot();
        LedgerCheck check = ChainCheck.of(chain.path(), snapshot);
        check.problem().ifPresent(problem -> {
            throw new DataException(problem);
        });
        return new Content(chain.lines(snapshot.bytes()).stream().map(this::row).toList(), check.remarks());
    }

    private Row row(ChainFile.Line line) {
        try {
            return new Row(line.sequence(), line.hash(), line.previous(), noted(line));
        } catch (IllegalArgumentException | DateTimeException | DataException e) {
            throw new DataException(
                    DataProblem.of("the line must hold a trial, a peek or a recovery as this version knows them")
                            .at(chain.path().toString(), line.sequence())
                            .withFix("use the version of Assay that wrote it"),
                    e);
        }
    }

    private static Noted noted(ChainFile.Line line) {
        JsonNode payload = line.payload();
        if (ChainFile.isRecovery(payload)) {
            JsonNode cut = payload.path("cut");
            return new Noted.Recovery(
                    cut.path("bytes").asLong(), cut.path("movedTo").asText());
        }
        if (payload.has("what")) {
            return Peeks.looked(payload);
        }
        TrialLog.Entry entry = TrialLog.entry(line);
        return new Noted.Tried(entry.time(), entry.trial());
    }
}
