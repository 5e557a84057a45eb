package io.assay.market.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

import io.assay.TestData;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.Series;
import io.assay.market.http.TestServer;
import io.assay.market.http.TestServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StooqClientTest {
    private static final String SPX = """
            Date,Open,High,Low,Close,Volume
            2016-02-26,1954.95,1962.96,1945.78,1948.05,2415838976
            2016-02-29,1947.13,1958.27,1931.81,1932.23,2548988160
            2016-03-01,1937.09,1950,1935,1949,100
            """;

    @TempDir
    Path cache;

    private final TestServer server = TestServer.at("2016-03-01T18:00:00Z");

    @AfterEach
    void stop() {
        server.close();
    }

    private List<PublishedSeries> fetch(String name, OptionalInt knownAfter) {
        return new StooqClient(server.uri(), server.answers(cache)).fetch(name, knownAfter);
    }

    @Test
    void prices_come_as_series_without_the_day_that_is_not_over() {
        server.replies().add(Reply.ok(SPX.replace("\n", "\r\n")));
        List<PublishedSeries> all = fetch("^spx", OptionalInt.empty());
        assertThat(all)
                .extracting(found -> found.series().name())
                .containsExactly("^SPX.OPEN", "^SPX.HIGH", "^SPX.LOW", "^SPX.CLOSE", "^SPX.VOLUME");
        Series close = all.get(3).series();
        assertThat(close.size()).isEqualTo(2);
        assertThat(close.asOf(Days.parse("2016-02-29"), 9)).isEqualTo(1932.23);
        assertThat(all.get(3).revisions()).isEqualTo("as first known");
        assertThat(server.asked()).containsExactly("/q/d/l/?s=%5Espx&i=d");
    }

    /** Asked at one in the afternoon in New York, read eight hours later, when the day is another one in UTC. */
    @Test
    void a_kept_answer_is_read_as_of_the_moment_at_which_it_was_asked() {
        server.replies().add(Reply.ok(SPX));
        List<PublishedSeries> then = fetch("^spx", OptionalInt.empty());
        server.pass(Duration.ofHours(8));
        List<PublishedSeries> later = fetch("^spx", OptionalInt.empty());
        assertThat(server.asked()).as("it is kept").hasSize(1);
        assertThat(later.get(3).series().size())
                .isEqualTo(then.get(3).series().size())
                .isEqualTo(2);
        server.pass(Duration.ofHours(8));
        server.replies().add(Reply.ok(SPX));
        assertThat(fetch("^spx", OptionalInt.empty()).get(3).series().size())
                .as("asked again, when the session was over")
                .isEqualTo(3);
    }

    @Test
    void a_row_without_a_volume_has_the_other_prices() {
        server.replies().add(Reply.ok(SPX.replace(",2548988160", "")));
        List<PublishedSeries> all = fetch("^spx", OptionalInt.empty());
        assertThat(all.get(3).series().size()).isEqualTo(2);
        assertThat(all.get(4).series().size()).isEqualTo(1);
        server.replies().add(Reply.ok(SPX.replace(",1932.23,2548988160", "")));
        assertThatThrownBy(() -> fetch("^dji", OptionalInt.empty())).hasMessageContaining("as many fields");
    }

    @Test
    void what_ends_its_day_elsewhere_is_known_the_next_day() {
        for (int i = 0; i < 3; i++) {
            server.replies().add(Reply.ok(SPX));
        }
        assertThat(fetch("^ukx", OptionalInt.empty()).get(3).series().knownDay(0))
                .isEqualTo(Days.parse("2016-02-27"));
        PublishedSeries share = fetch("aapl.us", OptionalInt.empty()).get(3);
        assertThat(share.series().knownDay(0)).isEqualTo(Days.parse("2016-02-26"));
        assertThat(share.revisions()).isEqualTo("REVISED");
        assertThat(fetch("gc.f", OptionalInt.of(3)).get(0).publication()).isEqualTo("3 days later");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<html>busy</html> | is a web page",
                "Exceeded the daily hits limit | its limit of questions a day is used up",
                "No data | must know the symbol",
                "Get your apikey | must name a column of dates",
                "Date,Open,High,Low,Close,Volume~2016-02-26,1,1,1,1,2 | broken off",
                "Date,Open,High,Low,Close,Mood~2016-02-26,1,1,1,1,2~ | columns must be Date,Open",
                "Date,Close~2016-02-26,1~2016-02-26,2~ | each day must come once",
                "`` | it is empty"
            })
    void what_is_no_answer_is_refused_in_a_sentence(String body, String sentence) {
        server.replies().add(Reply.ok(body.replace('~', '\n')));
        assertThatThrownBy(() -> fetch("^spx", OptionalInt.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Stooq answer for ^SPX")
                .hasMessageContaining(sentence);
        server.replies().add(Reply.ok(SPX));
        assertThat(fetch("^spx", OptionalInt.empty())).hasSize(5);
    }

    @Test
    void a_used_up_limit_ends_the_asking_and_a_name_that_is_none_asks_nobody() {
        server.replies().add(Reply.ok("Exceeded the daily hits limit"));
        assertThatThrownBy(() -> fetch("^spx", OptionalInt.empty())).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> fetch("a/b", OptionalInt.empty())).isInstanceOf(UsageException.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void a_recorded_table_is_understood() throws IOException {
        Path recorded = TestData.require("wire-formats/ukx_d.csv");
        server.pass(Duration.ofDays(10_000));
        server.replies().add(Reply.ok(Files.readString(recorded)));
        Series close = fetch("^ukx", OptionalInt.empty()).get(3).series();
        assertThat(close.asOf(Days.parse("2008-01-02"), 9)).isNaN();
        assertThat(close.asOf(Days.parse("2008-01-03"), 9)).isEqualTo(6416.7);
    }
}
