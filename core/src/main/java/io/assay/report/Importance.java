package io.assay.report;

import java.util.List;

/**
 * What the models of a run lean on, mean over its stocks.
 *
 * @param shares one a feature, largest first, summing to 1; empty if no model tells
 * @param models distinct models that tell
 * @param notes models that could not be asked, in sentences
 */
public record Importance(List<Share> shares, int models, List<String> notes) {
    /** Copies the lists. */
    public Importance {
        shares = List.copyOf(shares);
        notes = List.copyOf(notes);
    }

    /** Nothing known. */
    public static Importance none() {
        return new Importance(List.of(), 0, List.of());
    }

    /**
     * One feature.
     *
     * @param feature its name
     * @param share 0..1
     */
    public record Share(String feature, double share) {}
}
