package io.assay.label;

import java.util.Arrays;

import io.assay.market.BarSeries;

/** Fills a label column row by row; rows never written stay without a label. */
final class ColumnWriter {
    private final int[] days;
    private final double[] value;
    private final int[] entryDay;
    private final int[] exitDay;
    private final int[] knownDay;

    ColumnWriter(BarSeries bars) {
        days = bars.days();
        value = new double[days.length];
        entryDay = new int[days.length];
        exitDay = new int[days.length];
        knownDay = new int[days.length];
        Arrays.fill(value, Double.NaN);
        Arrays.fill(entryDay, LabelColumn.NEVER);
        Arrays.fill(exitDay, LabelColumn.NEVER);
        Arrays.fill(knownDay, LabelColumn.NEVER);
    }

    /** Labels a row by the rows of its entry and exit; the value is known at the close of the exit's bar. */
    void set(int row, double newValue, int entryRow, int exitRow) {
        put(row, newValue, days[entryRow], days[exitRow]);
    }

    /** Labels a row by the row of its entry and the epoch day of its exit; the value is known then. */
    void setUntil(int row, double newValue, int entryRow, int exit) {
        put(row, newValue, days[entryRow], exit);
    }

    /** Labels a row by the trade of the same row of another label. */
    void setLike(int row, double newValue, LabelColumn sameTrade) {
        put(row, newValue, sameTrade.entryDay()[row], sameTrade.exitDay()[row]);
    }

    private void put(int row, double newValue, int entry, int exit) {
        if (Double.isFinite(newValue)) {
            value[row] = newValue;
            entryDay[row] = entry;
            exitDay[row] = exit;
            knownDay[row] = exit;
        }
    }

    LabelColumn column(String name) {
        return new LabelColumn(name, value, entryDay, exitDay, knownDay);
    }

    /** Whether a price can be traded at. */
    static boolean isPrice(double price) {
        return price > 0 && price < Double.POSITIVE_INFINITY;
    }
}
