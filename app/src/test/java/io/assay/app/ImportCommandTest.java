package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ImportCommandTest {
    @TempDir
    Path folder;

    private Path home;
    private Path files;

    @BeforeEach
    void folders() {
        home = folder.resolve("w");
        files = folder.resolve("files");
    }

    private Shell.Result assay(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "-w";
        all[1] = home;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Shell.run(all);
    }

    @Test
    void files_in_several_layouts_are_stored_and_the_wrong_one_is_named_with_line_and_reason() {
        PriceFiles.yahoo(files, "AAA", 30);
        PriceFiles.india(files, "INFY", 20);
        PriceFiles.kenya(files, "SCOM", 10);
        Path wrong = PriceFiles.write(files.resolve("sub/notes.csv"), List.of("who,what", "me,this"));
        Shell.Result result = assay("data", "import", files);
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(result.err())
                .contains("refused: " + wrong + ":1: ", "no date, open")
                .hasLineCount(1);
        assertThat(result.out())
                .contains("4 files, 1 refused: 3 added, 60 new bars")
                .contains("The workspace holds 3 symbols and 60 bars.");
        assertThat(assay("data", "list").out()).contains("US:AAA", "NSE:INFY", "KENYA:SCOM", "USD", "INR", "KES");
    }

    @Test
    void a_row_that_is_no_bar_is_left_out_and_told_of() {
        Path file = PriceFiles.yahoo(files, "AAA", 30);
        PriceFiles.edit(file, "2010-01-06,", "2010-01-06,x");
        Shell.Result result = assay("data", "import", files);
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("AAA.csv:4, US:AAA 2010-01-06: open must be a finite number, was 'x");
        assertThat(result.out()).contains("1 added, 29 new bars");
    }

    @Test
    void a_second_import_changes_not_a_byte() throws IOException {
        PriceFiles.yahoo(files, "AAA", 30);
        PriceFiles.yahoo(files, "BBB", 30);
        assertThat(assay("data", "import", files).code()).isZero();
        List<String> before = content(home);
        Shell.Result again = assay("data", "import", files);
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("2 files: 2 unchanged\n");
        assertThat(content(home)).isEqualTo(before);
    }

    private static List<String> content(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            List<Path> found = all.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith(".lock"))
                    .sorted()
                    .toList();
            assertThat(found).anyMatch(f -> f.endsWith("manifest.json"));
            return found.stream().map(ImportCommandTest::bytes).toList();
        }
    }

    private static String bytes(Path file) {
        try {
            return file + " " + HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_later_file_adds_its_new_bars() {
        PriceFiles.yahoo(files, "AAA", 30);
        assay("data", "import", files);
        PriceFiles.yahoo(files, "AAA", 35);
        Shell.Result result = assay("data", "import", files);
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("1 extended, 5 new bars");
    }

    @Test
    void what_disagrees_is_told_and_kept_out_until_the_user_says_replace() {
        Path file = PriceFiles.yahoo(files, "AAA", 30);
        assay("data", "import", files);
        String stored = assay("sql", "SELECT * FROM bars").out();
        PriceFiles.edit(file, firstOpen(file), "39.5");
        Shell.Result result = assay("data", "import", files);
        assertThat(result.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(result.err()).contains("US:AAA (AAA.csv)", "2010-01-04 open", "new 39.5", "--replace");
        assertThat(assay("sql", "SELECT * FROM bars").out()).isEqualTo(stored);
        Shell.Result replaced = assay("data", "import", files, "--replace");
        assertThat(replaced.code()).isZero();
        assertThat(replaced.out()).contains("1 replaced");
        assertThat(assay("data", "show", "AAA", "--until", "2010-01-04").out()).contains("39.5");
    }

    private static String firstOpen(Path file) {
        try {
            return Files.readAllLines(file).get(1).split(",")[1];
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void one_symbol_on_two_markets_must_be_told_apart() {
        PriceFiles.yahoo(files, "INFY", 30);
        PriceFiles.india(files.resolve("india"), "INFY", 20);
        assertThat(assay("data", "import", files).code()).isZero();
        Shell.Result ambiguous = assay("data", "show", "INFY");
        assertThat(ambiguous.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ambiguous.err()).contains("INFY is ambiguous: NSE:INFY, US:INFY");
        assertThat(assay("data", "show", "nse:infy").out())
                .startsWith("NSE:INFY: 20 bars")
                .contains("in INR");
        assertThat(assay("data", "show", "US:INFY").out())
                .startsWith("US:INFY: 30 bars")
                .contains("in USD");
        assertThat(assay("data", "list", "--market", "NSE").out())
                .contains("NSE:INFY")
                .doesNotContain("US:INFY");
    }

    @Test
    void the_user_can_name_market_and_basis() {
        Path file = PriceFiles.yahoo(files, "RELIANCE", 30);
        assertThat(assay("data", "import", file, "--market", "nse", "--basis", "raw")
                        .code())
                .isZero();
        assertThat(assay("data", "list").out()).contains("NSE:RELIANCE", "INR", "RAW");
    }

    @Test
    void with_json_nothing_else_is_on_standard_output_and_the_remarks_are_in_it() {
        PriceFiles.yahoo(files, "AAA", 30);
        PriceFiles.write(files.resolve("notes.csv"), List.of("who,what", "me,this"));
        Shell.Result result = assay("--json", "data", "import", files);
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        JsonNode json = result.json();
        assertThat(json.path("files").asInt()).isEqualTo(2);
        assertThat(json.path("refusedFiles").asInt()).isEqualTo(1);
        assertThat(json.path("newBars").asInt()).isEqualTo(30);
        assertThat(json.path("outcomes").path("added").asInt()).isEqualTo(1);
        assertThat(json.path("remarks").get(0).asText()).contains("notes.csv:1");
    }

    @Test
    void many_remarks_are_cut_with_their_number() {
        for (int i = 0; i < 25; i++) {
            PriceFiles.write(files.resolve("n" + i + ".csv"), List.of("who,what", "me,this"));
        }
        Shell.Result result = assay("data", "import", files);
        assertThat(result.err()).hasLineCount(21).contains("... and 5 more; --json lists all");
        assertThat(assay("data", "import", files, "--json").json().path("remarks"))
                .hasSize(25);
    }

    @Test
    void an_export_imported_elsewhere_is_the_same_market_down_to_currency_and_basis() {
        PriceFiles.yahoo(files, "AAA", 30);
        PriceFiles.kenya(files, "SCOM", 10);
        assay("data", "import", files, "--basis", "RAW");
        Path parquet = folder.resolve("all.parquet");
        assertThat(assay("data", "export", parquet).out()).isEqualTo("Wrote 40 bars to " + parquet + ".\n");
        Path elsewhere = folder.resolve("elsewhere");
        Shell.Result result = Shell.run("-w", elsewhere, "data", "import", parquet);
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("2 added, 40 new bars");
        String query = "SELECT * FROM bars ORDER BY ALL";
        assertThat(Shell.run("-w", elsewhere, "sql", query).out())
                .isEqualTo(assay("sql", query).out());
        assertThat(Shell.run("-w", elsewhere, "data", "list").out())
                .isEqualTo(assay("data", "list").out())
                .contains("RAW");
        assertThat(assay("data", "import", parquet).out()).contains("2 unchanged");
    }
}
