package io.assay.market.series;

import java.time.DayOfWeek;
import java.util.List;

import io.assay.base.Days;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublicationTest {
    private static String known(String series, String period) {
        return Days.text(Publications.all().of(series).orElseThrow().known(Days.parse(period)));
    }

    @Test
    void a_recorded_release_is_taken_to_the_day() {
        assertThat(known("CPIAUCSL", "2015-02-01")).isEqualTo("2015-03-24");
        assertThat(known("CPILFESL", "2015-03-01")).isEqualTo("2015-04-17");
        assertThat(known("CPIAUCSL", "2013-09-01")).isEqualTo("2013-10-30");
        assertThat(known("UNRATE", "2013-09-01")).isEqualTo("2013-10-22");
        assertThat(known("GDP", "2018-10-01")).isEqualTo("2019-02-28");
    }

    /** A slip in the table would show as a release on a weekend, or before the period was over, or very late. */
    @Test
    void recorded_releases_lie_where_releases_can_lie() {
        for (String series : List.of("CPIAUCSL", "PAYEMS", "GDP")) {
            Publication publication = Publications.all().of(series).orElseThrow();
            assertThat(publication.releases()).hasSizeGreaterThan(40);
            publication.releases().forEach((period, released) -> {
                int after = released - publication.span().end(period);
                assertThat(after).as("%s of %s", series, Days.text(period)).isBetween(1, 59);
                assertThat(Days.date(released).getDayOfWeek())
                        .as("%s of %s", series, Days.text(period))
                        .isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            });
        }
    }

    /** Releases that came late: no value may be known before it was out. */
    @ParameterizedTest
    @CsvSource({
        "CPIAUCSL, 2015-01-01, 2015-02-26",
        "CPIAUCSL, 2013-09-01, 2013-10-30",
        "UNRATE, 2013-09-01, 2013-10-22",
        "GDP, 2013-07-01, 2013-11-07",
        "GDP, 2018-10-01, 2019-02-28",
        "RSXFS, 2018-12-01, 2019-02-14",
        "HOUST, 2018-12-01, 2019-02-26",
        "HSN1F, 2019-01-01, 2019-03-14",
        "PAYEMS, 2025-09-01, 2025-11-20",
        "CPIAUCSL, 2025-09-01, 2025-10-24",
        "GDP, 2025-07-01, 2025-12-23",
        "GDP, 2025-10-01, 2026-02-20",
        "USREC, 2009-06-01, 2010-09-20",
        "USREC, 1991-03-01, 1992-12-22",
        "VIXCLS, 2015-01-05, 2015-01-05",
        "DGS10, 2015-10-09, 2015-10-13",
        "FEDFUNDS, 2015-01-01, 2015-02-02"
    })
    void nothing_is_known_before_it_was_out(String series, String period, String out) {
        assertThat(Days.parse(known(series, period))).isGreaterThanOrEqualTo(Days.parse(out));
    }

    @Test
    void a_closure_puts_off_what_was_due_in_it_and_shortly_after_and_nothing_else() {
        assertThat(known("RSXFS", "2013-06-01")).isEqualTo("2013-07-20");
        assertThat(known("RSXFS", "2013-08-01")).isEqualTo("2013-09-20");
        assertThat(known("RSXFS", "2013-09-01")).isEqualTo("2013-11-21");
        assertThat(known("RSXFS", "2013-12-01")).isEqualTo("2014-01-20");
    }

    @Test
    void a_survey_is_out_on_the_thursday_of_its_week() {
        assertThat(known("AAII.BULLISH", "2019-12-26")).isEqualTo("2019-12-26");
        assertThat(known("AAII.BULLISH", "2019-12-24")).isEqualTo("2019-12-26");
        assertThat(known("AAII.BULLISH", "1987-07-24")).isEqualTo("1987-07-24");
    }

    @Test
    void a_volatility_index_is_known_at_its_close_and_what_comes_out_in_the_evening_the_next_day() {
        assertThat(known("VIX.CLOSE", "2015-01-05")).isEqualTo("2015-01-05");
        assertThat(known("PUTCALL", "2015-01-05")).isEqualTo("2015-01-06");
        assertThat(known("PUTCALL.EQUITY", "2015-01-05")).isEqualTo("2015-01-06");
        assertThat(Publications.all().of("PUTCALL").orElseThrow().text()).isEqualTo("next day");
    }

    @Test
    void of_others_nothing_is_recorded() {
        assertThat(Publications.all().of("ORDERS")).isEmpty();
    }
}
