package io.assay.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.DataException;

/** Where the row of each bar goes in a matrix sorted by day and then by instrument. */
final class RowPlan {
    private static final int LEFT_OUT = LinkedRows.NONE;

    private final int[] days;
    private final int[] firstPosition;
    private final int[][] position;
    private final int[] instrument;
    private final int[] bar;

    /**
     * Places the bars of all instruments.
     *
     * @param barDays for each instrument the days of its bars, ascending
     * @param firstBar first bar of each instrument that gets a row
     * @param wanted which days of whom get rows
     */
    RowPlan(List<int[]> barDays, int firstBar, Wanted wanted) {
        position = new int[barDays.size()][];
        for (int i = 0; i < position.length; i++) {
            position[i] = new int[barDays.get(i).length];
            Arrays.fill(position[i], LEFT_OUT);
        }
        days = IntStream.range(0, barDays.size())
                .flatMap(i -> Arrays.stream(barDays.get(i)).skip(firstBar).filter(day -> wanted.test(i, day)))
                .sorted()
                .distinct()
                .toArray();
        int[] next = new int[days.length + 1];
        long total = countDays(barDays, firstBar, wanted, next);
        if (total > Integer.MAX_VALUE) {
            throw new DataException("a dataset holds at most " + Integer.MAX_VALUE + " rows, these bars give " + total
                    + ": ask for fewer instruments or days");
        }
        for (int d = 0; d < days.length; d++) {
            next[d + 1] += next[d];
        }
        firstPosition = next.clone();
        instrument = new int[(int) total];
        bar = new int[(int) total];
        for (int i = 0; i < position.length; i++) {
            int[] own = barDays.get(i);
            for (int b = firstBar; b < own.length; b++) {
                if (wanted.test(i, own[b])) {
                    int at = next[Arrays.binarySearch(days, own[b])]++;
                    position[i][b] = at;
                    instrument[at] = i;
                    bar[at] = b;
                }
            }
        }
    }

    /** Which days of whom get rows. */
    @FunctionalInterface
    interface Wanted {
        /** Whether the bar of an instrument (its position) of a day gets one. */
        boolean test(int whose, int day);
    }

    private long countDays(List<int[]> barDays, int firstBar, Wanted wanted, int[] next) {
        long total = 0;
        for (int i = 0; i < barDays.size(); i++) {
            int[] own = barDays.get(i);
            for (int b = firstBar; b < own.length; b++) {
                if (wanted.test(i, own[b])) {
                    next[Arrays.binarySearch(days, own[b]) + 1]++;
                    total++;
                }
            }
        }
        return total;
    }

    /**
     * For each row that of its instrument's bar before; {@link LinkedRows#NONE} where that has none, or a hole lies
     * between.
     *
     * @param holes for each instrument the bars in front of which there is a hole, ascending
     */
    int[] previous(List<int[]> holes) {
        int[] previous = new int[rows()];
        for (int row = 0; row < previous.length; row++) {
            int whose = instrument[row];
            boolean follows = bar[row] > 0 && Arrays.binarySearch(holes.get(whose), bar[row]) < 0;
            previous[row] = follows ? position[whose][bar[row] - 1] : LinkedRows.NONE;
        }
        return previous;
    }

    /** Number of rows. */
    int rows() {
        return instrument.length;
    }

    /** Number of days with rows. */
    int dayCount() {
        return days.length;
    }

    /** The first row of a day; for {@code dayCount()} the number of rows. */
    int firstRow(int day) {
        return firstPosition[day];
    }

    /** The row of a bar, negative if it has none. */
    int rowOf(int whose, int barNumber) {
        return position[whose][barNumber];
    }

    /** Whose bar a row is of. */
    int instrument(int row) {
        return instrument[row];
    }

    /** Which bar of its instrument a row is of. */
    int bar(int row) {
        return bar[row];
    }
}
