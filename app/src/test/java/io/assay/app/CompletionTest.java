package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Loads the script into a real bash and presses the tab key, so to say. */
class CompletionTest {
    private static final Path BASH = Path.of("/bin/bash");

    @TempDir
    Path folder;

    private Path script;

    @BeforeEach
    void write() throws IOException {
        assumeTrue(Files.isExecutable(BASH), "SKIPPED: there is no /bin/bash");
        script = Files.writeString(
                folder.resolve("completion.sh"), Shell.run("completion", "bash").out());
    }

    private String complete(String... words) {
        return bash("COMP_WORDS=(" + String.join(" ", words) + " \"\"); COMP_CWORD=" + words.length
                + "; _complete_assay; echo \"${COMPREPLY[@]}\"");
    }

    /** What a line prints in a bash that has read the script; {@code compopt} works under the tab key only. */
    private String bash(String line) {
        Processes.Result result = Processes.run(
                List.of(BASH.toString(), "--norc", "-c", "source '" + script + "'; compopt() { :; }; " + line),
                java.util.Map.of());
        assertThat(result.code()).as(result.output()).isZero();
        return result.output().strip();
    }

    @Test
    void bash_knows_who_completes_assay() {
        assertThat(bash("complete -p assay")).contains("_complete_assay assay");
    }

    @Test
    void commands_are_completed() {
        assertThat(complete("assay")).contains("data", "features", "sql", "completion");
        assertThat(complete("assay", "data")).contains("import", "audit", "simulate");
        assertThat(complete("assay", "-w", "here", "features")).contains("list", "describe");
    }

    @Test
    void formats_markets_and_bases_are_completed() {
        assertThat(complete("assay", "data", "import", "--format")).contains("yahoo", "kenya", "plain");
        assertThat(complete("assay", "data", "import", "--market")).contains("US", "NSE", "KENYA", "SIM");
        assertThat(complete("assay", "data", "audit", "--basis")).contains("RAW", "SPLIT_ADJUSTED");
        assertThat(complete("assay", "data", "list", "--market")).contains("US", "NSE");
    }

    @Test
    void topics_of_the_help_and_red_flags_are_completed() {
        assertThat(complete("assay", "help")).contains("train", "troubleshooting", "loss-flat");
    }

    @Test
    void features_and_groups_are_completed() {
        assertThat(complete("assay", "features", "describe")).contains("rsi_14", "high_age_252");
        assertThat(complete("assay", "features", "list", "--group")).contains("VOLUME");
    }
}
