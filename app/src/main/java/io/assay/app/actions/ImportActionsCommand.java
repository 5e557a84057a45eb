package io.assay.app.actions;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.SymbolChange;
import io.assay.market.source.ActionFile;
import io.assay.market.source.SymbolLookup;
import io.assay.report.Text;
import io.assay.store.MarketStore;
import io.assay.store.StoreWriter;
import io.assay.store.WritePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data actions import FILE}. */
@Command(
        name = "import",
        description = {
            "Import corporate actions of stored symbols: a CSV with the columns symbol,date,kind,value.",
            "SPLIT: new shares per old. DIVIDEND: cash a share, adjusted for splits where the prices are.",
            "DELISTING: the last session, and the return from its close (-1: nothing was left).",
            "SYMBOL_CHANGE: the first session under the new symbol, which is the value."
        },
        footer = {
            "",
            "Examples:",
            "  assay data actions import delistings.csv",
            "  assay data actions import splits.csv --complete"
        })
final class ImportActionsCommand extends AssayCommand {
    /** A close is so many times another from which on a change of symbols is told to jump. */
    private static final double JUMP = 1.4;

    @Parameters(arity = "1", paramLabel = "FILE", description = "The CSV file.")
    private Path file = Path.of("");

    @Option(
            names = "--complete",
            description = "The file holds every split and dividend of its symbols up to the day on which the stored"
                    + " prices were adjusted: prices as traded are computed by it.")
    private boolean complete;

    @Option(
            names = "--replace",
            description = "Splits and dividends of the file go in place of known ones within 4 days that contradict"
                    + " them; without it they are refused.")
    private boolean replace;

    /** What came of it, for machines. */
    record Report(int newActions, int changes, int leftOut) {}

    @Override
    protected int run(Context context) {
        try (MarketStore store = MarketStore.openForWriting(context.workspace())) {
            SymbolLookup lookup = SymbolLookup.among(store.recorded().listings().stream()
                    .map(Listing::instrument)
                    .toList());
            ActionFile read = ActionFile.read(file, Days.of(LocalDate.now(context.clock())), lookup::resolve);
            read.problems().forEach(p -> context.output().remark("left out: " + p.sentence()));
            int added = keep(store, read.actions());
            int changed = 0;
            for (SymbolChange change : read.changes()) {
                if (!store.alterations().changes().contains(change)) {
                    store.rename(change, "stated by " + file.getFileName(), Authors.of(context));
                    tellJump(store, change, context);
                    changed++;
                }
            }
            context.output()
                    .result(
                            new Report(added, changed, read.problems().size()),
                            Text.plural(added, "new action") + ", " + Text.plural(changed, "change") + " of symbols; "
                                    + Text.plural(read.problems().size(), "line") + " left out.");
            return read.problems().isEmpty() ? ExitCode.OK : ExitCode.BAD_DATA;
        }
    }

    /** Prices of the two symbols may be adjusted up to different days: nobody is to find that out by himself. */
    private static void tellJump(MarketStore store, SymbolChange change, Context context) {
        BarSeries bars = store.bars(store.alterations().readAs(change.to()));
        int row = bars.until(change.day() - 1).size();
        if (row == 0 || row == bars.size()) {
            return;
        }
        double before = bars.close()[row - 1];
        double after = bars.close()[row];
        if (!(after / before > 1 / JUMP && after / before < JUMP)) {
            context.output()
                    .remark("from " + change.from() + " to " + change.to() + " the close goes from "
                            + Text.decimal(before, 4) + " to " + Text.decimal(after, 4) + " on "
                            + Days.text(bars.days()[row]) + ": their prices may be adjusted up to different days."
                            + " Fix: import both from one source, or 'assay data actions undo " + change.from() + "'");
        }
    }

    private int keep(MarketStore store, List<CorporateAction> actions) {
        Map<Instrument, List<CorporateAction>> by =
                new TreeMap<>(actions.stream().collect(Collectors.groupingBy(CorporateAction::instrument)));
        int added = 0;
        try (StoreWriter writer = store.writer(replace ? WritePolicy.REPLACE : WritePolicy.KEEP)) {
            for (Map.Entry<Instrument, List<CorporateAction>> entry : by.entrySet()) {
                String format = complete ? ImportNotes.ALL_ACTIONS : "actions";
                ImportNotes notes = ImportNotes.clean(
                        String.valueOf(file.getFileName()),
                        format,
                        entry.getValue().size());
                added += writer.addActions(entry.getKey(), entry.getValue(), notes);
            }
            writer.commit();
        }
        return added;
    }
}
