package io.assay.app.data;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.assay.app.cli.Context;
import io.assay.app.cli.ExitCode;
import io.assay.app.cli.ServiceAddress;
import io.assay.app.cli.Workspace;
import io.assay.base.DataException;
import io.assay.market.http.Sleeper;
import io.assay.market.source.YahooClient;
import io.assay.market.source.YahooHistory;
import io.assay.market.source.YahooSettings;
import io.assay.store.ImportSummary;
import io.assay.store.ImportSummary.Outcome;
import io.assay.store.IncomingSeries;
import io.assay.store.MarketStore;
import io.assay.store.StoreWriter;
import io.assay.store.WritePolicy;

/** Brings history from Yahoo into the store, symbol by symbol: what has been fetched is stored if the rest fails. */
final class YahooImport {
    /** After so many symbols without an answer the network, not the symbol, is taken to be the trouble. */
    private static final int HOPELESS = 3;

    private final Context context;
    private final YahooClient client;
    private final List<ImportSummary.Result> results = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    YahooImport(Context context) {
        this.context = context;
        YahooSettings settings = settings(context.environment());
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(15)).build();
        client = new YahooClient(
                settings,
                new YahooClient.Wiring(
                        http,
                        context.clock(),
                        Sleeper.THREAD,
                        context.seed().child("yahoo"),
                        new Workspace(context.workspace()).cache().resolve("yahoo")));
    }

    /** What to ask for: Yahoo's name and epoch days, both inclusive. */
    record Wish(String symbol, int firstDay, int lastDay) {}

    /** What came of it, for machines. */
    record Report(long newBars, Map<String, Integer> outcomes, List<String> failures) {}

    /** Fetches and stores everything, prints what came of it, and returns the exit code. */
    int run(MarketStore store, List<Wish> wishes, WritePolicy policy) {
        context.progress().start("Fetching", wishes.size());
        int inVain = 0;
        for (Wish wish : wishes) {
            boolean answered = fetch(store, wish, policy);
            context.progress().step(wish.symbol());
            inVain = answered ? 0 : inVain + 1;
            if (inVain == HOPELESS) {
                failures.add("gave up after " + HOPELESS + " symbols in a row without an answer; what was fetched"
                        + " before them is stored");
                break;
            }
        }
        context.progress().done();
        return print(store);
    }

    private static YahooSettings settings(Map<String, String> environment) {
        ServiceAddress told = ServiceAddress.of(environment, "YAHOO");
        YahooSettings settings =
                told.tries().map(YahooSettings.DEFAULT::withMaxTries).orElse(YahooSettings.DEFAULT);
        return told.url().map(settings::at).orElse(settings);
    }

    /** Whether there was an answer, be it that the symbol is not known. */
    private boolean fetch(MarketStore store, Wish wish, WritePolicy policy) {
        try {
            YahooHistory history = client.fetch(wish.symbol(), wish.firstDay(), wish.lastDay());
            try (StoreWriter writer = store.writer(policy)) {
                writer.add(new IncomingSeries(
                        history.bars(), history.market(), history.currency(), history.notes(), history.actions()));
                results.addAll(writer.commit().results());
            }
            return true;
        } catch (DataException e) {
            failures.add(String.valueOf(e.getMessage()));
            return !(e.getCause() instanceof IOException);
        }
    }

    private int print(MarketStore store) {
        ImportSummary summary = new ImportSummary(results);
        failures.forEach(context.output()::remark);
        boolean contradicted = false;
        for (ImportSummary.Result result : results) {
            if (result.outcome() == Outcome.DISAGREES
                    || result.outcome() == Outcome.DISAGREES_ADJUSTED
                    || result.outcome() == Outcome.REFUSED) {
                context.output().remark(result.sentence());
                contradicted = true;
            }
        }
        context.output()
                .result(
                        new Report(summary.newBars(), Stored.outcomes(summary), failures),
                        summary.line() + "\n" + Stored.of(store));
        return !failures.isEmpty() ? ExitCode.BAD_DATA : contradicted ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }
}
