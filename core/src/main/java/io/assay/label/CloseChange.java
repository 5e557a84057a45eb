package io.assay.label;

import io.assay.base.Check;
import io.assay.market.BarSeries;

/**
 * How a price changes from the close of bar {@code t}, at which it is forecast, to the close of bar {@code t + h}: the
 * log return {@code ln(close[t + h] / close[t])} of adjusted closes, or the simple one. A price made of a predicted log
 * return, {@code close[t] exp(r)}, is above 0 whatever is predicted.
 *
 * <p>It is the label of a forecast, not of a trade: whoever knows the close of a bar cannot buy at it any more. No
 * account may earn it, so it is not among the labels that can be asked for by name ({@link Labels}); a trade has
 * {@link ForwardReturn}. Its entry day is that of bar {@code t + 1}, the first that it reads and the forecaster does
 * not; its exit day, on whose close it is known, that of bar {@code t + h}.
 *
 * <p>Where the listing ends before, the holder leaves with it, at the last close and the delisting return; a loss of
 * more than 99 % counts as one of 99 %, since the logarithm of a total loss has no bound. The label is NaN where the
 * history ends before the exit, where a hole lies between both bars, and where a close is no positive price.
 *
 * @param horizon sessions from the forecast to the exit, at least 1
 * @param isLog whether it is the log return
 */
public record CloseChange(int horizon, boolean isLog) implements Label {
    /** What is left of a total loss: its logarithm has no bound. */
    private static final double LEAST_LEFT = 0.01;

    /** Checks the horizon. */
    public CloseChange {
        Check.atLeast("horizon", horizon, 1);
    }

    /** The log return over so many sessions. */
    public static CloseChange log(int horizon) {
        return new CloseChange(horizon, true);
    }

    /** {@code log_change_5d} or {@code change_5d}. */
    @Override
    public String name() {
        return (isLog ? "log_change_" : "change_") + horizon + "d";
    }

    /** The simple return over the same sessions. */
    @Override
    public CloseChange outcome() {
        return new CloseChange(horizon, false);
    }

    /** Itself: it reads no opens. */
    @Override
    public CloseChange atClose() {
        return this;
    }

    @Override
    public LabelColumn compute(BarSeries bars) {
        BarSeries adjusted = bars.adjusted();
        double[] close = adjusted.close();
        TradeEnd end = TradeEnd.of(adjusted);
        ColumnWriter column = new ColumnWriter(adjusted);
        for (int row = 0; row < end.lastRow(); row++) {
            int exit = row + horizon;
            if (!ColumnWriter.isPrice(close[row]) || adjusted.spansHole(row, Math.min(exit, end.lastRow()))) {
                continue;
            }
            if (end.comesBefore(exit)) {
                column.setUntil(row, change(end.price() / close[row]), row + 1, end.day());
            } else if (exit <= end.lastRow() && ColumnWriter.isPrice(close[exit])) {
                column.set(row, change(close[exit] / close[row]), row + 1, exit);
            }
        }
        return column.column(name());
    }

    private double change(double ratio) {
        return isLog ? StrictMath.log(Math.max(LEAST_LEFT, ratio)) : ratio - 1;
    }
}
