package io.assay.app.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.Selection;
import io.assay.base.Days;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.report.Text;
import io.assay.report.TextTable;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay data list}. */
@Command(
        name = "list",
        description = "List what is stored.",
        footer = {"", "Examples:", "  assay data list", "  assay data list --market NSE", "  assay --json data list"})
final class ListCommand extends AssayCommand {
    @Mixin
    private Selection selection = new Selection();

    /** One listing, for machines. */
    record Row(String instrument, String currency, String basis, String first, String last, int bars) {
        static Row of(Listing listing) {
            return new Row(
                    listing.instrument().toString(),
                    listing.currency(),
                    listing.basis().name(),
                    Days.text(listing.firstDay()),
                    Days.text(listing.lastDay()),
                    listing.bars());
        }
    }

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Set<Instrument> picked = new HashSet<>(selection.from(store, context));
            List<Row> rows = store.listings().stream()
                    .filter(l -> picked.contains(l.instrument()))
                    .map(Row::of)
                    .toList();
            TextTable table = TextTable.of("instrument", "currency", "prices", "first", "last", "bars");
            rows.forEach(
                    r -> table.row(r.instrument(), r.currency(), r.basis(), r.first(), r.last(), Text.count(r.bars())));
            context.output().result(rows, table.text() + Stored.of(store));
            return ExitCode.OK;
        }
    }
}
