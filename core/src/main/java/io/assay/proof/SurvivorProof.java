package io.assay.proof;

import java.util.List;
import java.util.Locale;

import io.assay.market.audit.Survivorship;

/**
 * Whether a universe can be one that was drawn up beforehand: of many stocks over many years some are delisted. A list
 * made of those that are still there is not (F12).
 */
public final class SurvivorProof {
    private SurvivorProof() {}

    /**
     * Compares how many listings ended with how many should have.
     *
     * @param name of the universe
     * @param firstDays first epoch day of each stock
     * @param lastDays last epoch day of each stock
     * @param end last epoch day of the data
     * @param hazard delistings a stock and year, above 0: in the United States 0.04 to 0.08
     * @return a breach if so few endings have a probability below 1 % (Poisson)
     */
    public static List<Breach> of(String name, int[] firstDays, int[] lastDays, int end, double hazard) {
        Survivorship seen = Survivorship.of(firstDays, lastDays, end, hazard);
        if (!seen.isUnlikely()) {
            return List.of();
        }
        return List.of(new Breach(
                name,
                String.format(Locale.ROOT, "%.1f delistings expected of %d stocks", seen.expected(), seen.listings()),
                String.format(
                        Locale.ROOT,
                        "%d ended (probability %.1e): those that vanished are missing",
                        seen.ended(),
                        seen.chance())));
    }
}
