package io.assay.registry;

import java.time.Clock;
import java.util.Locale;

import io.assay.base.Check;

/**
 * Why a stage changes, who asks for it, and what tells when.
 *
 * @param why a sentence for people, in one line
 * @param by who asks
 * @param clock asked for the moment at which the change is written down
 */
public record StageCause(String why, By by, Clock clock) {
    /** Longest sentence, in characters. */
    public static final int LONGEST = 500;

    /** Who asks for a change. */
    public enum By {
        /** A training run that ended. */
        TRAINER,
        /** A person. */
        USER,
        /** Something that watches models. */
        MONITOR;

        /** In small letters. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the sentence. */
    public StageCause {
        Check.notBlank("why", why);
        Check.within("length of why", why.length(), 1, LONGEST);
        Check.that(why.chars().noneMatch(Character::isISOControl), "why", "be one line of text", why);
    }
}
