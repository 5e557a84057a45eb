package io.assay.portfolio;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;

/**
 * Returns of two portfolios on the same sessions, one less the other. Both are drawn together, in blocks of
 * neighbouring sessions (circular block bootstrap, Politis and Romano 1992), so what moves both alike drops out.
 *
 * @param mean difference of the mean returns, a year
 * @param meanRange its 95 % interval; no numbers where there are fewer than eight blocks
 * @param sharpe difference of the Sharpe ratios a year
 * @param sharpeRange its 95 % interval
 * @param sure whether the Sharpe ratio is higher beyond chance with 95 % for all that are compared at once: the level
 *     is shared out among them (Bonferroni), and held against the error of the draws
 * @param compared how many are
 */
public record PairedReturns(
        double mean, Draws.Interval meanRange, double sharpe, Draws.Interval sharpeRange, boolean sure, int compared) {
    private static final int DRAWS = 2000;
    private static final double LEVEL = 0.05;
    private static final int YEAR = 252;
    private static final int SUMS = 5;

    /**
     * Compares.
     *
     * @param ours one return a session
     * @param theirs on the same sessions
     * @param terms of the draws
     */
    public static PairedReturns of(double[] ours, double[] theirs, Terms terms) {
        Check.sameLength("theirs", theirs.length, ours.length);
        Check.atLeast("sessions", ours.length, 2);
        DaySums sums = new DaySums(ours.length, SUMS);
        for (int t = 0; t < ours.length; t++) {
            sums.add(t, 0, 1);
            sums.add(t, 1, ours[t]);
            sums.add(t, 2, ours[t] * ours[t]);
            sums.add(t, 3, theirs[t]);
            sums.add(t, 4, theirs[t] * theirs[t]);
        }
        int length = Math.max(terms.block(), (int) Math.ceil(StrictMath.cbrt(ours.length)));
        Draws draws = DayBlocks.of(ours.length, Math.min(ours.length, length), DayBlocks.Kind.MOVING)
                .sample(drawn -> figures(sums.total(drawn)), DRAWS, terms.seed());
        return new PairedReturns(
                draws.estimate()[0],
                draws.interval(0, LEVEL),
                draws.estimate()[1],
                draws.interval(1, LEVEL),
                // No quantile of the draws reaches so far out when many are compared; the error of the draws does.
                draws.pAboveZero(1) <= LEVEL / 2 / terms.compared(),
                terms.compared());
    }

    /**
     * How it is drawn.
     *
     * @param block fewest sessions that are drawn together: as long as a decision is held
     * @param compared how many are compared with the same other
     * @param seed of the draws
     */
    public record Terms(int block, int compared, Seed seed) {
        /** Checks the numbers. */
        public Terms {
            Check.atLeast("block", block, 1);
            Check.atLeast("compared", compared, 1);
        }
    }

    private static double[] figures(double[] total) {
        double n = total[0];
        return new double[] {
            YEAR * (total[1] - total[3]) / n, sharpe(total[1] / n, total[2] / n) - sharpe(total[3] / n, total[4] / n)
        };
    }

    private static double sharpe(double mean, double square) {
        double variance = square - mean * mean;
        return variance > 0 ? mean / Math.sqrt(variance) * Math.sqrt(YEAR) : Double.NaN;
    }
}
