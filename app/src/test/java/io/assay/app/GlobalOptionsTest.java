package io.assay.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GlobalOptionsTest {
    @TempDir
    Path folder;

    @Test
    void options_stand_before_after_and_between_the_names_of_commands() {
        Path home = folder.resolve("w");
        PriceFiles.yahoo(folder, "AAA", 5);
        assertThat(Shell.run("-w", home, "data", "import", folder.resolve("AAA.csv"))
                        .code())
                .isZero();
        String before = Shell.run("-w", home, "--json", "data", "list").out();
        assertThat(before).contains("US:AAA");
        assertThat(Shell.run("data", "-w", home, "--json", "list").out()).isEqualTo(before);
        assertThat(Shell.run("data", "list", "--json", "--workspace", home).out())
                .isEqualTo(before);
        assertThat(Shell.run("data", "list", "--threads", 1, "--seed", 9, "--json", "--workspace=" + home)
                        .out())
                .isEqualTo(before);
    }

    @Test
    void the_seed_is_taken_before_and_after_the_command_too() {
        Path home = folder.resolve("w");
        Shell.Result first = Shell.run("--seed", 7, "-w", home, "data", "simulate", "--stocks", 2, "--sessions", 30);
        assertThat(first.out()).contains("seed 7");
        Shell.Result second = Shell.run("data", "simulate", "--stocks", 2, "--sessions", 30, "-w", home, "--seed=7");
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("2 unchanged");
    }

    @Test
    void the_workspace_is_that_of_the_option_else_of_the_environment() {
        Path home = folder.resolve("home");
        Path other = folder.resolve("other");
        Map<String, String> environment = Map.of("ASSAY_HOME", home.toString());
        Path file = PriceFiles.yahoo(folder, "AAA", 5);
        assertThat(Shell.run(environment, "data", "import", file).code()).isZero();
        assertThat(home.resolve("market")).isDirectory();
        assertThat(Shell.run(environment, "data", "import", file, "-w", other).out())
                .contains("1 added");
        assertThat(Shell.run(environment, "data", "list").out()).contains("US:AAA");
    }

    @Test
    void without_either_the_workspace_is_a_folder_where_the_user_stands() {
        Shell.Result result = Shell.run(Map.of("ASSAY_HOME", " "), "data", "list");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("assay-workspace", "assay data import");
        assertThat(Path.of("assay-workspace")).doesNotExist();
    }

    @Test
    void looking_makes_no_folder() {
        Path home = folder.resolve("never");
        assertThat(Shell.run("-w", home, "data", "show", "AAA").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Shell.run("-w", home, "sql", "SELECT 1").code()).isZero();
        assertThat(Files.exists(home)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threads=0", "--threads=-3", "--threads=two", "--seed=x", "--seed="})
    void a_number_that_is_none_is_misuse_and_names_the_option(String option) {
        Shell.Result result = Shell.run(option, "-w", folder, "data", "list");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .startsWith("error: ")
                .contains(option.substring(0, option.indexOf('=')))
                .doesNotContain("Exception");
        assertThat(result.out()).isEmpty();
    }
}
