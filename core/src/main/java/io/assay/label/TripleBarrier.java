package io.assay.label;

import java.util.List;

import io.assay.base.Check;
import io.assay.market.BarSeries;

/**
 * Which of three barriers a trade meets first (Lopez de Prado 2018, chapter 3): class 0 STOP, 1 TIME, 2 PROFIT.
 *
 * <p>Decided at the close of bar {@code t}, entered at the open of bar {@code t + 1} at price {@code p}. The profit
 * barrier lies at {@code p (1 + profit u)}, the stop at {@code p (1 - stop u)}, where {@code u} is 1 or the daily
 * volatility as of {@code t}. From the entry's bar on, each bar is asked in this order: does it open at or beyond a
 * barrier (a gap; the trade ends at that open), is its low at or below the stop (it ends at the stop), is its high at
 * or above the profit (it ends there)? So a bar that touches both counts as the stop: daily bars do not tell which came
 * first. Bar {@code t + 1 + horizon} is asked for its open alone, at which the trade ends in any case (TIME unless that
 * open is beyond a barrier).
 *
 * <p>A short trade is the mirror image: its profit barrier lies at {@code p (1 - profit u)} and its stop at {@code p (1
 * + stop u)}, it gains what the price loses, and of a bar that touches both its stop counts as well.
 *
 * <p>The exit day is the day touched and the value is known at its close. A trade that meets a barrier early is
 * therefore known early, also near the end of the history, where trades still open have no label yet: the last
 * {@code horizon} rows of a history hold more quick ends than slow ones.
 *
 * <p>A listing that ends before is left with it: at the last close and the delisting return, which counts as a touch if
 * it lies at or beyond a barrier.
 *
 * <p>NaN while nothing is touched, across holes, where a bar on the way lacks a positive price, and where there is no
 * volatility to measure by.
 *
 * @param profit distance of the profit barrier, in fractions or multiples of the volatility, above 0
 * @param stop distance of the stop, likewise, above 0
 * @param horizon most sessions from entry to exit, at least 1
 * @param volatilityWindow 0 if the distances are fractions of the entry price, else the number of daily returns over
 *     which the volatility as of the decision is measured
 * @param side whether the trade is long or short
 */
public record TripleBarrier(double profit, double stop, int horizon, int volatilityWindow, Side side) implements Label {
    /** Which way a trade earns. */
    public enum Side {
        /** With the price. */
        LONG(1),
        /** Against the price. */
        SHORT(-1);

        private final int sign;

        Side(int sign) {
            this.sign = sign;
        }

        /** 1 for long, -1 for short. */
        public int sign() {
            return sign;
        }
    }

    private static final List<String> CLASSES = List.of("STOP", "TIME", "PROFIT");
    private static final int STOPPED = 0;
    private static final int TIMED_OUT = 1;
    private static final int PROFITED = 2;

    /** Checks every distance. */
    public TripleBarrier {
        Check.positive("profit", profit);
        Check.positive("stop", stop);
        Check.atLeast("horizon", horizon, 1);
        Check.that(
                volatilityWindow == 0 || volatilityWindow >= 2, "volatilityWindow", "be 0 or >= 2", volatilityWindow);
    }

    /** Barriers at two daily volatilities of the last 20 sessions on either side. */
    public static TripleBarrier of(int horizon) {
        return new TripleBarrier(2, 2, horizon, 20, Side.LONG);
    }

    /** Barriers at fixed fractions of the entry price. */
    public static TripleBarrier fixed(double profit, double stop, int horizon) {
        return new TripleBarrier(profit, stop, horizon, 0, Side.LONG);
    }

    /** Barriers at multiples of the daily volatility of so many returns as of the decision. */
    public static TripleBarrier scaled(double profit, double stop, int horizon, int volatilityWindow) {
        Check.atLeast("volatilityWindow", volatilityWindow, 2);
        return new TripleBarrier(profit, stop, horizon, volatilityWindow, Side.LONG);
    }

    /** The same barriers around a trade of the other or the same side. */
    public TripleBarrier on(Side newSide) {
        return new TripleBarrier(profit, stop, horizon, volatilityWindow, newSide);
    }

    /** {@code barrier_20d}; distances other than the default ones, and a short side, are added. */
    @Override
    public String name() {
        String base = "barrier_" + horizon + "d";
        String how = volatilityWindow == 0 ? "" : "_vol" + volatilityWindow;
        boolean usual = on(Side.LONG).equals(of(horizon));
        return base + (usual ? "" : "_" + profit + "_" + stop + how) + (side == Side.SHORT ? "_short" : "");
    }

    @Override
    public List<String> classes() {
        return CLASSES;
    }

    /**
     * What the trade earned, as a fraction of the price of its entry, by the price at which it ended: the barrier, the
     * open it gapped to, or the last open.
     */
    @Override
    public Label outcome() {
        return new Realised(this);
    }

    @Override
    public LabelColumn compute(BarSeries bars) {
        return walk(bars, name(), false);
    }

    private LabelColumn walk(BarSeries bars, String name, boolean asReturn) {
        BarSeries adjusted = bars.adjusted();
        double[] units = volatilityWindow == 0 ? new double[0] : AsOfVolatility.daily(adjusted, volatilityWindow);
        TradeEnd listing = TradeEnd.of(adjusted);
        ColumnWriter column = new ColumnWriter(adjusted);
        for (int row = 0; row < listing.lastRow(); row++) {
            double entry = adjusted.open()[row + 1];
            double unit = volatilityWindow == 0 ? 1 : units[row];
            if (ColumnWriter.isPrice(entry) && !Double.isNaN(unit)) {
                Trade trade = new Trade(adjusted, row, new Limits(entry, unit, this));
                if (trade.run(horizon, listing)) {
                    double earned = side.sign * (trade.price / entry - 1);
                    column.setUntil(row, asReturn ? earned : trade.end, row + 1, trade.exitDay);
                }
            }
        }
        return column.column(name);
    }

    /** The prices at which a trade ends. */
    private static final class Limits {
        private final int sign;
        private final double profit;
        private final double stop;

        Limits(double entry, double unit, TripleBarrier barrier) {
            this.sign = barrier.side.sign;
            this.profit = entry * (1 + sign * barrier.profit * unit);
            this.stop = entry * (1 - sign * barrier.stop * unit);
        }

        boolean stopsAt(double price) {
            return sign * price <= sign * stop;
        }

        boolean profitsAt(double price) {
            return sign * price >= sign * profit;
        }
    }

    /** One trade on its way through the bars. */
    private static final class Trade {
        private final BarSeries bars;
        private final int decision;
        private final Limits limits;
        private int end = TIMED_OUT;
        private int exitDay;
        private double price = Double.NaN;

        Trade(BarSeries bars, int decision, Limits limits) {
            this.bars = bars;
            this.decision = decision;
            this.limits = limits;
        }

        /** Whether the trade came to an end within the bars, or with the listing. */
        boolean run(int horizon, TradeEnd listing) {
            int last = decision + 1 + horizon;
            for (int row = decision + 1; row <= Math.min(listing.lastRow(), last); row++) {
                if (bars.spansHole(row - 1, row) || !ColumnWriter.isPrice(bars.open()[row])) {
                    return false;
                }
                if (endsAtOpen(row) || (row == last && ends(TIMED_OUT, bars.days()[row], bars.open()[row]))) {
                    return true;
                }
                if (!ColumnWriter.isPrice(bars.low()[row]) || !ColumnWriter.isPrice(bars.high()[row])) {
                    return false;
                }
                if (endsInside(row)) {
                    return true;
                }
            }
            return listing.comesBefore(last) && endsWith(listing);
        }

        private boolean endsWith(TradeEnd listing) {
            double paid = listing.price();
            return !Double.isNaN(paid) && (endsAt(listing.day(), paid) || ends(TIMED_OUT, listing.day(), paid));
        }

        private boolean endsAtOpen(int row) {
            return endsAt(bars.days()[row], bars.open()[row]);
        }

        /** Whether it ends at a price since that is at or beyond a barrier. */
        private boolean endsAt(int day, double at) {
            if (limits.stopsAt(at)) {
                return ends(STOPPED, day, at);
            }
            return limits.profitsAt(at) && ends(PROFITED, day, at);
        }

        private boolean endsInside(int row) {
            double best = limits.sign > 0 ? bars.high()[row] : bars.low()[row];
            double worst = limits.sign > 0 ? bars.low()[row] : bars.high()[row];
            if (limits.stopsAt(worst)) {
                return ends(STOPPED, bars.days()[row], limits.stop);
            }
            return limits.profitsAt(best) && ends(PROFITED, bars.days()[row], limits.profit);
        }

        private boolean ends(int how, int day, double at) {
            end = how;
            exitDay = day;
            price = at;
            return true;
        }
    }

    /** What the trade earned. */
    private record Realised(TripleBarrier barrier) implements Label {
        @Override
        public String name() {
            return barrier.name() + "_return";
        }

        @Override
        public int horizon() {
            return barrier.horizon();
        }

        @Override
        public LabelColumn compute(BarSeries bars) {
            return barrier.walk(bars, name(), true);
        }
    }
}
