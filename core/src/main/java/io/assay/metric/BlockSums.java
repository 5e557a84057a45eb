package io.assay.metric;

/**
 * Sums of quantities over any set of blocks of sessions, one row of quantities a trial. The sums of all subsets of the
 * first and of the last half of the blocks are kept, so that any set costs one addition a quantity and its bits do not
 * depend on the order in which sets are asked for.
 */
final class BlockSums {
    private final int half;
    private final double[][] first;
    private final double[][] last;

    /** From the sums of each block, all of one width; an even number of blocks. */
    BlockSums(double[][] blocks) {
        this.half = blocks.length / 2;
        this.first = subsets(blocks, 0, half);
        this.last = subsets(blocks, half, half);
    }

    /** The sums over the blocks whose bits are set, into {@code sums}. */
    void over(int set, double[] sums) {
        double[] low = first[set & ((1 << half) - 1)];
        double[] high = last[set >>> half];
        for (int q = 0; q < sums.length; q++) {
            sums[q] = low[q] + high[q];
        }
    }

    private static double[][] subsets(double[][] blocks, int from, int count) {
        double[][] sums = new double[1 << count][];
        sums[0] = new double[blocks[0].length];
        for (int set = 1; set < sums.length; set++) {
            int top = 31 - Integer.numberOfLeadingZeros(set);
            sums[set] = sums[set ^ (1 << top)].clone();
            for (int q = 0; q < sums[set].length; q++) {
                sums[set][q] += blocks[from + top][q];
            }
        }
        return sums;
    }
}
