package io.assay.experiment.judge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.assay.base.Days;
import io.assay.market.Market;

/**
 * When somebody says that a score was known, in the exchange's own time. A day alone counts as the close of that day's
 * session, as no score can be known at a close that is not over.
 *
 * @param day epoch day at the exchange
 * @param seconds of that day; {@link #AT_CLOSE} for a day alone
 */
record Moment(int day, int seconds) {
    /** Stands for the close of the session. */
    static final int AT_CLOSE = -1;

    private static final Pattern TEXT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})"
            + "(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(Z|[+-]\\d{2}(?::?\\d{2})?)?)?");

    /**
     * Regular closes in the exchange's time. On days that close early the regular close is taken, in favour of files.
     */
    private static final Map<String, LocalTime> CLOSES = Map.of(
            Market.US.code(), LocalTime.of(16, 0),
            Market.NSE.code(), LocalTime.of(15, 30),
            Market.KENYA.code(), LocalTime.of(15, 0));

    /**
     * Reads {@code 2015-12-31}, {@code 2015-12-31 15:30}, {@code 2015-12-31T15:30:00Z} or {@code ...+05:30}; without an
     * offset the time is the exchange's. Empty if it is none of them.
     */
    static Optional<Moment> parse(String text, ZoneId exchange) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(m.group(1));
            if (m.group(2) == null) {
                return Optional.of(new Moment(Days.of(date), AT_CLOSE));
            }
            LocalDateTime local = date.atTime(LocalTime.parse(m.group(2)));
            if (m.group(3) != null) {
                local = local.atOffset(ZoneOffset.of(m.group(3)))
                        .atZoneSameInstant(exchange)
                        .toLocalDateTime();
            }
            return Optional.of(
                    new Moment(Days.of(local.toLocalDate()), local.toLocalTime().toSecondOfDay()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it is no later than the close of a day's session on a market; where no close is known, than the day. */
    boolean isKnownAtClose(int session, String market) {
        LocalTime close = CLOSES.get(market);
        boolean inTime = seconds == AT_CLOSE || close == null || seconds <= close.toSecondOfDay();
        return day < session || (day == session && inTime);
    }

    /** Whether the close of a market is known to the minute. */
    static boolean knowsClose(String market) {
        return CLOSES.containsKey(market);
    }
}
