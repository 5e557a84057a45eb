package io.assay.label;

import java.util.List;

import io.assay.base.Check;
import io.assay.market.BarSeries;

/**
 * Which of three barriers a long trade meets first (Lopez de Prado 2018, chapter 3): class 0 STOP, 1 TIME, 2 PROFIT.
 *
 * <p>Decided at the close of bar {@code t}, entered at the open of bar {@code t + 1} at price {@code p}. The profit
 * barrier lies at {@code p (1 + profit u)}, the stop at {@code p (1 - stop u)}, where {@code u} is 1 or the daily
 * volatility as of {@code t}. From the entry's bar on, each bar is asked in this order: does it open at or beyond a
 * barrier (a gap; the trade ends at that open), is its low at or below the stop (it ends at the stop), is its high at
 * or above the profit (it ends there)? So a bar that touches both counts as the stop: daily bars do not tell which came
 * first. Bar {@code t + 1 + horizon} is asked for its open alone, at which the trade ends in any case (TIME unless that
 * open is beyond a barrier).
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
 */
public record TripleBarrier(double profit, double stop, int horizon, int volatilityWindow) implements Label {
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
        return new TripleBarrier(2, 2, horizon, 20);
    }

    /** Barriers at fixed fractions of the entry price. */
    public static TripleBarrier fixed(double profit, double stop, int horizon) {
        return new TripleBarrier(profit, stop, horizon, 0);
    }

    /** {@code barrier_20d}; distances other than the default ones are added. */
    @Override
    public String name() {
        String base = "barrier_" + horizon + "d";
        String how = volatilityWindow == 0 ? "" : "_vol" + volatilityWindow;
        return equals(of(horizon)) ? base : base + "_" + profit + "_" + stop + how;
    }

    @Override
    public List<String> classes() {
        return CLASSES;
    }

    /** The return to the price at which the trade ended: the barrier, the open it gapped to, or the last open. */
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
                Trade trade = new Trade(adjusted, row, entry * (1 + profit * unit), entry * (1 - stop * unit));
                if (trade.run(horizon, listing)) {
                    column.setUntil(row, asReturn ? trade.price / entry - 1 : trade.end, row + 1, trade.exitDay);
                }
            }
        }
        return column.column(name);
    }

    /** One trade on its way through the bars. */
    private static final class Trade {
        private final BarSeries bars;
        private final int decision;
        private final double upper;
        private final double lower;
        private int end = TIMED_OUT;
        private int exitDay;
        private double price = Double.NaN;

        Trade(BarSeries bars, int decision, double upper, double lower) {
            this.bars = bars;
            this.decision = decision;
            this.upper = upper;
            this.lower = lower;
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
            if (at <= lower) {
                return ends(STOPPED, day, at);
            }
            return at >= upper && ends(PROFITED, day, at);
        }

        private boolean endsInside(int row) {
            if (bars.low()[row] <= lower) {
                return ends(STOPPED, bars.days()[row], lower);
            }
            return bars.high()[row] >= upper && ends(PROFITED, bars.days()[row], upper);
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
