package io.assay.dataset;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.dataset.Sessions.Block;

/**
 * Purged walk-forward over windows that begin on fixed days of the calendar, the same for every dataset: models of
 * different stocks, and of all stocks together, are then refitted on the same days and judged on the same rows, and
 * bars that are added later lengthen the last window or open new ones but never move a window.
 *
 * <p>A window's model learns from every session before the window, purged. A window in front of which a dataset has too
 * few sessions is not tested on that dataset.
 *
 * @param starts first epoch day of each window, ascending, at least one; a window ends before the next begins
 * @param minTrain fewest sessions in front of a window, at least 1
 */
public record CalendarWindows(List<Integer> starts, int minTrain) implements Splitter {
    private static final LocalDate ANCHOR = LocalDate.of(2000, 1, 1);
    private static final int MONTHS = 12;

    /** Copies the list and checks the order. */
    public CalendarWindows {
        starts = List.copyOf(starts);
        Check.atLeast("starts", starts.size(), 1);
        for (int i = 1; i < starts.size(); i++) {
            Check.that(starts.get(i) > starts.get(i - 1), "starts", "ascend", Days.text(starts.get(i)));
        }
        Check.atLeast("minTrain", minTrain, 1);
    }

    /**
     * Windows of so many whole years, counted from 2000, that begin on the first of January.
     *
     * @param years years a window, at least 1
     * @param first first day of the data
     * @param last last day of the data
     * @param minTrain fewest sessions in front of a window
     * @throws DataException if no window begins between the two days
     */
    public static CalendarWindows ofYears(int years, int first, int last, int minTrain) {
        return ofMonths(Math.multiplyExact(MONTHS, Check.atLeast("years", years, 1)), first, last, minTrain);
    }

    /**
     * Windows of so many whole months, counted from January 2000, that begin on the first of a month.
     *
     * @param months months a window, at least 1
     * @param first first day of the data
     * @param last last day of the data
     * @param minTrain fewest sessions in front of a window
     * @throws DataException if no window begins between the two days
     */
    public static CalendarWindows ofMonths(int months, int first, int last, int minTrain) {
        Check.atLeast("months", months, 1);
        List<Integer> starts = new ArrayList<>();
        int since = (int) ANCHOR.until(LocalDate.ofEpochDay(first), ChronoUnit.MONTHS);
        int month = Math.floorDiv(since, months) * months;
        for (int start = begin(month); start <= last; start = begin(month)) {
            if (start > first) {
                starts.add(start);
            }
            month += months;
        }
        if (starts.isEmpty()) {
            throw new DataException("no test window of " + length(months) + " begins between " + Days.text(first)
                    + " and " + Days.text(last) + ": give more history or shorter windows");
        }
        return new CalendarWindows(starts, minTrain);
    }

    /** A length in words: {@code 2 years} or {@code 3 months}. */
    public static String length(int months) {
        boolean whole = months % MONTHS == 0;
        int count = whole ? months / MONTHS : months;
        return count + (whole ? " year" : " month") + (count == 1 ? "" : "s");
    }

    /** The same with a window that begins on that day as well. */
    public CalendarWindows withStart(int day) {
        TreeSet<Integer> all = new TreeSet<>(starts);
        all.add(day);
        return new CalendarWindows(List.copyOf(all), minTrain);
    }

    /** The windows that begin on that day or later, and no others. */
    public CalendarWindows from(int day) {
        return new CalendarWindows(starts.stream().filter(s -> s >= day).toList(), minTrain);
    }

    /** The first day of the window that a day lies in; the day must not lie before all windows. */
    public int startOf(int day) {
        int start = starts.get(0);
        Check.atLeast("day", day, start);
        for (int other : starts) {
            start = other <= day ? other : start;
        }
        return start;
    }

    @Override
    public String spec() {
        return "walk-forward(windows from " + Days.text(starts.get(0)) + " to "
                + Days.text(starts.get(starts.size() - 1)) + " (" + starts.size() + "), train>=" + minTrain
                + " sessions, expanding)";
    }

    @Override
    public List<Fold> split(Dataset dataset) {
        Sessions sessions = Sessions.of(dataset);
        Purge purge = new Purge(0, 0);
        List<Fold> folds = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int from = sessions.onOrAfter(starts.get(i));
            int to = i + 1 < starts.size() ? sessions.onOrAfter(starts.get(i + 1)) : sessions.count();
            if (from < to && from >= minTrain) {
                Purge.Blocks blocks =
                        new Purge.Blocks(sessions, List.of(new Block(0, from)), List.of(new Block(from, to)));
                folds.add(purge.fold("from " + Days.text(starts.get(i)), spec(), dataset, blocks));
            }
        }
        if (folds.isEmpty()) {
            throw new DataException("needs at least " + minTrain + " settled sessions before a test window ("
                    + "windows begin from " + Days.text(starts.get(0)) + " to "
                    + Days.text(starts.get(starts.size() - 1)) + "), there are " + history(sessions));
        }
        return folds;
    }

    private static String history(Sessions sessions) {
        return sessions.count() == 0
                ? "none"
                : sessions.count() + " (" + Days.text(sessions.day(0)) + ".."
                        + Days.text(sessions.day(sessions.count() - 1)) + ")";
    }

    /** The first day of the month that is so many after January 2000. */
    private static int begin(int month) {
        return Days.of(ANCHOR.plusMonths(month));
    }
}
