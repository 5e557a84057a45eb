package io.assay.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.Check;

/**
 * One line of the history of stages.
 *
 * @param number line in {@code models/stages.jsonl}, from 1
 * @param time ISO instant at which it was written
 * @param act what was done
 * @param by who asked
 * @param why a sentence
 * @param moves the model before and after by instrument ({@code MARKET:SYMBOL}); none where a model was put away or
 *     taken back
 * @param model the model that was put away or taken back; empty elsewhere
 */
public record StageChange(
        long number,
        String time,
        Act act,
        StageCause.By by,
        String why,
        Map<String, Move> moves,
        Optional<String> model) {
    /** What was done. */
    public enum Act {
        /** Models that were current before there was a history. */
        FOUND("found"),
        /** Signals come from other models. */
        PROMOTED("promoted"),
        /** Signals come from earlier models again. */
        ROLLED_BACK("rolled back"),
        /** A model was put away. */
        ARCHIVED("archived"),
        /** A model that had been put away is a candidate again. */
        RESTORED("restored");

        private final String text;

        Act(String text) {
            this.text = text;
        }

        /** In words. */
        public String text() {
            return text;
        }

        /** Whether it is about one model and not about instruments. */
        boolean isOfOneModel() {
            return this == ARCHIVED || this == RESTORED;
        }
    }

    /**
     * From which model to which.
     *
     * @param before the model that signals came from, if there was one
     * @param after the model that they come from since
     */
    public record Move(Optional<String> before, String after) {
        /** Checks that something moves. */
        public Move {
            Check.notBlank("after", after);
            Check.that(!before.equals(Optional.of(after)), "after", "not be the model before", after);
        }
    }

    /** Checks that it says of whom it is; moves are kept in the order of the instruments. */
    public StageChange {
        Instant.parse(time);
        moves = Collections.unmodifiableMap(new TreeMap<>(moves));
        Check.that(act.isOfOneModel() == model.isPresent(), "model", "be named where one is put away", model);
        Check.that(act.isOfOneModel() == moves.isEmpty(), "moves", "be there where pointers change", moves);
    }

    /** Whether the model is part of it. */
    public boolean isAbout(String id) {
        return model.filter(id::equals).isPresent()
                || moves.values().stream()
                        .anyMatch(m -> m.after().equals(id)
                                || m.before().filter(id::equals).isPresent());
    }

    /** The instruments that got the model, and those that lost it, in their order. */
    public List<String> instruments(String id, boolean got) {
        return moves.entrySet().stream()
                .filter(e -> got
                        ? e.getValue().after().equals(id)
                        : e.getValue().before().filter(id::equals).isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }
}
