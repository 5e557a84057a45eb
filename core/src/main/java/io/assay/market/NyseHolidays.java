package io.assay.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Set;

import io.assay.base.Days;

/** The days New York's exchanges stay closed, weekends aside: rule 7.2 of the exchange and its special closings. */
final class NyseHolidays {
    private static final String CLOSURES = "nyse-special-closures.txt";
    private static final int KING_DAY_SINCE = 1998;
    private static final int JUNETEENTH_SINCE = 2022;

    private NyseHolidays() {}

    /** All closed weekdays of the years {@code first} to {@code last} as epoch days. */
    static Set<Integer> between(int first, int last) {
        Set<Integer> closed = new HashSet<>(DayList.read(CLOSURES));
        closed.addAll(regular(first, last));
        return closed;
    }

    /** Those that the rule tells, special closings aside. */
    static Set<Integer> regular(int first, int last) {
        Set<Integer> closed = new HashSet<>();
        for (int year = first; year <= last; year++) {
            addRegular(year, closed);
        }
        return closed;
    }

    private static void addRegular(int year, Set<Integer> closed) {
        LocalDate newYear = LocalDate.of(year, Month.JANUARY, 1);
        // A New Year on a Saturday is not made up for: the Friday before ends the accounting year.
        closed.add(Days.of(newYear.getDayOfWeek() == DayOfWeek.SUNDAY ? newYear.plusDays(1) : newYear));
        if (year >= KING_DAY_SINCE) {
            closed.add(nth(year, Month.JANUARY, 3, DayOfWeek.MONDAY));
        }
        closed.add(nth(year, Month.FEBRUARY, 3, DayOfWeek.MONDAY));
        closed.add(Days.of(easter(year).minusDays(2)));
        closed.add(Days.of(LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY))));
        if (year >= JUNETEENTH_SINCE) {
            closed.add(observed(LocalDate.of(year, Month.JUNE, 19)));
        }
        closed.add(observed(LocalDate.of(year, Month.JULY, 4)));
        closed.add(nth(year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY));
        closed.add(nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY));
        closed.add(observed(LocalDate.of(year, Month.DECEMBER, 25)));
    }

    private static int nth(int year, Month month, int n, DayOfWeek day) {
        return Days.of(LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, day)));
    }

    /** A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after. */
    private static int observed(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> Days.of(date.minusDays(1));
            case SUNDAY -> Days.of(date.plusDays(1));
            default -> Days.of(date);
        };
    }

    /** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, chapter 8). */
    private static LocalDate easter(int year) {
        int moon = year % 19;
        int century = year / 100;
        int inCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * moon + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        int late = (moon + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
