package io.assay.market.audit;

import io.assay.base.Days;

/**
 * The extent of a history, of one series or of many together.
 *
 * @param firstDay ISO date of the first bar, empty if there is none
 * @param lastDay ISO date of the last bar, empty if there is none
 * @param bars number of bars as recorded
 * @param sessions sessions of the calendar from first to last day; for several series their sum
 * @param yearsBySessions {@code sessions / 252}; for several series the mean of theirs
 * @param yearsByCalendar days from first to last, both included, over 365.25; for several series the mean of theirs
 */
public record Span(
        String firstDay, String lastDay, long bars, long sessions, double yearsBySessions, double yearsByCalendar) {
    /** Sessions in a year, by convention. */
    public static final double SESSIONS_A_YEAR = 252;

    private static final double DAYS_A_YEAR = 365.25;

    /** The span of one series given by its days. */
    static Span of(int[] days, int sessions) {
        if (days.length == 0) {
            return new Span("", "", 0, 0, 0, 0);
        }
        int first = days[0];
        int last = days[days.length - 1];
        return new Span(
                Days.text(first),
                Days.text(last),
                days.length,
                sessions,
                sessions / SESSIONS_A_YEAR,
                (last - first + 1) / DAYS_A_YEAR);
    }
}
