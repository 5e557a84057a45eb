package io.assay.app.quality;

import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.experiment.quality.SignalCollection;
import io.assay.experiment.quality.SignalFiles;
import io.assay.model.Engines;
import io.assay.report.CollectionReport;
import io.assay.report.CollectionText;
import io.assay.store.MarketStore;
import io.assay.store.ParquetCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay quality collect}. */
@Command(
        name = "collect",
        description = {
            "Collect the signals that ten classical strategies would have given on each past day, with what was known",
            "on that day, and what became of them within 30 sessions after costs. A strategy has one signal a side of",
            "a stock open at a time. Written as CSV and Parquet, with a page about the strategies."
        },
        footer = {
            "",
            "Examples:",
            "  assay quality collect --from 2003-01-01",
            "  assay quality collect --market NSE --strategies rsi,macd",
            "  assay quality collect --horizon 20 --target 3 --stop 3"
        })
final class QualityCollectCommand extends AssayCommand {
    @Mixin
    private CollectionOptions options = new CollectionOptions();

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            CollectionOptions.Ground ground = options.ground(store, context);
            SignalCollection.Collected collected = new SignalCollection(
                            ground.spec(), context.wiring(ground.data(), Engines.find(List.of())), context.seed())
                    .of(ground.stocks());
            return written(context, collected);
        }
    }

    private static int written(Context context, SignalCollection.Collected collected) {
        CollectionReport report = collected.report();
        SignalFiles files = SignalFiles.write(collected, context.workspace(), ParquetCopy::of, context.progress());
        String written = "Signals: " + files.csv() + "\n         " + files.parquet() + "\nReport: " + files.page();
        context.output().result(report, CollectionText.of(report) + written);
        return ExitCode.OK;
    }
}
