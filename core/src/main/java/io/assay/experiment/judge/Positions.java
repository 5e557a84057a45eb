package io.assay.experiment.judge;

import java.util.Arrays;
import java.util.OptionalDouble;

import io.assay.metric.Correlation;

/**
 * Scores of any scale as positions between -1/2 and 1/2. Order alone counts: scores that are stretched or bent without
 * changing their order are judged alike. Nothing later than a score's own day decides its position.
 */
final class Positions {
    /** Days of scores that others are set against before the first is judged. */
    static final int FIRST_DAYS = 60;

    private Positions() {}

    /** The place of each score among those of its day, equal scores sharing the middle; 0 for one that is alone. */
    static double[] withinDay(Scores scores) {
        double[] positions = new double[scores.size()];
        int[] starts = scores.dayStarts();
        for (int d = 0; d + 1 < starts.length; d++) {
            double[] ranks = Correlation.midRanks(Arrays.copyOfRange(scores.score(), starts[d], starts[d + 1]));
            for (int i = 0; i < ranks.length; i++) {
                positions[starts[d] + i] = ranks.length == 1 ? 0 : (ranks[i] - 1) / (ranks.length - 1) - 0.5;
            }
        }
        return positions;
    }

    /**
     * The place of each score among all scores of earlier days, of all symbols; NaN on the first {@link #FIRST_DAYS}
     * days.
     *
     * @param neutral what is neither bullish nor bearish: a score's distance from it is placed among earlier distances
     *     then, and keeps its sign; empty: the middle of earlier scores is neutral
     */
    static double[] overTime(Scores scores, OptionalDouble neutral) {
        double[] value = scores.score().clone();
        if (neutral.isPresent()) {
            Arrays.setAll(value, r -> Math.abs(value[r] - neutral.getAsDouble()));
        }
        double[] levels = Arrays.stream(value).sorted().distinct().toArray();
        int[] tree = new int[levels.length + 1];
        double[] positions = new double[value.length];
        int[] starts = scores.dayStarts();
        for (int d = 0; d + 1 < starts.length; d++) {
            for (int r = starts[d]; r < starts[d + 1]; r++) {
                int level = Arrays.binarySearch(levels, value[r]);
                double below = count(tree, level);
                double share = (below + count(tree, level + 1)) / 2 / starts[d];
                double sign = neutral.isPresent() ? Math.signum(scores.score()[r] - neutral.getAsDouble()) : 1;
                double place = neutral.isPresent() ? sign * share / 2 : share - 0.5;
                positions[r] = d < FIRST_DAYS ? Double.NaN : place;
            }
            for (int r = starts[d]; r < starts[d + 1]; r++) {
                add(tree, Arrays.binarySearch(levels, value[r]) + 1);
            }
        }
        return positions;
    }

    /** Counts one more at a place of a Fenwick tree, places from 1. */
    private static void add(int[] tree, int place) {
        for (int i = place; i < tree.length; i += i & -i) {
            tree[i]++;
        }
    }

    /** How many are counted at places up to one. */
    private static int count(int[] tree, int place) {
        int sum = 0;
        for (int i = place; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }
}
