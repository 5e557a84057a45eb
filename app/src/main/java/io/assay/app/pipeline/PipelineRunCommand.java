package io.assay.app.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.quality.CollectionOptions;
import io.assay.experiment.ReportPages;
import io.assay.experiment.Wiring;
import io.assay.experiment.pipeline.Pipeline;
import io.assay.experiment.pipeline.PipelineFolder;
import io.assay.experiment.pipeline.Step;
import io.assay.model.Engines;
import io.assay.report.PipelineReport;
import io.assay.report.PipelineText;
import io.assay.report.Stage;
import io.assay.store.MarketStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay pipeline run}. */
@Command(
        name = "run",
        description = {
            "Walk the whole road: collect signals, engineer features, train models of signal quality, of the market's",
            "regime, of prices and of single stocks, keep them; with a page of verdicts on what was claimed of them.",
            "What is done is on disk: whoever was stopped goes on, and what changed is done again."
        },
        footer = {
            "",
            "Examples:",
            "  assay pipeline run --from 2003-01-01 --test-from 2016-01-01",
            "  assay pipeline run --from-step regime",
            "  assay pipeline run --name nse --market NSE --indices ^NSEI"
        })
final class PipelineRunCommand extends AssayCommand {
    @Mixin
    private PipelineName pipeline = new PipelineName();

    @Mixin
    private CollectionOptions signals = new CollectionOptions();

    @Mixin
    private PipelineModels models = new PipelineModels();

    @Option(
            names = "--from-step",
            paramLabel = "STEP",
            description = "Do this step and all after it again: collect, engineer, signal, regime, price, stocks or"
                    + " save.")
    private @Nullable String fromStep;

    @Override
    protected boolean isShownLive() {
        return true;
    }

    @Override
    protected int run(Context context) {
        Optional<Stage> from = Optional.ofNullable(fromStep).map(Stage::named);
        PipelineFolder folder = pipeline.folder(context);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Engines engines = Engines.find(List.of());
            CollectionOptions.Ground ground = signals.ground(store, context);
            Wiring wiring = context.wiring(ground.data(), engines);
            List<Step> steps = models.steps(ground, folder, wiring, context.seed());
            int last = ground.spec().to();
            new Pipeline(steps, folder, PipelineName.ground(store, context, last), wiring)
                    .run(from, line -> context.output().remark(line));
            PipelineReport report = pipeline.status(store, context);
            Path page = ReportPages.write(context.workspace(), report);
            context.output().result(report, PipelineText.of(report) + "Report: " + page);
            return ExitCode.OK;
        }
    }
}
