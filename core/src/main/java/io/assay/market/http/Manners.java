package io.assay.market.http;

import java.time.Duration;

import io.assay.base.Check;

/**
 * How a service is asked.
 *
 * @param service its name, for messages
 * @param userAgent what the client calls itself
 * @param requestsPerSecond how often it may ask in the long run
 * @param burst how many requests may follow each other at once
 * @param tries how often one question is put, and how long may pass between
 */
public record Manners(String service, String userAgent, double requestsPerSecond, int burst, Tries tries) {
    /** Checks the numbers. */
    public Manners {
        Check.notBlank("service", service);
        Check.positive("requestsPerSecond", requestsPerSecond);
        Check.atLeast("burst", burst, 1);
    }

    /** The same, but a question is put at most so many times. */
    public Manners withMost(int tries) {
        return new Manners(service, userAgent, requestsPerSecond, burst, this.tries.withMost(tries));
    }

    /**
     * How often one question is put.
     *
     * @param most how often at most, at least 1
     * @param firstWait the wait after the first failure; it doubles each time
     * @param maxWait no wait is longer; if the service asks for a longer one, the question is given up
     * @param timeout how long an answer may take
     */
    public record Tries(int most, Duration firstWait, Duration maxWait, Duration timeout) {
        /** Six times, waiting from one second to two minutes, half a minute an answer. */
        public static final Tries USUAL =
                new Tries(6, Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofSeconds(30));

        /** Checks the number. */
        public Tries {
            Check.atLeast("tries", most, 1);
        }

        /** The same, but a question is put at most so many times. */
        public Tries withMost(int newMost) {
            return new Tries(newMost, firstWait, maxWait, timeout);
        }
    }
}
