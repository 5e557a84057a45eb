package io.assay.app.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.DayConverter;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Selection;
import io.assay.base.UsageException;
import io.assay.report.Text;
import io.assay.store.MarketStore;
import io.assay.store.ParquetExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data export FILE}. */
@Command(
        name = "export",
        description = "Write stored bars to one file: Parquet (Zstandard) or CSV, by its ending.",
        footer = {
            "",
            "Examples:",
            "  assay data export all.parquet",
            "  assay data export india.csv.gz --market NSE --from 2010-01-01 --to 2015-12-31"
        })
final class ExportCommand extends AssayCommand {
    @Parameters(paramLabel = "FILE", description = "Ends in .parquet, .csv or .csv.gz.")
    private Path file = Path.of("");

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First day (default: the first stored).")
    private int from = Integer.MIN_VALUE;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Last day (default: the last stored).")
    private int to = Integer.MAX_VALUE;

    @Override
    protected int run(Context context) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean csv = name.endsWith(".csv") || name.endsWith(".csv.gz");
        if (!csv && !name.endsWith(".parquet")) {
            throw new UsageException("the file must end in .parquet, .csv or .csv.gz, was '" + file + "'");
        }
        OptionChecks.inOrder("--from and --to", from, to);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            ParquetExport export =
                    ParquetExport.of(store).only(selection.from(store, context)).between(from, to);
            long bars = csv ? export.writeCsv(file) : export.write(file);
            context.output()
                    .result(
                            Map.of("file", file.toString(), "bars", bars),
                            "Wrote " + Text.plural(bars, "bar") + " to " + file + ".");
            return ExitCode.OK;
        }
    }
}
