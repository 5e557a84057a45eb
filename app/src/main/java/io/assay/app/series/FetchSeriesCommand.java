package io.assay.app.series;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.DayConverter;
import io.assay.app.cli.Fetching;
import io.assay.app.cli.OptionChecks;
import io.assay.app.cli.Service;
import io.assay.app.cli.ServiceAddress;
import io.assay.app.cli.Workspace;
import io.assay.base.Days;
import io.assay.market.http.Manners;
import io.assay.market.http.Sleeper;
import io.assay.market.series.PublishedSeries;
import io.assay.market.series.StooqClient;
import io.assay.market.series.YahooSeries;
import io.assay.market.source.YahooClient;
import io.assay.market.source.YahooSettings;
import io.assay.store.SeriesStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay data fetch-series NAME...}. */
@Command(
        name = "fetch-series",
        description = {
            "Fetch daily prices of indices, futures, currencies and others as outside series: ^VIX.CLOSE, GC=F.HIGH.",
            "Shares and indices of the United States are known on their own day. Futures, currencies and the dollar",
            "index are traded on after New York's close, and elsewhere days end at other hours: these are known the",
            "next day. Prices of shares and funds are restated by later splits and tagged REVISED."
        },
        footer = {
            "",
            "Environment: ASSAY_YAHOO_URL, ASSAY_STOOQ_URL, other addresses of the services;",
            "ASSAY_YAHOO_TRIES, ASSAY_STOOQ_TRIES, how often a question that gets no answer",
            "is put (6).",
            "",
            "Examples:",
            "  assay data fetch-series ^VIX DX-Y.NYB GC=F CL=F ^GSPC",
            "  assay data fetch-series ^GSPC --since 2000-01-01",
            "  assay data fetch-series ^spx ^ukx --from stooq"
        })
public final class FetchSeriesCommand extends AssayCommand {
    /** Who is asked. */
    enum From {
        /** Yahoo's charts. */
        YAHOO,
        /** Stooq's tables. */
        STOOQ
    }

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names as the service writes them.")
    private List<String> names = List.of();

    @Option(
            names = "--from",
            paramLabel = "SERVICE",
            defaultValue = "yahoo",
            description = "yahoo or stooq (default: ${DEFAULT-VALUE}).")
    private From from = From.YAHOO;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            defaultValue = "1990-01-01",
            converter = DayConverter.class,
            description = "First day to ask Yahoo for (default: ${DEFAULT-VALUE}); Stooq gives all it has.")
    private int since;

    @Option(
            names = "--known-after",
            paramLabel = "DAYS",
            description = "Every value is out by the close so many days after its day, whatever is said above.")
    private @Nullable Integer knownAfter;

    @Option(names = "--replace", description = "Let the service win where it differs from what is stored.")
    private boolean replace;

    @Override
    protected int run(Context context) {
        if (knownAfter != null) {
            OptionChecks.atLeast("--known-after", knownAfter, 0);
        }
        OptionalInt after = knownAfter == null ? OptionalInt.empty() : OptionalInt.of(knownAfter);
        int today = Days.of(LocalDate.now(context.clock()));
        OptionChecks.inOrder("--since and today", since, today);
        SeriesImport done = new SeriesImport(context, SeriesStore.of(context.workspace()), replace);
        Function<String, List<PublishedSeries>> fetch =
                from == From.YAHOO ? yahoo(context, today, after) : stooq(context, after);
        Fetching.each(context, names, name -> done.store(fetch.apply(name)), done::refused, done::remark);
        return done.print("name", names.size());
    }

    private Function<String, List<PublishedSeries>> yahoo(Context context, int today, OptionalInt after) {
        ServiceAddress told = ServiceAddress.of(context.environment(), "YAHOO");
        YahooSettings usual =
                told.tries().map(YahooSettings.DEFAULT::withMaxTries).orElse(YahooSettings.DEFAULT);
        YahooClient client = new YahooClient(
                told.url().map(usual::at).orElse(usual),
                new YahooClient.Wiring(
                        HttpClient.newBuilder()
                                .connectTimeout(Duration.ofSeconds(15))
                                .build(),
                        context.clock(),
                        Sleeper.THREAD,
                        context.seed().child("yahoo"),
                        new Workspace(context.workspace()).cache().resolve("yahoo")));
        return name -> {
            String symbol = name.strip().toUpperCase(Locale.ROOT);
            return YahooSeries.of(symbol, client.fetch(symbol, since, today), after);
        };
    }

    private static Function<String, List<PublishedSeries>> stooq(Context context, OptionalInt after) {
        Service service = Service.of(context, "STOOQ", new Manners("Stooq", Service.AGENT, 1, 2, Manners.Tries.USUAL));
        StooqClient client = new StooqClient(service.at(StooqClient.OPEN), service.answers());
        return name -> client.fetch(name, after);
    }
}
