package io.assay.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.FolderLock;
import io.assay.base.Json;

/**
 * The file {@code current.json}: which model signals of an instrument come from. One writer at a time, and every change
 * of it stands in the {@link StageLog} beside it.
 *
 * <p>A change is decided by its line in the log, which is forced to disk first and says what the file is to hold; then
 * the file is replaced in one step. Whoever is killed before the line is whole changed nothing. Whoever is killed
 * between the two leaves a file that holds what the log came to before its last line: whoever opens it next, reader or
 * writer, replaces it. So the file holds all pointers of one moment, of before or of after a change, and every other
 * content was written by somebody else and is refused. A file that is not there is made from the log. Without a log, as
 * in workspaces from before there was one, the file alone counts; the first change notes what was found.
 */
final class CurrentModels {
    static final String FILE = "current.json";

    private static final String FOUND = "What was current when the history began.";

    private final Path folder;
    private final StageLog log;

    CurrentModels(Path folder) {
        this.folder = folder;
        this.log = new StageLog(folder);
    }

    /** What the file holds: names of models by instrument. */
    record Pointers(Map<String, String> models) {
        Pointers {
            models = Collections.unmodifiableMap(new TreeMap<>(models));
        }
    }

    /** Decides what to do from what is; nothing if there is nothing to do. */
    interface Decision {
        Optional<StageLog.Draft> of(StageFold now);
    }

    /** Log and file at one moment. */
    private record Seen(List<StageChange> changes, Optional<Map<String, String>> pointers) {
        StageFold fold() {
            return changes.isEmpty() ? StageFold.ofPointers(pointers.orElse(Map.of())) : StageFold.of(changes);
        }

        boolean agrees() {
            return changes.isEmpty() || pointers.equals(Optional.of(fold().current()));
        }

        /** Whether the file lacks the last change, or is not there at all. */
        boolean isBehind() {
            return pointers.isEmpty()
                    || pointers.get()
                            .equals(StageFold.of(changes.subList(0, changes.size() - 1))
                                    .current());
        }
    }

    /**
     * What log and file come to.
     *
     * @throws DataException if a byte of the log was changed, or the file holds what the log never came to
     */
    StageFold now() {
        Seen seen = see();
        return seen.agrees() ? seen.fold() : FolderLock.holding(folder, this::settled);
    }

    /** All changes so far, oldest first. */
    List<StageChange> history() {
        now();
        return log.changes();
    }

    /** Makes a change in one step: line first, file second; nothing if the decision is to do nothing. */
    Optional<StageChange> change(Decision decision, StageCause cause) {
        return FolderLock.holding(folder, () -> {
            StageFold now = settled();
            Optional<StageLog.Draft> draft = decision.of(now);
            draft.ifPresent(d -> begin(now, cause));
            Optional<StageChange> change = draft.map(d -> log.append(d, cause));
            change.ifPresent(c -> settled());
            return change;
        });
    }

    /** Begins the history with what was found, if it has no line yet. */
    private void begin(StageFold found, StageCause cause) {
        if (log.changes().isEmpty() && !found.current().isEmpty()) {
            Map<String, StageChange.Move> moves = new TreeMap<>();
            found.current().forEach((i, model) -> moves.put(i, new StageChange.Move(Optional.empty(), model)));
            log.append(
                    StageLog.Draft.of(StageChange.Act.FOUND, moves), new StageCause(FOUND, cause.by(), cause.clock()));
        }
    }

    private Seen see() {
        // The log first: a writer in between makes the file newer than the log, which is looked into under the lock.
        List<StageChange> changes = log.changes();
        Path file = folder.resolve(FILE);
        return new Seen(
                changes,
                Files.exists(file) ? Optional.of(Json.read(file, Pointers.class).models()) : Optional.empty());
    }

    /** Completes a change that somebody was killed in; the caller holds the lock. */
    private StageFold settled() {
        Seen seen = see();
        StageFold fold = seen.fold();
        if (!seen.agrees()) {
            if (!seen.isBehind()) {
                throw new DataException(
                        disagreement(fold.current(), seen.pointers().orElse(Map.of())));
            }
            AtomicFiles.write(folder.resolve(FILE), Json.pretty(new Pointers(fold.current())));
        }
        return fold;
    }

    private DataProblem disagreement(Map<String, String> log, Map<String, String> file) {
        TreeMap<String, String> all = new TreeMap<>(log);
        all.putAll(file);
        String which = all.keySet().stream()
                .filter(i -> !Optional.ofNullable(log.get(i)).equals(Optional.ofNullable(file.get(i))))
                .findFirst()
                .orElse("");
        return DataProblem.of("the file must hold what the history in " + StageLog.FILE + " came to: for " + which
                        + " it has " + file.getOrDefault(which, "no model") + ", the history "
                        + log.getOrDefault(which, "no model"))
                .at(folder.resolve(FILE).toString(), 0)
                .withFix("find out who changed it; then delete the file, and it is made from the history");
    }
}
