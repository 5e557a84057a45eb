package io.assay.market.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;

import io.assay.base.Days;

/**
 * When the values of a series became known, told from the periods they describe: on the day of their release where that
 * is recorded, else so many days after the period was over as was never exceeded, longer where the agency was closed.
 *
 * @param span what a date of the series stands for
 * @param days from the end of the span to the latest day on which a value was out by the close
 * @param stops whether closures of the government put it off
 * @param kept whether values are not revised once they are out
 * @param releases recorded days of release by the first day of the period
 */
record Publication(Span span, int days, boolean stops, boolean kept, Map<Integer, Integer> releases) {
    Publication {
        releases = Map.copyOf(releases);
    }

    /** What a date stands for. */
    enum Span {
        /** That day, or a week that ends on it. */
        DAY,
        /** The month that begins on it. */
        MONTH,
        /** The quarter that begins on it. */
        QUARTER,
        /** A survey of the week, out on its Thursday. */
        SURVEY;

        int end(int day) {
            LocalDate date = Days.date(day);
            return switch (this) {
                case DAY -> day;
                case MONTH -> Days.of(date.with(TemporalAdjusters.lastDayOfMonth()));
                case QUARTER -> Days.of(date.plusMonths(2).with(TemporalAdjusters.lastDayOfMonth()));
                // A file that dates a survey by a Friday had it by then.
                case SURVEY ->
                    date.getDayOfWeek() == DayOfWeek.FRIDAY
                            ? day
                            : Days.of(date.with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY)));
            };
        }
    }

    /** Daily values, out so many days after their day. */
    static Publication ofDaily(int days, boolean kept) {
        return new Publication(Span.DAY, days, false, kept, Map.of());
    }

    /** So many days after the date that the file gives. */
    static Publication after(int days) {
        return ofDaily(days, false);
    }

    /** The day on whose close a value could be used. */
    int known(int period) {
        Integer released = releases.get(period);
        if (released != null) {
            return released;
        }
        int ended = span.end(period);
        int known = ended + days;
        if (stops) {
            for (Closure closure : Closure.ALL) {
                known = closure.putOff(ended, known);
            }
        }
        return known;
    }

    /** The same in words. */
    String text() {
        return (releases.isEmpty() ? "" : "release day, else ") + usual() + (stops ? ", more after shutdowns" : "");
    }

    private String usual() {
        return switch (span) {
            case DAY -> days == 0 ? "same day" : days == 1 ? "next day" : days + " days later";
            case MONTH -> days + " days after the month";
            case QUARTER -> days + " days after the quarter";
            case SURVEY -> "that week's Thursday";
        };
    }
}
