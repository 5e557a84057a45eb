package io.assay.market.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Seed;

/**
 * Puts questions to one service. Asks no more often than it may, and tries again after 429, 5xx and broken connections
 * with growing, jittered waits, never shorter than {@code Retry-After}. Safe from several threads.
 */
public final class PoliteClient {
    private static final int TOO_MANY = 429;

    private final Manners manners;
    private final Wiring wiring;
    private final TokenBucket bucket;

    /**
     * What the client works with.
     *
     * @param http makes the connections
     * @param clock tells the time
     * @param sleeper waits
     * @param seed of the jitter
     */
    public record Wiring(HttpClient http, InstantSource clock, Sleeper sleeper, Seed seed) {}

    /**
     * A question.
     *
     * @param uri where it is put
     * @param accept kind of answer, for example {@code text/csv}
     * @param source the answer as messages call it
     * @param about whom it is about, for messages
     */
    public record Question(URI uri, String accept, String source, String about) {}

    /**
     * An answer that no further try would change.
     *
     * @param status 200, or 4xx other than 429
     * @param body in UTF-8
     */
    public record Answer(int status, String body) {}

    /** A client. */
    public PoliteClient(Manners manners, Wiring wiring) {
        this.manners = manners;
        this.wiring = wiring;
        this.bucket = new TokenBucket(manners.requestsPerSecond(), manners.burst(), wiring.clock());
    }

    /**
     * Asks.
     *
     * @throws DataException if there is no answer after all tries; its cause is an {@link IOException}, so that other
     *     questions are in vain too
     */
    public Answer ask(Question question) {
        Manners.Tries tries = manners.tries();
        DataProblem why = DataProblem.of(manners.service() + " must answer");
        IOException cause = new IOException(manners.service() + " asked to be left alone");
        for (int attempt = 1; attempt <= tries.most(); attempt++) {
            sleep(bucket.take());
            Duration demanded = Duration.ZERO;
            try {
                HttpResponse<String> response = send(question);
                int status = response.statusCode();
                if (status != TOO_MANY && status < 500) {
                    return new Answer(status, response.body());
                }
                why = why.withValue("HTTP " + status);
                demanded = retryAfter(response);
            } catch (IOException e) {
                why = why.withValue(String.valueOf(e));
                cause = e;
            }
            if (demanded.compareTo(tries.maxWait()) > 0) {
                throw new DataException(
                        gaveUp(question, why, "asks to be left alone for " + demanded.toSeconds() + " s"), cause);
            }
            if (attempt < tries.most()) {
                Duration wait = backOff(question, attempt);
                sleep(wait.compareTo(demanded) > 0 ? wait : demanded);
            }
        }
        throw new DataException(gaveUp(question, why, "was asked " + times(tries.most())), cause);
    }

    private HttpResponse<String> send(Question question) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(question.uri())
                .timeout(manners.tries().timeout())
                .header("User-Agent", manners.userAgent())
                .header("Accept", question.accept())
                .GET()
                .build();
        try {
            return wiring.http().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static DataProblem gaveUp(Question question, DataProblem why, String reason) {
        return why.at(question.source(), 0)
                .withSymbol(question.about())
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
    private Duration backOff(Question question, int attempt) {
        double chance =
                wiring.seed().child(question.about()).child(attempt).random().nextDouble();
        Manners.Tries tries = manners.tries();
        double full = (double) tries.firstWait().toMillis() * StrictMath.pow(2, attempt - 1);
        double capped = Math.min(full, (double) tries.maxWait().toMillis());
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

    private IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while asking " + manners.service(), e);
    }
}
