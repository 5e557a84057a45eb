package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be asked of a workspace that holds AAA (300 bars) and BBB (20 bars) of the US and INFY (50) of India. */
class StoredDataTest {
    @TempDir
    static Path folder;

    private static Path home;

    @BeforeAll
    static void store() {
        home = folder.resolve("w");
        PriceFiles.yahoo(folder.resolve("files"), "AAA", 300);
        PriceFiles.yahoo(folder.resolve("files"), "BBB", 20);
        PriceFiles.india(folder.resolve("files"), "INFY", 50);
        assertThat(Shell.run("-w", home, "data", "import", folder.resolve("files"))
                        .code())
                .isZero();
    }

    private static Shell.Result assay(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "-w";
        all[1] = home;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Shell.run(all);
    }

    @Test
    void list_tells_what_is_there_as_text_and_as_json() {
        assertThat(assay("data", "list").out())
                .contains("NSE:INFY    INR", "US:AAA      USD", "2010-01-04", " 300\n")
                .endsWith("The workspace holds 3 symbols and 370 bars.\n");
        JsonNode json = assay("data", "list", "--json").json();
        assertThat(json).hasSize(3);
        assertThat(json.get(1).path("instrument").asText()).isEqualTo("US:AAA");
        assertThat(json.get(1).path("first").asText()).isEqualTo("2010-01-04");
        assertThat(json.get(1).path("bars").asInt()).isEqualTo(300);
    }

    @Test
    void list_takes_symbols_and_a_universe() throws IOException {
        assertThat(assay("data", "list", "--symbols", "bbb,INFY", "--json").json())
                .hasSize(2);
        Path universe = Files.writeString(folder.resolve("u.txt"), "AAA\nUS:BBB\nZZZ\n");
        Shell.Result result = assay("data", "list", "--universe", universe, "--json");
        assertThat(result.json()).hasSize(2);
        assertThat(result.err()).contains("left out", "ZZZ");
    }

    @Test
    void a_market_without_bars_is_answered_with_those_there_are() {
        Shell.Result result = assay("data", "list", "--market", "LSE");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("market LSE", "NSE, US");
    }

    @Test
    void an_unknown_symbol_is_answered_with_the_nearest() {
        Shell.Result result = assay("data", "show", "AAAA");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("'AAAA'", "did you mean US:AAA");
    }

    @Test
    void symbols_told_twice_over_or_none_at_all_are_misuse_and_pick_nothing() throws IOException {
        Path universe = Files.writeString(folder.resolve("u2.txt"), "AAA\n");
        Shell.Result both = assay("data", "list", "--symbols", "BBB", "--universe", universe);
        assertThat(both.code()).isEqualTo(ExitCode.USAGE);
        assertThat(both.err()).startsWith("error: --symbols and --universe name symbols twice over");
        Shell.Result none = assay("data", "list", "--symbols", ",");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).startsWith("error: --symbols must name at least one symbol");
        assertThat(both.out() + none.out()).isEmpty();
    }

    @Test
    void a_universe_that_is_no_text_or_not_there_is_told_in_one_line_of_letters() throws IOException {
        Path binary = Files.write(folder.resolve("u.bin"), new byte[] {0x7f, 'E', 'L', 'F', 0, 1, 2, '\n', 3});
        Shell.Result result = assay("data", "list", "--universe", binary);
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(result.err()).isEqualTo("error: u.bin: a universe must be JSON, text or CSV in UTF-8\n");
        Shell.Result gone = assay("data", "list", "--universe", folder.resolve("gone.txt"));
        assertThat(gone.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(gone.err())
                .contains("there is no file or folder " + folder.resolve("gone.txt"))
                .hasLineCount(1);
    }

    @Test
    void a_file_that_cannot_be_written_is_told_with_the_reason() throws IOException {
        Path file = Files.writeString(folder.resolve("in-the-way"), "x");
        Shell.Result result = assay("features", "build", "--symbols", "AAA", "-o", file.resolve("below.parquet"));
        assertThat(result.code()).isEqualTo(ExitCode.INTERNAL);
        assertThat(result.err())
                .contains("cannot write " + file.resolve("below.parquet") + ": " + file + " is there already");
    }

    @Test
    void show_prints_the_last_bars_with_their_source() {
        String out = assay("data", "show", "AAA", "--last", 3, "--until", "2010-01-08")
                .out();
        assertThat(out)
                .startsWith("US:AAA: 300 bars from 2010-01-04 to ")
                .contains("in USD, prices SPLIT_ADJUSTED", "from AAA.csv (yahoo, 300 rows)", "2010-01-06", "2010-01-08")
                .doesNotContain("2010-01-05", "2010-01-11");
        PriceFiles.Bar bar = PriceFiles.walk("AAA", 5).get(4);
        assertThat(out).contains(String.format("%,d", bar.volume()));
        assertThat(assay("data", "show", "AAA", "--until", "2009-01-01").out()).contains("no bar up to");
    }

    @Test
    void show_as_json_has_dates_not_numbers_of_days() {
        JsonNode json = assay("--json", "data", "show", "AAA", "--last", 2).json();
        assertThat(json.path("listing").path("first").asText()).isEqualTo("2010-01-04");
        assertThat(json.path("listing").path("instrument").asText()).isEqualTo("US:AAA");
        assertThat(json.path("bars")).hasSize(2);
        PriceFiles.Bar last = PriceFiles.walk("AAA", 300).get(299);
        assertThat(json.path("bars").get(1).path("date").asText())
                .isEqualTo(last.date().toString());
        assertThat(json.path("bars").get(1).path("close").asDouble())
                .isEqualTo(Double.parseDouble(String.format("%.4f", last.close())));
        assertThat(json.path("sources").get(0).path("source").asText()).isEqualTo("AAA.csv");
    }

    @Test
    void export_writes_what_was_picked_in_those_days() throws IOException {
        Path csv = folder.resolve("out/part.csv");
        Shell.Result result = assay(
                "data", "export", csv, "--symbols", "AAA", "--from", "2010-01-05", "--to", "2010-01-06", "--json");
        assertThat(result.json().path("bars").asInt()).isEqualTo(2);
        assertThat(Files.readAllLines(csv))
                .hasSize(3)
                .first()
                .isEqualTo("market,symbol,date,open,high,low,close,adj_close,volume,currency,basis");
        assertThat(Files.readAllLines(csv).get(1))
                .startsWith("US,AAA,2010-01-05,")
                .endsWith(",USD,SPLIT_ADJUSTED");
        Path zipped = folder.resolve("out/all.csv.gz");
        assertThat(assay("data", "export", zipped).out()).contains("370 bars");
        assertThat(Files.readAllBytes(zipped)).startsWith(0x1f, 0x8b);
        Path large = folder.resolve("out/ALL.CSV.GZ");
        assertThat(assay("data", "export", large).out()).contains("370 bars");
        assertThat(Files.readAllBytes(large)).startsWith(0x1f, 0x8b);
        assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void sql_answers_in_a_table_or_in_json() {
        String query = "SELECT market, count(*) AS bars, min(date) AS since, bool_and(high >= low) AS sound"
                + " FROM bars GROUP BY market ORDER BY market";
        assertThat(assay("sql", query).out()).isEqualTo("""
                market  bars  since       sound
                ------  ----  ----------  -----
                NSE       50  2010-01-04  true
                US       320  2010-01-04  true
                """);
        JsonNode json = assay("sql", query, "--json").json();
        assertThat(json.path("rows").get(1).path("bars").isIntegralNumber()).isTrue();
        assertThat(json.path("rows").get(1).path("bars").asLong()).isEqualTo(320);
        assertThat(json.path("rows").get(1).path("sound").isBoolean()).isTrue();
        assertThat(json.path("rows").get(1).path("since").asText()).isEqualTo("2010-01-04");
        assertThat(json.path("columns").get(2).path("name").asText()).isEqualTo("since");
        assertThat(json.path("cut").asBoolean()).isFalse();
    }

    @Test
    void sql_says_when_it_cuts() {
        Shell.Result result = assay("sql", "SELECT * FROM bars", "--limit", 5, "--json");
        assertThat(result.json().path("rows")).hasSize(5);
        assertThat(result.json().path("cut").asBoolean()).isTrue();
        assertThat(result.err()).contains("only the first 5 rows; --limit shows more");
    }

    @Test
    void sql_that_is_wrong_is_misuse_in_the_words_of_duckdb() {
        Shell.Result result = assay("sql", "SELECT nothing FROM bars");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("Binder Error", "nothing").doesNotContain("\tat ");
        assertThat(assay("sql", "SELEC").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void sql_reaches_no_file_and_changes_nothing() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "word\nopensesame\n");
        Path out = folder.resolve("stolen.csv");
        for (String query : new String[] {
            "SELECT * FROM read_csv('" + secret + "')",
            "SELECT * FROM '" + secret + "'",
            "COPY bars TO '" + out + "'",
            "ATTACH '" + folder.resolve("x.db") + "'",
            "DROP VIEW bars",
            "SET enable_external_access = true"
        }) {
            Shell.Result result = assay("sql", query);
            assertThat(result.code()).as(query).isEqualTo(ExitCode.USAGE);
            assertThat(result.out() + result.err()).as(query).doesNotContain("opensesame");
        }
        assertThat(out).doesNotExist();
        assertThat(assay("data", "list", "--json").json()).hasSize(3);
    }

    @Test
    void compacting_changes_no_bar() {
        Path many = folder.resolve("many");
        for (String symbol : new String[] {"C", "D", "E"}) {
            Path file = PriceFiles.yahoo(folder.resolve("single"), symbol, 40);
            assertThat(Shell.run("-w", many, "data", "import", file).code()).isZero();
        }
        String query = "SELECT * FROM bars ORDER BY ALL";
        String before = Shell.run("-w", many, "sql", query).out();
        Shell.Result result = Shell.run("-w", many, "data", "compact");
        assertThat(result.code()).isZero();
        assertThat(result.out()).matches("Compacted: .*iB before, .*iB after.\n");
        assertThat(Shell.run("-w", many, "sql", query).out()).isEqualTo(before);
        JsonNode json = Shell.run("-w", many, "data", "compact", "--json").json();
        assertThat(json.path("bytesAfter").asLong())
                .isEqualTo(json.path("bytesBefore").asLong())
                .isPositive();
    }
}
