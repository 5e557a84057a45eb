package io.assay.base;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Calendar days as {@code int}s: days since 1970-01-01, as {@link LocalDate#toEpochDay()} counts them. */
public final class Days {
    private Days() {}

    /** The epoch day of an ISO date such as {@code 2015-12-31}. */
    public static int parse(String iso) {
        try {
            return of(LocalDate.parse(iso));
        } catch (DateTimeException | ArithmeticException e) {
            throw new UsageException("a date must read YYYY-MM-DD, was '" + iso + "'");
        }
    }

    /** The epoch day of a date. */
    public static int of(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    /** The epoch day of year, month (1..12) and day of the month. */
    public static int of(int year, int month, int dayOfMonth) {
        return of(LocalDate.of(year, month, dayOfMonth));
    }

    /** The date of an epoch day. */
    public static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    /** The ISO text of an epoch day. */
    public static String text(int day) {
        return date(day).toString();
    }
}
