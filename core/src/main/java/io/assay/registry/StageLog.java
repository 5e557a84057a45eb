package io.assay.registry;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.ledger.ChainedLines;

/** The file {@code stages.jsonl}: who was made champion, put away or taken back, when, why and by whom; only grows. */
final class StageLog {
    static final String FILE = "stages.jsonl";

    private final Path file;
    private final ChainedLines lines;

    StageLog(Path folder) {
        this.file = folder.resolve(FILE);
        this.lines = ChainedLines.of(file);
    }

    /** What is to be written down. */
    record Draft(StageChange.Act act, Map<String, StageChange.Move> moves, Optional<String> model) {
        static Draft of(StageChange.Act act, Map<String, StageChange.Move> moves) {
            return new Draft(act, moves, Optional.empty());
        }

        static Draft of(StageChange.Act act, String model) {
            return new Draft(act, Map.of(), Optional.of(model));
        }
    }

    /** The form of a line's payload; what is absent is left out. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Stored(
            String time,
            StageChange.Act act,
            StageCause.By by,
            String why,
            Map<String, StageChange.Move> moves,
            Optional<String> model) {}

    /** Appends a line, forced to disk. */
    StageChange append(Draft draft, StageCause cause) {
        Stored stored = new Stored(
                cause.clock().instant().toString(), draft.act(), cause.by(), cause.why(), draft.moves(), draft.model());
        return change(lines.append(stored).number(), stored);
    }

    /**
     * All changes, oldest first.
     *
     * @throws DataException naming file and line if a byte was changed, a line is missing, or a line is none of ours
     */
    List<StageChange> changes() {
        return lines.read().stream().map(this::change).toList();
    }

    private StageChange change(ChainedLines.Line line) {
        try {
            return change(line.number(), lines.as(line, Stored.class));
        } catch (IllegalArgumentException | DateTimeException | NullPointerException | DataException e) {
            throw new DataException(
                    DataProblem.of("the line must hold a change of stages as this version knows them")
                            .at(file.toString(), line.number())
                            .withFix("use the version of Assay that wrote it"),
                    e);
        }
    }

    private static StageChange change(long number, Stored stored) {
        return new StageChange(
                number, stored.time(), stored.act(), stored.by(), stored.why(), stored.moves(), stored.model());
    }
}
