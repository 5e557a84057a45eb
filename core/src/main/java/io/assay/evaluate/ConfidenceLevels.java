package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.assay.dataset.Dataset;
import io.assay.model.Predictions;

/**
 * How sure answers were, and how often they were right then. Confidence is the probability of the most probable class;
 * for a number target, how far the answer lies from the base rate, in fifths of the judged rows.
 */
public final class ConfidenceLevels {
    /** What these groups are called. */
    public static final String KIND = "confidence";

    private static final double[] EDGES = {0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
    private static final int FIFTHS = 5;

    private ConfidenceLevels() {}

    /**
     * One level of confidence.
     *
     * @param score what answers of this level came to
     * @param share of the answered rows
     * @param coverage share of the answered rows that are at least this sure
     * @param hitsFrom share of right answers among those; NaN if they are too few
     */
    public record Level(GroupScore score, double share, double coverage, double hitsFrom) {}

    /** The rows by confidence, lowest first; silent rows are in no group. */
    public static Grouping grouping(Dataset judged, Predictions said, Predictions base) {
        return judged.target().isClasses() ? byProbability(said) : byFifth(said, base);
    }

    private static Grouping byProbability(Predictions said) {
        List<String> names = new ArrayList<>();
        for (int b = 0; b + 1 < EDGES.length; b++) {
            names.add(String.format(Locale.ROOT, "%.1f to %.1f", EDGES[b], EDGES[b + 1]));
        }
        int[] groups = new int[said.rows()];
        Arrays.setAll(groups, row -> {
            if (!said.speaks(row)) {
                return Grouping.NONE;
            }
            double p = said.probability(row, said.classOf(row));
            int level = 0;
            while (level + 2 < EDGES.length && p > EDGES[level + 1]) {
                level++;
            }
            return level;
        });
        return new Grouping(KIND, names, groups, false);
    }

    private static Grouping byFifth(Predictions said, Predictions base) {
        double[] size = new double[said.rows()];
        Arrays.setAll(size, row -> Math.abs(said.score(row) - base.score(row)));
        double[] sorted =
                Arrays.stream(size).filter(s -> !Double.isNaN(s)).sorted().toArray();
        List<String> names = IntStream.rangeClosed(1, FIFTHS)
                .mapToObj(f -> "fifth " + f + " of " + FIFTHS)
                .toList();
        int[] groups = new int[size.length];
        Arrays.setAll(groups, row -> {
            if (Double.isNaN(size[row])) {
                return Grouping.NONE;
            }
            int below = 0;
            while (below + 1 < FIFTHS && size[row] >= sorted[(below + 1) * sorted.length / FIFTHS]) {
                below++;
            }
            return below;
        });
        return new Grouping(KIND, names, groups, false);
    }

    /**
     * The levels with what is at least as sure.
     *
     * @param grouping as {@link #grouping} gave it
     * @param scores of its groups
     */
    public static List<Level> of(
            Dataset judged, Predictions said, Predictions base, Grouping grouping, List<GroupScore> scores) {
        JudgedRows rows = JudgedRows.of(judged, base, List.of(new Answers(KIND, said)));
        int[] counts = new int[grouping.names().size()];
        double[] sided = new double[counts.length];
        double[] hits = new double[counts.length];
        for (int i = 0; i < rows.size(); i++) {
            int group = grouping.groupOf()[rows.position(i)];
            double hit = HitSums.hit(rows, said, i);
            counts[group]++;
            sided[group] += Double.isNaN(hit) ? 0 : 1;
            hits[group] += Double.isNaN(hit) ? 0 : hit;
        }
        List<Level> levels = new ArrayList<>();
        for (GroupScore score : scores) {
            int group = grouping.names().indexOf(score.name());
            int from = Arrays.stream(counts, group, counts.length).sum();
            double right = Arrays.stream(hits, group, hits.length).sum();
            double all = Arrays.stream(sided, group, sided.length).sum();
            levels.add(new Level(
                    score,
                    (double) counts[group] / rows.size(),
                    (double) from / rows.size(),
                    all >= Breakdown.FEWEST_ROWS ? right / all : Double.NaN));
        }
        return levels;
    }
}
