package io.assay.market.series;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.assay.base.DataException;
import io.assay.base.Days;
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

/** Against a server on this machine; nobody sleeps: waits only move the clock. */
class FredClientTest {
    private static final String GRAPH = """
            observation_date,CPIAUCSL
            2015-01-01,234.747
            2015-02-01,.
            2015-03-01,235.976
            """;
    private static final String VINTAGES = """
            {"count":3,"observations":[
            {"realtime_start":"2015-02-26","realtime_end":"2016-02-18","date":"2015-01-01","value":"234.677"},
            {"realtime_start":"2015-03-24","realtime_end":"2016-02-18","date":"2015-02-01","value":"235.186"},
            {"realtime_start":"2016-02-19","realtime_end":"9999-12-31","date":"2015-01-01","value":"234.747"}]}
            """;

    @TempDir
    Path cache;

    private final TestServer server = TestServer.at("2016-03-01T12:00:00Z");
    private final List<String> asked = server.asked();

    @AfterEach
    void stop() {
        server.close();
    }

    private void reply(String body) {
        server.replies().add(Reply.ok(body));
    }

    private FredClient client(Optional<String> key) {
        return new FredClient(FredClient.Place.open(key).at(server.uri()), server.answers(cache));
    }

    @Test
    void a_graph_is_read_with_recorded_days_of_release_and_asked_once() {
        reply(GRAPH);
        PublishedSeries cpi = client(Optional.empty()).fetch("CPIAUCSL", OptionalInt.empty());
        assertThat(cpi.revisions()).isEqualTo("REVISED");
        assertThat(cpi.series().size()).isEqualTo(2);
        assertThat(cpi.series().knownDay(1)).isEqualTo(Days.parse("2015-04-17"));
        assertThat(asked).containsExactly("/graph/fredgraph.csv?id=CPIAUCSL");
        assertThat(client(Optional.empty())
                        .fetch("CPIAUCSL", OptionalInt.empty())
                        .series()
                        .size())
                .isEqualTo(2);
        assertThat(asked).hasSize(1);
        server.pass(Duration.ofHours(13));
        reply(GRAPH);
        client(Optional.empty()).fetch("CPIAUCSL", OptionalInt.empty());
        assertThat(asked).hasSize(2);
    }

    @Test
    void with_a_key_every_revision_stands_on_its_day() {
        reply(VINTAGES);
        PublishedSeries cpi = client(Optional.of("k")).fetch("CPIAUCSL", OptionalInt.empty());
        Series series = cpi.series();
        assertThat(cpi.revisions()).isEqualTo("as first known");
        assertThat(series.size()).isEqualTo(3);
        assertThat(series.asOf(Days.parse("2015-03-23"), 60)).isEqualTo(234.677);
        assertThat(series.asOf(Days.parse("2015-03-24"), 60)).isEqualTo(235.186);
        int[] standing = series.standing(Days.parse("2016-03-01"));
        assertThat(series.value(standing[0])).isEqualTo(234.747);
        assertThat(asked.get(0)).contains("series_id=CPIAUCSL", "output_type=1", "api_key=k");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'<html>busy</html>' | is a web page",
                "'observation_date,CPIAUCSL~2015-01-01,23' | broken off",
                "'observation_date,CPIAUCSL~' | a header alone",
                "'observation_date,UNRATE~2015-01-01,5.6~' | must hold values of CPIAUCSL",
                "'' | it is empty"
            })
    void what_is_no_answer_is_refused_in_a_sentence(String body, String sentence) {
        reply(body.replace('~', '\n'));
        assertThatThrownBy(() -> client(Optional.empty()).fetch("CPIAUCSL", OptionalInt.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("FRED answer for CPIAUCSL");
        reply(GRAPH);
        assertThat(client(Optional.empty())
                        .fetch("CPIAUCSL", OptionalInt.empty())
                        .series()
                        .size())
                .as("what was no answer is not kept")
                .isEqualTo(2);
    }

    @Test
    void of_a_series_of_which_nothing_is_recorded_the_user_says_when_it_is_known() {
        reply("DATE,NEWORDER\n2015-01-01,5\n");
        reply("DATE,NEWORDER\n2015-01-01,5\n");
        FredClient client = client(Optional.empty());
        assertThatThrownBy(() -> client.fetch("NEWORDER", OptionalInt.empty()))
                .hasMessageContaining("--known-after DAYS");
        assertThat(client.fetch("NEWORDER", OptionalInt.of(60)).series().knownDay(0))
                .isEqualTo(Days.parse("2015-03-02"));
    }

    @Test
    void an_unknown_series_is_told_from_a_service_that_is_down() {
        server.otherwise(404, "");
        assertThatThrownBy(() -> client(Optional.empty()).fetch("NOSUCH", OptionalInt.empty()))
                .hasMessageContaining("HTTP 404")
                .hasNoCause();
        server.otherwise(503, "");
        assertThatThrownBy(() -> client(Optional.empty()).fetch("UNRATE", OptionalInt.empty()))
                .hasMessageContaining("HTTP 503")
                .hasCauseInstanceOf(IOException.class);
        assertThat(asked).hasSize(3);
    }

    @Test
    void forecasts_and_nonsense_are_refused() {
        reply(VINTAGES.replace("2015-03-24", "2015-01-24"));
        assertThatThrownBy(() -> client(Optional.of("k")).fetch("CPIAUCSL", OptionalInt.empty()))
                .hasMessageContaining("holds forecasts");
        reply("{\"error\":1}");
        assertThatThrownBy(() -> client(Optional.of("k")).fetch("UNRATE", OptionalInt.empty()))
                .hasMessageContaining("must hold observations");
        reply(VINTAGES.replace("235.186", "many"));
        assertThatThrownBy(() -> client(Optional.of("k")).fetch("PAYEMS", OptionalInt.empty()))
                .hasMessageContaining("many");
        assertThatThrownBy(() -> client(Optional.of("k")).fetch("a/b", OptionalInt.empty()))
                .hasMessageContaining("'a/b'");
    }
}
