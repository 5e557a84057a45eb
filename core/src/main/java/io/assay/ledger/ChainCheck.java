package io.assay.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Json;

/** Goes through a chained file line by line, then compares it with its head. */
final class ChainCheck {
    private static final String RESTORE = "restore the file from a copy";

    private final Path file;
    private final ChainFile.Snapshot snapshot;
    private final List<ChainFile.Line> lines = new ArrayList<>();

    private ChainCheck(Path file, ChainFile.Snapshot snapshot) {
        this.file = file;
        this.snapshot = snapshot;
    }

    /** What a file, as it stood at one moment, came to. */
    static LedgerCheck of(Path file, ChainFile.Snapshot snapshot) {
        return new ChainCheck(file, snapshot).run();
    }

    private LedgerCheck run() {
        List<byte[]> texts = ChainText.wholeLines(snapshot.bytes());
        for (byte[] text : texts) {
            Optional<DataProblem> problem = read(text);
            if (problem.isPresent()) {
                return new LedgerCheck(texts.size(), lines.size(), problem, List.of());
            }
        }
        Optional<DataProblem> problem = snapshot.headProblem().or(this::against);
        // A line that is not the one that the head notes was replaced, and nobody knows how many before it.
        long sound = problem.filter(p -> p.line() > 0
                        && p.line() <= lines.size()
                        && snapshot.head().isPresent())
                .map(p -> p.line() - 1)
                .orElse((long) lines.size());
        return new LedgerCheck(lines.size(), sound, problem, problem.isPresent() ? List.of() : remarks());
    }

    /** Adds the next line if it is sound, else says what is wrong with it. */
    private Optional<DataProblem> read(byte[] text) {
        long number = lines.size() + 1L;
        String previous =
                lines.isEmpty() ? ChainFile.START : lines.get(lines.size() - 1).hash();
        Optional<String> fault = ChainText.fault(text);
        if (fault.isPresent()) {
            return broken(fault.get(), number);
        }
        ChainFile.Line line;
        try {
            line = parse(file, text, number);
        } catch (DataException e) {
            return broken("has a hash of its own but not the form of a ledger's line", number);
        }
        if (line.sequence() != number) {
            return broken("must have sequence " + number + ", has " + line.sequence(), number);
        }
        if (!line.previous().equals(previous)) {
            return broken("does not follow the line before it: that one was changed or replaced", number);
        }
        lines.add(line);
        return Optional.empty();
    }

    private Optional<DataProblem> broken(String fault, long number) {
        return Optional.of(DataProblem.of("the ledger is broken here: the line " + fault)
                .at(file.toString(), number)
                .withFix(RESTORE));
    }

    /** What is wrong with the sound chain when its head is held against it. */
    private Optional<DataProblem> against() {
        return snapshot.head().flatMap(head -> {
            long count = lines.size();
            if (head.lines() > count) {
                return Optional.of(cut(file, head, count));
            }
            String there = head.lines() == 0
                    ? ChainFile.START
                    : lines.get((int) head.lines() - 1).hash();
            return there.equals(head.last()) ? Optional.empty() : Optional.of(replaced(file, head));
        });
    }

    /** What is said of a file that has fewer whole lines than its head notes. */
    static DataProblem cut(Path file, ChainHead head, long count) {
        return DataProblem.of("the ledger is cut here: its head notes " + head.lines() + " lines, of which "
                        + (count == 0 ? "none is whole" : "only the first " + count + " are whole"))
                .at(file.toString(), count + 1)
                .withFix(RESTORE + "; without one, deleting "
                        + ChainHead.of(file).getFileName() + " accepts the loss, and nothing will tell of it");
    }

    /** What is said of a file whose lines do not lead to the hash that its head notes. */
    static DataProblem replaced(Path file, ChainHead head) {
        return DataProblem.of("the ledger is broken here: the line is not the one that the head notes: it and perhaps"
                        + " lines before it were replaced")
                .at(file.toString(), head.lines())
                .withFix(RESTORE);
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (snapshot.head().isEmpty() && !lines.isEmpty()) {
            remarks.add("There is no head beside the ledger (it is of an older version, or the head was deleted): lines"
                    + " cut from the end cannot be seen. The next entry makes one.");
        }
        long newer = lines.size() - snapshot.head().map(ChainHead::lines).orElse((long) lines.size());
        if (newer > 0) {
            remarks.add("The head is " + newer + (newer == 1 ? " line" : " lines") + " behind: a writer was stopped"
                    + " before it noted the last, or an older version wrote them. Nothing is lost; the next entry"
                    + " brings it up.");
        }
        int unfinished = ChainText.unfinished(snapshot.bytes());
        if (unfinished > 0) {
            remarks.add(unfinished + (unfinished == 1 ? " byte" : " bytes") + " of an unfinished line follow line "
                    + lines.size() + ": a writer was stopped in it and never reported it as written. The next entry"
                    + " moves it to a file beside and says so.");
        }
        return remarks;
    }

    /**
     * A line of a file as it stands.
     *
     * @param number line number from 1, 0 if it is not known
     * @throws DataException if the line is no JSON or lacks a part
     */
    static ChainFile.Line parse(Path file, byte[] text, long number) {
        String where = number > 0 ? file + ":" + number : file.toString();
        JsonNode tree = Json.tree(new String(text, StandardCharsets.UTF_8), where);
        JsonNode payload = tree.get("payload");
        if (payload == null || !tree.path("sequence").isIntegralNumber()) {
            throw new DataException(DataProblem.of("a ledger line must hold hash, sequence, previous and payload")
                    .at(file.toString(), number));
        }
        return new ChainFile.Line(
                tree.path("sequence").asLong(),
                tree.path("previous").asText(),
                tree.path("hash").asText(),
                payload);
    }
}
