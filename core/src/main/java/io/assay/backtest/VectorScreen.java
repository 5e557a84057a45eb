package io.assay.backtest;

import java.util.Arrays;

import io.assay.base.UsageException;

/**
 * The ledger's books by arrays of doubles, for searching through many decisions: the same orders, fills, costs, limits
 * and stops, without events, round trips and exact decimals. Its equity is that of the ledger up to the ledger's
 * rounding of shares and cash to millionths. What is printed comes from the ledger.
 */
public final class VectorScreen {
    /** Shares below it are what is left of sums that should be 0. */
    static final double NOTHING = 1e-7;

    private final PriceGrid grid;
    private final BacktestSpec spec;
    private final Timetable timetable;
    private final Sizer sizer;
    private final StopWatch stops;
    private final ScreenStand stand;
    private final int offset;
    private final double[] fill;
    private final boolean moves;
    private final double[] equity;
    private double cash;
    private double shorts;

    private VectorScreen(Decisions decisions, PriceGrid grid, BacktestSpec spec) {
        this.grid = grid;
        this.spec = spec;
        this.timetable = Timetable.of(decisions, grid.prices(), spec.from(), spec.to());
        this.sizer = new Sizer(decisions, spec);
        this.stops = new StopWatch(spec.stops(), grid.width());
        this.offset = grid.session(timetable.days()[0]);
        this.stand = new ScreenStand(decisions, grid, stops, timetable);
        this.moves = spec.costs().impact().isSome();
        this.fill = spec.fill() == Fill.OPEN ? grid.open() : grid.close();
        this.equity = new double[timetable.size()];
        this.cash = spec.capital();
    }

    /**
     * Simple returns from close to close net of costs, one for each session after the first, as
     * {@link BacktestResult#returns()} has them.
     *
     * @throws UsageException as {@link Backtest#run}
     */
    public static double[] returns(Decisions decisions, MarketPrices prices, BacktestSpec spec) {
        return returns(decisions, PriceGrid.of(prices, decisions.instruments()), spec);
    }

    /**
     * The same on prices that were laid out before.
     *
     * @throws UsageException also if they are of other instruments
     */
    public static double[] returns(Decisions decisions, PriceGrid grid, BacktestSpec spec) {
        if (!grid.instruments().equals(decisions.instruments())) {
            throw new UsageException("the grid holds prices of other instruments than the decisions name. Fix: lay out"
                    + " the prices of the decisions' instruments");
        }
        spec.requireFit(grid.histories());
        double[] equity = PlainScreen.suits(spec)
                ? PlainScreen.equity(decisions, grid, spec)
                : new VectorScreen(decisions, grid, spec).run();
        double[] returns = new double[equity.length - 1];
        Arrays.setAll(returns, s -> equity[s] > 0 ? equity[s + 1] / equity[s] - 1 : 0);
        return returns;
    }

    private double[] run() {
        boolean ruined = false;
        for (int s = 0; s < timetable.size(); s++) {
            if (s > 0) {
                cash += night(spec, timetable, s, new Account(cash, shorts));
            }
            act(offset + s);
            trade(s);
            end(offset + s);
            mark(s);
            if (!ruined && equity[s] <= 0) {
                ruined = true;
                stand.closeAll();
            } else if (!ruined) {
                decide(s);
            }
        }
        return equity;
    }

    /** Cash, and the value sold short, both in currency units. */
    record Account(double cash, double shorts) {}

    /** What an account earns and pays from the close before a session to that session. */
    static double night(BacktestSpec spec, Timetable timetable, int s, Account account) {
        int days = timetable.gap(s);
        double free = Math.max(0, account.cash() - account.shorts());
        return free * spec.cash().earned(timetable.days()[s - 1], days)
                - spec.costs().borrow(account.shorts(), days)
                - spec.costs().financing(Math.max(0, -account.cash()), days);
    }

    /** Splits and dividends before the open. */
    private void act(int session) {
        PriceGrid.Acts acts = grid.acts();
        for (int k = acts.starts()[session]; k < acts.starts()[session + 1]; k++) {
            int i = acts.instrument()[k];
            PriceHistory history = grid.history(i);
            double ratio = history.ratio()[acts.what()[k]];
            double dividend = history.dividend()[acts.what()[k]];
            if (ratio != 1) {
                double before = stand.held(i);
                stand.split(i, ratio, spec.wholeShares());
                cash += (before * ratio - stand.held(i)) * grid.open()[session * grid.width() + i];
            }
            cash += stand.held(i) * dividend;
            stops.acted(i, ratio, dividend);
        }
    }

    private void trade(int s) {
        int base = (offset + s) * grid.width();
        double[] close = grid.close();
        for (int i = 0; i < grid.width(); i++) {
            double last = close[base + i];
            // A price that is no number is no bar.
            if (!Double.isNaN(last)) {
                double before = stand.held(i);
                double change = stand.advance(i, last);
                if (change != 0) {
                    pay(i, change, fill[base + i]);
                    double after = before + change;
                    stand.hold(i, Math.abs(after) < NOTHING ? 0 : after);
                    stops.traded(i, before, stand.held(i), fill[base + i]);
                }
            }
        }
    }

    private void pay(int i, double change, double price) {
        double amount = Math.abs(change) * price;
        double cost = spec.costs().trading(amount);
        if (moves) {
            Liquidity liquidity = grid.history(i).liquidity();
            int evening = stand.row(i) - 1;
            cost += amount
                    * spec.costs()
                            .impact()
                            .rate(amount, liquidity.last()[evening], liquidity.volatility()[evening]);
        }
        cash -= change * price + cost;
    }

    /** Listings that end become cash. */
    private void end(int session) {
        PriceGrid.Acts ends = grid.ends();
        for (int k = ends.starts()[session]; k < ends.starts()[session + 1]; k++) {
            int i = ends.instrument()[k];
            PriceHistory history = grid.history(i);
            boolean delisted = history.delistDay() != PriceHistory.NEVER;
            cash += stand.held(i) * stand.close(i) * (delisted ? 1 + history.delistReturn() : 1);
            stand.lapse(i);
        }
    }

    private void mark(int s) {
        double longs = 0;
        shorts = 0;
        for (int i = 0; i < grid.width(); i++) {
            double value = stand.value(i);
            longs += Math.max(value, 0);
            shorts += Math.max(-value, 0);
        }
        equity[s] = cash + longs - shorts;
    }

    private void decide(int s) {
        stand.at(s);
        if (stops.isOn()) {
            stand.stop();
        }
        int d = timetable.decision()[s];
        if (d >= 0) {
            double brake = spec.brake().isSome() ? spec.brake().scale(equity, s) : 1;
            stand.order(sizer.wanted(d, stand, equity[s], brake), spec.wholeShares());
        }
    }

    /** Shares after a split, or rounded towards zero to whole ones. */
    static double multiplied(double shares, double ratio, boolean whole) {
        double exact = shares * ratio;
        return whole ? Math.signum(exact) * Units.of(exact, Micro.ONE) : exact;
    }
}
