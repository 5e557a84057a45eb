package io.assay.backtest;

import io.assay.base.Check;

/**
 * Turns the book of one decision day into orders: {@code weight x equity / tranches / close} shares, towards zero to
 * the unit. If gross exposure at the closes would pass the cap once the expiring tranches are gone and the new one is
 * there, the new one is scaled down as a whole. Gross exposure is convex in the scale, so the linear scale used here
 * never passes the cap, and is exact where the new tranche reduces no old position.
 */
final class Sizer {
    private static final double MOST_SHARES = 1e18;

    private final Decisions decisions;
    private final Positions positions;
    private final Tranches tranches;
    private final BacktestSpec spec;
    private final long unit;
    private final long[] added;
    private int scaledDays;
    private double smallestScale = 1;
    private long unpriced;

    Sizer(Decisions decisions, Positions positions, Tranches tranches, BacktestSpec spec) {
        this.decisions = decisions;
        this.positions = positions;
        this.tranches = tranches;
        this.spec = spec;
        this.unit = spec.wholeShares() ? Micro.ONE : 1;
        this.added = new long[positions.size()];
    }

    int scaledDays() {
        return scaledDays;
    }

    double smallestScale() {
        return smallestScale;
    }

    /** Decisions on instruments without a price, or whose listing had ended. */
    long unpriced() {
        return unpriced;
    }

    /** Adds the orders of a decision day. */
    void order(int d, int day, double equity) {
        if (decisions.holding().isUntilNext()) {
            closeAll();
        }
        double capital = equity / decisions.holding().tranches();
        size(d, day, capital);
        double most = spec.leverageCap() * equity;
        double kept = gross(false);
        double full = gross(true);
        if (full > most * (1 + 1e-9) && full > kept) {
            double scale = Math.max(0, (most - kept) / (full - kept));
            size(d, day, capital * scale);
            scaledDays++;
            smallestScale = Math.min(smallestScale, scale);
        }
        for (int row = decisions.from(d); row < decisions.to(d); row++) {
            int i = decisions.instrument(row);
            positions.ordered[i] += added[i];
            unpriced += positions.isOpenFor(i, day) ? 0 : 1;
            added[i] = 0;
        }
    }

    /** Orders that everything held be sold at its next fill, and nothing bought. */
    void closeAll() {
        for (int i = 0; i < positions.size(); i++) {
            positions.ordered[i] = 0;
            positions.replaced[i] = !tranches.isEmpty(i);
        }
    }

    private void size(int d, int day, double capital) {
        for (int row = decisions.from(d); row < decisions.to(d); row++) {
            int i = decisions.instrument(row);
            boolean open = positions.isOpenFor(i, day);
            added[i] = open ? shares(decisions.weight(row) * capital / positions.close(i)) : 0;
        }
    }

    private long shares(double wanted) {
        // The slack undoes the last bit of a quotient such as 0.3 x 1000 / 10, which must buy 30 shares, not 29.
        double units = Math.floor(Math.abs(wanted) * Micro.ONE / unit * (1 + 1e-14) + 1e-9);
        Check.within("shares", units * unit, 0, MOST_SHARES);
        return (long) Math.signum(wanted) * (long) units * unit;
    }

    /** Gross exposure after the next fills at the last closes, with or without what is added. */
    private double gross(boolean withAdded) {
        boolean all = decisions.holding().isUntilNext();
        double sum = 0;
        for (int i = 0; i < positions.size(); i++) {
            long stays = positions.held[i] + positions.ordered[i];
            if (stays != 0 || added[i] != 0 || !tranches.isEmpty(i)) {
                long leaves = all ? positions.held[i] : tranches.expiring(i, positions.row[i] + 1);
                long after = stays - leaves + (withAdded ? added[i] : 0);
                sum += Math.abs(Micro.units(after)) * positions.close(i);
            }
        }
        return sum;
    }
}
