package io.assay.report;

import java.util.List;
import java.util.Optional;

import io.assay.metric.Draws;

/**
 * What became of models that were to be fitted anew, or challenged.
 *
 * @param through ISO day of the newest bar that was looked at
 * @param decisions one for each that was looked at
 * @param notes what a reader must know of all of it
 */
public record RetrainReport(String through, List<Decision> decisions, List<String> notes) {
    /** Copies the lists. */
    public RetrainReport {
        decisions = List.copyOf(decisions);
        notes = List.copyOf(notes);
    }

    /** What was decided. */
    public enum Outcome {
        /** There was no reason to fit anew. */
        NOT_DUE("not due"),
        /** The newer models are in use now. */
        PROMOTED("promoted"),
        /** The models before stay in use. */
        KEPT("kept");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        /** In words. */
        public String title() {
            return title;
        }
    }

    /**
     * A decision.
     *
     * @param watch whose models
     * @param reasons why it was looked at
     * @param candidate run whose models ask for the place; empty where nothing was due
     * @param outcome what was decided
     * @param sentence why
     * @param checks what was asked of the candidate
     * @param paired days on which both were asked; nothing where nothing was due
     */
    public record Decision(
            String watch,
            List<String> reasons,
            String candidate,
            Outcome outcome,
            String sentence,
            List<Check> checks,
            Optional<Paired> paired) {
        /** Copies the lists. */
        public Decision {
            reasons = List.copyOf(reasons);
            checks = List.copyOf(checks);
        }
    }

    /**
     * Something that was asked of a candidate.
     *
     * @param name what
     * @param passed whether it holds
     * @param seen what was seen
     */
    public record Check(String name, boolean passed, String seen) {}

    /**
     * Candidate and champion on the same days.
     *
     * @param figure what was observed
     * @param first ISO day of the first pair
     * @param last of the last
     * @param days pairs
     * @param differing of them, days on which they differ
     * @param champion mean of the champion
     * @param candidate mean of the candidate
     * @param gap interval of candidate less champion over the days that differ; ends NaN where there are too few
     * @param level share outside of it, both sides together
     * @param margin by which the candidate may be worse at most; 0 where it has to be better
     */
    public record Paired(
            String figure,
            String first,
            String last,
            int days,
            int differing,
            double champion,
            double candidate,
            Draws.Interval gap,
            double level,
            double margin) {}
}
