package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Scripts rely on the codes, people on the sentence beside them. */
class ExitCodesTest {
    @TempDir
    Path folder;

    @Test
    void the_numbers_are_those_of_the_help() {
        assertThat(List.of(ExitCode.OK, ExitCode.CHECK_FAILED, ExitCode.USAGE, ExitCode.BAD_DATA, ExitCode.INTERNAL))
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(Shell.run("--help").out())
                .contains("0 ok", "1 a check failed", "2 usage", "3 bad data", "4 internal");
    }

    @Test
    void a_check_that_fails_is_1() {
        PriceFiles.yahoo(folder, "SHORT", 20);
        Shell.Result result = Shell.run("-w", folder.resolve("w"), "data", "audit", folder.resolve("SHORT.csv"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data show AAA --last 0",
                "data show AAA --until yesterday",
                "data show AAA BBB",
                "data export x.xlsx",
                "data export x.csv --from 2012-01-01 --to 2011-01-01",
                "data import nowhere/",
                "data import",
                "data audit --show -1",
                "data simulate --stocks 0",
                "data simulate --sessions 1",
                "data simulate --ic 5",
                "data simulate --ic NaN",
                "data simulate --ic 0.5",
                "data fetch AAA --from 2012-13-01",
                "data fetch AAA --market NOWHERE",
                "features list --group taste",
                "features describe",
                "features stats --to soon",
                "sql",
                "completion fish",
                "completion",
                "data fetch",
                "data fetch AAA --from 2020-01-01 --to 2019-01-01",
                "data list --symbols",
                "data import x.csv --basis NONE",
                "features stats --to +999999999-01-01",
                "features build --threads 0",
                "models show",
                "models show ../x",
                "ledger show",
                "ledger show ../x",
                "ledger show 1",
                "ledger list --last 0",
                "ledger list --kind wish",
                "signals --why x",
                "orders",
                "report --show -1",
                "train missing --show -1",
                "train missing --horizon 0",
                "train missing --test-sessions 0",
                "train finetune --show -1",
                "train update --show -1",
                "--seed x data list",
                "help nothing"
            })
    void misuse_is_2_said_in_a_sentence_and_changes_nothing(String command) throws IOException {
        Shell.Result result = Shell.run((Object[]) ("-w " + folder + " " + command).split(" "));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("error: ").doesNotContain("Exception", "internal", "is not a double");
        try (var left = Files.list(folder)) {
            assertThat(left.filter(f -> !f.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    @Test
    void data_that_cannot_be_used_is_3() throws IOException {
        Path file = Files.writeString(folder.resolve("X.csv"), "some,thing,else\n1,2,3\n");
        Shell.Result imported = Shell.run("-w", folder.resolve("w"), "data", "import", file);
        assertThat(imported.code()).isEqualTo(3);
        assertThat(imported.err()).contains(file + ":1");
        Shell.Result audited = Shell.run("-w", folder.resolve("w"), "data", "audit", file);
        assertThat(audited.code()).isEqualTo(3);
        assertThat(audited.err()).contains(file + ":1");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Shell.Result none = Shell.run("-w", folder.resolve("w"), "data", "import", empty);
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err()).contains("no file of bars was found in " + empty + ". Fix: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data list", "data simulate --stocks 2 --sessions 30", "sql SELECT", "features build"})
    void a_workspace_that_is_a_file_is_4_with_a_sentence_and_no_trace(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        for (Path workspace : List.of(file, file.resolve("below"))) {
            Shell.Result result = Shell.run((Object[]) ("-w " + workspace + " " + command).split(" "));
            assertThat(result.code()).isEqualTo(4);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .contains(file + " is a file")
                    .doesNotContain("Exception", "defect")
                    .hasLineCount(1);
        }
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void a_report_that_cannot_be_written_is_4() throws IOException {
        PriceFiles.yahoo(folder, "AAA", 300);
        Path workspace = Files.createDirectory(folder.resolve("w"));
        Files.writeString(workspace.resolve("reports"), "in the way");
        Shell.Result result = Shell.run("-w", workspace, "data", "audit", folder.resolve("AAA.csv"));
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("reports").doesNotContain("defect");
    }

    @Test
    void a_missing_command_shows_what_there_is() {
        Shell.Result result = Shell.run();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("a command is missing", "Commands:", "features");
        assertThat(Shell.run("data").err()).contains("a command is missing", "import", "audit");
    }

    @Test
    void a_misspelt_command_is_answered_with_the_nearest() {
        assertThat(Shell.run("data", "imprt").err())
                .startsWith("error: not understood: 'imprt'")
                .contains("data import");
        assertThat(Shell.run("data", "list", "--markt", "US").err()).contains("--market");
    }
}
