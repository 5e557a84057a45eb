package io.assay.dataset;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.dataset.Sessions.Block;

/**
 * Purged walk-forward over windows that begin on fixed days of the calendar, the same for every dataset: models of
 * different stocks, and of all stocks together, are then refitted on the same days and judged on the same rows, and
 * bars that are added later lengthen the last window or open new ones but never move a window.
 *
 * <p>A window's model learns from every session before the window, or from so many right before it, purged. A window in
 * front of which a dataset has too few sessions is not tested on that dataset.
 *
 * @param starts first epoch day of each window, ascending, at least one
 * @param ends for each window the first epoch day that is not in it, at most the start of the next window; the days
 *     between are not tested; {@link #OPEN} where the last window has no end
 * @param minTrain fewest sessions in front of a window, at least 1
 * @param newest sessions of the dataset right before a window that are learnt from, at least {@code minTrain};
 *     {@link #ALL} for all before
 */
public record CalendarWindows(List<Integer> starts, List<Integer> ends, int minTrain, int newest) implements Splitter {
    /** The end of a window that goes on for as long as there are sessions. */
    public static final int OPEN = Integer.MAX_VALUE;

    /** All sessions before a window. */
    public static final int ALL = Integer.MAX_VALUE;

    private static final LocalDate ANCHOR = LocalDate.of(2000, 1, 1);
    private static final int MONTHS = 12;
    private static final int MISSING = 10;

    /** Copies the lists and checks the order. */
    public CalendarWindows {
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
        Check.atLeast("starts", starts.size(), 1);
        Check.sameLength("ends", ends.size(), starts.size());
        for (int i = 0; i < starts.size(); i++) {
            Check.that(i == 0 || starts.get(i) > starts.get(i - 1), "starts", "ascend", Days.text(starts.get(i)));
            int next = i + 1 < starts.size() ? starts.get(i + 1) : OPEN;
            Check.within("ends", ends.get(i), starts.get(i) + 1, next);
        }
        Check.atLeast("minTrain", minTrain, 1);
        Check.atLeast("newest", newest, minTrain);
    }

    /**
     * Windows that each end when the next begins, the last one never; all sessions before are learnt from.
     *
     * @param starts first epoch day of each window, ascending, at least one
     * @param minTrain fewest sessions in front of a window, at least 1
     */
    public CalendarWindows(List<Integer> starts, int minTrain) {
        this(starts, following(starts), minTrain, ALL);
    }

    private static List<Integer> following(List<Integer> starts) {
        List<Integer> ends = new ArrayList<>(starts.subList(Math.min(1, starts.size()), starts.size()));
        if (!starts.isEmpty()) {
            ends.add(OPEN);
        }
        return ends;
    }

    /**
     * Windows of so many sessions of a market. They are counted from the first session on, so later sessions move none;
     * the last one may be shorter. A dataset may lack a tenth of the sessions in front of a window, such as days on
     * which a stock was not traded.
     *
     * @param sessions epoch days on which the market was open, ascending
     * @param warmUp sessions at the start without a row to learn from, such as those in which features settle
     * @param lengths how many sessions are learnt from and tested
     * @throws DataException if the sessions end before the first window begins
     */
    public static CalendarWindows ofSessions(int[] sessions, int warmUp, WalkForward lengths) {
        return ofSessions(sessions, warmUp, lengths, Integer.MIN_VALUE);
    }

    /**
     * The same with a first window that begins on a day or later.
     *
     * @param from epoch day; the first window begins on the first session from it on that has enough before it
     */
    public static CalendarWindows ofSessions(int[] sessions, int warmUp, WalkForward lengths, int from) {
        long first = (long) warmUp + lengths.train();
        while (first < sessions.length && sessions[(int) first] < from) {
            first++;
        }
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (long at = first; at < sessions.length; at += lengths.step()) {
            long end = at + lengths.test();
            starts.add(sessions[(int) at]);
            ends.add(end < sessions.length ? sessions[(int) end] : OPEN);
        }
        if (starts.isEmpty()) {
            throw new DataException("no test window begins"
                    + (from > Integer.MIN_VALUE ? " on " + Days.text(from) + " or later" : "") + ": "
                    + lengths.train() + " sessions are to be learnt from after "
                    + warmUp + " in which features settle, and there are " + sessions.length
                    + " in all. Fix: more history, or fewer sessions to learn from");
        }
        int train = lengths.train();
        return new CalendarWindows(starts, ends, train - train / MISSING, lengths.expanding() ? ALL : train);
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

    /**
     * The same with a window that begins on that day as well: it lasts as long as the one it is cut off, or the gap.
     */
    public CalendarWindows withStart(int day) {
        if (starts.contains(day)) {
            return this;
        }
        int place = (int) starts.stream().filter(s -> s < day).count();
        List<Integer> newStarts = new ArrayList<>(starts);
        List<Integer> newEnds = new ArrayList<>(ends);
        newStarts.add(place, day);
        boolean inside = place > 0 && ends.get(place - 1) > day;
        newEnds.add(place, inside ? ends.get(place - 1) : place < starts.size() ? starts.get(place) : OPEN);
        if (inside) {
            newEnds.set(place - 1, day);
        }
        return new CalendarWindows(newStarts, newEnds, minTrain, newest);
    }

    /** The windows that begin on that day or later, and no others. */
    public CalendarWindows from(int day) {
        int first = (int) starts.stream().filter(s -> s < day).count();
        return new CalendarWindows(
                starts.subList(first, starts.size()), ends.subList(first, ends.size()), minTrain, newest);
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

    /** Whether a day lies in a window. */
    public boolean holds(int day) {
        int place = (int) starts.stream().filter(s -> s <= day).count() - 1;
        return place >= 0 && day < ends.get(place);
    }

    @Override
    public String spec() {
        return "walk-forward(windows from " + Days.text(starts.get(0)) + " to "
                + Days.text(starts.get(starts.size() - 1)) + " (" + starts.size() + "), train>=" + minTrain
                + (newest == ALL ? " sessions, expanding)" : " of " + newest + " sessions, rolling)");
    }

    @Override
    public List<Fold> split(Dataset dataset) {
        Sessions sessions = Sessions.of(dataset);
        Purge purge = new Purge(0, 0);
        List<Fold> folds = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int from = sessions.onOrAfter(starts.get(i));
            int to = sessions.onOrAfter(ends.get(i));
            if (from < to && from >= minTrain) {
                Block learnt = new Block(Math.max(0, from - newest), from);
                Purge.Blocks blocks = new Purge.Blocks(sessions, List.of(learnt), List.of(new Block(from, to)));
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
