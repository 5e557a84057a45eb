package io.assay.xgboost;

import java.util.random.RandomGenerator;

/**
 * The rows of a tree that grows: those of a node lie side by side in their order, the slopes of each beside it. First
 * come the rows that the tree grows on, behind them those that were not drawn.
 */
final class RowOrder {
    /** Draws are compared in steps of 2^-32. */
    private static final double STEPS = 0x1p32;

    private static final long LOW = 0xFFFF_FFFFL;

    private final int[] order;
    private final int[] orderAside;
    private final long[] packed;
    private final long[] packedAside;
    private final int[] left = new int[Bins.MOST + 1];

    /** Room for so many rows. */
    RowOrder(int rows) {
        order = new int[rows];
        orderAside = new int[rows];
        packed = new long[rows];
        packedAside = new long[rows];
    }

    /** The rows; for reading only. */
    int[] order() {
        return order;
    }

    /** The slopes of the row at the same place, see {@link Fixed}; for reading only but by {@link Fixed#gather}. */
    long[] packed() {
        return packed;
    }

    /**
     * Draws each row with a probability.
     *
     * @return how many were drawn
     */
    int draw(double share, RandomGenerator random) {
        long below = (long) Math.rint(share * STEPS);
        int drawn = 0;
        int others = order.length - 1;
        long bits = 0;
        for (int row = 0; row < order.length; row++) {
            bits = share >= 1 ? 0 : (row & 1) == 0 ? random.nextLong() : bits >>> 32;
            int in = (bits & LOW) < below ? 1 : 0;
            // To both places, of which one is written again: no branch that nobody can predict.
            order[drawn] = row;
            order[others] = row;
            drawn += in;
            others -= 1 - in;
        }
        return drawn;
    }

    /**
     * Moves the rows of a node that go right behind those that go left, both in their order.
     *
     * @param bins the bins of the column that the split looks at
     * @param cuts how many cuts it has
     * @return where the rows begin that go right
     */
    int part(int from, int to, byte[] bins, int cuts, GrownTree.Split split) {
        for (int b = 0; b <= cuts; b++) {
            left[b] = b <= split.cut() ? 1 : 0;
        }
        left[cuts + 1] = split.missingLeft() ? 1 : 0;
        int lefts = from;
        int rights = 0;
        for (int i = from; i < to; i++) {
            int row = order[i];
            long value = packed[i];
            int isLeft = left[bins[row] & 0xFF];
            order[lefts] = row;
            packed[lefts] = value;
            orderAside[rights] = row;
            packedAside[rights] = value;
            lefts += isLeft;
            rights += 1 - isLeft;
        }
        System.arraycopy(orderAside, 0, order, lefts, rights);
        System.arraycopy(packedAside, 0, packed, lefts, rights);
        return lefts;
    }
}
