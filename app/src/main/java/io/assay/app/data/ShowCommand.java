package io.assay.app.data;

import java.util.ArrayList;
import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.base.Check;
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

    @Option(names = "--until", paramLabel = "DATE", description = "Last day to show (default: the last stored).")
    private String until = "";

    /** One bar, for machines. */
    record Bar(String date, double open, double high, double low, double close, double adjustedClose, double volume) {}

    /** One symbol, for machines. */
    record Report(Listing listing, List<Bar> bars, List<CorporateAction> actions, List<ImportNotes> sources) {}

    @Override
    protected int run(Context context) {
        Check.atLeast("--last", last, 1);
        try (MarketStore store = MarketStore.open(context.workspace())) {
            Instrument instrument = SymbolLookup.among(
                            store.listings().stream().map(Listing::instrument).toList())
                    .resolve(symbol);
            Listing listing = store.listings().stream()
                    .filter(l -> l.instrument().equals(instrument))
                    .findFirst()
                    .orElseThrow();
            BarSeries all = store.bars(instrument);
            BarSeries shown = until.isEmpty() ? all : all.between(Integer.MIN_VALUE, Days.parse(until));
            Report report = new Report(listing, bars(shown), store.actions(instrument), store.notes(instrument));
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
        Listing listing = report.listing();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%s: %s from %s to %s, in %s, prices %s%n",
                listing.instrument(),
                Text.plural(listing.bars(), "bar"),
                Days.text(listing.firstDay()),
                Days.text(listing.lastDay()),
                listing.currency(),
                listing.basis()));
        report.sources()
                .forEach(n -> text.append(String.format("from %s (%s, %d rows)%n", n.source(), n.format(), n.rows())));
        TextTable table = TextTable.of("date", "open", "high", "low", "close", "adj. close", "volume");
        report.bars()
                .forEach(b -> table.row(
                        b.date(),
                        b.open(),
                        b.high(),
                        b.low(),
                        b.close(),
                        b.adjustedClose(),
                        Text.decimal(b.volume(), 0)));
        text.append(table.text());
        report.actions()
                .forEach(a -> text.append(String.format("%s %s %s%n", Days.text(a.day()), a.kind(), a.value())));
        return text.toString();
    }
}
