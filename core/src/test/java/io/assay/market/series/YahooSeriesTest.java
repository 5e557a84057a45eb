package io.assay.market.series;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

import io.assay.TestData;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.market.http.TestServer;
import io.assay.market.http.TestServer.Reply;
import io.assay.market.source.YahooClient;
import io.assay.market.source.YahooHistory;
import io.assay.market.source.YahooSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class YahooSeriesTest {
    /** Two sessions of the week before Christmas 2015. */
    private static final String ANSWER = "{\"chart\":{\"result\":[{\"meta\":{\"currency\":\"USD\",\"symbol\":\"%s\","
            + "\"instrumentType\":\"%s\",\"exchangeTimezoneName\":\"%s\"},\"timestamp\":[1450708200,1450794600],"
            + "\"indicators\":{\"quote\":[{\"open\":[1,2],\"high\":[3,4],\"low\":[-37.63,1],\"close\":[-2,3],"
            + "\"volume\":[0,0]}],\"adjclose\":[{\"adjclose\":[-2,3]}]}}],\"error\":null}}";

    @TempDir
    Path cache;

    private final TestServer server = TestServer.at("2016-03-01T12:00:00Z");

    @AfterEach
    void stop() {
        server.close();
    }

    private List<PublishedSeries> fetch(String symbol, OptionalInt knownAfter) {
        YahooClient client = new YahooClient(
                YahooSettings.DEFAULT.at(server.uri()).withMaxTries(1),
                new YahooClient.Wiring(HttpClient.newHttpClient(), server::now, server.sleeper(), Seed.of(1), cache));
        YahooHistory history = client.fetch(symbol, Days.parse("2015-12-01"), Days.parse("2020-12-31"));
        return YahooSeries.of(symbol, history, knownAfter);
    }

    @ParameterizedTest
    @CsvSource({
        "^GSPC, INDEX, America/New_York, 0, as first known",
        "^VIX, INDEX, America/Chicago, 0, as first known",
        "SPY, ETF, America/New_York, 0, REVISED",
        "DX-Y.NYB, INDEX, America/New_York, 1, as first known",
        "GC=F, FUTURE, America/New_York, 1, as first known",
        "CL=F, FUTURE, America/New_York, 1, as first known",
        "EURUSD=X, CURRENCY, Europe/London, 1, as first known",
        "BTC-USD, CRYPTOCURRENCY, UTC, 1, as first known",
        "^FTSE, INDEX, Europe/London, 1, as first known",
        "SAP.DE, EQUITY, Europe/Berlin, 1, REVISED"
    })
    void what_trades_after_new_yorks_close_is_known_the_next_day(
            String symbol, String kind, String zone, int after, String revisions) {
        String currency = symbol.endsWith(".DE") ? "EUR" : "USD";
        server.replies().add(Reply.ok(ANSWER.formatted(symbol, kind, zone).replace("USD", currency)));
        List<PublishedSeries> all = fetch(symbol, OptionalInt.empty());
        assertThat(all)
                .as("a volume of nothing but zeros is none")
                .extracting(found -> found.series().name())
                .containsExactly(symbol + ".OPEN", symbol + ".HIGH", symbol + ".LOW", symbol + ".CLOSE");
        PublishedSeries close = all.get(3);
        assertThat(close.revisions()).isEqualTo(revisions);
        assertThat(close.series().periodDay(0)).isEqualTo(Days.parse("2015-12-21"));
        assertThat(close.series().knownDay(0)).isEqualTo(Days.parse("2015-12-21") + after);
        assertThat(close.series().value(0)).as("oil was below nothing once").isEqualTo(-2);
    }

    @Test
    void the_user_may_know_better() {
        server.replies().add(Reply.ok(ANSWER.formatted("GC=F", "FUTURE", "America/New_York")));
        assertThat(fetch("GC=F", OptionalInt.of(0)).get(0).publication()).isEqualTo("same day");
    }

    @Test
    void what_is_no_answer_is_refused_in_a_sentence() {
        server.replies().add(Reply.ok("<html>consent</html>"));
        assertThatThrownBy(() -> fetch("^VIX", OptionalInt.empty())).hasMessageContaining("is a web page");
        server.replies().add(Reply.ok(ANSWER.substring(0, 150)));
        assertThatThrownBy(() -> fetch("^VIX", OptionalInt.empty())).isInstanceOf(DataException.class);
        server.replies().add(Reply.ok(""));
        assertThatThrownBy(() -> fetch("^VIX", OptionalInt.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("must hold a chart");
        server.replies()
                .add(Reply.ok(
                        ANSWER.formatted("^VIX", "INDEX", "America/Chicago").replace("145", "95")));
        assertThatThrownBy(() -> fetch("^VIX", OptionalInt.empty())).hasMessageContaining("it has none");
    }

    @Test
    void a_recorded_future_is_known_the_next_day() throws IOException {
        Path recorded = TestData.require("wire-formats/chart-GC=F-2020-01-01-to-2020-01-03.json");
        server.pass(Duration.ofDays(5_000));
        server.replies()
                .add(Reply.ok(Json.tree(Files.readString(recorded), "recording")
                        .at("/response/bodyJson")
                        .toString()));
        PublishedSeries close = fetch("GC=F", OptionalInt.empty()).get(3);
        assertThat(close.series().value(0)).isEqualTo(1524.5);
        assertThat(close.series().knownDay(0)).isEqualTo(Days.parse("2020-01-03"));
    }
}
