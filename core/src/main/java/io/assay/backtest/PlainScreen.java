package io.assay.backtest;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The screen without stops, brake, impact, whole shares, least commission and limits but gross exposure, which most
 * searches leave off: few passes over columns a session, and no call an instrument. The same rules as {@link Sizer} and
 * {@link VectorScreen}; where each decision sets the whole book, an order is the position that is wanted.
 */
final class PlainScreen {
    private static final double SLACK = 1e-9;

    private final Decisions decisions;
    private final PriceGrid grid;
    private final BacktestSpec spec;
    private final Timetable timetable;
    private final int width;
    private final int offset;
    private final double[] fill;
    private final double[] close;
    private final double costs;
    private final double tranches;
    private final @Nullable Ring ring;
    private final double[] held;
    private final double[] last;

    /** What is wanted: the position, or with a ring what is added to it. */
    private final double[] ordered;

    private final double[] added;
    private final double[] equity;
    private double cash;
    private double longs;
    private double shorts;
    private boolean ruined;

    private PlainScreen(Decisions decisions, PriceGrid grid, BacktestSpec spec) {
        this.decisions = decisions;
        this.grid = grid;
        this.spec = spec;
        this.timetable = Timetable.of(decisions, grid.prices(), spec.from(), spec.to());
        this.width = grid.width();
        this.offset = grid.session(timetable.days()[0]);
        this.fill = spec.fill() == Fill.OPEN ? grid.open() : grid.close();
        this.close = grid.close();
        this.costs = spec.costs().perTurnover();
        this.tranches = decisions.holding().tranches();
        this.ring = decisions.holding().isUntilNext()
                ? null
                : new Ring(width, decisions.holding().bars(), timetable.size());
        this.held = new double[width];
        this.last = new double[width];
        this.ordered = new double[width];
        this.added = new double[width];
        this.equity = new double[timetable.size()];
        this.cash = spec.capital();
        for (int i = 0; i < width; i++) {
            int row = grid.history(i).rowAt(timetable.days()[0] - 1);
            last[i] = row < 0 ? 0 : grid.history(i).close()[row];
        }
    }

    /** Whether nothing is on that it leaves out. */
    static boolean suits(BacktestSpec spec) {
        Limits limits = spec.limits();
        return !spec.stops().isSome()
                && !spec.brake().isSome()
                && !spec.wholeShares()
                && !spec.costs().impact().isSome()
                && spec.costs().minimumCommission() == 0
                && limits.equals(Limits.standard().withGross(limits.gross()));
    }

    /** Equity at each close. */
    static double[] equity(Decisions decisions, PriceGrid grid, BacktestSpec spec) {
        return new PlainScreen(decisions, grid, spec).run();
    }

    private double[] run() {
        for (int s = 0; s < timetable.size(); s++) {
            if (s > 0) {
                cash += VectorScreen.night(spec, timetable, s, new VectorScreen.Account(cash, shorts));
            }
            int session = offset + s;
            act(session);
            if (ring == null) {
                replace(session * width);
            } else {
                roll(session * width, ring);
            }
            if (end(session)) {
                mark();
            }
            equity[s] = cash + longs - shorts;
            decide(s);
        }
        return equity;
    }

    private void act(int session) {
        PriceGrid.Acts acts = grid.acts();
        for (int k = acts.starts()[session]; k < acts.starts()[session + 1]; k++) {
            int i = acts.instrument()[k];
            double ratio = grid.history(i).ratio()[acts.what()[k]];
            if (ratio != 1) {
                held[i] *= ratio;
                ordered[i] *= ratio;
                if (ring != null) {
                    ring.split(i, ratio, false);
                }
            }
            cash += held[i] * grid.history(i).dividend()[acts.what()[k]];
        }
    }

    /** Fills what each position is to become, and marks all at the close. */
    private void replace(int base) {
        double paid = 0;
        double traded = 0;
        double net = 0;
        double gross = 0;
        for (int i = 0; i < width; i++) {
            double price = close[base + i];
            // A price that is no number is no bar.
            if (!Double.isNaN(price)) {
                last[i] = price;
                double change = ordered[i] - held[i];
                if (change != 0) {
                    double amount = change * fill[base + i];
                    paid += amount;
                    traded += Math.abs(amount);
                    held[i] = ordered[i];
                }
            }
            double value = held[i] * last[i];
            net += value;
            gross += Math.abs(value);
        }
        cash -= paid + traded * costs;
        split(net, gross);
    }

    /** Fills what is added and what leaves, and marks all at the close. */
    private void roll(int base, Ring tranchesOf) {
        double paid = 0;
        double traded = 0;
        double net = 0;
        double gross = 0;
        for (int i = 0; i < width; i++) {
            double price = close[base + i];
            if (!Double.isNaN(price)) {
                last[i] = price;
                double before = held[i];
                double change = ruined ? -before : ordered[i] - tranchesOf.leaving(i);
                tranchesOf.next(i, ordered[i]);
                ordered[i] = 0;
                if (change != 0) {
                    double amount = change * fill[base + i];
                    paid += amount;
                    traded += Math.abs(amount);
                    double after = before + change;
                    held[i] = Math.abs(after) < VectorScreen.NOTHING ? 0 : after;
                }
            }
            double value = held[i] * last[i];
            net += value;
            gross += Math.abs(value);
        }
        cash -= paid + traded * costs;
        split(net, gross);
    }

    /** Listings that end become cash; whether any did. */
    private boolean end(int session) {
        PriceGrid.Acts ends = grid.ends();
        for (int k = ends.starts()[session]; k < ends.starts()[session + 1]; k++) {
            int i = ends.instrument()[k];
            PriceHistory history = grid.history(i);
            boolean delisted = history.delistDay() != PriceHistory.NEVER;
            cash += held[i] * last[i] * (delisted ? 1 + history.delistReturn() : 1);
            held[i] = 0;
            ordered[i] = 0;
            if (ring != null) {
                ring.clear(i);
            }
        }
        return ends.starts()[session] < ends.starts()[session + 1];
    }

    private void mark() {
        double net = 0;
        double gross = 0;
        for (int i = 0; i < width; i++) {
            double value = held[i] * last[i];
            net += value;
            gross += Math.abs(value);
        }
        split(net, gross);
    }

    private void split(double net, double gross) {
        longs = (gross + net) / 2;
        shorts = (gross - net) / 2;
    }

    private void decide(int s) {
        if (!ruined && equity[s] <= 0) {
            ruined = true;
            Arrays.fill(ordered, 0);
        }
        int d = timetable.decision()[s];
        if (ruined || d < 0) {
            return;
        }
        double[] wanted = ring == null ? ordered : added;
        double gross = want(d, offset + s, equity[s] / tranches, wanted);
        double most = spec.limits().gross() * equity[s];
        if (ring == null) {
            scale(wanted, gross > most * (1 + SLACK) ? most / gross : 1);
        } else {
            scale(wanted, room(ring, most));
            for (int i = 0; i < width; i++) {
                ordered[i] += wanted[i];
            }
        }
    }

    /** Shares that a book asks for, and their value at the last closes. */
    private double want(int d, int session, double capital, double[] wanted) {
        Arrays.fill(wanted, 0);
        double gross = 0;
        int to = decisions.to(d);
        for (int row = decisions.from(d); row < to; row++) {
            int i = decisions.instrument(row);
            if (last[i] > 0 && session < grid.end(i)) {
                double value = decisions.weight(row) * capital;
                wanted[i] = value / last[i];
                gross += Math.abs(value);
            }
        }
        return gross;
    }

    private static void scale(double[] wanted, double by) {
        if (by != 1) {
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] *= by;
            }
        }
    }

    /** How much of what is added fits beside what stays. */
    private double room(Ring tranchesOf, double most) {
        double full = 0;
        double kept = 0;
        for (int i = 0; i < width; i++) {
            double stays = held[i] + ordered[i] - tranchesOf.leaving(i);
            full += Math.abs(stays + added[i]) * last[i];
            kept += Math.abs(stays) * last[i];
        }
        return full <= most * (1 + SLACK) || full <= kept * (1 + SLACK)
                ? 1
                : Math.max(0, (most - kept) / (full - kept));
    }
}
