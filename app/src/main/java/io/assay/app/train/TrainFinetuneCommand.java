package io.assay.app.train;

import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.UserFolder;
import io.assay.experiment.HeldOut;
import io.assay.experiment.study.Study;
import io.assay.experiment.study.StudySpec;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.Engines;
import io.assay.report.StudyReport;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay train finetune}. */
@Command(
        name = "finetune",
        description = {
            "Let several model types compete on every stock, fitted stock by stock and on all stocks together.",
            "All walk forward over the same windows, purged; in each window the one that lost least before signals.",
            "The choice is judged beside null models on the same rows and refitted on all rows for today's signals.",
            "A run that was stopped goes on where it was; only what new bars add is fitted."
        },
        footer = {
            "",
            "Examples:",
            "  assay train finetune --universe stocks.json",
            "  assay train finetune --symbols AAPL,IBM --models forest --pooled none",
            "  assay train finetune --universe us.csv --to 2015-12-31 --label direction3_5d"
        })
final class TrainFinetuneCommand extends AssayCommand {
    @Mixin
    private StudyOptions options = new StudyOptions();

    @Override
    protected boolean isShownLive() {
        return true;
    }

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            MarketData data = options.ground().data(store, context);
            List<Instrument> instruments = options.ground().instruments(data, context);
            StudyReport report = study(options, context, data, instruments);
            StudyOutput.print(context, report, options.ground(), "");
            return ExitCode.OK;
        }
    }

    /** Runs what the options ask for. */
    static StudyReport study(StudyOptions options, Context context, MarketData data, List<Instrument> instruments) {
        Engines engines = Engines.find(List.of());
        StudySpec spec = options.spec(engines, context);
        // Only now: a command that is refused settles nothing.
        HeldOut heldOut = options.ground().heldOut(data, instruments, context);
        Study study = new Study(spec, options.ground().wiring(data, engines, context), heldOut);
        return options.ground().opens()
                ? study.runAndOpen(instruments, UserFolder.peeks(context))
                : study.run(instruments);
    }
}
