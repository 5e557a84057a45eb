package io.assay.metric;

/**
 * The variance that redrawing days in blocks gives to the root of n times a mean, without redrawing: for blocks of
 * geometric length lemma 1 of Politis and Romano (1994), the kernel of Hansen (2005); for blocks of one length the
 * variances of their sums.
 */
final class BlockVariance {
    /** Weights below it do not move the sum. */
    private static final double NEGLIGIBLE = 1e-14;

    private BlockVariance() {}

    /** The variance; at least 0. */
    static double of(double[] values, DayBlocks blocks) {
        double variance = Moments.autocovariance(values, 0);
        int lag = 1;
        double weight = weight(blocks, lag);
        while (lag < values.length && weight > NEGLIGIBLE) {
            variance += 2 * weight * circular(values, lag);
            lag++;
            weight = weight(blocks, lag);
        }
        return Math.max(0, variance);
    }

    /** What the circular autocovariance at a lag counts: the share of its pairs of days that one block holds. */
    private static double weight(DayBlocks blocks, int lag) {
        int n = blocks.days();
        if (blocks.kind() == DayBlocks.Kind.STATIONARY) {
            return (1 - (double) lag / n) * StrictMath.pow(1 - 1.0 / blocks.length(), lag);
        }
        int length = blocks.length();
        // The last block is cut so that as many days are drawn as there are.
        int whole = n / length;
        long pairs = (long) whole * Math.max(0, length - lag) + Math.max(0, n % length - lag);
        return (double) pairs / n;
    }

    private static double circular(double[] values, int lag) {
        return Moments.autocovariance(values, lag) + Moments.autocovariance(values, values.length - lag);
    }
}
