package io.assay.experiment.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.market.Instrument;

/**
 * Which model is asked about what.
 *
 * @param model name of a kept model, or how its name alone begins
 * @param stocks whom it is asked about; empty: all that it is for
 * @param from first epoch day that is asked for; {@link Integer#MIN_VALUE}: from the first that it did not learn from
 * @param to last epoch day that is looked at; {@link io.assay.experiment.HeldOut#NEVER}: to the last open day
 * @param sectors sectors that are known
 * @param dropoutDraws how often a network is asked with dropout left on, to tell how far its answers scatter; 0: never
 * @param seed of the redrawn samples
 */
public record EvaluateSpec(
        String model,
        Optional<List<Instrument>> stocks,
        int from,
        int to,
        Map<Instrument, String> sectors,
        int dropoutDraws,
        Seed seed) {
    /** Copies the collections. */
    public EvaluateSpec {
        stocks = stocks.map(List::copyOf);
        sectors = Map.copyOf(sectors);
    }
}
