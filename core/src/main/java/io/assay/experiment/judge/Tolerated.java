package io.assay.experiment.judge;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.DataProblem;

/** Rows of a file that cannot be judged and do not spoil the others: counted, each kind with its first example. */
final class Tolerated {
    private final boolean strict;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, String> first = new EnumMap<>(Kind.class);

    /**
     * Nothing so far.
     *
     * @param strict whether the first such row is refused instead
     */
    Tolerated(boolean strict) {
        this.strict = strict;
    }

    /** Why a row cannot be judged. */
    enum Kind {
        /** Nobody in the workspace bears the name. */
        UNKNOWN_SYMBOL("unknown symbol"),
        /** The audit blocks the symbol. */
        BLOCKED_SYMBOL("symbol blocked by the audit"),
        /** The symbol has no bar on that day. */
        NO_BAR("no bar on that day"),
        /** The score is empty or NaN: no opinion. */
        NO_SCORE("no score");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /**
     * Counts a row.
     *
     * @throws DataException if rows like it are to be refused
     */
    void add(Kind kind, DataProblem problem) {
        if (strict) {
            throw new DataException(problem);
        }
        counts.merge(kind, 1L, Long::sum);
        first.putIfAbsent(kind, problem.sentence());
    }

    /** Rows of a kind. */
    long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** Rows of all kinds. */
    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What was wrong with the first row of a kind, in a sentence. */
    Optional<String> example(Kind kind) {
        return Optional.ofNullable(first.get(kind));
    }
}
