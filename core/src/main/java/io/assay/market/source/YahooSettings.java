package io.assay.market.source;

import java.net.URI;
import java.time.Duration;

import io.assay.market.http.Manners;

/**
 * How Yahoo is asked.
 *
 * @param base address of the service without a path
 * @param manners how often, and how often again
 * @param cacheAge how old a stored answer may be: prices change with every later split and dividend
 */
public record YahooSettings(URI base, Manners manners, Duration cacheAge) {
    /** Yahoo's public service, asked gently. */
    public static final YahooSettings DEFAULT = new YahooSettings(
            URI.create("https://query1.finance.yahoo.com"),
            new Manners("Yahoo", "Mozilla/5.0 (compatible; Assay)", 2, 4, Manners.Tries.USUAL),
            Duration.ofDays(1));

    /** The same service elsewhere, for example behind a proxy. */
    public YahooSettings at(URI newBase) {
        return new YahooSettings(newBase, manners, cacheAge);
    }

    /** The same, but a question is put at most so many times. */
    public YahooSettings withMaxTries(int tries) {
        return new YahooSettings(base, manners.withMost(tries), cacheAge);
    }
}
