package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.TestData;
import io.assay.app.cli.ExitCode;
import io.assay.market.http.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FilingCommandsTest {
    private static final String FIGURES = """
            symbol,concept,start,end,known,value
            ACME,NetIncomeLoss,2014-01-01,2014-03-31,2014-05-02,10
            ACME,NetIncomeLoss,2014-01-01,2014-12-31,2015-02-20,100
            ACME,NetIncomeLoss,2015-01-01,2015-03-31,2015-05-04,15
            ACME,NetIncomeLoss,2014-01-01,2014-12-31,2015-06-01,90
            ACME,Assets,,2014-12-31,2015-02-20,500
            """;

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
    void what_a_company_had_reported_is_shown_as_of_a_day() throws IOException {
        assertThat(run("data", "import-fundamentals", file("f.csv", FIGURES)).out())
                .isEqualTo("""
                1 file: instruments 1 added, 5 new figures
                The workspace holds reports of 1 instrument: assay data filings list
                """);
        Shell.Result then = run("data", "filings", "show", "ACME", "--as-of", "2015-05-03");
        assertThat(then.out())
                .startsWith("US:ACME: 2 figures known at the close of 2015-05-03\n")
                .contains("NetIncomeLoss  2014-01-01  2014-12-31  2015-02-20    100        100")
                .contains("Assets                     2014-12-31  2015-02-20    500");
        assertThat(run("data", "filings", "show", "ACME", "--as-of", "2015-05-04")
                        .out())
                .contains("2015-03-31  2015-05-04     15        105");
        JsonNode now = run("--json", "data", "filings", "show", "ACME").json().path("figures");
        assertThat(now.get(0).has("twelveMonths")).isFalse();
        assertThat(now.get(1).path("twelveMonths").asDouble()).isEqualTo(95);
        assertThat(run("data", "filings", "show", "ACME", "--concept", "NetIncomeLoss", "--last", "2")
                        .out())
                .contains("2014-12-31  2015-06-01     90", "2015-03-31")
                .doesNotContain("2014-03-31", "12 months");
        assertThat(run("data", "filings", "list").out()).contains("US:ACME", "2014-05-02", "2015-06-01");
        assertThat(run("data", "filings", "list", "--as-of", "2014-05-01").out())
                .contains("No report is stored that was known by then.");
        assertThat(run("data", "filings", "show", "ACME", "--as-of", "2014-05-01")
                        .out())
                .isEqualTo("US:ACME: 0 figures known at the close of 2014-05-01\n");
    }

    @Test
    void what_is_refused_or_differs_leaves_the_store_as_it_was() throws IOException {
        run("data", "import-fundamentals", file("f.csv", FIGURES));
        Shell.Result refused = run(
                "data",
                "import-fundamentals",
                file("a.csv", "<html>busy</html>"),
                file("b.csv", ""),
                file("c.csv", """
                symbol,concept,start,end,known,value
                ACME,Assets,,2015-03-31,2015-05-04,510
                ACME,Assets,,2015-06-30,20
                """));
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(refused.out()).startsWith("3 files, 3 refused: nothing, 0 new figures\n");
        assertThat(refused.err())
                .contains("a.csv", "is a web page", "b.csv", "an empty file", "c.csv:3", "as many fields")
                .doesNotContain("Exception");
        Path other = file("other.csv", FIGURES.replace(",500", ",510"));
        Shell.Result differs = run("data", "import-fundamentals", other);
        assertThat(differs.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(differs.err()).contains("US:ACME: 1 figure differ", "--replace");
        assertThat(run("data", "filings", "show", "ACME").out()).contains("500").doesNotContain("510");
        assertThat(run("data", "import-fundamentals", other, "--replace").code())
                .isEqualTo(ExitCode.OK);
        assertThat(run("data", "filings", "show", "ACME").out()).contains("510");
    }

    @Test
    void what_is_not_there_is_said() throws IOException {
        assertThat(run("data", "filings", "list").out()).contains("Fix: assay data import-fundamentals PATH");
        assertThat(run("data", "filings", "show", "ACME").err()).contains("no report is stored");
        assertThat(run("data", "import-fundamentals", folder.resolve("nowhere")).err())
                .contains("there must be such a file");
        run("data", "import-fundamentals", file("f.csv", FIGURES));
        assertThat(run("data", "filings", "show", "ACMF").err()).contains("did you mean US:ACME?");
        assertThat(run("data", "filings", "show", "ACME", "--concept", "NetIncome")
                        .err())
                .contains("did you mean 'NetIncomeLoss'?");
        assertThat(run("data", "import-fundamentals", folder.resolve("f.csv"), "--known-after", "-1")
                        .err())
                .contains("--known-after");
    }

    @Test
    void reports_are_fetched_from_the_sec_by_who_says_who_he_is() {
        assertThat(run("data", "fetch-fundamentals", "--symbols", "ACME").err())
                .isEqualTo("error: the SEC answers only who says who it is. Fix: set ASSAY_SEC_CONTACT to your name and"
                        + " e-mail address, for example 'Jane Doe jane@example.org'\n");
        try (TestServer sec = TestServer.at("2016-01-01T00:00:00Z")) {
            sec.know("/files/company_tickers.json", """
                    {"0":{"cik_str":7,"ticker":"ACME","title":"Acme"},"1":{"cik_str":8,"ticker":"BAD","title":"Bad"}}
                    """);
            sec.know("/api/xbrl/companyfacts/CIK0000000007.json", """
                    {"facts":{"us-gaap":{"Assets":{"units":{"USD":[
                    {"end":"2014-12-31","val":500,"accn":"a","form":"10-K","filed":"2015-02-20"}]}}}}}
                    """);
            sec.know("/api/xbrl/companyfacts/CIK0000000008.json", "{\"facts\":{\"us-gaap\":");
            Map<String, String> there =
                    Map.of("ASSAY_SEC_URL", sec.uri().toString(), "ASSAY_SEC_CONTACT", "Jane Doe jane@example.org");
            Shell.Result result = Shell.run(
                    there, "-w", folder.resolve("w"), "data", "fetch-fundamentals", "--symbols", "acme,BAD,GONE");
            assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
            assertThat(result.out()).startsWith("3 names, 2 refused: instruments 1 added, 1 new figure\n");
            assertThat(result.err()).contains("SEC answer for BAD", "US:GONE", "must list the ticker");
            assertThat(sec.agents()).containsOnly("Assay Jane Doe jane@example.org");
        }
        assertThat(run("data", "filings", "show", "ACME").out()).contains("2014-12-31  2015-02-21    500");
        assertThat(run("data", "filings", "list").out()).doesNotContain("BAD");
    }

    @Test
    void real_reports_are_taken_in_and_what_is_impossible_is_counted() {
        Path file = TestData.require("fundamentals/reports_2015-03_2017-03_dedup-first-seen.csv.gz");
        Shell.Result result = run("--json", "data", "import-fundamentals", file);
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.json().path("rows").asInt()).isEqualTo(31_432);
        assertThat(result.json().path("skipped").size()).isGreaterThan(3);
        assertThat(result.json().path("stored").asInt()).isGreaterThan(4_500);
        assertThat(run("data", "import-fundamentals", file).out()).contains("unchanged", " 0 new figures");
        assertThat(run("data", "filings", "show", "DAL", "--as-of", "2015-04-15")
                        .out())
                .doesNotContain("Revenues");
        assertThat(run("data", "filings", "show", "DAL", "--as-of", "2015-04-16")
                        .out())
                .contains("Revenues", "2015-01-01  2015-03-31  2015-04-16   9388000000");
    }
}
