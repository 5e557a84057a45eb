package io.assay.app.data;

import io.assay.app.actions.ActionCommands;
import io.assay.app.actions.RepairCommand;
import io.assay.app.filing.FetchFundamentalsCommand;
import io.assay.app.filing.FilingsCommands;
import io.assay.app.filing.ImportFundamentalsCommand;
import io.assay.app.series.FetchMacroCommand;
import io.assay.app.series.FetchSentimentCommand;
import io.assay.app.series.FetchSeriesCommand;
import io.assay.app.series.ImportSeriesCommand;
import io.assay.app.series.SeriesCommands;
import picocli.CommandLine.Command;

/** {@code assay data}: groups the commands about market data. */
@Command(
        name = "data",
        description = "Import, fetch, inspect and audit market data.",
        subcommands = {
            ImportCommand.class,
            FetchCommand.class,
            UpdateCommand.class,
            ListCommand.class,
            ShowCommand.class,
            AuditCommand.class,
            ExportCommand.class,
            SimulateCommand.class,
            CompactCommand.class,
            ActionCommands.class,
            RepairCommand.class,
            ImportSectorsCommand.class,
            ImportSeriesCommand.class,
            FetchMacroCommand.class,
            FetchSentimentCommand.class,
            FetchSeriesCommand.class,
            SeriesCommands.class,
            ImportFundamentalsCommand.class,
            FetchFundamentalsCommand.class,
            FilingsCommands.class
        })
public final class DataCommands {}
