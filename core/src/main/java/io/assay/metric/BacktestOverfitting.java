package io.assay.metric;

import java.util.Arrays;
import java.util.function.DoublePredicate;

import io.assay.base.Check;

/**
 * How often choosing the best of many trials in one half of the sessions gives one that is no better than the median in
 * the other half: the probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey,
 * Borwein, Lopez de Prado and Zhu 2017, "The Probability of Backtest Overfitting", Journal of Computational Finance
 * 20(4), section 3).
 *
 * <p>Sessions are cut into S blocks of neighbours; where they do not divide evenly, the first blocks are one session
 * longer. Each choice of S/2 blocks is in sample once, the others out of sample. The in-sample best has the relative
 * rank {@code w = rank / (trials + 1)} out of sample (1 is the worst) and the logit {@code ln(w / (1 - w))}. Equal
 * performances share the mean of their ranks. Where several trials are best in sample, one is picked by lot in thought:
 * their ranks, and their performances, are averaged. The result therefore does not depend on the order of the trials.
 *
 * <p>It says how the choice was made, not whether the chosen trial has skill: N equally good trials have a probability
 * near 1/2. Logits are not independent of each other, and labels that overlap a block's edge leak across it: blocks
 * should be much longer than labels.
 *
 * @param trials number of trials, at least 2
 * @param blocks S, even, 2..{@link #MOST_BLOCKS}
 * @param logits one a split, in a fixed order: positive where the choice was better than the median
 * @param probability share of logits not above 0, 0..1
 * @param slope of the least-squares line of the chosen trial's performance out of sample on that in sample; below 0
 *     where choosing harder did harm; NaN if the in-sample performance is the same in all splits
 * @param intercept of that line; NaN where the slope is
 * @param probabilityOfLoss share of splits in which the chosen trial's performance out of sample is below 0
 */
public record BacktestOverfitting(
        int trials,
        int blocks,
        double[] logits,
        double probability,
        double slope,
        double intercept,
        double probabilityOfLoss) {
    /** The authors' number of blocks: 12,870 splits. */
    public static final int USUAL_BLOCKS = 16;

    /** 184,756 splits; sums of 2,048 sets of blocks are held. */
    public static final int MOST_BLOCKS = 20;

    /** With the Sharpe ratio as performance; see {@link #of(double[][], int, BlockScore)}. */
    public static BacktestOverfitting of(double[][] returns, int blocks) {
        return of(returns, blocks, BlockScore.SHARPE);
    }

    /**
     * From the returns of all trials.
     *
     * @param returns one row a trial, one finite return a session, the same sessions in order for all; at least 2
     *     trials and 2 sessions a block
     * @param blocks S, even, 2..{@link #MOST_BLOCKS}
     * @throws IllegalArgumentException also if a trial has no performance in a half, for it cannot be ranked
     */
    public static BacktestOverfitting of(double[][] returns, int blocks, BlockScore score) {
        Check.within("blocks", blocks, 2, MOST_BLOCKS);
        Check.that(blocks % 2 == 0, "blocks", "be even", blocks);
        int sessions = Columns.sessions("returns", returns, 2, 2 * blocks);
        return new SplitHalves(returns, sessions, blocks, score).judged();
    }

    static BacktestOverfitting of(int trials, int blocks, Split[] splits) {
        double[] inSample = Arrays.stream(splits).mapToDouble(Split::inSample).toArray();
        double[] outOfSample =
                Arrays.stream(splits).mapToDouble(Split::outOfSample).toArray();
        double[] logits = Arrays.stream(splits).mapToDouble(Split::logit).toArray();
        double slope = slope(inSample, outOfSample);
        return new BacktestOverfitting(
                trials,
                blocks,
                logits,
                share(logits, v -> v <= 0),
                slope,
                Moments.mean(outOfSample) - slope * Moments.mean(inSample),
                share(outOfSample, v -> v < 0));
    }

    private static double share(double[] values, DoublePredicate condition) {
        return (double) Arrays.stream(values).filter(condition).count() / values.length;
    }

    private static double slope(double[] x, double[] y) {
        double meanX = Moments.mean(x);
        double meanY = Moments.mean(y);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return Moments.isConstant(x) ? Double.NaN : xy / xx;
    }

    /** One choice: the best of one half, and what became of it in the other. */
    record Split(double inSample, double outOfSample, double logit) {
        /** From the performance of each trial in both halves. */
        static Split of(double[] inSample, double[] outOfSample) {
            double best = Arrays.stream(inSample).max().orElseThrow();
            int chosen = 0;
            double ranks = 0;
            double performance = 0;
            for (int k = 0; k < inSample.length; k++) {
                if (inSample[k] == best) {
                    chosen++;
                    ranks += midRank(outOfSample, outOfSample[k]);
                    performance += outOfSample[k];
                }
            }
            // ln(w / (1 - w)) with w = rank / (trials + 1), without the rounding of the quotient at the median.
            double rank = ranks / chosen;
            return new Split(best, performance / chosen, StrictMath.log(rank / (inSample.length + 1 - rank)));
        }

        private static double midRank(double[] values, double value) {
            int below = 0;
            int equal = 0;
            for (double other : values) {
                below += other < value ? 1 : 0;
                equal += other == value ? 1 : 0;
            }
            return below + (equal + 1) / 2.0;
        }
    }
}
