package io.assay.app.data;

import java.util.ArrayList;
import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.DayConverter;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.OptionChecks;
import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.source.SymbolLookup;
import io.assay.report.Text;
import io.assay.report.TextTable;
import io.assay.store.MarketStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data show SYMBOL}. */
@Command(
        name = "show",
        description = "Show the bars of one symbol as they were recorded, where they came from, and its actions.",
        footer = {"", "Examples:", "  assay data show AAPL", "  assay data show NSE:INFY --last 30 --until 2015-12-31"})
final class ShowCommand extends AssayCommand {
    @Parameters(paramLabel = "SYMBOL", description = "AAPL or NSE:INFY.")
    private String symbol = "";

    @Option(names = "--last", paramLabel = "N", defaultValue = "10", description = "How many bars (default: 10).")
    private int last;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Last day to show (default: the last stored).")
    private int until = Integer.MAX_VALUE;

    /** One bar, for machines. */
    record Bar(String date, double open, double high, double low, double close, double adjustedClose, double volume) {}

    /** One symbol, for machines. */
    record Report(ListCommand.Row listing, List<Bar> bars, List<Action> actions, List<ImportNotes> sources) {}

    /** A split (new shares for one old) or a dividend (in the currency of the prices, a share), for machines. */
    record Action(String date, String kind, double value) {
        static Action of(CorporateAction action) {
            return new Action(Days.text(action.day()), action.kind().name(), action.value());
        }
    }

    @Override
    protected int run(Context context) {
        OptionChecks.atLeast("--last", last, 1);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Instrument instrument = SymbolLookup.among(
                            store.listings().stream().map(Listing::instrument).toList())
                    .resolve(symbol);
            Listing listing = store.listings().stream()
                    .filter(l -> l.instrument().equals(instrument))
                    .findFirst()
                    .orElseThrow();
            BarSeries all = store.bars(instrument);
            BarSeries shown = all.between(Integer.MIN_VALUE, until);
            List<Action> actions =
                    store.actions(instrument).stream().map(Action::of).toList();
            Report report = new Report(ListCommand.Row.of(listing), bars(shown), actions, store.notes(instrument));
            context.output().result(report, text(report));
            return ExitCode.OK;
        }
    }

    private List<Bar> bars(BarSeries series) {
        List<Bar> bars = new ArrayList<>();
        for (int i = Math.max(0, series.size() - last); i < series.size(); i++) {
            bars.add(new Bar(
                    Days.text(series.days()[i]),
                    series.open()[i],
                    series.high()[i],
                    series.low()[i],
                    series.close()[i],
                    series.adjustedClose()[i],
                    series.volume()[i]));
        }
        return bars;
    }

    private static String text(Report report) {
        ListCommand.Row listing = report.listing();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%s: %s from %s to %s, in %s, prices %s%n",
                listing.instrument(),
                Text.plural(listing.bars(), "bar"),
                listing.first(),
                listing.last(),
                listing.currency(),
                listing.basis()));
        report.sources()
                .forEach(n -> text.append(
                        String.format("from %s (%s, %s)%n", n.source(), n.format(), Text.plural(n.rows(), "row"))));
        if (report.bars().isEmpty()) {
            text.append("no bar up to the day asked for\n");
            return text.toString();
        }
        TextTable table = TextTable.of("date", "open", "high", "low", "close", "adj. close", "volume");
        for (Bar b : report.bars()) {
            String volume = Double.isNaN(b.volume()) ? Text.NONE : Text.count(Math.round(b.volume()));
            table.row(b.date(), b.open(), b.high(), b.low(), b.close(), b.adjustedClose(), volume);
        }
        text.append(table.text());
        for (Action a : report.actions()) {
            boolean split = a.kind().equals(CorporateAction.Kind.SPLIT.name());
            boolean dividend = a.kind().equals(CorporateAction.Kind.DIVIDEND.name());
            String unit = split ? " new shares for one" : dividend ? " " + listing.currency() + " a share" : "";
            text.append(String.format("%s %s %s%s%n", a.date(), a.kind(), a.value(), unit));
        }
        return text.toString();
    }
}
