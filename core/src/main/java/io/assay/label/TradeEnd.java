package io.assay.label;

import io.assay.market.BarSeries;
import io.assay.market.Delisting;

/**
 * How trades end that outlive their listing: on its last day holders get the last close and the delisting return. While
 * nothing says that a listing ended, such trades have no end yet.
 */
final class TradeEnd {
    private final int lastRow;
    private final int day;
    private final double price;

    private TradeEnd(int lastRow, int day, double price) {
        this.lastRow = lastRow;
        this.day = day;
        this.price = price;
    }

    /** The end of trades on adjusted bars. */
    static TradeEnd of(BarSeries adjusted) {
        int last = adjusted.size() - 1;
        if (adjusted.delisting().isEmpty() || last < 0) {
            return new TradeEnd(last, LabelColumn.NEVER, Double.NaN);
        }
        Delisting delisting = adjusted.delisting().get();
        int at = adjusted.rowOf(delisting.day());
        int row = at >= 0 ? at : -at - 2;
        double close = adjusted.close()[row];
        return new TradeEnd(
                row, delisting.day(), ColumnWriter.isPrice(close) ? close * (1 + delisting.totalReturn()) : Double.NaN);
    }

    /** The last row on which somebody could trade. */
    int lastRow() {
        return lastRow;
    }

    /** Whether a trade that would be left on a row ends with the listing instead. */
    boolean comesBefore(int exitRow) {
        return exitRow > lastRow && day != LabelColumn.NEVER;
    }

    /** Epoch day on which holders were paid. */
    int day() {
        return day;
    }

    /** What they got a share, 0 or more; NaN if the last close is no price. */
    double price() {
        return price;
    }
}
