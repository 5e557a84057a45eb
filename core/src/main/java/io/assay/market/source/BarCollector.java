package io.assay.market.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;

/** Gathers the rows of one symbol in the order of the source and makes a series of them. Used by one thread. */
final class BarCollector {
    /** Open, high, low, close, adjusted close, volume: the order of the values of a row. */
    static final int COLUMNS = 6;

    private static final int MAX_EXAMPLES = 10;
    private static final int VOLUME = 5;

    private final String source;
    private final Instrument instrument;
    private final List<DataProblem> problems = new ArrayList<>();
    private int[] days;
    private long[] lines;
    private final double[][] values;
    private int size;
    private int empty;
    private int rejected;
    private int duplicates;
    private int conflicts;
    private int unsorted;
    private int withoutVolume;
    private long firstEmpty;

    /** Nothing yet of an instrument; {@code room} is a guess at its number of rows. */
    BarCollector(String source, Instrument instrument, int room) {
        this.source = source;
        this.instrument = instrument;
        this.days = new int[Math.max(16, room)];
        this.lines = new long[days.length];
        this.values = new double[COLUMNS][days.length];
    }

    /** Whose rows these are. */
    Instrument instrument() {
        return instrument;
    }

    /** A row that can be read; {@code row} is copied. */
    void add(int day, double[] row, long line) {
        if (size == days.length) {
            grow();
        }
        days[size] = day;
        lines[size] = line;
        for (int c = 0; c < COLUMNS; c++) {
            values[c][size] = row[c];
        }
        if (Double.isNaN(row[VOLUME])) {
            withoutVolume++;
        }
        size++;
    }

    /** A row without any price. */
    void empty(long line) {
        firstEmpty = empty == 0 ? line : firstEmpty;
        empty++;
    }

    /** A row that cannot be read, and why. */
    void reject(DataProblem problem) {
        rejected++;
        note(problem);
    }

    /** Something to be told that concerns no row of its own. */
    void note(DataProblem problem) {
        if (problems.size() < ParsedBars.MAX_PROBLEMS) {
            problems.add(problem.withSymbol(instrument.toString()));
        }
    }

    /** All rows seen so far. */
    int rows() {
        return size + empty + rejected;
    }

    /** Rows that can be read so far. */
    int readable() {
        return size;
    }

    /** The first problem noted so far, or a sentence that counts the empty rows. */
    DataProblem firstProblem() {
        return problems.isEmpty() ? DataProblem.of("all " + empty + " rows are without a price") : problems.get(0);
    }

    /** The series; call once, when all rows are in. */
    BarSeries series(PriceBasis basis) {
        if (empty > 0) {
            note(DataProblem.of(empty + " of " + rows() + " rows have no price and are left out, this one first")
                    .at(source, firstEmpty));
        }
        if (withoutVolume > 0 && withoutVolume < size) {
            note(DataProblem.of(withoutVolume + " of " + size + " bars have no volume; it is kept as missing")
                    .at(source, 0));
        }
        if (!ascends(1)) {
            if (ascends(-1)) {
                reverse();
            } else {
                sort();
            }
        }
        return BarSeries.of(instrument, basis, Arrays.copyOf(days, size), columns());
    }

    /** What was decided; call after {@link #series}. */
    ImportNotes notes(String format) {
        List<String> examples =
                problems.stream().limit(MAX_EXAMPLES).map(DataProblem::sentence).toList();
        int rows = size + duplicates + conflicts + empty + rejected;
        return new ImportNotes(source, format, rows, unsorted, duplicates, conflicts, empty, rejected, examples);
    }

    /** Problems and cautions so far, in the order of the source. */
    List<DataProblem> problems() {
        return problems;
    }

    private BarSeries.Columns columns() {
        double[][] c = new double[COLUMNS][];
        for (int i = 0; i < COLUMNS; i++) {
            c[i] = Arrays.copyOf(values[i], size);
        }
        return new BarSeries.Columns(c[0], c[1], c[2], c[3], c[4], c[5]);
    }

    private boolean ascends(int sign) {
        for (int i = 1; i < size; i++) {
            if (sign * Integer.compare(days[i], days[i - 1]) <= 0) {
                return false;
            }
        }
        return true;
    }

    private void reverse() {
        int[] order = new int[size];
        Arrays.setAll(order, i -> size - 1 - i);
        reorder(order);
    }

    /** Sorts by day, keeping of each day the row that came last in the source. */
    private void sort() {
        countUnsorted();
        long[] keys = new long[size];
        Arrays.setAll(keys, i -> ((long) days[i] << Integer.SIZE) | i);
        Arrays.sort(keys);
        int[] order = new int[size];
        int kept = 0;
        for (int i = 0; i < keys.length; i++) {
            int row = (int) keys[i];
            boolean last = i + 1 == keys.length || days[row] != days[(int) keys[i + 1]];
            if (last) {
                order[kept++] = row;
                judge(keys, i, row);
            }
        }
        reorder(Arrays.copyOf(order, kept));
    }

    /** Counts the rows of one day other than the kept one, which stands at {@code at}. */
    private void judge(long[] keys, int at, int kept) {
        for (int i = at - 1; i >= 0 && days[(int) keys[i]] == days[kept]; i--) {
            int row = (int) keys[i];
            if (equal(row, kept)) {
                duplicates++;
            } else {
                conflicts++;
                note(DataProblem.of("a day must not be told twice with different values; kept line " + lines[kept])
                        .at(source, lines[row])
                        .on(Days.date(days[row]))
                        .withValue("close " + values[3][row] + " and " + values[3][kept]));
            }
        }
    }

    private boolean equal(int a, int b) {
        for (double[] column : values) {
            if (Double.doubleToLongBits(column[a]) != Double.doubleToLongBits(column[b])) {
                return false;
            }
        }
        return true;
    }

    /** Against the direction in which most rows go. */
    private void countUnsorted() {
        int rising = 0;
        for (int i = 1; i < size; i++) {
            rising += Integer.compare(days[i], days[i - 1]);
        }
        int sign = rising >= 0 ? 1 : -1;
        int reached = days[0];
        for (int i = 1; i < size; i++) {
            int ahead = sign * Integer.compare(days[i], reached);
            if (ahead < 0) {
                unsorted++;
            } else {
                reached = days[i];
            }
        }
    }

    private void reorder(int[] order) {
        int[] newDays = new int[order.length];
        Arrays.setAll(newDays, i -> days[order[i]]);
        days = newDays;
        for (int c = 0; c < COLUMNS; c++) {
            double[] column = values[c];
            double[] sorted = new double[order.length];
            Arrays.setAll(sorted, i -> column[order[i]]);
            values[c] = sorted;
        }
        size = order.length;
    }

    private void grow() {
        int room = days.length * 2;
        days = Arrays.copyOf(days, room);
        lines = Arrays.copyOf(lines, room);
        for (int c = 0; c < COLUMNS; c++) {
            values[c] = Arrays.copyOf(values[c], room);
        }
    }
}
