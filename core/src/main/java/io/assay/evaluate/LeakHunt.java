package io.assay.evaluate;

import java.util.List;
import java.util.stream.Collectors;

import io.assay.metric.Draws;

/**
 * What a search for a leak came to, on a run whose figures lie above the best published ones for sure. Each test is one
 * finding. What the tests see chooses nothing and is no trial.
 *
 * @param scope which rows were searched and how, in a sentence
 * @param simulated whether the market is simulated: then what a run found may have been planted there
 * @param findings one a test
 */
public record LeakHunt(String scope, boolean simulated, List<Finding> findings) {
    /** Copies the list. */
    public LeakHunt {
        findings = List.copyOf(findings);
    }

    /** What a test allows to be said. */
    public enum Conclusion {
        /** Honest rows cannot give that, but for chance at a level far below one in a hundred. */
        LEAK_FOUND("LEAK FOUND"),
        /** As it should be without the leak that the test would show. */
        NOTHING_FOUND("NOTHING FOUND"),
        /** Neither: too few rows, or an honest reason for what was seen exists. */
        CANNOT_TELL("CANNOT TELL");

        private final String title;

        Conclusion(String title) {
            this.title = title;
        }

        /** The words of reports. */
        public String title() {
            return title;
        }
    }

    /**
     * What one test came to.
     *
     * @param test its name
     * @param conclusion what it allows to be said
     * @param value the figure it rests on, a correlation; NaN where there is none
     * @param interval of the figure
     * @param sentence what was done and seen, with figures
     */
    public record Finding(String test, Conclusion conclusion, double value, Draws.Interval interval, String sentence) {}

    /** The gravest of the findings; without one, nobody can tell. */
    public Conclusion conclusion() {
        if (findings.stream().anyMatch(f -> f.conclusion() == Conclusion.LEAK_FOUND)) {
            return Conclusion.LEAK_FOUND;
        }
        boolean clear =
                !findings.isEmpty() && findings.stream().allMatch(f -> f.conclusion() == Conclusion.NOTHING_FOUND);
        return clear ? Conclusion.NOTHING_FOUND : Conclusion.CANNOT_TELL;
    }

    /** The conclusion in a sentence. */
    public String sentence() {
        return switch (conclusion()) {
            case LEAK_FOUND ->
                "LEAK FOUND by: " + names(Conclusion.LEAK_FOUND) + ". The figures of this run are worth nothing until"
                        + " that is mended.";
            case NOTHING_FOUND ->
                simulated
                        ? "NOTHING FOUND: what is there was planted in the simulated market."
                        : "NOTHING FOUND. That does not prove that there is no leak: these tests see some kinds only.";
            case CANNOT_TELL ->
                "CANNOT TELL: no leak was found, and " + names(Conclusion.CANNOT_TELL) + " could not rule one out."
                        + (simulated ? " The market is simulated: what is there may have been planted." : "");
        };
    }

    private String names(Conclusion conclusion) {
        return findings.stream()
                .filter(f -> f.conclusion() == conclusion)
                .map(Finding::test)
                .collect(Collectors.joining(", "));
    }
}
