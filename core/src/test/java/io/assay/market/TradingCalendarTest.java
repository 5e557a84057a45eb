package io.assay.market;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.base.Seed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TradingCalendarTest {
    private static final TradingCalendar FIVE = TradingCalendar.of("five", new int[] {10, 11, 14, 15, 20});

    @Test
    void sessions_are_counted_from_the_first_day_to_before_the_last() {
        assertThat(FIVE.count(10, 15)).isEqualTo(3);
        assertThat(FIVE.count(10, 16)).isEqualTo(4);
        assertThat(FIVE.count(12, 14)).isZero();
        assertThat(FIVE.count(15, 10)).isZero();
        assertThat(FIVE.first()).isEqualTo(10);
        assertThat(FIVE.last()).isEqualTo(20);
    }

    @Test
    void a_span_without_an_end_reaches_to_the_last_session() {
        assertThat(FIVE.between(14, Integer.MAX_VALUE)).containsExactly(14, 15, 20);
        assertThat(FIVE.between(Integer.MIN_VALUE, Integer.MAX_VALUE)).containsExactly(10, 11, 14, 15, 20);
        assertThat(FIVE.between(21, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void shifting_goes_from_the_first_session_on_or_after_the_day() {
        assertThat(FIVE.shift(12, 0)).isEqualTo(14);
        assertThat(FIVE.shift(14, 2)).isEqualTo(20);
        assertThat(FIVE.shift(14, -2)).isEqualTo(10);
        assertThatThrownBy(() -> FIVE.shift(15, 2)).hasMessageContaining("stay inside the calendar five");
        assertThatThrownBy(() -> FIVE.shift(10, -1)).hasMessageContaining("was 10");
        assertThatThrownBy(() -> FIVE.shift(21, 0)).hasMessageContaining("was 21");
    }

    @Test
    void a_calendar_has_sessions_that_ascend() {
        assertThatThrownBy(() -> TradingCalendar.of("x", new int[0])).hasMessageContaining("'sessions'");
        assertThatThrownBy(() -> TradingCalendar.of("x", new int[] {3, 3})).hasMessageContaining("ascend strictly");
    }

    @Test
    void nobody_can_change_a_calendar_through_what_it_hands_out() {
        FIVE.sessions()[0] = 99;
        FIVE.between(10, 20)[0] = 99;
        assertThat(FIVE.first()).isEqualTo(10);
    }

    @Property(tries = 200)
    void counts_and_spans_are_those_of_a_plain_filter(
            @ForAll @IntRange(max = 1000) int seed,
            @ForAll @IntRange(min = -3, max = 45) int from,
            @ForAll @IntRange(min = -3, max = 45) int to) {
        RandomGenerator random = Seed.of(seed).random();
        int[] sessions = IntStream.range(0, 40)
                .filter(d -> d == 20 || random.nextInt(3) > 0)
                .toArray();
        TradingCalendar calendar = TradingCalendar.of("random", sessions);
        assertThat(calendar.between(from, to))
                .isEqualTo(Arrays.stream(sessions)
                        .filter(d -> d >= from && d <= to)
                        .toArray());
        assertThat(calendar.count(from, to)).isEqualTo((int)
                Arrays.stream(sessions).filter(d -> d >= from && d < to).count());
        assertThat(calendar.isSession(from)).isEqualTo(Arrays.stream(sessions).anyMatch(d -> d == from));
    }

    @Test
    void the_special_closings_of_new_york_are_no_sessions_and_their_neighbours_are() {
        TradingCalendar nyse = Calendars.nyse(Days.of(1994, 1, 1), Days.of(2025, 12, 31));
        for (String closed :
                List.of("1994-04-27", "2001-09-11", "2001-09-14", "2012-10-29", "2018-12-05", "2025-01-09")) {
            assertThat(nyse.isSession(Days.parse(closed))).as(closed).isFalse();
        }
        for (String open :
                List.of("1994-04-26", "2001-09-10", "2001-09-17", "2012-10-31", "2018-12-06", "2025-01-10")) {
            assertThat(nyse.isSession(Days.parse(open))).as(open).isTrue();
        }
        // 2019: 261 weekdays less 9 holidays. 2020: 262 less 9. 2001: 261 less 9 and the four days of September.
        assertThat(nyse.count(Days.of(2019, 1, 1), Days.of(2020, 1, 1))).isEqualTo(252);
        assertThat(nyse.count(Days.of(2020, 1, 1), Days.of(2021, 1, 1))).isEqualTo(253);
        assertThat(nyse.count(Days.of(2001, 1, 1), Days.of(2002, 1, 1))).isEqualTo(248);
    }
}
