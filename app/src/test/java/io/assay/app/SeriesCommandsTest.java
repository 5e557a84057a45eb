package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.TestData;
import io.assay.app.cli.ExitCode;
import io.assay.market.http.TestServer;
import io.assay.market.http.TestServer.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SeriesCommandsTest {
    @TempDir
    Path folder;

    private Shell.Result run(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "-w";
        all[1] = folder.resolve("w");
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Shell.run(all);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void what_was_known_is_shown_as_of_a_day() throws IOException {
        Path cpi = file("CPIAUCSL.csv", """
                date,value
                2014-12-01,236.3
                2015-01-01,234.7
                2015-02-01,235.3
                2015-03-01,236
                """);
        assertThat(run("data", "import-series", cpi).out())
                .isEqualTo("1 file: 1 added, 4 new values\nThe workspace holds 1 series: assay data series list\n");
        Shell.Result before = run("data", "series", "show", "CPIAUCSL", "--as-of", "2015-03-20");
        assertThat(before.out())
                .contains("2 values known at the close of 2015-03-20", "REVISED")
                .contains("2015-01-01  2015-02-26  234.7")
                .doesNotContain("2015-02-01");
        assertThat(run("data", "series", "show", "CPIAUCSL", "--as-of", "2015-03-24")
                        .out())
                .contains("2015-02-01  2015-03-24  235.3")
                .doesNotContain("2015-03-01");
        JsonNode list =
                run("--json", "data", "series", "list", "--as-of", "2015-03-24").json();
        assertThat(list.get(0).path("last").asText()).isEqualTo("2015-02-01");
        assertThat(list.get(0).path("values").asInt()).isEqualTo(3);
        assertThat(run("data", "series", "show", "CPIAUCSX").err()).contains("CPIAUCSL");
    }

    @Test
    void what_is_refused_leaves_the_store_as_it_was_and_the_others_come_in() throws IOException {
        run("data", "import-series", file("UNRATE.csv", "date,value\n2014-12-01,5.6\n"));
        Path bad = Files.createDirectory(folder.resolve("bad"));
        Files.writeString(bad.resolve("UNRATE.csv"), "<html>too many requests</html>");
        Files.writeString(bad.resolve("PAYEMS.csv"), "date,value\n2014-12-01,140000\n2015-01");
        Files.writeString(bad.resolve("GDP.csv"), "");
        Files.writeString(bad.resolve("DGS10.csv"), "date,value\n2014-12-01,2.2\n");
        Shell.Result result = run("data", "import-series", bad);
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(result.out()).startsWith("4 files, 3 refused: 1 added, 1 new value\n");
        assertThat(result.err())
                .contains("UNRATE.csv", "is a web page", "PAYEMS.csv:3", "broken off", "GDP.csv", "is empty")
                .doesNotContain("Exception");
        assertThat(run("data", "series", "list").out())
                .contains("UNRATE", "DGS10")
                .doesNotContain("PAYEMS");
        assertThat(run("data", "series", "show", "UNRATE").out()).contains("5.6");
    }

    @Test
    void two_files_at_odds_are_told_and_only_what_the_store_does_not_take_fails() throws IOException {
        Path both = folder.resolve("both");
        Files.createDirectories(both.resolve("a"));
        Files.writeString(both.resolve("a/UNRATE.csv"), "date,value\n2014-11-01,5.8\n2014-12-01,5.6\n");
        Path second = Files.writeString(both.resolve("b.csv"), "date,UNRATE\n2014-12-01,5.7\n2015-01-01,5.5\n");
        for (int turn = 0; turn < 2; turn++) {
            Shell.Result result = run("data", "import-series", both);
            assertThat(result.code()).isEqualTo(ExitCode.OK);
            assertThat(result.err()).contains("UNRATE: 1 value differs between what was handed in");
        }
        assertThat(run("data", "series", "show", "UNRATE").out()).contains("5.8", "5.6", "5.5");
        Shell.Result result = run("data", "import-series", second);
        assertThat(result.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(result.err()).contains("UNRATE: 1 value differs from those stored, which stay. Fix: --replace");
    }

    @Test
    void an_empty_workspace_says_what_to_do() {
        assertThat(run("data", "series", "list").out()).contains("Fix: assay data import-series PATH");
        assertThat(run("data", "import-series", folder.resolve("nowhere")).err())
                .contains("nowhere");
        assertThat(run("data", "import-series", folder, "--known-after", "-1").err())
                .contains("--known-after");
    }

    private Shell.Result run(Map<String, String> environment, String... arguments) {
        List<Object> all = new ArrayList<>(List.of("-w", folder.resolve("w")));
        all.addAll(List.of(arguments));
        return Shell.run(environment, all.toArray());
    }

    @Test
    void series_are_fetched_from_fred_and_what_fails_leaves_the_others() {
        try (TestServer fred = TestServer.at("2016-01-01T00:00:00Z")) {
            for (String id : List.of("CPIAUCSL", "<html>busy</html>", "FEDFUNDS")) {
                fred.replies()
                        .add(Reply.ok(
                                id.startsWith("<")
                                        ? id
                                        : "observation_date," + id + "\n2015-01-01,5.7\n2015-02-01,5.5\n"));
            }
            Map<String, String> there = Map.of("ASSAY_FRED_URL", fred.uri().toString());
            Shell.Result result = run(there, "data", "fetch-macro", "CPIAUCSL", "UNRATE", "FEDFUNDS");
            assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
            assertThat(result.out()).startsWith("3 series, 1 refused: 2 added, 4 new values\n");
            assertThat(result.err()).contains("FRED answer for UNRATE", "is a web page");
        }
        assertThat(run("data", "series", "show", "CPIAUCSL", "--as-of", "2015-03-24")
                        .out())
                .contains("2015-02-01  2015-03-24    5.5", "from FRED. ");
        assertThat(run("data", "series", "list").out()).contains("FEDFUNDS").doesNotContain("UNRATE");
        assertThat(Shell.run(Map.of("ASSAY_FRED_TRIES", "many"), "data", "fetch-macro")
                        .err())
                .contains("ASSAY_FRED_TRIES must be a number from 1 to 99, was 'many'");
    }

    @Test
    void sentiment_is_fetched_and_what_is_no_answer_leaves_the_store_as_it_was() {
        try (TestServer server = TestServer.at("2016-01-01T00:00:00Z")) {
            String base = server.uri().toString();
            Map<String, String> there = Map.of("ASSAY_CBOE_URL", base, "ASSAY_AAII_URL", base);
            server.replies().add(Reply.ok("DATE,OPEN,HIGH,LOW,CLOSE\n01/05/2015,19.1,21.2,19,19.9\n"));
            assertThat(run(there, "data", "fetch-sentiment", "--from", "vix").out())
                    .startsWith("1 table: 4 added, 4 new values\n");
            server.replies().add(Reply.ok("terms,,,,\nDATE,CALLS,PUTS,TOTAL,P/C Ratio\n1/5/2015,10,9,19,0.9\n"));
            server.replies().add(Reply.ok("terms,,,,\nDATE,CALLS,PUTS,TOTAL,P/C Ratio\n1/5/2015,10,9,19,0."));
            server.replies().add(Reply.ok("date,bullish,neutral,bearish\n2015-01-07,0.4,0.3,0.3\n"));
            Shell.Result result = run(there, "data", "fetch-sentiment", "--from", "PUTCALL,aaii");
            assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
            assertThat(result.out()).startsWith("3 tables, 1 refused: 4 added, 4 new values\n");
            assertThat(result.err()).contains("Cboe answer for PUTCALL.EQUITY:3", "broken off");
        }
        assertThat(run("data", "series", "list").out())
                .contains("VIX.CLOSE", "PUTCALL", "AAII.BULLISH")
                .doesNotContain("PUTCALL.EQUITY");
        assertThat(run("data", "series", "show", "PUTCALL").out()).contains("2015-01-05  2015-01-06    0.9");
        assertThat(run("data", "series", "show", "VIX.CLOSE").out()).contains("2015-01-05  2015-01-05   19.9");
        assertThat(run("data", "series", "show", "AAII.BULLISH").out()).contains("2015-01-07  2015-01-08    0.4");
        assertThat(run("data", "fetch-sentiment", "--from", "mood").err()).contains("--from");
    }

    @Test
    void prices_are_fetched_as_series_from_either_service() {
        try (YahooServer yahoo = new YahooServer();
                TestServer stooq = TestServer.at("2016-01-01T00:00:00Z")) {
            yahoo.know("SPY", 3);
            Shell.Result fetched = run(yahoo.environment(), "data", "fetch-series", "spy", "GONE");
            assertThat(fetched.code()).isEqualTo(ExitCode.BAD_DATA);
            assertThat(fetched.out()).startsWith("2 names, 1 refused: 5 added, 15 new values\n");
            assertThat(fetched.err()).contains("GONE", "No data found");
            stooq.replies().add(Reply.ok("Date,Open,High,Low,Close,Volume\n2015-01-05,1,2,1,2,9\n"));
            stooq.replies().add(Reply.ok("Exceeded the daily hits limit"));
            Map<String, String> there = Map.of("ASSAY_STOOQ_URL", stooq.uri().toString());
            Shell.Result other = run(there, "data", "fetch-series", "^spx", "^dji", "--from", "stooq");
            assertThat(other.out()).startsWith("2 names, 1 refused: 5 added, 5 new values\n");
            assertThat(other.err()).contains("Stooq answer for ^DJI", "limit of questions a day");
        }
        assertThat(run("data", "series", "show", "SPY.CLOSE").out())
                .contains("2020-01-02  2020-01-02    100", "REVISED");
        assertThat(run("data", "series", "show", "^SPX.CLOSE").out()).contains("2015-01-05  2015-01-05      2");
        assertThat(run("data", "fetch-series", "X", "--known-after", "-1").err())
                .contains("--known-after");
    }

    @Test
    void every_file_of_real_series_is_taken_in() {
        Path data = TestData.require("market-wide");
        Shell.Result result = run("--json", "data", "import-series", data);
        assertThat(result.json().path("refusedFiles").asInt()).isZero();
        assertThat(result.json().path("stored").asInt()).isGreaterThan(90);
        assertThat(run("data", "series", "show", "CPIAUCSL", "--as-of", "2015-03-20")
                        .out())
                .contains("2015-01-01")
                .doesNotContain("2015-02-01  ");
        assertThat(run("data", "series", "show", "CPIAUCSL", "--as-of", "2015-03-24")
                        .out())
                .contains("2015-02-01  2015-03-24")
                .doesNotContain("2015-03-01  ");
    }
}
