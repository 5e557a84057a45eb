package io.assay.market.series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.market.Series;
import io.assay.market.http.TestServer;
import io.assay.market.http.TestServer.Reply;
import io.assay.market.series.CboeClient.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CboeClientTest {
    private static final String VIX = """
            DATE,OPEN,HIGH,LOW,CLOSE
            01/02/2015,17.760000,20.140000,17.050000,17.790000
            01/05/2015,19.190000,21.290000,19.190000,19.920000
            """;
    private static final String RATIO = """
            Cboe Exchange PUT/CALL RATIO DISCLAIMER: provided as is,,,,
            Cboe EQUITY OPTIONS VOLUME,PRODUCT: TOTAL,,,
            DATE,CALLS,PUTS,TOTAL,P/C Ratio
            1/2/2015,1000,970,1970,0.97
            1/5/2015,1000,1100,2100,1.1
            """;

    @TempDir
    Path cache;

    private final TestServer server = TestServer.at("2016-03-01T12:00:00Z");

    @AfterEach
    void stop() {
        server.close();
    }

    private List<PublishedSeries> fetch(Table table) {
        return new CboeClient(server.uri(), server.answers(cache)).fetch(table);
    }

    @Test
    void the_volatility_index_is_known_on_its_day() {
        server.replies().add(Reply.ok(VIX));
        List<PublishedSeries> all = fetch(Table.VIX);
        assertThat(all)
                .extracting(found -> found.series().name())
                .containsExactly("VIX.OPEN", "VIX.HIGH", "VIX.LOW", "VIX.CLOSE");
        Series close = all.get(3).series();
        assertThat(close.asOf(Days.parse("2015-01-04"), 5)).isEqualTo(17.79);
        assertThat(close.asOf(Days.parse("2015-01-05"), 5)).isEqualTo(19.92);
        assertThat(all.get(3).revisions()).isEqualTo("as first known");
        assertThat(all.get(3).publication()).isEqualTo("same day");
        assertThat(server.asked()).containsExactly("/api/global/us_indices/daily_prices/VIX_History.csv");
    }

    @Test
    void the_ratio_of_puts_to_calls_comes_out_in_the_evening_and_is_known_the_next_day() {
        server.replies().add(Reply.ok(RATIO));
        PublishedSeries total = fetch(Table.PUTCALL).get(0);
        assertThat(total.series().name()).isEqualTo("PUTCALL");
        assertThat(total.series().asOf(Days.parse("2015-01-05"), 5)).isEqualTo(0.97);
        assertThat(total.series().asOf(Days.parse("2015-01-06"), 5)).isEqualTo(1.1);
        assertThat(total.publication()).isEqualTo("next day");
        server.replies().add(Reply.ok(RATIO.replace("\n", "\r\n")));
        assertThat(fetch(Table.PUTCALL_EQUITY))
                .singleElement()
                .satisfies(equity -> assertThat(equity.series().name()).isEqualTo("PUTCALL.EQUITY"))
                .satisfies(equity -> assertThat(equity.series().knownDay(0)).isEqualTo(Days.parse("2015-01-03")));
        assertThat(server.asked().get(1)).isEqualTo("/resources/options/volume_and_call_put_ratios/equitypc.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<html>busy</html> | is a web page",
                "DATE,OPEN,HIGH,LOW,CLOSE~01/02/2015,17.7,20.1,17.0,17 | broken off",
                "DATE,OPEN,HIGH,LOW,CLOSE~01/02/2015,17.7 | as many fields as the header",
                "DATE,OPEN,HIGH,LOW,CLOSE~ | a header alone",
                "DATE,OPEN,HIGH,LOW,CLOSE~01/02/2015,17.7,20.1,17.0,many~ | must be a number",
                "`` | it is empty"
            })
    void what_is_no_answer_is_refused_in_a_sentence_and_asked_for_again(String body, String sentence) {
        server.replies().add(Reply.ok(body.replace('~', '\n')));
        assertThatThrownBy(() -> fetch(Table.VIX))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Cboe answer for VIX")
                .hasMessageContaining(sentence);
        server.replies().add(Reply.ok(VIX));
        assertThat(fetch(Table.VIX)).hasSize(4);
        assertThat(fetch(Table.VIX)).as("kept once it was understood").hasSize(4);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void a_table_without_the_ratio_and_a_service_that_is_down_are_told() {
        server.replies().add(Reply.ok(RATIO.replace("P/C Ratio", "Ratio")));
        assertThatThrownBy(() -> fetch(Table.PUTCALL)).hasMessageContaining("must have a column 'P/C Ratio'");
        server.replies().add(Reply.ok(RATIO.replace("0.97", "n/v")));
        assertThatThrownBy(() -> fetch(Table.PUTCALL)).hasMessageContaining("Cboe answer for PUTCALL:4");
        server.otherwise(503, "");
        assertThatThrownBy(() -> fetch(Table.PUTCALL))
                .hasMessageContaining("HTTP 503")
                .hasCauseInstanceOf(IOException.class);
        server.otherwise(403, "");
        assertThatThrownBy(() -> fetch(Table.PUTCALL))
                .hasMessageContaining("HTTP 403")
                .hasCauseInstanceOf(IOException.class);
        server.otherwise(404, "");
        assertThatThrownBy(() -> fetch(Table.PUTCALL))
                .hasMessageContaining("HTTP 404")
                .hasNoCause();
    }
}
