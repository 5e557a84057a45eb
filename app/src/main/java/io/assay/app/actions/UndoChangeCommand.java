package io.assay.app.actions;

import java.util.Map;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.source.SymbolLookup;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assay data actions undo SYMBOL}. */
@Command(
        name = "undo",
        description = "Take back the change of a symbol: both symbols have the bars that were recorded for them again.",
        footer = {"", "Examples:", "  assay data actions undo FB"})
final class UndoChangeCommand extends AssayCommand {
    @Parameters(arity = "1", paramLabel = "SYMBOL", description = "The old symbol.")
    private String symbol = "";

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.openForWriting(context.workspace())) {
            Instrument from = SymbolLookup.among(store.recorded().listings().stream()
                            .map(Listing::instrument)
                            .toList())
                    .resolve(symbol);
            store.undoRename(from, Authors.of(context));
            context.output().result(Map.of("undone", from.toString()), "The change of " + from + " is taken back.");
            return ExitCode.OK;
        }
    }
}
