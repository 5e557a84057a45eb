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

    /** First day for which the holidays of Mumbai are recorded here. */
    public static final int NSE_FIRST = Days.of(2000, 1, 1);

    /** Last day for which they are: the exchange announces them a year at a time. */
    public static final int NSE_LAST = Days.of(2026, 12, 31);

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
        return weekdays("NYSE", fromDay, toDay, closed);
    }

    /**
     * Weekday sessions of the National Stock Exchange of India: weekdays less the holidays of {@code nse-holidays.txt}.
     * Special sessions on a Saturday or Sunday are not known here; an evening session on a holiday counts as a session.
     *
     * @param fromDay first epoch day, not before {@link #NSE_FIRST}
     * @param toDay last epoch day, not after {@link #NSE_LAST}
     * @throws IllegalArgumentException if the span is not within those, or holds no session
     */
    public static TradingCalendar nse(int fromDay, int toDay) {
        Check.that(fromDay >= NSE_FIRST, "fromDay", "not be before " + Days.text(NSE_FIRST), Days.text(fromDay));
        Check.that(toDay <= NSE_LAST, "toDay", "not be after " + Days.text(NSE_LAST), Days.text(toDay));
        return weekdays("NSE", fromDay, toDay, DayList.read("nse-holidays.txt"));
    }

    private static TradingCalendar weekdays(String name, int fromDay, int toDay, Set<Integer> closed) {
        return TradingCalendar.of(
                name,
                IntStream.rangeClosed(fromDay, toDay)
                        .filter(day -> isWeekday(day) && !closed.contains(day))
                        .toArray());
    }

    /**
     * Every Monday to Friday of a span: the calendar of a market whose holidays nobody knows.
     *
     * @param fromDay first epoch day
     * @param toDay last epoch day
     * @throws IllegalArgumentException if the span holds no weekday
     */
    public static TradingCalendar weekdays(int fromDay, int toDay) {
        return weekdays("WEEKDAYS", fromDay, toDay, Set.of());
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
