package io.assay.metric;

/**
 * The performance of a trial over a set of sessions, made of sums over the sessions, so that blocks of them can be put
 * together without looking at sessions again.
 */
public interface BlockScore {
    /** Mean over sample deviation; 0 for a trial that never moved from 0, NaN for one that never moved from another. */
    BlockScore SHARPE = new SharpeOfSums();

    /** Arithmetic mean. */
    BlockScore MEAN = new MeanOfSums();

    /** How many quantities are summed, at least 1. */
    int width();

    /** The given quantity, 0..width - 1, of one session's return. */
    double quantity(int index, double value);

    /**
     * The performance, higher is better.
     *
     * @param sums holds the sums of the quantities from {@code at} on
     * @param sessions number of sessions summed over, at least 2
     * @return NaN where it has no meaning: such a trial cannot be ranked
     */
    double of(double[] sums, int at, int sessions);

    /** See {@link #SHARPE}. */
    final class SharpeOfSums implements BlockScore {
        /** Share of the squares that may be rounding: a ratio beyond 10^5 a session is no spread. */
        private static final double ROUNDING = 1e-10;

        private SharpeOfSums() {}

        @Override
        public int width() {
            return 2;
        }

        @Override
        public double quantity(int index, double value) {
            return index == 0 ? value : value * value;
        }

        @Override
        public double of(double[] sums, int at, int sessions) {
            double mean = sums[at] / sessions;
            double squares = sums[at + 1] - sums[at] * mean;
            if (squares <= ROUNDING * sums[at + 1]) {
                return sums[at + 1] == 0 ? 0 : Double.NaN;
            }
            return mean / Math.sqrt(squares / (sessions - 1));
        }
    }

    /** See {@link #MEAN}. */
    final class MeanOfSums implements BlockScore {
        private MeanOfSums() {}

        @Override
        public int width() {
            return 1;
        }

        @Override
        public double quantity(int index, double value) {
            return value;
        }

        @Override
        public double of(double[] sums, int at, int sessions) {
            return sums[at] / sessions;
        }
    }
}
