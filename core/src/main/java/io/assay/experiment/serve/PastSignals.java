package io.assay.experiment.serve;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the walk-forward behind a stock's model said on earlier days, each time by a model that was fitted before.
 *
 * @param symbol {@code MARKET:SYMBOL}
 * @param model name of the kept model
 * @param horizon sessions from entry to exit that outcomes are about
 * @param note what these are, and what they are not, in sentences
 * @param signals oldest first
 */
public record PastSignals(String symbol, String model, int horizon, String note, List<Past> signals) {
    static final String NOTE = "Out of sample: each was said by a model of the same specification that was fitted on"
            + " days before, by this server's rule for signals; what the technical rules said beside it is not in it.";

    /** Copies the list. */
    public PastSignals {
        signals = List.copyOf(signals);
    }

    /**
     * One day.
     *
     * @param date day at whose close it was decided
     * @param recommendation {@code STRONG BUY}, {@code BUY}, {@code HOLD}, {@code SELL} or {@code STRONG SELL}
     * @param confidence probability of the recommendation's side, 0..1
     * @param expectedReturn from entry to exit before costs, a fraction
     * @param outcome the return that came, a fraction before costs; null while it is not known
     */
    public record Past(
            String date,
            String recommendation,
            double confidence,
            double expectedReturn,
            @Nullable Double outcome) {}
}
