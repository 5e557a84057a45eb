package io.assay.backtest;

/**
 * Where the instruments of a ledger stand.
 *
 * @param replaces whether each decision sets the whole book
 * @param at which close
 */
record LedgerStand(Positions positions, Tranches tranches, StopWatch stops, boolean replaces, Close at)
        implements Stand {
    /** A session's place and its epoch day. */
    record Close(int session, int day) {}

    @Override
    public int size() {
        return positions.size();
    }

    @Override
    public double close(int i) {
        return positions.row[i] < 0 ? 0 : positions.close(i);
    }

    @Override
    public boolean isOpen(int i) {
        return positions.isOpenFor(i, at.day());
    }

    @Override
    public boolean isPaused(int i) {
        return stops.isPaused(i, at.session());
    }

    @Override
    public double held(int i) {
        return Micro.units(positions.held[i]);
    }

    @Override
    public double ordered(int i) {
        return Micro.units(positions.ordered[i]);
    }

    @Override
    public double leaving(int i) {
        boolean all = replaces || positions.replaced[i];
        return Micro.units(all ? positions.held[i] : tranches.expiring(i, positions.row[i] + 1));
    }

    @Override
    public double volume(int i) {
        return positions.history[i].liquidity().volume()[positions.row[i]];
    }
}
