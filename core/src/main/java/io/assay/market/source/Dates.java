package io.assay.market.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Dates straight from bytes: {@code 2015-12-31}, {@code 20151231}, {@code 12/31/2015}, {@code 31-12-15}, {@code Dec 31,
 * 2015}, {@code 31 Dec 2015}, each also with a midnight after it. A two-digit year is taken in the century that puts
 * the date last before tomorrow.
 */
final class Dates {
    /** Answer to what is not a date. */
    static final int NONE = Integer.MIN_VALUE;

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int EARLIEST_YEAR = 1800;
    private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final int today;
    private final boolean dayFirst;

    /**
     * A reader.
     *
     * @param today epoch day after which no bar can be; one more is allowed, since it is tomorrow somewhere
     * @param dayFirst whether {@code 02-01-08} is in January (true) or in February (false)
     */
    Dates(int today, boolean dayFirst) {
        this.today = today;
        this.dayFirst = dayFirst;
    }

    /** The epoch day in bytes {@code [from, to)}, or {@link #NONE}: no date, before 1800, or in the future. */
    int parse(byte[] bytes, int from, int to) {
        int end = dateEnd(bytes, from, to);
        int length = end - from;
        if (length < 6) {
            return NONE;
        }
        int lead = digits(bytes, from, end);
        if (lead == 4) {
            return yearFirst(bytes, from, end);
        }
        if (lead == 8 && length == 8) {
            return day(number(bytes, from, from + 4), number(bytes, from + 4, from + 6), number(bytes, from + 6, end));
        }
        return lead == 1 || lead == 2 ? yearLast(bytes, from, end, lead) : named(bytes, from, end);
    }

    /**
     * How a date of the shape {@code a/b/year} votes: positive if its first number can only be a day, negative if the
     * second can only be a day, 0 if it is of another shape or says nothing.
     */
    static int vote(byte[] bytes, int from, int to) {
        int first = digits(bytes, from, to);
        int second = from + first + 1;
        if (first < 1 || first > 2 || second >= to || !isSeparator(bytes[second - 1])) {
            return 0;
        }
        int length = digits(bytes, second, to);
        if (length < 1 || length > 2) {
            return 0;
        }
        boolean onlyDay = number(bytes, from, from + first) > 12;
        boolean onlyDayNext = number(bytes, second, second + length) > 12;
        return onlyDay == onlyDayNext ? 0 : onlyDay ? 1 : -1;
    }

    /** Whether bytes {@code [from, to)} begin as {@code a/b}, where day and month could be taken for each other. */
    static boolean isOrdered(byte[] bytes, int from, int to) {
        int first = digits(bytes, from, to);
        int second = from + first + 1;
        return (first == 1 || first == 2)
                && second < to
                && isSeparator(bytes[second - 1])
                && digits(bytes, second, to) > 0;
    }

    private int yearFirst(byte[] bytes, int from, int end) {
        int month = from + 5;
        if (month >= end || !isSeparator(bytes[from + 4])) {
            return NONE;
        }
        int monthLength = digits(bytes, month, end);
        int day = month + monthLength + 1;
        if (monthLength < 1 || monthLength > 2 || day >= end || bytes[day - 1] != bytes[from + 4]) {
            return NONE;
        }
        int dayLength = digits(bytes, day, end);
        if (dayLength < 1 || dayLength > 2 || day + dayLength != end) {
            return NONE;
        }
        return day(number(bytes, from, from + 4), number(bytes, month, day - 1), number(bytes, day, end));
    }

    private int yearLast(byte[] bytes, int from, int end, int lead) {
        int middle = from + lead + 1;
        if (middle >= end) {
            return NONE;
        }
        if (!isSeparator(bytes[middle - 1])) {
            return named(bytes, from, end);
        }
        int middleLength = digits(bytes, middle, end);
        int year = middle + middleLength + 1;
        if (middleLength == 0) {
            return named(bytes, from, end);
        }
        if (middleLength > 2 || year >= end || bytes[year - 1] != bytes[middle - 1]) {
            return NONE;
        }
        int yearLength = digits(bytes, year, end);
        if (year + yearLength != end || (yearLength != 4 && yearLength != 2)) {
            return NONE;
        }
        int first = number(bytes, from, from + lead);
        int second = number(bytes, middle, year - 1);
        int written = number(bytes, year, end);
        int month = dayFirst ? second : first;
        int dayOfMonth = dayFirst ? first : second;
        return yearLength == 4 ? day(written, month, dayOfMonth) : recent(written, month, dayOfMonth);
    }

    /** Reads {@code Feb 04, 2022} and {@code 04-Feb-2022}; rare, so it may make a text. */
    private int named(byte[] bytes, int from, int end) {
        String text = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        String[] parts = text.replace(',', ' ').replace('-', ' ').strip().split(" +", -1);
        if (parts.length != 3) {
            return NONE;
        }
        boolean monthLeads = month(parts[0]) > 0;
        int month = month(monthLeads ? parts[0] : parts[1]);
        int dayOfMonth = whole(monthLeads ? parts[1] : parts[0]);
        int year = whole(parts[2]);
        if (month <= 0 || dayOfMonth < 0 || year < 0) {
            return NONE;
        }
        return parts[2].length() == 2 ? recent(year, month, dayOfMonth) : day(year, month, dayOfMonth);
    }

    private static int month(String name) {
        int at = name.length() < 3 ? -1 : MONTHS.indexOf(name.substring(0, 3));
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : -1;
    }

    private static int whole(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int length = bytes.length;
        return length > 0 && length <= 4 && digits(bytes, 0, length) == length ? number(bytes, 0, length) : -1;
    }

    private int recent(int twoDigits, int month, int dayOfMonth) {
        for (int century = 2100; century >= EARLIEST_YEAR; century -= 100) {
            int day = day(century + twoDigits, month, dayOfMonth);
            if (day != NONE) {
                return day;
            }
        }
        return NONE;
    }

    private int day(int year, int month, int dayOfMonth) {
        if (year < EARLIEST_YEAR || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > days(year, month)) {
            return NONE;
        }
        int day = epochDay(year, month, dayOfMonth);
        return day > today + 1 ? NONE : day;
    }

    private static int days(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : MONTH_DAYS[month - 1];
    }

    /** Days since 1970-01-01 in the Gregorian calendar, counting years from March so that a leap day comes last. */
    private static int epochDay(int year, int month, int dayOfMonth) {
        int shifted = month > 2 ? year : year - 1;
        int sinceMarch = (month + 9) % 12;
        int dayOfYear = (153 * sinceMarch + 2) / 5 + dayOfMonth - 1;
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719468;
    }

    /** Where the date ends if only a midnight follows, else {@code to}. */
    private static int dateEnd(byte[] bytes, int from, int to) {
        int at = from + 8;
        while (at < to && bytes[at] != ' ' && bytes[at] != 'T') {
            at++;
        }
        String midnight = "00:00:00";
        if (to - at < 1 + midnight.length()) {
            return to;
        }
        for (int i = 0; i < midnight.length(); i++) {
            if (bytes[at + 1 + i] != midnight.charAt(i)) {
                return to;
            }
        }
        return at;
    }

    private static boolean isSeparator(byte c) {
        return c == '-' || c == '/' || c == '.';
    }

    private static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - from;
    }

    private static int number(byte[] bytes, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }
}
