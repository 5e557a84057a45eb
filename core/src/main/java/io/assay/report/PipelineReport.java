package io.assay.report;

import java.util.List;
import java.util.Optional;

/**
 * A pipeline: its steps, and what those that are done came to.
 *
 * @param name its name in the workspace
 * @param steps in their order
 */
public record PipelineReport(String name, List<Step> steps) {
    /** Copies the list. */
    public PipelineReport {
        steps = List.copyOf(steps);
    }

    /** How a step stands. */
    public enum State {
        /** Done, on this data, with this specification and this code. */
        DONE("done"),
        /** Done, but on other data, with another specification, other code, or after steps that were done again. */
        OUTDATED("outdated"),
        /** Begun and not ended: running, or stopped. */
        BEGUN("begun"),
        /** Not begun. */
        OPEN("open");

        private final String title;

        State(String title) {
            this.title = title;
        }

        /** The word of reports. */
        public String title() {
            return title;
        }
    }

    /**
     * A step.
     *
     * @param stage which
     * @param state how it stands
     * @param started ISO instant at which it was begun last; empty if never
     * @param seconds that it took; NaN if it is not done
     * @param code version of Assay that did it; empty if nobody did
     * @param result what it came to, if it is done
     */
    public record Step(
            Stage stage, State state, String started, double seconds, String code, Optional<StepResult> result) {
        /** What it came to, if that stands: what an outdated step came to is of other data or other code. */
        public Optional<StepResult> standing() {
            return state == State.DONE ? result : Optional.empty();
        }
    }

    /** Results of the steps that are done. */
    public List<StepResult> results() {
        return steps.stream().flatMap(step -> step.standing().stream()).toList();
    }

    /** Whether every step is done. */
    public boolean isDone() {
        return steps.stream().allMatch(step -> step.state() == State.DONE);
    }

    /** Whether anything of it is simulated. */
    public boolean simulated() {
        return results().stream().anyMatch(StepResult::simulated);
    }
}
