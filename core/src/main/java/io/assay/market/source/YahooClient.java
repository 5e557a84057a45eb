package io.assay.market.source;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.market.Market;
import io.assay.market.source.ChartCache.Answer;
import io.assay.market.source.YahooChart.Request;
import org.jspecify.annotations.Nullable;

/**
 * Daily history from Yahoo's chart service. Asks no more often than it may, tries again after 429, 5xx and broken
 * connections with growing, jittered waits (never shorter than {@code Retry-After}), and keeps answers on disk, so that
 * a run that was cut off goes on where it stopped. Safe from several threads.
 */
public final class YahooClient {
    private static final String PATH = "/v8/finance/chart/";
    private static final int TOO_MANY = 429;

    private final YahooSettings settings;
    private final Wiring wiring;
    private final TokenBucket bucket;
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
        this.bucket = new TokenBucket(settings.requestsPerSecond(), settings.burst(), wiring.clock());
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
     *     an {@link IOException} if there was no answer, so that asking for other symbols is in vain too
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
        DataProblem why = DataProblem.of("Yahoo must answer");
        IOException cause = new IOException("Yahoo asked to be left alone");
        for (int attempt = 1; attempt <= settings.maxTries(); attempt++) {
            sleep(bucket.take());
            Duration demanded = Duration.ZERO;
            try {
                HttpResponse<String> response = send(request);
                int status = response.statusCode();
                if (status == 200) {
                    return response.body();
                }
                why = why.withValue("HTTP " + status);
                if (status != TOO_MANY && status < 500) {
                    throw refused(request, response);
                }
                demanded = retryAfter(response);
            } catch (IOException e) {
                why = why.withValue(String.valueOf(e));
                cause = e;
            }
            if (demanded.compareTo(settings.maxWait()) > 0) {
                throw new DataException(
                        gaveUp(request, why, "asks to be left alone for " + demanded.toSeconds() + " s"), cause);
            }
            if (attempt < settings.maxTries()) {
                Duration wait = backOff(request, attempt);
                sleep(wait.compareTo(demanded) > 0 ? wait : demanded);
            }
        }
        throw new DataException(gaveUp(request, why, "was asked " + times(settings.maxTries())), cause);
    }

    private HttpResponse<String> send(Request request) throws IOException {
        HttpRequest question = HttpRequest.newBuilder(uri(request))
                .timeout(settings.timeout())
                .header("User-Agent", settings.userAgent())
                .header("Accept", "application/json")
                .GET()
                .build();
        try {
            return wiring.http().send(question, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
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
    private static DataException refused(Request request, HttpResponse<String> response) {
        String body = response.body().strip();
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
                .withValue("HTTP " + response.statusCode()));
    }

    private static DataProblem gaveUp(Request request, DataProblem why, String reason) {
        return why.at(request.source(), 0)
                .withSymbol(request.symbol())
                .withFix("it " + reason + "; run the command again later, what is fetched already is kept");
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    /** Seconds or a date, as RFC 9110 section 10.2.3 has it; zero if there is none that can be read. */
    private Duration retryAfter(HttpResponse<String> response) {
        String value = response.headers().firstValue("Retry-After").orElse("").strip();
        if (value.isEmpty()) {
            return Duration.ZERO;
        }
        if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(value.length() > 9 ? 999_999_999L : Long.parseLong(value));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(wiring.clock().instant(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    /** Doubles with each attempt up to the longest wait, of which half is left to chance. */
    private Duration backOff(Request request, int attempt) {
        double chance =
                wiring.seed().child(request.symbol()).child(attempt).random().nextDouble();
        double full = (double) settings.firstWait().toMillis() * StrictMath.pow(2, attempt - 1);
        double capped = Math.min(full, (double) settings.maxWait().toMillis());
        return Duration.ofMillis(Math.round(capped * (0.5 + 0.5 * chance)));
    }

    private void sleep(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            wiring.sleeper().sleep(time);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while asking Yahoo", e);
    }
}
