package io.assay.market.source;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.assay.base.Days;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DatesTest {
    private static final int TODAY = Days.parse("2024-06-15");

    @Property
    void agrees_with_the_calendar_of_java_in_every_shape(@ForAll @IntRange(min = -62_000, max = 19_800) int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        for (String pattern : new String[] {"yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d", "MMM dd, yyyy", "dd-MMM-yyyy"}) {
            assertThat(parse(date.format(DateTimeFormatter.ofPattern(pattern, Locale.US)), false))
                    .as(pattern + " " + date)
                    .isEqualTo(day);
        }
        assertThat(parse(date.format(DateTimeFormatter.ofPattern("M/d/yyyy")), false))
                .isEqualTo(day);
        assertThat(parse(date.format(DateTimeFormatter.ofPattern("dd.MM.yyyy")), true))
                .isEqualTo(day);
        assertThat(parse(date + " 00:00:00-05:00", false)).isEqualTo(day);
        assertThat(parse(date + "T00:00:00", false)).isEqualTo(day);
    }

    @Property
    void takes_two_digits_for_the_last_such_year_that_is_not_in_the_future(
            @ForAll @IntRange(min = 0, max = 36_523) int ago) {
        LocalDate date = LocalDate.ofEpochDay(TODAY - ago);
        assertThat(parse(date.format(DateTimeFormatter.ofPattern("MM/dd/yy")), false))
                .isEqualTo(TODAY - ago);
        assertThat(parse(date.format(DateTimeFormatter.ofPattern("dd-MM-yy")), true))
                .isEqualTo(TODAY - ago);
    }

    @Test
    void places_two_digit_years_by_today() {
        assertThat(parse("06/15/24", false)).isEqualTo(TODAY);
        assertThat(parse("06/17/24", false)).isEqualTo(Days.parse("1924-06-17"));
        assertThat(parse("06/26/97", false)).isEqualTo(Days.parse("1997-06-26"));
        assertThat(parse("02/29/23", false)).isEqualTo(Dates.NONE);
    }

    @Test
    void refuses_what_is_no_day_of_the_calendar() {
        String[] none = {
            "",
            "x",
            "2024-02-30",
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-01-00",
            "2024-1",
            "2024-01-011",
            "2025-01-01",
            "1799-12-31",
            "2024-01/05",
            "1/2/024",
            "13/13/2020",
            "Foo 01, 2020",
            "Jan 1",
            "20240230",
            "2024-01-05 15:30:00",
            "null",
            "12345678901",
            "-5-5-2020",
            "2024--01-1",
            "0/1/2020"
        };
        for (String text : none) {
            assertThat(parse(text, false)).as(text).isEqualTo(Dates.NONE);
        }
    }

    @Test
    void votes_on_the_order_of_day_and_month() {
        assertThat(vote("31/12/2015")).isEqualTo(1);
        assertThat(vote("12/31/2015")).isEqualTo(-1);
        assertThat(vote("02-01-08")).isZero();
        assertThat(vote("2015-12-31")).isZero();
        assertThat(vote("Feb 04, 2022")).isZero();
    }

    private static int parse(String text, boolean dayFirst) {
        byte[] bytes = ("1" + text + "1").getBytes(StandardCharsets.ISO_8859_1);
        return new Dates(TODAY, dayFirst).parse(bytes, 1, bytes.length - 1);
    }

    private static int vote(String text) {
        return Dates.vote(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
    }
}
