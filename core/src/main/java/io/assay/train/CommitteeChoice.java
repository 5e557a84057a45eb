package io.assay.train;

/**
 * What a committee chose, and from what.
 *
 * @param window the rows that it was chosen for, for example the name of a fold
 * @param weights of each candidate, at least 0, summing to 1
 * @param totals the losses that it was chosen by
 * @param note why there was nothing to choose by, in a sentence; empty if there was
 */
public record CommitteeChoice(String window, double[] weights, LossTotals totals, String note) {
    /** The window of a choice from everything known, for models that are used from now on. */
    public static final String NOW = "now";

    /**
     * The choice of a rule.
     *
     * @param window what it is for
     * @param totals losses known before; without any, the note says so
     */
    public static CommitteeChoice of(CommitteeRule rule, String window, LossTotals totals) {
        String note = totals.weight() > 0 ? "" : "no outcome that all candidates had predicted was known before";
        return new CommitteeChoice(window, rule.weights(totals), totals, note);
    }

    /** The choice of a rule from nothing, with the reason. */
    static CommitteeChoice blind(CommitteeRule rule, int candidates, String note) {
        LossTotals nothing = LossTotals.none(candidates);
        return new CommitteeChoice(NOW, rule.weights(nothing), nothing, note);
    }

    /** Whether any score was known; if not, the rule's start was taken: the first candidate, or equal weights. */
    public boolean isInformed() {
        return totals.weight() > 0;
    }

    /** The candidate of the greatest weight, the earlier one of several equal ones. */
    public int leader() {
        int leader = 0;
        for (int c = 1; c < weights.length; c++) {
            leader = weights[c] > weights[leader] ? c : leader;
        }
        return leader;
    }
}
