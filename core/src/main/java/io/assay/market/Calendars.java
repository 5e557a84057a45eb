package io.assay.market;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.Set;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Days;

/** Makes trading calendars: by rule, or from the bars where no rule is known. */
public final class Calendars {
    /** First day for which the rules and special closings of New York are recorded here. */
    public static final int NYSE_FIRST = Days.of(1990, 1, 1);

    /** Share of the listings alive that must have traded for a day to count as a session of a derived calendar. */
    public static final double DERIVED_SHARE = 0.10;

    private Calendars() {}

    /**
     * Sessions of New York's exchanges: weekdays less New Year (a Saturday's is not made up for), Martin Luther King
     * day (from 1998), Washington's birthday, Good Friday, Memorial day, Juneteenth (from 2022), Independence day,
     * Labor day, Thanksgiving, Christmas and the special closings of {@code nyse-special-closures.txt}. Half days are
     * sessions.
     *
     * @param fromDay first epoch day, not before {@link #NYSE_FIRST}
     * @param toDay last epoch day; special closings after the last one on file are not known
     * @throws IllegalArgumentException if the span begins before {@link #NYSE_FIRST} or holds no session
     */
    public static TradingCalendar nyse(int fromDay, int toDay) {
        Check.that(fromDay >= NYSE_FIRST, "fromDay", "not be before " + Days.text(NYSE_FIRST), Days.text(fromDay));
        Set<Integer> closed = NyseHolidays.between(
                Days.date(fromDay).getYear(), Days.date(toDay).getYear());
        int[] sessions = IntStream.rangeClosed(fromDay, toDay)
                .filter(day -> isWeekday(day) && !closed.contains(day))
                .toArray();
        return TradingCalendar.of("NYSE", sessions);
    }

    /**
     * Every Monday to Friday of a span: the calendar of a market whose holidays nobody knows.
     *
     * @param fromDay first epoch day
     * @param toDay last epoch day
     * @throws IllegalArgumentException if the span holds no weekday
     */
    public static TradingCalendar weekdays(int fromDay, int toDay) {
        return TradingCalendar.of(
                "WEEKDAYS",
                IntStream.rangeClosed(fromDay, toDay)
                        .filter(Calendars::isWeekday)
                        .toArray());
    }

    /**
     * A calendar from the bars, by the rule of {@link #derived(String, Collection, double)} at {@link #DERIVED_SHARE}.
     */
    public static TradingCalendar derived(String name, Collection<BarSeries> bars) {
        return derived(name, bars, DERIVED_SHARE);
    }

    /**
     * A calendar from the bars. A listing is alive on the day of a bar and for 30 days after it, unless it was
     * delisted: nothing that came later counts, so a calendar of bars up to a day is the same up to that day. It traded
     * on a day if it has a bar with volume above 0, or whose close differs from the close before, or that is its first.
     * A day, weekends included, is a session if at least one listing traded and at least {@code minShare} of those
     * alive did. So one file with rows on a holiday adds no session, and a special session on a Saturday is one.
     *
     * @param minShare share of the listings alive, in [0, 1]
     * @throws IllegalArgumentException if no day is a session
     */
    public static TradingCalendar derived(String name, Collection<BarSeries> bars, double minShare) {
        DerivedCalendar derived = new DerivedCalendar();
        bars.forEach(derived::add);
        return derived.calendar(name, minShare);
    }

    private static boolean isWeekday(int day) {
        DayOfWeek weekday = Days.date(day).getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY;
    }
}
