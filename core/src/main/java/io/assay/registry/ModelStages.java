package io.assay.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import io.assay.base.DataException;
import io.assay.base.UsageException;

/** Moves models from stage to stage. */
final class ModelStages {
    /** So many instruments are named one by one. */
    private static final int NAMED = 5;

    private final CurrentModels current;
    private final Function<String, List<String>> faults;

    /**
     * Stages of the models of a store.
     *
     * @param faults what is wrong with a model, gone included; none if it can be used
     */
    ModelStages(CurrentModels current, Function<String, List<String>> faults) {
        this.current = current;
        this.faults = faults;
    }

    /** Makes models current that were checked before; nothing if all of them are. */
    Optional<StageChange> promote(Map<String, String> models, StageCause cause) {
        return current.change(
                now -> {
                    Map<String, StageChange.Move> moves = new TreeMap<>();
                    models.forEach((instrument, model) -> {
                        Optional<String> before =
                                Optional.ofNullable(now.current().get(instrument));
                        if (!before.equals(Optional.of(model))) {
                            moves.put(instrument, new StageChange.Move(before, model));
                        }
                    });
                    return moves.isEmpty()
                            ? Optional.empty()
                            : Optional.of(StageLog.Draft.of(StageChange.Act.PROMOTED, moves));
                },
                cause);
    }

    /** Goes one change back; all instruments or none. */
    StageChange rollback(Collection<String> instruments, StageCause cause) {
        return current.change(
                        now -> Optional.of(StageLog.Draft.of(StageChange.Act.ROLLED_BACK, back(now, instruments))),
                        cause)
                .orElseThrow();
    }

    private Map<String, StageChange.Move> back(StageFold now, Collection<String> instruments) {
        Collection<String> whom = instruments.isEmpty() ? now.lastMoved() : new TreeSet<>(instruments);
        if (whom.isEmpty()) {
            throw new UsageException("there is nothing to roll back: no model was promoted since the history began");
        }
        List<String> without =
                whom.stream().filter(i -> now.earlier(i).isEmpty()).sorted().toList();
        if (!without.isEmpty()) {
            throw new UsageException("there is no earlier model of " + named(without)
                    + " to go back to; nothing was changed. Fix: name others with --symbols, or promote a model");
        }
        Map<String, StageChange.Move> moves = new TreeMap<>();
        whom.forEach(i -> moves.put(
                i,
                new StageChange.Move(
                        Optional.ofNullable(now.current().get(i)),
                        now.earlier(i).orElseThrow())));
        List<String> problems = new ArrayList<>();
        moves.values().stream()
                .map(StageChange.Move::after)
                .distinct()
                .sorted()
                .forEach(id -> problems.addAll(faults.apply(id)));
        if (!problems.isEmpty()) {
            throw new DataException("an earlier model cannot be used, nothing was changed: "
                    + String.join("; ", problems) + ". Fix: restore it, or promote another model");
        }
        return moves;
    }

    /** Puts a model away; nothing if it is put away already. */
    Optional<StageChange> archive(String model, StageCause cause) {
        return current.change(
                now -> switch (now.stage(model)) {
                    case ARCHIVED -> Optional.empty();
                    case CANDIDATE -> Optional.of(StageLog.Draft.of(StageChange.Act.ARCHIVED, model));
                    case CHAMPION ->
                        throw new UsageException(model + " is champion of "
                                + named(championOf(now, model))
                                + " and cannot be archived. Fix: promote another model there, or roll back");
                },
                cause);
    }

    /** Takes a model back that was put away. */
    StageChange restore(String model, StageCause cause) {
        return current.change(
                        now -> {
                            ModelStage stage = now.stage(model);
                            if (stage != ModelStage.ARCHIVED) {
                                throw new UsageException(
                                        model + " is not archived, it is a " + stage.text() + "; nothing to restore");
                            }
                            return Optional.of(StageLog.Draft.of(StageChange.Act.RESTORED, model));
                        },
                        cause)
                .orElseThrow();
    }

    /** The stages of models. */
    Map<String, ModelStage> stages(Collection<String> models) {
        StageFold now = current.now();
        Map<String, ModelStage> stages = new TreeMap<>();
        models.forEach(id -> stages.put(id, now.stage(id)));
        return stages;
    }

    private static List<String> championOf(StageFold now, String model) {
        return now.current().entrySet().stream()
                .filter(e -> e.getValue().equals(model))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The first of some instruments, and how many more. */
    static String named(List<String> instruments) {
        int more = instruments.size() - NAMED;
        return String.join(", ", instruments.subList(0, Math.min(NAMED, instruments.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
