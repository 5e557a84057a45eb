package io.assay.experiment.serve;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is said of one stock at one close, for machines: numbers that are not known are null.
 *
 * @param symbol {@code MARKET:SYMBOL}
 * @param date day at whose close it was decided; it is meant for the next open
 * @param directionProbabilities probability by class, of the model behind it; they sum to 1, empty if nobody spoke
 * @param expectedReturn return from entry to exit before costs, a fraction
 * @param horizon sessions from the entry to the exit that all of this is about; null where rules alone spoke
 * @param confidence probability of the recommendation's side, 0..1
 * @param recommendation {@code STRONG BUY}, {@code BUY}, {@code HOLD}, {@code SELL} or {@code STRONG SELL}
 * @param model who is behind it
 * @param warmUp bars that the model needs; null where rules alone spoke
 * @param calibration how far its probabilities were from what came, out of sample; null where that is not known
 * @param interval in which the return is expected; null where that is not known
 * @param reasons what the rules saw
 * @param notes what was done on the way and what a reader must know
 */
public record Prediction(
        String symbol,
        String date,
        Map<String, Double> directionProbabilities,
        @Nullable Double expectedReturn,
        @Nullable Integer horizon,
        @Nullable Double confidence,
        String recommendation,
        Behind model,
        @Nullable WarmUp warmUp,
        @Nullable Calibration calibration,
        @Nullable ReturnInterval interval,
        List<String> reasons,
        List<String> notes) {
    /** Copies the lists. */
    public Prediction {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    /**
     * Who is behind a recommendation.
     *
     * @param id name of the kept model, which is its version too: it ends in a hash of its content; {@code rules} or
     *     {@code none}
     * @param standing what is known of it
     * @param rules whether the rules agree, oppose or hold; empty where they were not asked
     */
    public record Behind(String id, String standing, String rules) {}

    /**
     * The check that features have settled. A stock with fewer bars gets no prediction, and the error says so.
     *
     * @param bars bars in a row without a hole that the model's features need
     * @param column the column that needs most
     */
    public record WarmUp(int bars, String column) {}

    /**
     * Calibration of the probabilities, out of sample, of the specification.
     *
     * @param error mean distance of stated probability and frequency, 0..1
     * @param low lower end of its 95 % interval
     * @param high upper end
     */
    public record Calibration(double error, double low, double high) {}

    /**
     * An adaptive conformal interval of the return.
     *
     * @param level probability that is stated
     * @param low lower end, a fraction
     * @param high upper end
     * @param coverage how often such intervals held lately, 0..1
     * @param outcomes over how many of the stock's newest known outcomes that is counted
     * @param through day of the newest decision whose outcome is in it
     */
    public record ReturnInterval(
            double level, double low, double high, double coverage, int outcomes, String through) {}
}
