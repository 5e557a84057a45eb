package io.assay.backtest.risk;

import java.util.Locale;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;

/**
 * How fat the tail of daily losses is: beyond the threshold the probability of a loss falls as its power
 * {@code -index}. Below 2 a variance would not exist, below 4 no kurtosis.
 *
 * @param share of the sessions that counts as tail
 * @param beyond losses in it
 * @param threshold the largest loss that is not in it
 * @param index estimate of Hill (1975), with its interval
 * @param refusal why there is none, in a sentence; empty if there is
 */
public record TailIndex(double share, int beyond, double threshold, RiskFigure index, String refusal) {
    /** Fewest losses in the tail. */
    static final int FEWEST = 20;

    static TailIndex of(double[] returns, RiskSpec spec, Seed seed) {
        LossSample sample = new LossSample();
        for (double value : returns) {
            sample.add(-value);
        }
        int beyond = (int) Math.floor(spec.tailShare() * returns.length);
        double[] ascending = sample.ascending();
        double threshold = beyond < returns.length && beyond > 0 ? ascending[returns.length - 1 - beyond] : Double.NaN;
        String refusal = refusal(ascending, beyond);
        if (!refusal.isEmpty()) {
            return new TailIndex(spec.tailShare(), beyond, threshold, RiskFigure.NONE, refusal);
        }
        int[] order = sample.order();
        Draws draws = DayBlocks.forOverlap(returns.length, 0, TailRisk.MEMORY)
                .sample(times -> new double[] {hill(sample.redrawn(order, times), beyond)}, spec.redraws(), seed);
        return new TailIndex(spec.tailShare(), beyond, threshold, RiskFigure.of(draws, 0), "");
    }

    private static String refusal(double[] ascending, int beyond) {
        if (beyond < FEWEST) {
            return String.format(
                    Locale.ROOT, "Only %d losses are in the tail; at least %d are needed.", beyond, FEWEST);
        }
        return Double.isNaN(hill(ascending, beyond)) ? "The losses of the tail are not all above 0, or all alike." : "";
    }

    /**
     * Hill's estimate: 1 over the mean of {@code ln(loss / threshold)} over the largest {@code beyond} losses (Hill
     * 1975, "A Simple General Approach to Inference About the Tail of a Distribution", Annals of Statistics 3).
     *
     * @return NaN if the threshold is not above 0 or no loss is above it
     */
    static double hill(double[] ascending, int beyond) {
        int n = ascending.length;
        Check.within("beyond", beyond, 1, n - 1);
        double threshold = ascending[n - 1 - beyond];
        double sum = 0;
        for (int i = n - beyond; i < n && threshold > 0; i++) {
            sum += StrictMath.log(ascending[i] / threshold);
        }
        return sum > 0 ? beyond / sum : Double.NaN;
    }
}
