package io.assay.backtest.risk;

import java.util.Arrays;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.metric.DayBlocks;

/**
 * What falls the same returns could have made in another order: histories of the same length from blocks of sessions
 * (stationary bootstrap; Politis and Romano 1994). It takes the mean return of the past for granted.
 *
 * @param histories how many were drawn
 * @param block mean sessions a block
 * @param sessions of each history
 * @param depth deepest fall from a running maximum, a positive fraction
 * @param underWater longest number of sessions on end below a running maximum
 * @param happened the fall that happened
 * @param happenedUnderWater the longest time under water that happened
 * @param asDeep share of the histories with a fall at least as deep as the one that happened; NaN without sessions
 * @param percentiles of the deepest falls, 0 to 100, for a picture; empty without sessions
 */
public record DrawdownOdds(
        int histories,
        int block,
        int sessions,
        Quantiles depth,
        Quantiles underWater,
        double happened,
        int happenedUnderWater,
        double asDeep,
        double[] percentiles) {
    private static final int HUNDRED = 100;

    /**
     * What so many of the histories do not exceed.
     *
     * @param median half of them
     * @param ninety 90 %
     * @param ninetyFive 95 %
     * @param ninetyNine 99 %
     */
    public record Quantiles(double median, double ninety, double ninetyFive, double ninetyNine) {
        static Quantiles of(double[] ascending) {
            return new Quantiles(at(ascending, .5), at(ascending, .9), at(ascending, .95), at(ascending, .99));
        }
    }

    static DrawdownOdds of(double[] returns, int histories, Seed seed) {
        Check.atLeast("histories", histories, 1);
        int n = returns.length;
        Fall happened = Fall.of(returns);
        if (n == 0) {
            Quantiles none = Quantiles.of(new double[0]);
            return new DrawdownOdds(histories, 1, 0, none, none, Double.NaN, 0, Double.NaN, new double[0]);
        }
        int block = Math.max(1, Math.min(TailRisk.MEMORY, DayBlocks.mostMemory(n)));
        DayBlocks blocks = DayBlocks.of(n, block, DayBlocks.Kind.STATIONARY);
        double[] depths = new double[histories];
        double[] times = new double[histories];
        int deep = 0;
        for (int b = 0; b < histories; b++) {
            int[] path = blocks.path(seed.child(b).random());
            Fall fall = Fall.of(Arrays.stream(path).mapToDouble(i -> returns[i]).toArray());
            depths[b] = fall.depth();
            times[b] = fall.underWater();
            deep += fall.depth() >= happened.depth() ? 1 : 0;
        }
        Arrays.sort(depths);
        Arrays.sort(times);
        double[] percentiles = new double[HUNDRED + 1];
        Arrays.setAll(percentiles, p -> at(depths, (double) p / HUNDRED));
        return new DrawdownOdds(
                histories,
                block,
                n,
                Quantiles.of(depths),
                Quantiles.of(times),
                happened.depth(),
                happened.underWater(),
                (double) deep / histories,
                percentiles);
    }

    /** The least value that so large a share does not exceed; NaN without values. */
    private static double at(double[] ascending, double share) {
        int place = (int) Math.ceil(share * ascending.length) - 1;
        return ascending.length == 0 ? Double.NaN : ascending[Math.max(0, place)];
    }

    /**
     * The falls of one history.
     *
     * @param depth the deepest, NaN without returns
     * @param underWater the longest, in sessions whose close is below an earlier one
     */
    record Fall(double depth, int underWater) {
        static Fall of(double[] returns) {
            double equity = 1;
            double peak = 1;
            double depth = 0;
            int under = 0;
            int longest = 0;
            for (double value : returns) {
                equity *= Math.max(0, 1 + value);
                under = equity < peak ? under + 1 : 0;
                peak = Math.max(peak, equity);
                depth = Math.max(depth, 1 - equity / peak);
                longest = Math.max(longest, under);
            }
            return new Fall(returns.length == 0 ? Double.NaN : depth, longest);
        }
    }
}
