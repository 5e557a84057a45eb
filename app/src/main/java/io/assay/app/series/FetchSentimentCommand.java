package io.assay.app.series;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.Fetching;
import io.assay.app.cli.Service;
import io.assay.market.http.Manners;
import io.assay.market.series.AaiiClient;
import io.assay.market.series.CboeClient;
import io.assay.market.series.PublishedSeries;
import io.assay.store.SeriesStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay data fetch-sentiment}. */
@Command(
        name = "fetch-sentiment",
        description = {
            "Fetch what tells of the mood of investors and store it with the day on which each value became known.",
            "From Cboe: VIX.OPEN, VIX.HIGH, VIX.LOW, VIX.CLOSE, known on their day, and the ratios of puts to calls",
            "PUTCALL and PUTCALL.EQUITY, which come out in the evening and are known the next day. From Nasdaq Data",
            "Link the weekly survey of AAII: AAII.BULLISH, AAII.NEUTRAL, AAII.BEARISH, known on its Thursday. A table",
            "of the survey that you have is taken by import-series, as aaii.csv with date,bullish,neutral,bearish."
        },
        footer = {
            "",
            "Environment: ASSAY_CBOE_URL, ASSAY_AAII_URL, other addresses of the services;",
            "ASSAY_CBOE_TRIES, ASSAY_AAII_TRIES, how often a question that gets no answer",
            "is put (6); NASDAQ_DATA_LINK_API_KEY, the key to the survey.",
            "",
            "Examples:",
            "  assay data fetch-sentiment",
            "  assay data fetch-sentiment --from vix,putcall",
            "  NASDAQ_DATA_LINK_API_KEY=... assay data fetch-sentiment --from aaii"
        })
public final class FetchSentimentCommand extends AssayCommand {
    /** What can be fetched; its name in small letters is how users say it. */
    enum From {
        /** The volatility index. */
        VIX,
        /** Ratios of puts to calls. */
        PUTCALL,
        /** The survey. */
        AAII
    }

    @Option(
            names = "--from",
            paramLabel = "WHAT",
            split = ",",
            description = "Any of vix, putcall (Cboe) and aaii (Nasdaq Data Link), separated by commas (default: all).")
    private Set<From> from = EnumSet.allOf(From.class);

    @Option(names = "--replace", description = "Let the services win where they differ from what is stored.")
    private boolean replace;

    @Override
    protected int run(Context context) {
        SeriesImport done = new SeriesImport(context, SeriesStore.of(context.workspace()), replace);
        List<String> wanted = new ArrayList<>();
        for (From each : EnumSet.copyOf(from)) {
            wanted.addAll(
                    switch (each) {
                        case VIX -> List.of("VIX");
                        case PUTCALL -> List.of("PUTCALL", "PUTCALL_EQUITY");
                        case AAII -> List.of("AAII");
                    });
        }
        Service cboe = Service.of(context, "CBOE", manners("Cboe"));
        Service aaii = Service.of(context, "AAII", manners("Nasdaq Data Link"));
        CboeClient tables = new CboeClient(cboe.at(CboeClient.OPEN), cboe.answers());
        Optional<String> key = Optional.ofNullable(context.environment().get("NASDAQ_DATA_LINK_API_KEY"))
                .filter(text -> !text.isBlank());
        AaiiClient survey = new AaiiClient(aaii.at(AaiiClient.OPEN), key, aaii.answers());
        Fetching.each(context, wanted, name -> done.store(fetch(name, tables, survey)), done::refused, done::remark);
        return done.print("table", wanted.size());
    }

    private static List<PublishedSeries> fetch(String name, CboeClient tables, AaiiClient survey) {
        return name.equals(From.AAII.name())
                ? survey.fetch()
                : tables.fetch(CboeClient.Table.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private static Manners manners(String service) {
        return new Manners(service, Service.AGENT, 1, 2, Manners.Tries.USUAL);
    }
}
