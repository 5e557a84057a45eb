package io.assay.registry;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.assay.base.DataException;

/** What a history comes to: who is current, whom each instrument can go back to, who was put away. */
final class StageFold {
    private final Map<String, String> current = new TreeMap<>();
    private final Map<String, Deque<String>> earlier = new HashMap<>();
    private final Set<String> archived = new HashSet<>();
    private Set<String> lastMoved = Set.of();

    private StageFold() {}

    /**
     * What changes come to, oldest first.
     *
     * @throws DataException if one of them does not begin where those before it ended
     */
    static StageFold of(List<StageChange> changes) {
        StageFold fold = new StageFold();
        changes.forEach(fold::add);
        return fold;
    }

    /** What pointers alone come to that nobody knows the history of. */
    static StageFold ofPointers(Map<String, String> pointers) {
        StageFold fold = new StageFold();
        fold.current.putAll(pointers);
        return fold;
    }

    /** The model that signals come from, by instrument. */
    Map<String, String> current() {
        return Collections.unmodifiableMap(current);
    }

    /** The model that was current before the last change of an instrument that was not taken back. */
    Optional<String> earlier(String instrument) {
        return Optional.ofNullable(earlier.get(instrument)).map(Deque::peek);
    }

    /** The instruments of the last promotion or rollback. */
    Set<String> lastMoved() {
        return lastMoved;
    }

    /** Where a model stands. */
    ModelStage stage(String model) {
        if (current.containsValue(model)) {
            return ModelStage.CHAMPION;
        }
        return archived.contains(model) ? ModelStage.ARCHIVED : ModelStage.CANDIDATE;
    }

    private void add(StageChange change) {
        switch (change.act()) {
            case ARCHIVED -> change.model().ifPresent(archived::add);
            case RESTORED -> change.model().ifPresent(archived::remove);
            case FOUND -> move(change);
            case PROMOTED, ROLLED_BACK -> {
                move(change);
                lastMoved = change.moves().keySet();
            }
        }
    }

    private void move(StageChange change) {
        Set<String> left = new HashSet<>();
        change.moves().forEach((instrument, move) -> {
            Optional<String> before = Optional.ofNullable(current.put(instrument, move.after()));
            if (!before.equals(move.before())) {
                throw new DataException(StageLog.FILE + ":" + change.number() + ": the line says that "
                        + move.before().orElse("no model") + " was current for " + instrument
                        + ", the lines before it say " + before.orElse("no model")
                        + ". Fix: restore the file from a copy");
            }
            before.ifPresent(left::add);
            Deque<String> stack = earlier.computeIfAbsent(instrument, i -> new ArrayDeque<>());
            if (change.act() == StageChange.Act.ROLLED_BACK) {
                stack.poll();
            } else {
                before.ifPresent(stack::push);
            }
        });
        Collection<String> champions = new HashSet<>(current.values());
        left.removeAll(champions);
        archived.addAll(left);
        archived.removeAll(champions);
    }
}
