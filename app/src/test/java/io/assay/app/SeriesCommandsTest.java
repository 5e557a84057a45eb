package io.assay.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.assay.TestData;
import io.assay.app.cli.ExitCode;
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
    void an_empty_workspace_says_what_to_do() {
        assertThat(run("data", "series", "list").out()).contains("Fix: assay data import-series PATH");
        assertThat(run("data", "import-series", folder.resolve("nowhere")).err())
                .contains("nowhere");
        assertThat(run("data", "import-series", folder, "--known-after", "-1").err())
                .contains("--known-after");
    }

    @Test
    void series_are_fetched_from_fred_and_what_fails_leaves_the_others() throws IOException {
        HttpServer fred = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        fred.createContext("/graph/fredgraph.csv", exchange -> {
            String id = exchange.getRequestURI().getQuery().substring("id=".length());
            byte[] body = (id.equals("UNRATE")
                            ? "<html>busy</html>"
                            : "observation_date," + id + "\n2015-01-01,5.7\n2015-02-01,5.5\n")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        fred.start();
        try {
            String url = "http://127.0.0.1:" + fred.getAddress().getPort();
            Shell.Result result = Shell.run(
                    Map.of("ASSAY_FRED_URL", url),
                    "-w",
                    folder.resolve("w"),
                    "data",
                    "fetch-macro",
                    "CPIAUCSL",
                    "UNRATE",
                    "FEDFUNDS");
            assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
            assertThat(result.out()).startsWith("3 series, 1 refused: 2 added, 4 new values\n");
            assertThat(result.err()).contains("FRED answer for UNRATE", "is a web page");
        } finally {
            fred.stop(0);
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
