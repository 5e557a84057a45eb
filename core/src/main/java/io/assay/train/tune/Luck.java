package io.assay.train.tune;

import java.util.List;

import io.assay.base.Check;
import io.assay.metric.BacktestOverfitting;
import io.assay.metric.BlockScore;
import io.assay.metric.EffectiveTrials;
import io.assay.metric.Moments;
import io.assay.metric.Sharpe;

/**
 * How far the best score of a search is the luck of many trials. The scores of the best trial on the parts of its test
 * days are taken like returns: their mean over their deviation is a Sharpe ratio a part, of which is known what the
 * best of N trials without skill is expected to show, and with what probability the true one is above that (the
 * deflated Sharpe ratio of Bailey and Lopez de Prado 2014; see {@link Sharpe#deflated}). The deviation over trials is
 * that of trials without skill, {@code 1 / sqrt(parts - 1)}, not the one seen: trials of one search are alike, so that
 * what they are lucky in they share. N is the raw number of trials, those given up included: the side of doubt.
 *
 * @param trials N: trials of this search and earlier ones on the same days
 * @param effective how many independent trials the whole ones of this search are worth; at most their number
 * @param best mean over the parts of the best trial
 * @param expectedBest what the best of N trials without skill is expected to show, in the units of the score; NaN where
 *     the best trial scores the same on all parts
 * @param deflated probability that the best trial is above that, 0..1; NaN where {@code expectedBest} is
 * @param overfitting probability of backtest overfitting over parts and whole trials, 0..1; NaN for fewer than two
 *     whole trials, or fewer than four parts
 * @param blocks into which the parts were cut for it; 0 where there is none
 */
public record Luck(
        long trials,
        long effective,
        double best,
        double expectedBest,
        double deflated,
        double overfitting,
        int blocks) {
    /** Deflated probability from which on a score is called beyond luck. */
    public static final double SURE = 0.95;

    private static final int FEWEST_PARTS = 4;

    /**
     * Of the trials of a search.
     *
     * @param attempts at least one of them done
     * @param earlier trials of other searches whose score was seen on the same days
     */
    public static Luck of(List<Attempt> attempts, long earlier) {
        return of(attempts, earlier, BacktestOverfitting.USUAL_BLOCKS);
    }

    /** The same with the probability of overfitting over fewer blocks: its time grows with their choices. */
    static Luck of(List<Attempt> attempts, long earlier, int mostBlocks) {
        Check.atLeast("earlier", earlier, 0L);
        List<Attempt> done = attempts.stream()
                .filter(Attempt::isDone)
                .sorted(Attempt.BEST_FIRST)
                .toList();
        Check.atLeast("number of trials that are done", done.size(), 1);
        double[][] parts = done.stream().map(Attempt::parts).toArray(double[][]::new);
        double[] best = parts[0];
        long trials = attempts.size() + earlier;
        boolean steady = best.length < FEWEST_PARTS || !(Moments.deviation(best) > 0);
        double unskilled = 1 / Math.sqrt(Math.max(1, best.length - 1));
        int blocks = done.size() < 2 ? 0 : blocks(best.length, mostBlocks);
        return new Luck(
                trials,
                best.length < FEWEST_PARTS
                        ? done.size()
                        : EffectiveTrials.of(parts).count(),
                Moments.mean(best),
                steady ? Double.NaN : Moments.deviation(best) * Sharpe.expectedBest(trials, unskilled),
                steady ? Double.NaN : Sharpe.deflated(best, trials, unskilled),
                blocks == 0 ? Double.NaN : overfitting(parts, blocks),
                blocks);
    }

    private static double overfitting(double[][] parts, int blocks) {
        return BacktestOverfitting.of(parts, blocks, BlockScore.MEAN).probability();
    }

    /** An even number of blocks of two parts and more; 0 where there are too few parts. */
    private static int blocks(int parts, int mostBlocks) {
        int most = Math.min(mostBlocks, parts / 2);
        return most - most % 2;
    }

    /** Whether the best score is beyond what luck explains. */
    public boolean isBeyondLuck() {
        return deflated >= SURE;
    }

    /** The verdict in words. */
    public String verdict() {
        return isBeyondLuck() ? "BEYOND LUCK" : "COULD BE LUCK";
    }
}
