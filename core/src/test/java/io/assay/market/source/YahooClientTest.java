package io.assay.market.source;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;

import io.assay.TestData;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.market.Market;
import io.assay.market.http.Manners;
import io.assay.market.http.TestServer;
import io.assay.market.http.TestServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a server on this machine; nobody sleeps: waits only move the clock. */
class YahooClientTest {
    private static final String GOOD = "{\"chart\":{\"result\":[{\"meta\":{\"currency\":\"USD\",\"symbol\":\"X\","
            + "\"instrumentType\":\"EQUITY\",\"exchangeTimezoneName\":\"America/New_York\"},"
            + "\"timestamp\":[1704205800],\"indicators\":{\"quote\":[{\"open\":[1],\"high\":[2],\"low\":[1],"
            + "\"close\":[2],\"volume\":[10]}],\"adjclose\":[{\"adjclose\":[2]}]}}],\"error\":null}}";
    private static final String UNKNOWN =
            "{\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\",\"description\":\"delisted\"}}}";
    private static final int FIRST = Days.parse("2024-01-01");
    private static final int LAST = Days.parse("2024-01-31");

    @TempDir
    Path cache;

    private final TestServer server = TestServer.at("2025-02-22T12:00:00Z");
    private final Deque<Reply> replies = server.replies();
    private final List<String> asked = server.asked();
    private final List<Duration> waits = server.waits();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asks_for_the_days_and_the_events_of_a_symbol() {
        replies.add(new Reply(200, GOOD, ""));
        YahooHistory history = client(2).fetch("^X=F", FIRST, LAST);
        assertThat(history.bars().days()).containsExactly(Days.parse("2024-01-02"));
        assertThat(history.asOf()).isEqualTo(server.now());
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("/v8/finance/chart/%5EX%3DF?period1=" + (FIRST - 1L) * 86400)
                .contains("period2=" + (LAST + 2L) * 86400, "interval=1d", "div%7Csplit");
        assertThat(waits).isEmpty();
    }

    @Test
    void tries_again_after_429_and_500_and_waits_longer_each_time() {
        replies.add(new Reply(500, "", ""));
        replies.add(new Reply(503, "", ""));
        replies.add(new Reply(429, "", "17"));
        replies.add(new Reply(429, "", "Sat, 22 Feb 2025 12:05:00 GMT"));
        replies.add(new Reply(200, GOOD, ""));
        assertThat(client(1000).fetch("X", FIRST, LAST).bars().size()).isEqualTo(1);
        assertThat(waits).hasSize(4);
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(waits.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(waits.get(2)).isEqualTo(Duration.ofSeconds(17));
        assertThat(server.now()).isEqualTo("2025-02-22T12:05:00Z");
        List<Duration> first = List.copyOf(waits);
        waits.clear();
        replies.add(new Reply(500, "", ""));
        replies.add(new Reply(503, "", ""));
        replies.add(new Reply(200, GOOD, ""));
        client(1000).fetch("X", FIRST - 9, LAST);
        assertThat(waits).as("the same seed jitters alike").isEqualTo(first.subList(0, 2));
    }

    @Test
    void gives_up_in_a_sentence() {
        for (int i = 0; i < 6; i++) {
            replies.add(new Reply(502, "", ""));
        }
        assertThatThrownBy(() -> client(1000).fetch("X", FIRST, LAST))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("X")
                .hasMessageContaining("HTTP 502")
                .hasMessageContaining("6 times");
        assertThat(replies).isEmpty();
        replies.add(new Reply(429, "", "86400"));
        assertThatThrownBy(() -> client(1000).fetch("X", FIRST, LAST)).hasMessageContaining("86400 s");
        server.close();
        assertThatThrownBy(() -> client(1000).fetch("X", FIRST, LAST))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("ConnectException");
    }

    @Test
    void does_not_ask_again_what_is_wrong_with_the_question() {
        replies.add(new Reply(404, UNKNOWN, ""));
        assertThatThrownBy(() -> client(9).fetch("GONE", FIRST, LAST))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("GONE")
                .hasMessageContaining("delisted");
        replies.add(new Reply(403, "<html>", ""));
        assertThatThrownBy(() -> client(9).fetch("X", FIRST, LAST)).hasMessageContaining("HTTP 403");
        replies.add(new Reply(200, "<html>consent</html>", ""));
        assertThatThrownBy(() -> client(9).fetch("X", FIRST, LAST)).hasMessageContaining("web page");
        replies.add(new Reply(200, GOOD.substring(0, 90), ""));
        assertThatThrownBy(() -> client(9).fetch("X", FIRST, LAST)).isInstanceOf(DataException.class);
        assertThat(waits).isEmpty();
        assertThatThrownBy(() -> client(9).fetch("X", LAST, FIRST)).isInstanceOf(UsageException.class);
    }

    @Test
    void does_not_ask_for_what_it_has_until_that_is_old() {
        replies.add(new Reply(200, GOOD, ""));
        YahooHistory fresh = client(9).fetch("X", FIRST, LAST);
        server.pass(Duration.ofHours(2));
        YahooHistory kept = client(9).fetch("X", FIRST + 1, LAST - 1);
        assertThat(kept.bars().hash()).isEqualTo(fresh.bars().hash());
        assertThat(kept.asOf()).isEqualTo(fresh.asOf());
        assertThat(asked).hasSize(1);
        replies.add(new Reply(200, GOOD, ""));
        client(9).fetch("X", FIRST - 1, LAST);
        assertThat(asked).as("more days than it has").hasSize(2);
        server.pass(Duration.ofDays(2));
        replies.add(new Reply(200, GOOD, ""));
        client(9).fetch("X", FIRST, LAST);
        assertThat(asked).as("too old").hasSize(3);
    }

    @Test
    void keeps_an_answer_about_today_for_an_hour_only() {
        int today = Days.parse("2025-02-22");
        replies.add(new Reply(200, GOOD, ""));
        client(9).fetch("X", FIRST, today);
        server.pass(Duration.ofMinutes(50));
        client(9).fetch("X", FIRST, today);
        assertThat(asked).hasSize(1);
        server.pass(Duration.ofMinutes(50));
        replies.add(new Reply(200, GOOD, ""));
        client(9).fetch("X", FIRST, today);
        assertThat(asked).hasSize(2);
    }

    @Test
    void replaces_a_torn_answer_on_disk() throws IOException {
        replies.add(new Reply(200, GOOD, ""));
        client(9).fetch("../X", FIRST, LAST);
        try (var files = Files.walk(cache)) {
            List<Path> kept = files.filter(Files::isRegularFile).toList();
            assertThat(kept).hasSize(1);
            for (byte[] torn : List.of(
                    "{\"symbol\":".getBytes(StandardCharsets.UTF_8),
                    "null".getBytes(StandardCharsets.UTF_8),
                    new byte[0],
                    new byte[] {'{', (byte) 0xff, 0, '}'})) {
                Files.write(kept.get(0), torn);
                replies.add(new Reply(200, GOOD, ""));
                assertThat(client(9).fetch("../X", FIRST, LAST).bars().size()).isEqualTo(1);
            }
        }
        assertThat(asked).hasSize(5);
    }

    @Test
    void no_symbol_talks_its_way_out_of_the_cache() throws IOException {
        for (String symbol : List.of("../../X", "a/b", "..", "x*?", "C:\\Y")) {
            replies.add(new Reply(200, GOOD, ""));
            client(1000).fetch(symbol, FIRST, LAST);
        }
        try (var files = Files.walk(cache)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(5)
                    .allMatch(f -> cache.relativize(f).getNameCount() == 2);
        }
        try (var beside = Files.list(cache.resolve(".."))) {
            assertThat(beside.map(Path::getFileName).map(Path::toString)).doesNotContain("X", "b");
        }
    }

    @Test
    void an_empty_question_is_misuse_and_asks_nobody() {
        assertThatThrownBy(() -> client(9).fetch(" ", FIRST, LAST)).isInstanceOf(UsageException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_date_to_come_back_that_nobody_can_read_is_no_reason_to_hurry() {
        replies.add(new Reply(429, "", "soon"));
        replies.add(new Reply(429, "", "-5"));
        replies.add(new Reply(429, "", "Fri, 21 Feb 2025 12:00:00 GMT"));
        replies.add(new Reply(200, GOOD, ""));
        client(1000).fetch("X", FIRST, LAST);
        // Half of one, two and four seconds at least, whatever was said.
        assertThat(waits).hasSize(3);
        assertThat(waits.get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
        assertThat(waits.get(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(waits.get(2)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void asks_no_more_often_than_it_may() {
        YahooClient client = client(2);
        Instant begin = server.now();
        for (int i = 0; i < 24; i++) {
            replies.add(new Reply(200, GOOD, ""));
            client.fetch("X" + i, FIRST, LAST);
        }
        assertThat(Duration.between(begin, server.now())).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void understands_a_recorded_answer_over_the_wire() throws IOException {
        Path file = TestData.require("wire-formats/historical-via-chart-NVDA-split-2021-02-01-to-2022-01-31.csv.json");
        String body = Json.tree(Files.readString(file), "recording")
                .at("/response/bodyJson")
                .toString();
        replies.add(new Reply(200, body, ""));
        YahooHistory nvidia = client(9).fetch("NVDA", Days.parse("2021-02-01"), Days.parse("2022-01-31"));
        assertThat(nvidia.bars().size()).isEqualTo(252);
        assertThat(nvidia.bars().close()[0]).isEqualTo(13.237000465393066);
        assertThat(nvidia.actions())
                .singleElement()
                .extracting("day", "value")
                .containsExactly(Days.parse("2021-07-20"), 4.0);
    }

    @Test
    void names_symbols_as_yahoo_does() {
        assertThat(YahooClient.nameOf(Market.NSE, "RELIANCE")).isEqualTo("RELIANCE.NS");
        assertThat(YahooClient.nameOf(Market.US, "AAPL")).isEqualTo("AAPL");
        assertThatThrownBy(() -> YahooClient.nameOf(Market.SIM, "A")).isInstanceOf(UsageException.class);
    }

    private YahooClient client(double perSecond) {
        YahooSettings d = YahooSettings.DEFAULT;
        Manners.Tries tries =
                new Manners.Tries(6, Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(30));
        YahooSettings settings =
                new YahooSettings(server.uri(), new Manners("Yahoo", "test", perSecond, 4, tries), d.cacheAge());
        HttpClient http = HttpClient.newHttpClient();
        return new YahooClient(
                settings, new YahooClient.Wiring(http, server::now, server.sleeper(), Seed.of(7), cache));
    }
}
