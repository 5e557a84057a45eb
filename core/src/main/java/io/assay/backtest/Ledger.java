package io.assay.backtest;

import java.util.Arrays;
import java.util.List;

import io.assay.backtest.Events.Booking;
import io.assay.backtest.Events.Kind;
import io.assay.backtest.Tranches.Terms;
import io.assay.base.Check;
import io.assay.market.Instrument;

/**
 * Books one run, session by session: charges for the night; then for each instrument with a bar splits, dividends,
 * fills and delisting; then the mark to the close; then the orders of a decision day. An order of a session is
 * therefore filled at a later one.
 */
final class Ledger {
    private static final int ACCOUNT = -1;
    private static final double MOST_SHARES = 1e18;

    private final Decisions decisions;
    private final BacktestSpec spec;
    private final Timetable timetable;
    private final Positions positions;
    private final Trips.Tally tally = new Trips.Tally();
    private final Tranches tranches;
    private final Sizer sizer;
    private final StopWatch stops;
    private final Events events;
    private final Charges charges = new Charges();
    private final DailyAccount account;
    private final long unit;
    private final double[] equity;
    private long cash;
    private int brakedDays;
    private int ended;
    private long unfilled;
    private int ruin = Drawdown.NEVER;

    private Ledger(Decisions decisions, MarketPrices prices, BacktestSpec spec) {
        this.decisions = decisions;
        this.spec = spec;
        this.timetable = Timetable.of(decisions, prices, spec.from(), spec.to());
        this.positions = new Positions(decisions, prices, timetable.days()[0]);
        this.tranches = new Tranches(positions.size(), tally);
        this.sizer = new Sizer(decisions, spec);
        this.stops = new StopWatch(spec.stops(), positions.size());
        this.events = new Events(spec.costs());
        this.account = DailyAccount.of(timetable.days());
        this.unit = spec.wholeShares() ? Micro.ONE : 1;
        this.equity = new double[timetable.size()];
        this.cash = Micro.round(spec.capital());
    }

    static Ledger of(Decisions decisions, MarketPrices prices, BacktestSpec spec) {
        Ledger ledger = new Ledger(decisions, prices, spec);
        spec.requireFit(ledger.positions.history);
        return ledger;
    }

    BacktestResult run() {
        for (int s = 0; s < timetable.size(); s++) {
            session(s);
        }
        unfilled += Arrays.stream(positions.ordered).filter(o -> o != 0).count();
        double[] last = new double[positions.size()];
        Arrays.setAll(last, i -> positions.row[i] < 0 ? 0 : positions.close(i));
        return new BacktestResult(new Books(
                spec,
                decisions.instruments(),
                account,
                events,
                charges.totals(),
                tally.with(tranches.openResult(last)),
                notes()));
    }

    /** All that a result is made of. */
    record Books(
            BacktestSpec spec,
            List<Instrument> instruments,
            DailyAccount account,
            Events events,
            BacktestTotals totals,
            Trips trips,
            BacktestNotes notes) {}

    private BacktestNotes notes() {
        BacktestNotes notes = new BacktestNotes(
                sizer.scaledDays(),
                sizer.smallestScale(),
                sizer.unpriced(),
                unfilled,
                ended,
                ruin,
                0,
                0,
                0,
                0,
                sizer.limited().with(stops.hits(), brakedDays));
        for (PriceHistory history : positions.history) {
            notes = notes.plus(history.remarks());
        }
        return notes;
    }

    private void session(int s) {
        int day = timetable.days()[s];
        if (s > 0) {
            chargeForTheNight(s);
        }
        double longs = 0;
        double shorts = 0;
        for (int i = 0; i < positions.size(); i++) {
            if (positions.advance(i, day)) {
                traded(s, i);
            } else if (positions.isPast(i, day)) {
                end(s, i);
            }
            if (positions.isDelisted(i, day)) {
                delist(s, i);
            }
            double value = positions.value(i);
            longs += Math.max(value, 0);
            shorts += Math.max(-value, 0);
        }
        account.close(s, cash, longs, shorts);
        equity[s] = account.equity(s);
        if (ruin != Drawdown.NEVER) {
            return;
        }
        if (equity[s] <= 0) {
            ruin = day;
            closeAll();
            return;
        }
        if (stops.isOn()) {
            stop(s);
        }
        if (timetable.decision()[s] >= 0) {
            order(s, timetable.decision()[s]);
        }
    }

    /** Orders that everything held be sold at its next fill, and nothing bought. */
    private void closeAll() {
        for (int i = 0; i < positions.size(); i++) {
            close(i);
        }
    }

    private void close(int i) {
        positions.ordered[i] = 0;
        positions.replaced[i] = !tranches.isEmpty(i);
    }

    private void stop(int s) {
        for (int i = 0; i < positions.size(); i++) {
            long held = positions.held[i];
            boolean leaves = positions.replaced[i];
            if (held != 0 && !leaves && stops.isHit(i, Micro.units(held), positions.close(i), s)) {
                close(i);
            }
        }
    }

    private void order(int s, int d) {
        double brake = spec.brake().isSome() ? spec.brake().scale(equity, s) : 1;
        brakedDays += brake < 1 ? 1 : 0;
        double[] wanted = sizer.wanted(d, stand(s), equity[s], brake);
        if (decisions.holding().isUntilNext()) {
            closeAll();
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] != 0) {
                positions.ordered[i] += shares(wanted[i]);
            }
        }
    }

    private Stand stand(int s) {
        boolean replaces = decisions.holding().isUntilNext();
        return new LedgerStand(
                positions,
                tranches,
                stops,
                replaces,
                new LedgerStand.Close(s, timetable.days()[s]));
    }

    /** Towards zero to the unit. */
    private long shares(double wanted) {
        double units = Units.of(wanted, unit);
        Check.within("shares", units * unit, 0, MOST_SHARES);
        return (long) Math.signum(wanted) * (long) units * unit;
    }

    private void chargeForTheNight(int s) {
        int days = timetable.gap(s);
        long fee = Micro.round(spec.costs().borrow(account.shorts()[s - 1], days));
        long interest = Micro.round(spec.costs().financing(Math.max(0, -Micro.units(cash)), days));
        double free = Math.max(0, Micro.units(cash) - account.shorts()[s - 1]);
        long earned = Micro.round(free * spec.cash().earned(timetable.days()[s - 1], days));
        if (fee != 0) {
            book(Kind.BORROW, s, ACCOUNT, new Booking(0, 0, -fee));
            charges.borrow += fee;
        }
        if (interest != 0) {
            book(Kind.FINANCING, s, ACCOUNT, new Booking(0, 0, -interest));
            charges.financing += interest;
        }
        if (earned != 0) {
            book(Kind.INTEREST, s, ACCOUNT, new Booking(0, 0, earned));
            charges.interest += earned;
        }
    }

    private void traded(int s, int i) {
        PriceHistory history = positions.history[i];
        int row = positions.row[i];
        if (tranches.isEmpty(i) && positions.ordered[i] == 0) {
            return;
        }
        int action = positions.actionToday(i);
        if (action >= 0) {
            split(s, i, history.ratio()[action]);
            pay(s, i, history.dividend()[action]);
            stops.acted(i, history.ratio()[action], history.dividend()[action]);
        }
        fill(s, i, (spec.fill() == Fill.OPEN ? history.open() : history.close())[row]);
    }

    /** Orders were sized by a close before the split, so they are multiplied too. */
    private void split(int s, int i, double ratio) {
        if (ratio == 1) {
            return;
        }
        Split split = new Split(ratio, unit);
        positions.ordered[i] = split.of(positions.ordered[i]);
        long before = positions.held[i];
        long after = split.of(before);
        double open = positions.history[i].open()[positions.row[i]];
        tranches.split(i, split, open);
        if (before != 0) {
            book(Kind.SPLIT, s, i, new Booking(after - before, ratio, split.inLieu(before, open)));
        }
    }

    private void pay(int s, int i, double perShare) {
        if (perShare == 0) {
            return;
        }
        tranches.pay(i, perShare);
        long amount = Micro.amount(positions.held[i], perShare);
        if (amount != 0) {
            book(Kind.DIVIDEND, s, i, new Booking(0, perShare, amount));
            charges.dividends += amount;
        }
    }

    /** Trades what the expiring tranches and the order of this bar differ by. */
    private void fill(int s, int i, double price) {
        int row = positions.row[i];
        int until = positions.replaced[i] ? Tranches.UNTIL_REPLACED : row;
        long enter = positions.ordered[i];
        long leave = tranches.expiring(i, until);
        long gross = Math.abs(enter) + tranches.expiringGross(i, until);
        if (gross == 0) {
            return;
        }
        long before = positions.held[i];
        long cost = trade(s, i, enter - leave, price);
        stops.traded(i, Micro.units(before), Micro.units(positions.held[i]), price);
        Terms terms = new Terms(price, (double) cost / gross);
        tranches.close(i, until, terms);
        if (enter != 0) {
            int bars = decisions.holding().bars();
            boolean stays = bars == 0 || row > Integer.MAX_VALUE - 1 - bars;
            tranches.open(i, stays ? Tranches.UNTIL_REPLACED : row + bars, enter, terms);
        }
        positions.ordered[i] = 0;
        positions.replaced[i] = false;
    }

    /** Books a trade and returns its costs. */
    private long trade(int s, int i, long shares, double price) {
        if (shares == 0) {
            return 0;
        }
        long amount = Micro.amount(shares, price);
        long size = Math.abs(amount);
        long impact = impact(i, size);
        long cost = spec.costs().trading(size) + impact;
        book(Kind.TRADE, s, i, new Booking(shares, price, -amount - cost, impact));
        charges.trade(spec.costs(), size, impact);
        account.traded()[s] += Micro.units(size);
        return cost;
    }

    /** What the order moved the price by, with the volume and volatility of the evening before. */
    private long impact(int i, long size) {
        if (!spec.costs().impact().isSome()) {
            return 0;
        }
        Liquidity liquidity = positions.history[i].liquidity();
        int evening = positions.row[i] - 1;
        double amount = Micro.units(size);
        double rate = spec.costs()
                .impact()
                .rate(amount, liquidity.last()[evening], liquidity.volatility()[evening]);
        return Micro.round(amount * rate);
    }

    /** Nothing more is known of the instrument: orders lapse, and what is held becomes cash at the last close. */
    private void end(int s, int i) {
        if (!tranches.isEmpty(i)) {
            ended++;
            settle(Kind.END_OF_BARS, s, i, positions.close(i));
        }
        lapse(i);
    }

    private void delist(int s, int i) {
        if (!tranches.isEmpty(i)) {
            settle(Kind.DELISTING, s, i, positions.close(i) * (1 + positions.history[i].delistReturn()));
        }
        lapse(i);
    }

    private void lapse(int i) {
        unfilled += positions.ordered[i] == 0 ? 0 : 1;
        positions.ordered[i] = 0;
    }

    private void settle(Kind kind, int s, int i, double price) {
        long shares = positions.held[i];
        if (shares != 0) {
            book(kind, s, i, new Booking(-shares, price, Micro.amount(shares, price)));
        }
        tranches.close(i, Tranches.UNTIL_REPLACED, new Terms(price, 0));
    }

    private void book(Kind kind, int s, int i, Booking booking) {
        cash = Micro.add(cash, booking.amount());
        if (i != ACCOUNT) {
            positions.held[i] = Micro.add(positions.held[i], booking.shares());
        }
        events.add(kind, s, i, booking);
    }
}
