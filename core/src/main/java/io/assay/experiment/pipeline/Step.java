package io.assay.experiment.pipeline;

import java.util.Map;
import java.util.Set;

import io.assay.report.Stage;
import io.assay.report.StepResult;

/** What does one step of the pipeline. What it makes lies in the workspace; what it came to is its result. */
public interface Step {
    /** Which step. */
    Stage stage();

    /** Everything beside data and code that its result depends on, in one line. */
    String specification();

    /** The earlier steps without which it has nothing to work on. */
    Set<Stage> needs();

    /**
     * Does it.
     *
     * @param before results of the steps that it needs
     */
    StepResult run(Map<Stage, StepResult> before);
}
