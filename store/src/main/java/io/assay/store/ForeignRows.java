package io.assay.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.ImportNotes;

/** Gathers the rows of one symbol in the order of their file and makes a series of them. */
final class ForeignRows {
    /** Numbers a row: open, high, low, close, adjusted close, volume. */
    static final int WIDTH = 6;

    private static final int EXAMPLES = 10;
    private static final int PRICES = 5;
    private static final int VOLUME = 5;

    private final String source;
    private final Name name;
    private final List<String> examples = new ArrayList<>();
    private int[] days = new int[1024];
    private double[][] values = new double[WIDTH][1024];
    private int size;
    private int rows;
    private int rejected;
    private int empty;
    private int duplicates;
    private int conflicts;

    /** No rows yet. */
    ForeignRows(String source, Name name) {
        this.source = source;
        this.name = name;
    }

    /** What the rows of a symbol say of themselves; empty where the file has no such column. */
    record Name(String market, String symbol, String currency, String basis) {}

    /**
     * Whether a row belongs here.
     *
     * @throws DataException if it is of the same symbol but in another currency or of another price basis
     */
    boolean isOf(Name other) {
        boolean same = name.market().equals(other.market()) && name.symbol().equals(other.symbol());
        if (same && !name.equals(other)) {
            throw new DataException(DataProblem.of("all rows of a symbol must have one currency and one price basis")
                    .at(source, 0)
                    .withSymbol(name.symbol())
                    .withValue(
                            name.currency() + " " + name.basis() + " and " + other.currency() + " " + other.basis()));
        }
        return same;
    }

    /** A row that is no bar, with the reason. */
    void reject(long row, String rule, String value) {
        rows++;
        rejected++;
        example(row, rule, value);
    }

    private void example(long row, String rule, String value) {
        if (examples.size() < EXAMPLES) {
            examples.add(DataProblem.of(rule)
                    .at(source, row + 1)
                    .withSymbol(name.symbol())
                    .withValue(value)
                    .sentence());
        }
    }

    /** A row that is a bar, NaN where a number is missing. */
    void add(int day, double[] row) {
        rows++;
        boolean anyPrice = false;
        for (int c = 0; c < PRICES; c++) {
            anyPrice |= !Double.isNaN(row[c]);
        }
        if (!anyPrice) {
            empty++;
            return;
        }
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            for (int c = 0; c < WIDTH; c++) {
                values[c] = Arrays.copyOf(values[c], size * 2);
            }
        }
        days[size] = day;
        for (int c = 0; c < WIDTH; c++) {
            values[c][size] = row[c];
        }
        size++;
    }

    /** The series by day; of several rows of one day the last in the file counts. */
    ForeignSeries series(boolean adjusted) {
        int unsorted = unsorted();
        int[] kept = new int[size];
        int n = 0;
        for (int row : byDay()) {
            if (n > 0 && days[kept[n - 1]] == days[row]) {
                repeated(kept[n - 1], row);
                kept[n - 1] = row;
            } else {
                kept[n++] = row;
            }
        }
        int[] rowsKept = Arrays.copyOf(kept, n);
        double[][] c = new double[WIDTH][];
        Arrays.setAll(
                c, k -> Arrays.stream(rowsKept).mapToDouble(r -> values[k][r]).toArray());
        return new ForeignSeries(
                optional(name.market()),
                name.symbol(),
                optional(name.currency()),
                optional(name.basis()),
                Arrays.stream(rowsKept).map(r -> days[r]).toArray(),
                new BarSeries.Columns(c[0], c[1], c[2], c[3], c[4], c[VOLUME]),
                adjusted,
                new ImportNotes(source, "parquet", rows, unsorted, duplicates, conflicts, empty, rejected, examples));
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Row numbers by day, rows of one day in the order of the file. */
    private int[] byDay() {
        long[] keys = new long[size];
        Arrays.setAll(keys, i -> ((long) days[i] << Integer.SIZE) | i);
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(k -> (int) k).toArray();
    }

    private void repeated(int earlier, int later) {
        boolean equal = true;
        for (double[] column : values) {
            equal &= Double.doubleToLongBits(column[earlier]) == Double.doubleToLongBits(column[later]);
        }
        if (equal) {
            duplicates++;
        } else {
            conflicts++;
            if (examples.size() < EXAMPLES) {
                examples.add(DataProblem.of("a day must not stand twice with different values; the last was kept")
                        .at(source, 0)
                        .withSymbol(name.symbol())
                        .on(Days.date(days[later]))
                        .withValue("close " + values[3][earlier] + " and " + values[3][later])
                        .sentence());
            }
        }
    }

    /** Rows that stand after a later day; 0 if the days only ever fall. */
    private int unsorted() {
        boolean falling = true;
        int count = 0;
        int latest = Integer.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            falling &= i == 0 || days[i] <= days[i - 1];
            count += days[i] < latest ? 1 : 0;
            latest = Math.max(latest, days[i]);
        }
        return falling ? 0 : count;
    }
}
