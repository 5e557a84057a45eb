package io.assay.proof;

import java.util.List;

import io.assay.base.Check;
import io.assay.base.Digest;

/**
 * What the leak proof of everything registered came to.
 *
 * @param cuts how many cuts each series was given
 * @param rows one a registered transform
 */
public record ProofReport(int cuts, List<Row> rows) {
    /** Copies the list. */
    public ProofReport {
        Check.atLeast("cuts", cuts, 1);
        rows = List.copyOf(rows);
    }

    /**
     * One of them.
     *
     * @param kind what kind of transform
     * @param name its name
     * @param transforms how many it holds, such as columns
     * @param cut whether its data are cut in time; what works on one day, on given rows or on spans is perturbed
     *     otherwise
     * @param breaches how many breaches there were
     * @param first the first breach in a sentence; empty if it holds
     */
    public record Row(String kind, String name, int transforms, boolean cut, int breaches, String first) {
        /** Whether nothing moved. */
        public boolean holds() {
            return breaches == 0;
        }
    }

    /** Whether nothing moved anywhere. */
    public boolean holds() {
        return rows.stream().allMatch(Row::holds);
    }

    /** How many transforms were proven. */
    public int transforms() {
        return transforms(true) + transforms(false);
    }

    private int transforms(boolean cut) {
        return rows.stream()
                .filter(row -> row.holds() && row.cut() == cut)
                .mapToInt(Row::transforms)
                .sum();
    }

    /** {@code leak-free: k transforms x m cuts}, and how many were perturbed otherwise; or how many failed. */
    public String sentence() {
        long failed = rows.stream().filter(row -> !row.holds()).count();
        return failed == 0
                ? "leak-free: " + transforms(true) + " transforms x " + cuts + " cuts, " + transforms(false)
                        + " perturbed otherwise"
                : "NOT leak-free: " + failed + " of " + rows.size() + " failed";
    }

    /** SHA-256 over what was proven and what came of it. */
    public String digest() {
        return Digest.sha256().add(cuts).add(rows.toString()).hex();
    }
}
