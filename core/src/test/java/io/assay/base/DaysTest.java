package io.assay.base;

import java.time.LocalDate;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DaysTest {
    @Test
    void days_are_counted_from_1970() {
        assertThat(Days.of(1970, 1, 1)).isZero();
        assertThat(Days.of(1969, 12, 31)).isEqualTo(-1);
        // Thirty years of 365 days and the seven leap days of 1972 to 1996.
        assertThat(Days.parse("2000-01-01")).isEqualTo(30 * 365 + 7);
        assertThat(Days.text(30 * 365 + 7 + 59)).isEqualTo("2000-02-29");
    }

    @Property(tries = 200)
    void a_day_survives_its_text(@ForAll @IntRange(min = -200_000, max = 200_000) int day) {
        assertThat(Days.parse(Days.text(day))).isEqualTo(day);
        assertThat(Days.of(Days.date(day))).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "2015-02-29",
                "2015-2-9",
                "31-12-2015",
                "2015/12/31",
                "20151231",
                "2015-12-31 ",
                "2015-12-31T00:00",
                "+999999999-12-31",
                "-999999999-01-01"
            })
    void what_is_no_day_is_misuse_said_with_the_text(String text) {
        assertThatThrownBy(() -> Days.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessage("a date must read YYYY-MM-DD, was '" + text + "'");
    }

    @Test
    void a_date_beyond_the_whole_numbers_is_no_wrap_around() {
        assertThatThrownBy(() -> Days.of(LocalDate.MAX)).isInstanceOf(ArithmeticException.class);
    }
}
