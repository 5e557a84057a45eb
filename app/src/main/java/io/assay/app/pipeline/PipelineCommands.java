package io.assay.app.pipeline;

import picocli.CommandLine.Command;

/** {@code assay pipeline}: groups the commands about the whole road. */
@Command(
        name = "pipeline",
        description = "From signals to models of quality, regime and price, in announced steps that can be resumed.",
        subcommands = {PipelineRunCommand.class, PipelineStatusCommand.class, PipelinePlanCommand.class})
public final class PipelineCommands {}
