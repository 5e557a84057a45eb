package io.assay.app.actions;

import java.util.ArrayList;
import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.Selection;
import io.assay.base.Days;
import io.assay.market.Instrument;
import io.assay.report.Text;
import io.assay.report.TextTable;
import io.assay.store.Alterations;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay data actions list}. */
@Command(
        name = "list",
        description = "List recorded splits, dividends and delistings, and what is read otherwise than recorded.",
        footer = {"", "Examples:", "  assay data actions list --symbols AAPL", "  assay data actions list"})
final class ListActionsCommand extends AssayCommand {
    @Mixin
    private Selection selection = new Selection();

    /** One action, for machines. */
    record Row(String symbol, String date, String kind, String value) {}

    /** All of it, for machines. */
    record Report(List<Row> actions, List<Alterations.Entry> alterations) {}

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.open(context.workspace())) {
            List<Row> rows = new ArrayList<>();
            for (Instrument instrument : selection.from(store, context)) {
                store.actions(instrument)
                        .forEach(a -> rows.add(new Row(
                                instrument.toString(),
                                Days.text(a.day()),
                                a.kind().name(),
                                String.valueOf(a.value()))));
            }
            TextTable table = TextTable.of("symbol", "date", "kind", "value");
            rows.forEach(r -> table.row(r.symbol(), r.date(), r.kind(), r.value()));
            StringBuilder text = new StringBuilder(rows.isEmpty() ? "" : table.text());
            text.append(Text.plural(rows.size(), "action")).append('.');
            store.alterations().entries().forEach(e -> text.append('\n').append(line(e)));
            context.output().result(new Report(rows, store.alterations().entries()), text.toString());
            return ExitCode.OK;
        }
    }

    /** An alteration in a line. */
    static String line(Alterations.Entry entry) {
        String what = entry.repair()
                .map(r -> "repair of " + r.instrument() + ", split of " + Text.decimal(r.ratio(), 4) + " on "
                        + Days.text(r.day()))
                .orElseGet(() -> entry.change()
                        .map(c -> c.from() + " is " + c.to() + " since " + Days.text(c.day()))
                        .orElse(""));
        return what + ", asked for by " + entry.asked().who() + " at "
                + entry.asked().when()
                + entry.undone()
                        .map(by -> ", taken back by " + by.who() + " at " + by.when())
                        .orElse("");
    }
}
