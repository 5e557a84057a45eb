package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AuditCommandTest {
    @TempDir
    Path folder;

    private Path home;
    private Path files;

    @BeforeEach
    void folders() {
        home = folder.resolve("w");
        files = folder.resolve("files");
    }

    @Test
    void faults_that_only_warn_or_drop_rows_exit_with_0() throws IOException {
        Path file = PriceFiles.yahoo(files, "AAA", 300);
        String line = Files.readAllLines(file).get(100);
        String open = line.split(",")[1];
        PriceFiles.edit(file, line, line.replaceFirst(open, "99"));
        Shell.run("-w", home, "data", "import", files);
        Shell.Result result = Shell.run("-w", home, "data", "audit");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("US (calendar NYSE)", "outside-range", "QUARANTINE", "US:AAA", "open 99 outside")
                .contains("1 with bars quarantined, 0 blocked")
                .contains("Report: " + home.resolve("reports").resolve("audit.html"));
    }

    @Test
    void a_blocked_symbol_exits_with_1_and_the_table_fits_a_terminal() {
        PriceFiles.yahoo(files, "AAA", 300);
        PriceFiles.yahoo(files, "TINY", 20);
        Shell.run("-w", home, "data", "import", files);
        Shell.Result result = Shell.run("-w", home, "data", "audit");
        assertThat(result.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(result.out()).contains("US:TINY", "too-short", "needed: 252", "1 blocked");
        assertThat(result.out().lines().filter(l -> !l.startsWith("Report: "))).allMatch(l -> l.length() <= 120);
    }

    @Test
    void files_are_audited_in_all_layouts_without_storing_them() {
        PriceFiles.yahoo(files, "AAA", 300);
        PriceFiles.yahoo(folder.resolve("made"), "BBB", 300);
        Path other = folder.resolve("other");
        Shell.run("-w", other, "data", "import", folder.resolve("made"));
        Shell.run("-w", other, "data", "export", files.resolve("bbb.parquet"));
        Shell.Result result = Shell.run("-w", home, "data", "audit", files, "--json");
        assertThat(result.code()).isZero();
        assertThat(result.json().path("symbols"))
                .extracting(s -> s.path("symbol").asText())
                .containsExactly("US:AAA", "US:BBB");
        assertThat(home.resolve("market")).doesNotExist();
    }

    @Test
    void the_verdict_on_files_is_that_on_the_same_bars_in_the_store() {
        PriceFiles.yahoo(files, "AAA", 300);
        PriceFiles.yahoo(files, "TINY", 20);
        Shell.run("-w", home, "data", "import", files);
        JsonNode stored = Shell.run("-w", home, "data", "audit", "--json").json();
        JsonNode read = Shell.run("-w", home, "data", "audit", files, "--json").json();
        assertThat(read.path("symbols")).isEqualTo(stored.path("symbols"));
    }

    @Test
    void a_file_that_cannot_be_read_is_named_and_exits_with_3_but_a_failed_check_comes_first() {
        PriceFiles.yahoo(files, "AAA", 300);
        Path wrong = PriceFiles.write(files.resolve("wrong.csv"), List.of("who,what", "me,this"));
        Shell.Result result = Shell.run("-w", home, "data", "audit", files);
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(result.err()).contains("refused: " + wrong + ":1");
        PriceFiles.yahoo(files, "TINY", 20);
        assertThat(Shell.run("-w", home, "data", "audit", files).code()).isEqualTo(ExitCode.CHECK_FAILED);
    }

    @Test
    void a_row_that_is_no_bar_is_named_with_its_line() {
        Path file = PriceFiles.yahoo(files, "AAA", 300);
        PriceFiles.edit(file, "2010-01-06,", "2010-01-06,x");
        Shell.Result result = Shell.run("-w", home, "data", "audit", files);
        assertThat(result.err()).contains("AAA.csv:4");
        assertThat(result.out()).contains("rejected-rows");
    }

    @Test
    void the_page_holds_everything_and_fetches_nothing() throws IOException {
        PriceFiles.yahoo(files, "AAA", 300);
        PriceFiles.yahoo(files, "TINY", 20);
        Shell.run("-w", home, "data", "import", files);
        Shell.run("-w", home, "data", "audit");
        String page = Files.readString(home.resolve("reports").resolve("audit.html"));
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("<svg", "<style>", "US:TINY", "too-short", "US:AAA", "Grade")
                .doesNotContain("<script", "<link", "<img", "src=", "@import", "url(");
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    }

    @Test
    void the_json_is_complete() {
        PriceFiles.yahoo(files, "AAA", 300);
        PriceFiles.yahoo(files, "TINY", 20);
        Shell.run("-w", home, "data", "import", files);
        Shell.Result result = Shell.run("-w", home, "data", "audit", "--json", "--show", 0);
        assertThat(result.code()).isEqualTo(ExitCode.CHECK_FAILED);
        JsonNode json = result.json();
        assertThat(json.path("symbols")).hasSize(2);
        assertThat(json.path("symbols").get(1).path("status").asText()).isEqualTo("FAIL");
        assertThat(json.path("symbols").get(1).path("findings")).isNotEmpty();
        assertThat(json.path("markets")).hasSize(1);
        assertThat(json.path("total").path("failed").asInt()).isEqualTo(1);
        assertThat(json.path("total").path("bytesOnDisk").asLong()).isPositive();
        assertThat(json.path("thresholds")).isNotEmpty();
    }

    @Test
    void symbols_beyond_those_to_show_are_counted() {
        for (int i = 0; i < 5; i++) {
            PriceFiles.yahoo(files, "T" + i, 20);
        }
        assertThat(Shell.run("-w", home, "data", "audit", files, "--show", 2).out())
                .contains("US:T0", "US:T1", "... and 3 symbols more")
                .doesNotContain("US:T2");
    }

    @Test
    void an_empty_workspace_is_misuse() {
        Shell.Result result = Shell.run("-w", home, "data", "audit");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("holds no bars", "data import");
    }
}
