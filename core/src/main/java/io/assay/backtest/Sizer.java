package io.assay.backtest;

import java.util.Arrays;

/**
 * Turns the book of one decision day into wanted shares: {@code weight x capital / close}, capital being equity /
 * tranches x brake, then within the limits, in this order: one instrument, a usual day's volume, turnover, gross
 * exposure. Turnover and gross exposure are convex in the scale of an order, so the linear scale used here never passes
 * its limit, and is exact where the new tranche reduces no old position. One place for the ledger and for the screen.
 */
final class Sizer {
    private static final double SLACK = 1e-9;

    private final Decisions decisions;
    private final Limits limits;
    private final boolean replaces;
    private final boolean needsVolume;
    private final double[] wanted;
    private int scaledDays;
    private double smallestScale = 1;
    private int turnoverDays;
    private long capped;
    private long cut;
    private long paused;
    private long unpriced;
    private long thin;

    Sizer(Decisions decisions, BacktestSpec spec) {
        this.decisions = decisions;
        this.limits = spec.limits();
        this.replaces = decisions.holding().isUntilNext();
        this.needsVolume = spec.needsVolume();
        this.wanted = new double[decisions.instruments().size()];
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

    /** What the other limits did. */
    BacktestNotes.Limited limited() {
        return new BacktestNotes.Limited(turnoverDays, capped, cut, thin, paused, 0, 0);
    }

    /**
     * Shares wanted by one decision day, one element an instrument: what is added to what is held, or, where each
     * decision sets the whole book, the whole position. Valid until the next call.
     *
     * @param d which decision day
     * @param equity at its close
     * @param brake in [0, 1]
     */
    double[] wanted(int d, Stand stand, double equity, double brake) {
        Arrays.fill(wanted, 0);
        double capital = equity / decisions.holding().tranches() * brake;
        double gross = 0;
        for (int row = decisions.from(d); row < decisions.to(d); row++) {
            int i = decisions.instrument(row);
            if (isTraded(i, stand)) {
                double value = decisions.weight(row) * capital;
                wanted[i] = value / stand.close(i);
                gross += Math.abs(value);
            }
        }
        if (limits.name() < Limits.NONE) {
            capNames(d, stand, equity);
        }
        if (limits.participation() < Limits.NONE) {
            cutToVolume(d, stand);
        }
        if (limits.turnover() < Limits.NONE) {
            slow(stand, limits.turnover() * equity);
        }
        double most = limits.gross() * equity;
        // The other limits only make less of a whole book, but for what turnover keeps of the old one: most days need
        // no
        // second look.
        boolean within = replaces && limits.turnover() == Limits.NONE && limits.participation() == Limits.NONE;
        if (!within || gross > most) {
            scaleToGross(stand, most);
        }
        return wanted;
    }

    private boolean isTraded(int i, Stand stand) {
        if (!stand.isOpen(i)) {
            unpriced++;
            return false;
        }
        if (stand.isPaused(i)) {
            paused++;
            return false;
        }
        if (needsVolume && !(stand.volume(i) > 0)) {
            thin++;
            return false;
        }
        return true;
    }

    /** Shares of an instrument after the next fill if nothing is wanted of it. */
    private double stays(int i, Stand stand) {
        return replaces ? 0 : stand.held(i) + stand.ordered(i) - stand.leaving(i);
    }

    private void capNames(int d, Stand stand, double equity) {
        for (int row = decisions.from(d); row < decisions.to(d); row++) {
            int i = decisions.instrument(row);
            double before = wanted[i];
            if (before != 0) {
                double most = limits.name() * equity / stand.close(i);
                double stays = stays(i, stand);
                wanted[i] = before > 0
                        ? Math.max(0, Math.min(before, most - stays))
                        : Math.min(0, Math.max(before, -most - stays));
                capped += wanted[i] == before ? 0 : 1;
            }
        }
    }

    private void cutToVolume(int d, Stand stand) {
        if (!replaces) {
            for (int row = decisions.from(d); row < decisions.to(d); row++) {
                int i = decisions.instrument(row);
                if (wanted[i] != 0) {
                    cut(i, stand, 0);
                }
            }
            return;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((stand.held(i) != 0 || wanted[i] != 0) && !stand.isPaused(i)) {
                cut(i, stand, stand.held(i));
            }
        }
    }

    /** What is held of an instrument whose usual volume is not known any more is left whole. */
    private void cut(int i, Stand stand, double from) {
        if (!(stand.volume(i) > 0)) {
            return;
        }
        double most = limits.participation() * stand.volume(i) / stand.close(i);
        double before = wanted[i];
        wanted[i] = Math.max(from - most, Math.min(from + most, before));
        cut += wanted[i] == before ? 0 : 1;
    }

    private void slow(Stand stand, double most) {
        double least = replaces ? stopped(stand) : traded(stand, 0);
        double full = traded(stand, 1);
        // Equal weights make both sums the same on some days, and rounding must not decide whether anything is slowed.
        if (full <= most * (1 + SLACK) || full <= least * (1 + SLACK)) {
            return;
        }
        turnoverDays++;
        double scale = Math.max(0, (most - least) / (full - least));
        for (int i = 0; i < wanted.length; i++) {
            // What a stop closes is not slowed down.
            double from = replaces && !stand.isPaused(i) ? stand.held(i) : 0;
            wanted[i] = from + scale * (wanted[i] - from);
        }
    }

    /** What stops sell, which is not slowed down. */
    private double stopped(Stand stand) {
        double sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            sum += stand.isPaused(i) ? Math.abs(stand.held(i)) * stand.close(i) : 0;
        }
        return sum;
    }

    /** Amounts traded at the last closes if a part of what is wanted is ordered. */
    private double traded(Stand stand, double scale) {
        double sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            double leaving = replaces ? stand.held(i) : stand.leaving(i);
            if (leaving != 0 || wanted[i] != 0) {
                sum += Math.abs(scale * wanted[i] - leaving) * stand.close(i);
            }
        }
        return sum;
    }

    private void scaleToGross(Stand stand, double most) {
        double full = gross(stand, true);
        if (full <= most * (1 + SLACK)) {
            return;
        }
        double kept = gross(stand, false);
        if (full <= kept * (1 + SLACK)) {
            return;
        }
        double scale = Math.max(0, (most - kept) / (full - kept));
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] *= scale;
        }
        scaledDays++;
        smallestScale = Math.min(smallestScale, scale);
    }

    /** Gross exposure after the next fills at the last closes, with or without what is wanted. */
    private double gross(Stand stand, boolean withWanted) {
        double sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            double after = stays(i, stand) + (withWanted ? wanted[i] : 0);
            if (after != 0) {
                sum += Math.abs(after) * stand.close(i);
            }
        }
        return sum;
    }
}
