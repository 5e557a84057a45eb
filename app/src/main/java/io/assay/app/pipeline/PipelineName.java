package io.assay.app.pipeline;

import java.util.List;

import io.assay.app.cli.Context;
import io.assay.experiment.pipeline.PipelineFolder;
import io.assay.experiment.pipeline.PipelineFolder.Ground;
import io.assay.model.Engines;
import io.assay.registry.CodeVersion;
import io.assay.report.PipelineReport;
import io.assay.store.MarketStore;
import picocli.CommandLine.Option;

/** Which pipeline of the workspace. */
final class PipelineName {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "main",
            description = "Name of the pipeline in the workspace (default: ${DEFAULT-VALUE}).")
    private String name = "";

    PipelineFolder folder(Context context) {
        return new PipelineFolder(context.workspace(), name);
    }

    /** How its steps stand on what is stored now. */
    PipelineReport status(MarketStore store, Context context) {
        String hash = StoredHash.of(context.workspace(), store);
        return folder(context).status(before -> ground(hash, before.lastDay()));
    }

    /** On what a step stands that looks at nothing after a day. */
    static Ground ground(MarketStore store, Context context, int lastDay) {
        return ground(StoredHash.of(context.workspace(), store), lastDay);
    }

    private static Ground ground(String hash, int lastDay) {
        Engines engines = Engines.find(List.of());
        return new Ground(hash, lastDay, CodeVersion.current() + " " + engines.versions());
    }
}
