package io.assay.market.series;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.market.http.TestServer;
import io.assay.market.http.TestServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AaiiClientTest {
    private static final String SURVEY = """
            Date,Bullish,Neutral,Bearish,Total,Bullish 8-Week Mov Avg,S&P 500 Weekly Close
            2015-01-08,0.41,0.32,0.27,1.0,0.5,2062.14
            2014-12-31,0.517,0.29,0.193,1.0,0.51,2058.9
            """;

    @TempDir
    Path cache;

    private final TestServer server = TestServer.at("2016-03-01T12:00:00Z");

    @AfterEach
    void stop() {
        server.close();
    }

    private List<PublishedSeries> fetch(Optional<String> key) {
        return new AaiiClient(server.uri(), key, server.answers(cache)).fetch();
    }

    @Test
    void the_shares_are_known_on_the_thursday_of_their_week() {
        server.replies().add(Reply.ok(SURVEY));
        List<PublishedSeries> all = fetch(Optional.of("k y"));
        assertThat(all)
                .extracting(found -> found.series().name())
                .containsExactly("AAII.BULLISH", "AAII.NEUTRAL", "AAII.BEARISH");
        assertThat(all.get(0).series().asOf(Days.parse("2014-12-31"), 30))
                .as("a Wednesday")
                .isNaN();
        assertThat(all.get(0).series().asOf(Days.parse("2015-01-01"), 30)).isEqualTo(0.517);
        assertThat(all.get(2).series().asOf(Days.parse("2015-01-08"), 30)).isEqualTo(0.27);
        assertThat(server.asked()).containsExactly("/api/v3/datasets/AAII/AAII_SENTIMENT.csv?api_key=k+y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<html>busy</html> | is a web page",
                "Date,Bullish,Neutral,Bearish~2015-01-08,0.41,0.32,0.2 | broken off",
                "Date,Bullish,Neutral~2015-01-08,0.41,0.32~ | must have the columns bullish, neutral, bearish",
                "Date,Bullish,Neutral,Bearish~2015-01-08,41,32,27~ | must lie between 0 and 1",
                "{} | is JSON",
                "`` | it is empty"
            })
    void what_is_no_answer_is_refused_in_a_sentence(String body, String sentence) {
        server.replies().add(Reply.ok(body.replace('~', '\n')));
        assertThatThrownBy(() -> fetch(Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Nasdaq answer for AAII")
                .hasMessageContaining(sentence);
        assertThat(server.asked()).containsExactly("/api/v3/datasets/AAII/AAII_SENTIMENT.csv");
    }
}
