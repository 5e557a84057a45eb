package io.assay.market.source;

import java.net.URI;
import java.time.Duration;

import io.assay.base.Check;

/**
 * How Yahoo is asked.
 *
 * @param base address of the service without a path
 * @param userAgent what the client calls itself
 * @param requestsPerSecond how often it may ask in the long run
 * @param burst how many requests may follow each other at once
 * @param maxTries how often one question is put at most, at least 1
 * @param firstWait the wait after the first failure; it doubles each time
 * @param maxWait no wait is longer; if Yahoo asks for a longer one, the question is given up
 * @param timeout how long an answer may take
 * @param cacheAge how old a stored answer may be: prices change with every later split and dividend
 */
public record YahooSettings(
        URI base,
        String userAgent,
        double requestsPerSecond,
        int burst,
        int maxTries,
        Duration firstWait,
        Duration maxWait,
        Duration timeout,
        Duration cacheAge) {
    /** Yahoo's public service, asked gently. */
    public static final YahooSettings DEFAULT = new YahooSettings(
            URI.create("https://query1.finance.yahoo.com"),
            "Mozilla/5.0 (compatible; Assay)",
            2,
            4,
            6,
            Duration.ofSeconds(1),
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Duration.ofDays(1));

    /** Checks the numbers. */
    public YahooSettings {
        Check.positive("requestsPerSecond", requestsPerSecond);
        Check.atLeast("burst", burst, 1);
        Check.atLeast("maxTries", maxTries, 1);
    }

    /** The same service elsewhere, for example behind a proxy. */
    public YahooSettings at(URI newBase) {
        return new YahooSettings(
                newBase, userAgent, requestsPerSecond, burst, maxTries, firstWait, maxWait, timeout, cacheAge);
    }

    /** The same, but a question is put at most so many times. */
    public YahooSettings withMaxTries(int tries) {
        return new YahooSettings(
                base, userAgent, requestsPerSecond, burst, tries, firstWait, maxWait, timeout, cacheAge);
    }
}
