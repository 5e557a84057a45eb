package io.assay.market;

import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.assay.base.Check;
import io.assay.base.Days;

/**
 * The weekdays on which a market stays closed, and which of them were known ahead: a regular holiday is, a storm or a
 * day of mourning is not, and counts from the day on which it came.
 */
public final class MarketHolidays {
    /**
     * Sudden or late: the exchange told of such days with a circular of their own, some on the day itself. Feasts that
     * wait for the moon to be seen are moved by a day a few days before.
     */
    private static final Set<String> SUDDEN =
            Set.of("election", "unscheduled", "ad hoc", "not seen", "bakri id", "id-ul-fitr", "id-e-milad", "muharram");

    private static final int LAST_YEAR = 2100;

    private final NavigableSet<Integer> ahead;
    private final NavigableSet<Integer> all;
    private final int first;
    private final int last;

    private MarketHolidays(NavigableSet<Integer> ahead, NavigableSet<Integer> all, int first, int last) {
        this.ahead = ahead;
        this.all = all;
        this.first = first;
        this.last = last;
    }

    /** Those of a market, if they are recorded: {@code US} from 1990, {@code NSE} from 2000 to 2026. */
    public static Optional<MarketHolidays> of(String market) {
        return Stream.of(Market.US, Market.NSE)
                .filter(known -> known.code().equals(market))
                .map(known -> known.equals(Market.US) ? newYork() : mumbai())
                .findFirst();
    }

    private static MarketHolidays newYork() {
        int first = Days.date(Calendars.NYSE_FIRST).getYear();
        TreeSet<Integer> regular = new TreeSet<>(NyseHolidays.regular(first, LAST_YEAR));
        TreeSet<Integer> all = new TreeSet<>(NyseHolidays.between(first, LAST_YEAR));
        return new MarketHolidays(regular, all, Calendars.NYSE_FIRST, Days.of(LAST_YEAR, 12, 31));
    }

    private static MarketHolidays mumbai() {
        TreeSet<Integer> ahead = new TreeSet<>();
        TreeSet<Integer> all = new TreeSet<>();
        DayList.named("nse-holidays.txt").forEach((day, name) -> {
            all.add(day);
            if (SUDDEN.stream().noneMatch(name.toLowerCase(Locale.ROOT)::contains)) {
                ahead.add(day);
            }
        });
        return new MarketHolidays(ahead, all, Calendars.NSE_FIRST, Calendars.NSE_LAST);
    }

    /**
     * Calendar days from a day to the next closed weekday that was known ahead of it.
     *
     * @param most what is answered where it is as far away as that, at least 1
     * @return 1 to {@code most}; empty where the record does not reach so far
     */
    public OptionalInt daysToNext(int day, int most) {
        Check.atLeast("most", most, 1);
        Integer next = ahead.higher(day);
        if (day < first || (next == null && day + most > last)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(next == null ? most : Math.min(most, next - day));
    }

    /**
     * Calendar days from the last closed weekday, sudden ones included, to a day.
     *
     * @param most what is answered where it is as long ago as that, at least 1
     * @return 0, on such a day itself, to {@code most}; empty where the record does not reach so far
     */
    public OptionalInt daysSinceLast(int day, int most) {
        Check.atLeast("most", most, 1);
        Integer before = all.floor(day);
        if (day > last || (before == null && day - most < first)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(before == null ? most : Math.min(most, day - before));
    }
}
