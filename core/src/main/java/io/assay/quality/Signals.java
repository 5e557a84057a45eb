package io.assay.quality;

import io.assay.base.Check;

/**
 * Signals and what became of their trades, one element a signal; by day, then instrument, strategy and side.
 *
 * @param instrument position in the list of instruments
 * @param strategy position in the list of strategies
 * @param side 1 to be long, -1 to be short
 * @param decisionDay epoch day at whose close it was given
 * @param entryDay epoch day of the entry, at the open
 * @param exitDay epoch day on which the trade ended
 * @param knownDay epoch day at whose close the outcome was known
 * @param confidence of the strategy by its own measure, 1/2 to 1
 * @param end 0 at the stop, 1 when time ran out, 2 at the profit barrier
 * @param gross what the trade earned before costs, a fraction of the entry's value
 * @param net the same after costs: above 0 the signal was a success
 * @param drawdown largest fall of the trade's worth from an earlier height, marked at the entry, each close and the
 *     exit, a fraction of that height, 0 or more
 * @param sessionsToTarget sessions from the entry's to that of the profit barrier, 0 on the day of the entry; -1 where
 *     it was not met
 * @param uniqueness mean share of a session that belongs to this signal among all open ones of its instrument, in (0,
 *     1]
 */
public record Signals(
        int[] instrument,
        int[] strategy,
        int[] side,
        int[] decisionDay,
        int[] entryDay,
        int[] exitDay,
        int[] knownDay,
        double[] confidence,
        int[] end,
        double[] gross,
        double[] net,
        double[] drawdown,
        int[] sessionsToTarget,
        double[] uniqueness) {
    /** Checks that all have one length. */
    public Signals {
        int n = instrument.length;
        for (int[] column :
                new int[][] {strategy, side, decisionDay, entryDay, exitDay, knownDay, end, sessionsToTarget}) {
            Check.sameLength("column", column.length, n);
        }
        for (double[] column : new double[][] {confidence, gross, net, drawdown, uniqueness}) {
            Check.sameLength("column", column.length, n);
        }
    }

    /** The same signals with other days on which their outcomes are said to be known. */
    public Signals withKnownDays(int[] days) {
        return with(days, net);
    }

    /** The same signals with other returns after costs. */
    public Signals withNet(double[] other) {
        return with(knownDay, other);
    }

    private Signals with(int[] known, double[] earned) {
        return new Signals(
                instrument,
                strategy,
                side,
                decisionDay,
                entryDay,
                exitDay,
                known,
                confidence,
                end,
                gross,
                earned,
                drawdown,
                sessionsToTarget,
                uniqueness);
    }

    /** So many signals to be filled in. */
    static Signals blank(int n) {
        return new Signals(
                new int[n],
                new int[n],
                new int[n],
                new int[n],
                new int[n],
                new int[n],
                new int[n],
                new double[n],
                new int[n],
                new double[n],
                new double[n],
                new double[n],
                new int[n],
                new double[n]);
    }

    /** How many there are. */
    public int size() {
        return instrument.length;
    }

    /** Whether one earned anything after costs. */
    public boolean success(int at) {
        return net[at] > 0;
    }

    /** Takes over one of others. */
    void set(int at, Signals other, int from) {
        instrument[at] = other.instrument[from];
        strategy[at] = other.strategy[from];
        side[at] = other.side[from];
        decisionDay[at] = other.decisionDay[from];
        entryDay[at] = other.entryDay[from];
        exitDay[at] = other.exitDay[from];
        knownDay[at] = other.knownDay[from];
        confidence[at] = other.confidence[from];
        end[at] = other.end[from];
        gross[at] = other.gross[from];
        net[at] = other.net[from];
        drawdown[at] = other.drawdown[from];
        sessionsToTarget[at] = other.sessionsToTarget[from];
        uniqueness[at] = other.uniqueness[from];
    }
}
