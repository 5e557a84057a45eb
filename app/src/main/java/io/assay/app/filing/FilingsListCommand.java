package io.assay.app.filing;

import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.series.AsOfOption;
import io.assay.base.Days;
import io.assay.market.Filing;
import io.assay.market.Instrument;
import io.assay.report.Text;
import io.assay.report.TextTable;
import io.assay.store.FilingStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay data filings list}. */
@Command(
        name = "list",
        description = "List the instruments of which reports are stored: how many figures, and when they became known.",
        footer = {"", "Examples:", "  assay data filings list", "  assay data filings list --as-of 2015-06-30"})
final class FilingsListCommand extends AssayCommand {
    @Mixin
    private AsOfOption asOf = new AsOfOption();

    /** One instrument, for machines. */
    record Row(String instrument, int concepts, int figures, String first, String last) {
        static Row of(Instrument instrument, List<Filing> filings) {
            boolean none = filings.isEmpty();
            return new Row(
                    instrument.toString(),
                    (int) filings.stream().map(Filing::concept).distinct().count(),
                    filings.size(),
                    none ? "" : Days.text(filings.get(0).filed()),
                    none ? "" : Days.text(filings.get(filings.size() - 1).filed()));
        }
    }

    @Override
    protected int run(Context context) {
        FilingStore store = FilingStore.of(context.workspace());
        List<Row> rows = store.instruments().stream()
                .map(instrument -> Row.of(instrument, known(store.read(instrument))))
                .filter(row -> row.figures() > 0)
                .toList();
        TextTable table = TextTable.of("instrument", "concepts", "figures", "first known", "last known");
        rows.forEach(r -> table.row(r.instrument(), r.concepts(), Text.count(r.figures()), r.first(), r.last()));
        context.output()
                .result(
                        rows,
                        rows.isEmpty()
                                ? "No report is stored" + (asOf.isTold() ? " that was known by then" : "")
                                        + ". Fix: assay data import-fundamentals PATH"
                                : table.text() + Text.plural(rows.size(), "instrument"));
        return ExitCode.OK;
    }

    private List<Filing> known(List<Filing> filings) {
        return filings.stream().filter(filing -> filing.filed() <= asOf.day()).toList();
    }
}
