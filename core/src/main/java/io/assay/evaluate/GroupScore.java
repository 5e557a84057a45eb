package io.assay.evaluate;

import java.util.Optional;

/**
 * What answers came to on a group of the rows.
 *
 * @param kind what the group is one of, for example {@code sector}
 * @param name of the group
 * @param rows rows in it
 * @param days distinct decision days of these
 * @param points figures without intervals, which tell little where the days are few
 * @param scores empty where the rows or the days are too few to judge
 */
public record GroupScore(String kind, String name, int rows, int days, Points points, Optional<Scores> scores) {
    /** What is said where there are no scores. */
    public static final String TOO_FEW = "too few rows to judge";

    /**
     * Figures of a group by themselves.
     *
     * @param hits share of rows whose answer was right, see {@link Breakdown}
     * @param direction the primary measure
     * @param baseHits share of rows on which the base rates alone were right
     */
    public record Points(double hits, double direction, double baseHits) {}

    /**
     * Figures of a group. The gap has the group's rows among the whole.
     *
     * @param hits share of rows whose answer was right, see {@link Breakdown}
     * @param balanced balanced accuracy; NaN for a number target
     * @param direction the primary measure
     * @param baseHits share of rows on which the base rates alone were right
     * @param gap hits less those of the whole
     * @param adjusted one-sided p-value that the group is no worse than the whole, after Holm over all groups that are
     *     compared; NaN where it was not
     */
    public record Scores(Figure hits, Figure balanced, Figure direction, double baseHits, Figure gap, double adjusted) {
        /** Whether the group is worse than the whole beyond chance. */
        public boolean isWorse() {
            return adjusted <= Breakdown.LEVEL && gap.interval().upper() < 0;
        }

        Scores withAdjusted(double p) {
            return new Scores(hits, balanced, direction, baseHits, gap, p);
        }
    }

    /** Whether the group is worse than the whole beyond chance. */
    public boolean isWorse() {
        return scores.map(Scores::isWorse).orElse(false);
    }

    GroupScore withAdjusted(double p) {
        return new GroupScore(kind, name, rows, days, points, scores.map(s -> s.withAdjusted(p)));
    }
}
