package io.assay.backtest;

/**
 * Round trips: one for each tranche (one decision day and instrument) that ended. Its result is its cash flow from
 * entry to exit with dividends, cash in lieu and costs; where an expiring tranche was netted against a new one, both
 * share the cost of what was really traded in proportion to their shares. So closed results + open results + borrowing
 * and interest = change of equity, up to rounding.
 *
 * @param wins trips that gained
 * @param losses trips that lost
 * @param flat trips that did neither
 * @param gained sum of the gains in currency units
 * @param lost sum of the losses in currency units, at least 0
 * @param open result so far of the tranches still open at the end, at the last closes
 */
public record Trips(long wins, long losses, long flat, double gained, double lost, double open) {
    /** All trips that ended. */
    public long count() {
        return wins + losses + flat;
    }

    /** Share of gains among trips that gained or lost; NaN without any. */
    public double winRate() {
        return wins + losses == 0 ? Double.NaN : (double) wins / (wins + losses);
    }

    /** Sum of gains over sum of losses; NaN without a loss. */
    public double profitFactor() {
        return losses == 0 ? Double.NaN : gained / lost;
    }

    /** Mean gain over mean loss; NaN without a gain or without a loss. Not the profit factor. */
    public double payoffRatio() {
        return wins == 0 || losses == 0 ? Double.NaN : gained / wins / (lost / losses);
    }

    /** Counts trips as they end. */
    static final class Tally {
        private static final double ROUNDING = 1e-6;

        private long wins;
        private long losses;
        private long flat;
        private double gained;
        private double lost;

        /** A result within a millionth of the currency unit is flat: the cash ledger knows nothing smaller. */
        void add(double result) {
            if (Math.abs(result) < ROUNDING) {
                flat++;
            } else if (result > 0) {
                wins++;
                gained += result;
            } else {
                losses++;
                lost -= result;
            }
        }

        Trips with(double open) {
            return new Trips(wins, losses, flat, gained, lost, open);
        }
    }
}
