package io.assay.market.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.market.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RateFileTest {
    @TempDir
    Path folder;

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("rate.csv"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double asOf(Series series, String day) {
        return series.asOf(Days.parse(day), RateFile.MAX_AGE);
    }

    @Test
    void a_daily_value_is_used_from_the_day_after_the_next_one() {
        Series rate = RateFile.read(file("DATE,DTB3\n2010-01-04,0.08\n2010-01-05,0.07\n2010-01-06,0.06\n"));
        assertThat(asOf(rate, "2010-01-05")).isNaN();
        assertThat(asOf(rate, "2010-01-06")).isEqualTo(0.08);
        assertThat(asOf(rate, "2010-01-07")).isEqualTo(0.07);
        assertThat(asOf(rate, "2010-01-08"))
                .as("the last one waits as long as the longest step")
                .isEqualTo(0.06);
    }

    @Test
    void a_monthly_mean_is_not_known_before_its_month_is_over() {
        Series rate = RateFile.read(file("DATE,FEDFUNDS\n2010-01-01,1\n2010-02-01,2\n2010-03-01,3\n"));
        assertThat(asOf(rate, "2010-02-01")).isNaN();
        assertThat(asOf(rate, "2010-02-02")).isEqualTo(1);
        assertThat(asOf(rate, "2010-03-01")).isEqualTo(1);
        assertThat(asOf(rate, "2010-03-02")).isEqualTo(2);
        assertThat(asOf(rate, "2010-03-31"))
                .as("March is not over, though February had 28 days")
                .isEqualTo(2);
        assertThat(asOf(rate, "2010-04-02")).isEqualTo(3);
        assertThat(asOf(rate, "2010-06-30")).as("too old").isNaN();
    }

    @Test
    void missing_values_ends_of_lines_and_spaces_do_not_matter() {
        Series plain = RateFile.read(file("DATE,R\n2010-01-04,1\n2010-01-06,-0.5\n"));
        Series same = RateFile.read(
                file("\uFEFFDATE,R\r\n 2010-01-04 , 1 \r\n2010-01-05,.\r\n2010-01-05,\r\n\r\n2010-01-06,-0.5\r\n"));
        assertThat(same.size()).isEqualTo(plain.size()).isEqualTo(2);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(same.knownDay(i)).isEqualTo(plain.knownDay(i));
            assertThat(same.value(i)).isEqualTo(plain.value(i));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATE,R;2010-01-04,1;2010-01-04,2 | rate.csv:3 | ascend",
                "DATE,R;2010-01-05,1;2010-01-04,2 | rate.csv:3 | ascend",
                "DATE,R;04.01.2010,1 | rate.csv:2 | YYYY-MM-DD",
                "DATE,R;2010-01-04,high | rate.csv:2 | number",
                "DATE,R;2010-01-04,NaN | rate.csv:2 | number",
                "DATE,R;2010-01-04,1d | rate.csv:2 | number",
                "DATE,R;2010-01-04,0x1p3 | rate.csv:2 | number",
                "DATE,R;2010-01-04,Infinity | rate.csv:2 | number",
                "DATE,R;2010-01-04,1;2010-01-05 | rate.csv:3 | a date and a rate",
                "DATE,R;2010-01-04,1;<html> | rate.csv:3 | a date and a rate"
            })
    void what_is_no_rate_is_refused_with_its_line(String text, String where, String rule) {
        assertThatThrownBy(() -> RateFile.read(file(text.replace(';', '\n'))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(rule);
    }

    @Test
    void the_first_value_is_not_taken_for_a_header() {
        assertThatThrownBy(() -> RateFile.read(file("2010-01-04,1\n2010-01-05,2\n")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("rate.csv:1")
                .hasMessageContaining("header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DATE,R\n", "DATE,R\n2010-01-04,.\n"})
    void a_file_without_a_value_is_refused(String text) {
        assertThatThrownBy(() -> RateFile.read(file(text)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("rate.csv");
    }
}
