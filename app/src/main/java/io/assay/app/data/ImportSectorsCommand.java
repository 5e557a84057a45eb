package io.assay.app.data;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.market.Listing;
import io.assay.market.source.SymbolLookup;
import io.assay.market.source.UniverseFile;
import io.assay.market.source.UniverseFiles;
import io.assay.report.Text;
import io.assay.store.MarketStore;
import io.assay.store.OutsideWrites;
import io.assay.store.SectorBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assay data import-sectors FILE}. */
@Command(
        name = "import-sectors",
        description = {
            "Store the sectors of stocks from a list with the columns 'symbol' and 'sector', for the modality sector.",
            "They are those of the day on which the list was drawn up: of earlier days they know what came later,",
            "and cards of models that read them say so."
        },
        footer = {"", "Examples:", "  assay data import-sectors us.csv"})
final class ImportSectorsCommand extends AssayCommand {
    @Parameters(paramLabel = "FILE", description = "CSV or JSON.")
    private Path file = Path.of("");

    /** What was stored, for machines. */
    record Report(int stored, int withoutBars) {}

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.openForWriting(context.workspace())) {
            // Former symbols too: what is recorded under one is read under the new one.
            SymbolLookup lookup =
                    SymbolLookup.among(Stream.concat(store.recorded().listings().stream(), store.listings().stream())
                            .map(Listing::instrument)
                            .toList());
            UniverseFile read = UniverseFiles.read(file, Days.of(LocalDate.now(context.clock())), lookup::resolve);
            if (read.sectors().isEmpty()) {
                throw new DataException(DataProblem.of("the list must tell sectors in a column 'sector'")
                        .at(file.toString(), 1));
            }
            SectorBook all =
                    OutsideWrites.addSectors(store, SectorBook.of(String.valueOf(file.getFileName()), read.sectors()));
            context.output()
                    .result(
                            new Report(read.sectors().size(), read.problems().size()),
                            Text.plural(read.sectors().size(), "sector") + " stored, "
                                    + Text.plural(read.problems().size(), "symbol") + " without bars left out.\n"
                                    + "The workspace knows the sectors of "
                                    + Text.plural(all.sectors().size(), "stock") + ".");
            return ExitCode.OK;
        }
    }
}
