package io.assay.app.features;

import picocli.CommandLine.Command;

/** {@code assay features}: groups the commands about features. */
@Command(
        name = "features",
        description = "List, explain, compute and examine features.",
        subcommands = {
            FeatureListCommand.class,
            FeatureDescribeCommand.class,
            FeatureBuildCommand.class,
            FeatureStatsCommand.class
        })
public final class FeatureCommands {}
