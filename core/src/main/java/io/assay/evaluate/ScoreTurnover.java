package io.assay.evaluate;

import java.util.Arrays;

import io.assay.metric.Correlation;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;

/**
 * How a score changes from one session to the next, over instruments that have a row on both. Figures: mean absolute
 * change of the rank, of the sign of the position, and rank autocorrelation.
 */
final class ScoreTurnover implements DayBlocks.Statistic {
    private static final int RANK = 0;
    private static final int RANKED = 1;
    private static final int SIGN = 2;
    private static final int PAIRS = 3;
    private static final int WIDTH = 4;

    private final DaySums sums;
    private final RankIc autocorrelation;

    ScoreTurnover(JudgedRows rows, double[] score, int fewestNames) {
        this.sums = new DaySums(rows.days().length, WIDTH);
        LaggedRows pairs = LaggedRows.of(rows, 1);
        double[] ranks = shares(rows, score, fewestNames);
        for (int p = 0; p < pairs.size(); p++) {
            int before = pairs.earlier()[p];
            int after = pairs.later()[p];
            int day = rows.dayOf()[before];
            double change = Math.abs(ranks[after] - ranks[before]);
            sums.add(day, RANK, Double.isNaN(change) ? 0 : change);
            sums.add(day, RANKED, Double.isNaN(change) ? 0 : 1);
            sums.add(day, SIGN, Math.abs(side(rows, score, after) - side(rows, score, before)));
            sums.add(day, PAIRS, 1);
        }
        this.autocorrelation = pairs.rankIc(rows, score, score, fewestNames);
    }

    private static double side(JudgedRows rows, double[] score, int row) {
        return Math.signum(score[row] - rows.baseScore(row));
    }

    /** Rank over the instruments of the day as a share, between 0 and 1; NaN on days with too few of them. */
    private static double[] shares(JudgedRows rows, double[] score, int fewestNames) {
        double[] shares = new double[score.length];
        Arrays.fill(shares, Double.NaN);
        int from = 0;
        while (from < score.length) {
            int to = from;
            while (to < score.length && rows.dayOf()[to] == rows.dayOf()[from]) {
                to++;
            }
            if (to - from >= fewestNames) {
                double[] ranks = Correlation.midRanks(Arrays.copyOfRange(score, from, to));
                for (int i = 0; i < ranks.length; i++) {
                    shares[from + i] = (ranks[i] - 0.5) / ranks.length;
                }
            }
            from = to;
        }
        return shares;
    }

    @Override
    public double[] at(int[] multiplicity) {
        double[] total = sums.total(multiplicity);
        return new double[] {
            total[RANKED] > 0 ? total[RANK] / total[RANKED] : Double.NaN,
            total[PAIRS] > 0 ? total[SIGN] / total[PAIRS] : Double.NaN,
            autocorrelation.at(multiplicity)
        };
    }
}
