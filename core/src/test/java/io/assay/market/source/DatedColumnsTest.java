package io.assay.market.source;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.Days;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatedColumnsTest {
    private static final int TODAY = Days.parse("2020-01-31");

    private static DatedColumns read(String text) {
        return DatedColumns.read("x.csv", text.getBytes(StandardCharsets.UTF_8), TODAY);
    }

    @Test
    void what_a_source_leaves_out_is_not_a_number() {
        DatedColumns read = read("observation_date,DGS10\r\n2019-12-30,1.90\r\n2019-12-31,.\r\n2020-01-02,\r\n");
        assertThat(read.day())
                .containsExactly(Days.parse("2019-12-30"), Days.parse("2019-12-31"), Days.parse("2020-01-02"));
        assertThat(read.values()[0]).containsExactly(1.9, Double.NaN, Double.NaN);
        assertThat(read.names()).containsExactly("DGS10");
        assertThat(read.saysWhenKnown()).isFalse();
    }

    @Test
    void days_come_in_whatever_form_the_file_writes_them() {
        assertThat(read("Date,Close\n02-01-08,1\n31-12-19,2\n").day())
                .containsExactly(Days.parse("2008-01-02"), Days.parse("2019-12-31"));
        assertThat(read("DATE,CLOSE\n12/31/2019,1\n01/02/2020,2\n").day())
                .containsExactly(Days.parse("2019-12-31"), Days.parse("2020-01-02"));
    }

    @Test
    void a_second_column_of_days_says_when_a_value_became_known() {
        DatedColumns read = read("period,value,released\n2015-01-01,1,2015-02-26\n2015-02-01,2,2015-03-24\n");
        assertThat(read.known()).containsExactly(Days.parse("2015-02-26"), Days.parse("2015-03-24"));
        assertThat(read.names()).isEqualTo(List.of("value"));
        assertThat(read.line()).containsExactly(2, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'<html>no</html>' | is a web page",
                "'{\"error\":1}' | is JSON",
                "'' | it is empty",
                "'date,value' | a header alone",
                "'a,b~1,2' | must name a column of dates",
                "'date~2019-01-01' | at least one of numbers",
                "'date,value~2019-01-01,1~2019-02' | x.csv:3",
                "'date,value~2019-01-01,1~2019-02' | broken off",
                "'date,value~2019-01-01,x' | field 2 must be a number",
                "'date,value~2019-13-01,1' | field 1 must be a date",
                "'date,value~2020-03-01,1' | not in the future"
            })
    void what_is_no_such_file_is_refused_in_a_sentence(String text, String sentence) {
        assertThatThrownBy(() -> read(text.replace('~', '\n')))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("x.csv");
    }
}
