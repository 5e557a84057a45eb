package io.assay.app.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.SplitSuspect;
import io.assay.market.audit.Thresholds;
import io.assay.market.source.SymbolLookup;
import io.assay.report.Text;
import io.assay.store.MarketStore;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data repair SYMBOL...}. */
@Command(
        name = "repair",
        description = {
            "Suggest splits that recorded prices lack, apply them if asked to, and take them back.",
            "The recorded bars stay as they are: a repair is applied when bars are read, and is kept with who asked."
        },
        footer = {
            "",
            "Examples:",
            "  assay data repair AAPL",
            "  assay data repair AAPL --day 2014-06-09 --apply",
            "  assay data repair AAPL --undo"
        })
public final class RepairCommand extends AssayCommand {
    @Parameters(arity = "1..*", paramLabel = "SYMBOL", description = "Symbols, such as AAPL or NSE:INFY.")
    private List<String> symbols = List.of();

    @ArgGroup(exclusive = true)
    private Deed deed = new Deed();

    @Option(names = "--day", paramLabel = "DATE", description = "Only the suggestion of this day.")
    private String day = "";

    /** What to do. */
    static final class Deed {
        @Option(names = "--list", description = "List suggestions, and change nothing (default).")
        private boolean list;

        @Option(names = "--apply", description = "Apply the suggestions that are listed.")
        private boolean apply;

        @Option(names = "--undo", description = "Take back every repair of the symbols.")
        private boolean undo;
    }

    /** One suggestion, for machines. */
    record Row(String symbol, String date, String ratio, String confidence, double factor, int barsBefore, String why) {
        static Row of(SplitSuspect suspect) {
            return new Row(
                    suspect.repair().instrument().toString(),
                    Days.text(suspect.repair().day()),
                    suspect.ratio(),
                    suspect.confidence().name().toLowerCase(Locale.ROOT),
                    suspect.repair().factor(),
                    suspect.barsBefore(),
                    suspect.sentence());
        }
    }

    /** What a symbol came to, for machines. */
    record Report(String symbol, List<Row> suggestions, boolean applied, boolean undone, int left, String status) {}

    @Override
    protected int run(Context context) {
        boolean write = !deed.list && (deed.apply || deed.undo);
        if (!day.isEmpty()) {
            Days.parse(day);
        }
        try (MarketStore store =
                write ? MarketStore.openForWriting(context.workspace()) : MarketStore.open(context.workspace())) {
            List<Report> reports = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            SymbolLookup lookup = SymbolLookup.among(store.recorded().listings().stream()
                    .map(Listing::instrument)
                    .toList());
            for (String symbol : symbols) {
                Report report = report(store, store.alterations().readAs(lookup.resolve(symbol)), context);
                reports.add(report);
                report.suggestions().forEach(r -> text.append(r.why()).append(".\n"));
                text.append(line(report)).append('\n');
            }
            context.output().result(reports, text.toString().stripTrailing());
            return ExitCode.OK;
        }
    }

    private Report report(MarketStore store, Instrument instrument, Context context) {
        if (deed.undo) {
            store.undoRepairs(instrument, Authors.of(context));
            return after(store, instrument, List.of());
        }
        List<SplitSuspect> some = suspects(store, instrument).stream()
                .filter(s -> day.isEmpty() || s.repair().day() == Days.parse(day))
                .toList();
        if (deed.apply) {
            if (some.isEmpty()) {
                throw new UsageException("there is nothing to repair in " + instrument
                        + (day.isEmpty() ? "" : " on " + day) + ". Fix: 'assay data repair " + instrument
                        + "' lists what is suggested");
            }
            some.forEach(s -> store.repair(s.repair(), s.sentence(), Authors.of(context)));
        }
        return after(store, instrument, some);
    }

    private static List<SplitSuspect> suspects(MarketStore store, Instrument instrument) {
        return Auditor.of(store, Thresholds.DEFAULTS).splitSuspects(instrument);
    }

    /** The audit again, of the bars as they are read now. */
    private Report after(MarketStore store, Instrument instrument, List<SplitSuspect> some) {
        Auditor auditor = Auditor.of(store, Thresholds.DEFAULTS);
        return new Report(
                instrument.toString(),
                some.stream().map(Row::of).toList(),
                deed.apply,
                deed.undo,
                auditor.splitSuspects(instrument).size(),
                auditor.clean(instrument).status().name());
    }

    private static String line(Report report) {
        String done = report.applied()
                ? Text.plural(report.suggestions().size(), "repair") + " applied, 'assay data repair " + report.symbol()
                        + " --undo' takes them back"
                : report.undone()
                        ? "repairs taken back, the bars are those that were recorded"
                        : Text.plural(report.suggestions().size(), "suggestion") + ", nothing was changed";
        return report.symbol() + ": " + done + ". Audit: " + report.status() + ", "
                + Text.plural(report.left(), "split suspect") + " left.";
    }
}
