package io.assay.app.report;

import java.util.Optional;

import io.assay.app.cli.Context;
import io.assay.experiment.run.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which finished run is meant. */
final class RunChoice {
    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description = "A run, or a model: then the newest run that made it; default: the newest run.")
    private @Nullable String name;

    /**
     * The run.
     *
     * @throws io.assay.base.UsageException if the workspace has no such run
     */
    RunFolder in(Context context) {
        return RunFolder.find(context.workspace(), Optional.ofNullable(name));
    }
}
