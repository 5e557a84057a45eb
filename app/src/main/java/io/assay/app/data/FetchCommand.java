package io.assay.app.data;

import java.time.LocalDate;
import java.util.List;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.DayConverter;
import io.assay.app.cli.MarketCodes;
import io.assay.app.cli.OptionChecks;
import io.assay.base.Days;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.source.Markets;
import io.assay.market.source.YahooClient;
import io.assay.store.MarketStore;
import io.assay.store.WritePolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data fetch SYMBOL...}. */
@Command(
        name = "fetch",
        description = {
            "Fetch daily history from Yahoo's chart service and store it, with splits and dividends.",
            "Asks gently, waits and tries again when told to, and goes on where it stopped."
        },
        footer = {
            "",
            "Yahoo's history is split-adjusted as of today and is Yahoo's property: for your own use only.",
            "Environment: ASSAY_YAHOO_URL, another address of the service; ASSAY_YAHOO_TRIES, how often a question",
            "that gets no answer is put (6).",
            "",
            "Examples:",
            "  assay data fetch AAPL MSFT --from 2005-01-01",
            "  assay data fetch NSE:INFY",
            "  assay data fetch RELIANCE TCS --market NSE"
        })
final class FetchCommand extends AssayCommand {
    @Parameters(arity = "1..*", paramLabel = "SYMBOL", description = "AAPL, NSE:INFY, or a name of Yahoo's.")
    private List<String> symbols = List.of();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            defaultValue = "1990-01-01",
            converter = DayConverter.class,
            description = "First day (default: ${DEFAULT-VALUE}).")
    private int from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Last day (default: today).")
    private @Nullable Integer to;

    @Option(
            names = "--market",
            paramLabel = "CODE",
            description = "Market of the symbols.",
            completionCandidates = MarketCodes.class)
    private @Nullable String market;

    @Option(names = "--replace", description = "Let Yahoo win where it disagrees with what is stored.")
    private boolean replace;

    @Override
    protected int run(Context context) {
        int last = to == null ? Days.of(LocalDate.now(context.clock())) : to;
        OptionChecks.inOrder("--from and --to", from, last);
        List<YahooImport.Wish> wishes = symbols.stream()
                .map(s -> new YahooImport.Wish(nameAtYahoo(s), from, last))
                .toList();
        try (MarketStore store = MarketStore.openForWriting(context.workspace())) {
            WritePolicy policy = replace ? WritePolicy.REPLACE : WritePolicy.REPLACE_ADJUSTED;
            return new YahooImport(context).run(store, wishes, policy);
        }
    }

    private String nameAtYahoo(String symbol) {
        if (symbol.indexOf(':') > 0) {
            Instrument instrument = Instrument.parse(symbol);
            return YahooClient.nameOf(Markets.require(instrument.market()), instrument.symbol());
        }
        Market given = market == null ? null : Markets.require(market);
        return given == null ? symbol : YahooClient.nameOf(given, symbol);
    }
}
