package io.assay.app.pipeline;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.report.PipelineReport;
import io.assay.report.PipelineText;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay pipeline status}. */
@Command(
        name = "status",
        description = {
            "How the steps of a pipeline stand: done, outdated (the data, the code or an earlier step changed since),",
            "begun or open; what each came to; and the verdicts on what was claimed."
        },
        footer = {"", "Examples:", "  assay pipeline status", "  assay pipeline status --name nse --json"})
final class PipelineStatusCommand extends AssayCommand {
    @Mixin
    private PipelineName pipeline = new PipelineName();

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            PipelineReport report = pipeline.status(store, context);
            context.output().result(report, PipelineText.of(report));
            return ExitCode.OK;
        }
    }
}
