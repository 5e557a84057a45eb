package io.assay.label;

import io.assay.base.Check;
import io.assay.market.BarSeries;

/**
 * Simple return of a holder who decides at the close of bar {@code t}, enters at the open of bar {@code t + 1} and
 * leaves at the open of bar {@code t + 1 + h}: {@code exit / entry - 1}, a fraction of at least -1. If the listing ends
 * before, the holder leaves with it: at the last close and the delisting return.
 *
 * <p>Sessions are the instrument's own bars: a halt moves entry and exit to the next bars that exist, and the days in
 * the column say so. The value is known at the close of the exit's day. It is NaN where the history ends before the
 * exit and no delisting says what became of it, where a hole lies between the decision and the exit, and where entry or
 * exit has no positive price.
 *
 * @param horizon sessions from entry to exit, at least 1
 * @param at which price of their sessions entry and exit take
 */
public record ForwardReturn(int horizon, FillPrice at) implements Label {
    /** Checks the horizon. */
    public ForwardReturn {
        Check.atLeast("horizon", horizon, 1);
    }

    /** From open to open. */
    public static ForwardReturn of(int horizon) {
        return new ForwardReturn(horizon, FillPrice.OPEN);
    }

    /** From close to close, both after the decision. */
    public static ForwardReturn atClose(int horizon) {
        return new ForwardReturn(horizon, FillPrice.CLOSE);
    }

    @Override
    public ForwardReturn atClose() {
        return atClose(horizon);
    }

    /** The log return of a simple one; {@code -Infinity} for -1, NaN below. */
    public static double toLog(double simpleReturn) {
        return StrictMath.log1p(simpleReturn);
    }

    /** {@code return_5d}, or {@code return_5d_close}. */
    @Override
    public String name() {
        return "return_" + suffix();
    }

    /** What names of labels made of this one end with: {@code 5d} or {@code 5d_close}. */
    String suffix() {
        return horizon + (at == FillPrice.OPEN ? "d" : "d_close");
    }

    @Override
    public LabelColumn compute(BarSeries bars) {
        BarSeries adjusted = bars.adjusted();
        double[] price = at == FillPrice.OPEN ? adjusted.open() : adjusted.close();
        TradeEnd end = TradeEnd.of(adjusted);
        ColumnWriter column = new ColumnWriter(adjusted);
        for (int row = 0; row < end.lastRow(); row++) {
            int entry = row + 1;
            int exit = entry + horizon;
            if (!ColumnWriter.isPrice(price[entry]) || adjusted.spansHole(row, Math.min(exit, end.lastRow()))) {
                continue;
            }
            if (end.comesBefore(exit)) {
                column.setUntil(row, end.price() / price[entry] - 1, entry, end.day());
            } else if (exit <= end.lastRow() && ColumnWriter.isPrice(price[exit])) {
                column.set(row, price[exit] / price[entry] - 1, entry, exit);
            }
        }
        return column.column(name());
    }
}
