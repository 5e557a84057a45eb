package io.assay.market.source;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.market.Market;
import io.assay.market.http.PoliteClient;
import io.assay.market.http.Sleeper;
import io.assay.market.source.ChartCache.Answer;
import io.assay.market.source.YahooChart.Request;
import org.jspecify.annotations.Nullable;

/**
 * Daily history from Yahoo's chart service, asked {@linkplain PoliteClient politely}. Answers are kept on disk, so that
 * a run that was cut off goes on where it stopped. Safe from several threads.
 */
public final class YahooClient {
    private static final String PATH = "/v8/finance/chart/";
    private static final int OK = 200;

    private final YahooSettings settings;
    private final Wiring wiring;
    private final PoliteClient client;
    private final Optional<ChartCache> cache;

    /**
     * What the client works with.
     *
     * @param http makes the connections
     * @param clock tells the time
     * @param sleeper waits
     * @param seed of the jitter
     * @param cache folder for answers, or null to keep none
     */
    public record Wiring(
            HttpClient http,
            InstantSource clock,
            Sleeper sleeper,
            Seed seed,
            @Nullable Path cache) {}

    /** A client. */
    public YahooClient(YahooSettings settings, Wiring wiring) {
        this.settings = settings;
        this.wiring = wiring;
        this.client = new PoliteClient(
                settings.manners(),
                new PoliteClient.Wiring(wiring.http(), wiring.clock(), wiring.sleeper(), wiring.seed()));
        this.cache = Optional.ofNullable(wiring.cache()).map(ChartCache::new);
    }

    /** Yahoo's name of a symbol of a market, for example {@code RELIANCE.NS}; throws if Yahoo has no such market. */
    public static String nameOf(Market market, String symbol) {
        return Markets.atYahoo(market, symbol)
                .orElseThrow(() -> new UsageException("Yahoo has no market '" + market.code() + "'"));
    }

    /**
     * The bars and corporate actions of one symbol.
     *
     * @param symbol Yahoo's name, for example {@code AAPL} or {@code RELIANCE.NS}
     * @param firstDay first epoch day
     * @param lastDay last epoch day, inclusive; a session that is not over yet is left out
     * @throws DataException if Yahoo does not know the symbol, does not answer, or answers with nonsense; its cause is
     *     a {@link java.io.IOException} if there was no answer, so that asking for other symbols is in vain too
     */
    public YahooHistory fetch(String symbol, int firstDay, int lastDay) {
        if (symbol.isBlank() || firstDay > lastDay) {
            throw new UsageException("a symbol and days in order must be asked for, was '" + symbol + "' "
                    + Days.text(firstDay) + ".." + Days.text(lastDay));
        }
        Request request = new Request(symbol.strip(), firstDay, lastDay);
        Instant now = wiring.clock().instant();
        Optional<Answer> kept = cache.flatMap(c -> c.find(request, now, settings.cacheAge()));
        if (kept.isPresent()) {
            return YahooChart.parse(kept.get().body(), request, kept.get().asOf());
        }
        String body = ask(request);
        Instant asOf = wiring.clock().instant();
        YahooHistory history = YahooChart.parse(body, request, asOf);
        cache.ifPresent(c -> c.keep(new Answer(request.symbol(), firstDay, lastDay, asOf.getEpochSecond(), body)));
        return history;
    }

    private String ask(Request request) {
        PoliteClient.Answer answer = client.ask(
                new PoliteClient.Question(uri(request), "application/json", request.source(), request.symbol()));
        if (answer.status() != OK) {
            throw refused(request, answer);
        }
        return answer.body();
    }

    /** A day more on both sides, since days begin at other times elsewhere; the answer is cut to the days asked for. */
    private URI uri(Request request) {
        String symbol =
                URLEncoder.encode(request.symbol(), StandardCharsets.UTF_8).replace("+", "%20");
        long from = (request.firstDay() - 1L) * 86_400;
        long to = (request.lastDay() + 2L) * 86_400;
        return settings.base()
                .resolve(PATH + symbol + "?period1=" + from + "&period2=" + to
                        + "&interval=1d&events=div%7Csplit&includeAdjustedClose=true");
    }

    /** An answer other than "try again": Yahoo's own words if there are any. */
    private static DataException refused(Request request, PoliteClient.Answer answer) {
        String body = answer.body().strip();
        if (body.startsWith("{") && body.contains("\"error\"")) {
            try {
                YahooChart.parse(body, request, Instant.EPOCH);
            } catch (DataException e) {
                return e;
            }
        }
        return new DataException(DataProblem.of("Yahoo must answer with 200")
                .at(request.source(), 0)
                .withSymbol(request.symbol())
                .withValue("HTTP " + answer.status()));
    }
}
