package io.assay.report;

import io.assay.base.Check;

/**
 * One check of somebody else's scores.
 *
 * @param name what was checked
 * @param outcome how it came out
 * @param why the evidence, in a sentence
 */
public record JudgeCheck(String name, Outcome outcome, String why) {
    /** Checks that it says something. */
    public JudgeCheck {
        Check.notBlank("name", name);
        Check.notBlank("why", why);
    }

    /** How a check comes out. */
    public enum Outcome {
        /** What was looked for is not there. */
        PASSED("PASSED"),
        /** It is there: figures of these scores are not to be believed. */
        FAILED("FAILED"),
        /** The file, or the data, do not say enough. */
        CANNOT_BE_CHECKED("CANNOT BE CHECKED");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        /** The words of reports. */
        public String title() {
            return title;
        }
    }

    /** A check that came out well. */
    public static JudgeCheck passed(String name, String why) {
        return new JudgeCheck(name, Outcome.PASSED, why);
    }

    /** A check that found what it looked for. */
    public static JudgeCheck failed(String name, String why) {
        return new JudgeCheck(name, Outcome.FAILED, why);
    }

    /** A check that could not be made. */
    public static JudgeCheck unknown(String name, String why) {
        return new JudgeCheck(name, Outcome.CANNOT_BE_CHECKED, why);
    }

    /** Whether it found what it looked for. */
    public boolean isFailed() {
        return outcome == Outcome.FAILED;
    }
}
