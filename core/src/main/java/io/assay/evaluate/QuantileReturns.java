package io.assay.evaluate;

import java.util.Arrays;

import io.assay.metric.Correlation;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;

/**
 * Mean outcomes of the instruments of a day by how high their score is among them. Figures: one a bucket (lowest scores
 * first), the highest bucket less the lowest, and the monotonicity.
 */
final class QuantileReturns implements DayBlocks.Statistic {
    private final int buckets;
    private final DaySums sums;
    private final int[] rowsOf;
    private int days;

    /** Every day with at least as many instruments as told, and as buckets, counts the same. */
    QuantileReturns(JudgedRows rows, double[] score, int buckets, int fewestNames) {
        this.buckets = buckets;
        this.sums = new DaySums(rows.days().length, 2 * buckets + 2);
        this.rowsOf = new int[buckets];
        int from = 0;
        while (from < score.length) {
            int to = from;
            while (to < score.length && rows.dayOf()[to] == rows.dayOf()[from]) {
                to++;
            }
            if (to - from >= Math.max(buckets, fewestNames)) {
                addDay(rows, from, Arrays.copyOfRange(score, from, to));
                days++;
            }
            from = to;
        }
    }

    /** Ties share a mid-rank and so a bucket: a score that is the same for all puts everything into the middle one. */
    private void addDay(JudgedRows rows, int from, double[] score) {
        int day = rows.dayOf()[from];
        double[] ranks = Correlation.midRanks(score);
        double[] sum = new double[buckets];
        int[] count = new int[buckets];
        for (int i = 0; i < ranks.length; i++) {
            int bucket = (int) ((ranks[i] - 0.5) * buckets / ranks.length);
            sum[bucket] += rows.outcome()[from + i];
            count[bucket]++;
            rowsOf[bucket]++;
        }
        int top = buckets - 1;
        for (int b = 0; b < buckets; b++) {
            sums.add(day, 2 * b, count[b] > 0 ? sum[b] / count[b] : 0);
            sums.add(day, 2 * b + 1, count[b] > 0 ? 1 : 0);
        }
        if (count[0] > 0 && count[top] > 0) {
            sums.add(day, 2 * buckets, sum[top] / count[top] - sum[0] / count[0]);
            sums.add(day, 2 * buckets + 1, 1);
        }
    }

    /** Rows of each bucket. */
    int rows(int bucket) {
        return rowsOf[bucket];
    }

    /** Days that had enough instruments. */
    int usedDays() {
        return days;
    }

    @Override
    public double[] at(int[] multiplicity) {
        double[] total = sums.total(multiplicity);
        double[] values = new double[buckets + 2];
        double[] number = new double[buckets];
        for (int b = 0; b <= buckets; b++) {
            values[b] = total[2 * b + 1] > 0 ? total[2 * b] / total[2 * b + 1] : Double.NaN;
        }
        Arrays.setAll(number, b -> b);
        double[] means = Arrays.copyOf(values, buckets);
        boolean whole = Arrays.stream(means).noneMatch(Double::isNaN);
        values[buckets + 1] = whole ? Correlation.spearman(number, means) : Double.NaN;
        return values;
    }
}
