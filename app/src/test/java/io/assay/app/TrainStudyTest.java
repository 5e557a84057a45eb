package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code train finetune} and {@code train update} on three simulated stocks, with linear models alone. */
class TrainStudyTest {
    private static final List<String> SMALL = List.of(
            "--models",
            "logistic-regression-strong",
            "--pooled",
            "logistic-regression-strong",
            "--refit-years",
            "1",
            "--train-sessions",
            "250",
            "--label",
            "direction3_5d");

    @TempDir
    private static Path bars;

    @TempDir
    private Path folder;

    private Path workspace;

    @BeforeAll
    static void simulate() {
        Shell.Result result =
                Shell.run("-w", bars.resolve("w"), "data", "simulate", "--stocks", 3, "--sessions", 2000, "--ic", 0.1);
        assertThat(result.code()).as(result.err()).isZero();
    }

    @BeforeEach
    void copy() throws IOException {
        workspace = copied("w");
    }

    private Path copied(String name) throws IOException {
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(bars.resolve("w"))) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, to.resolve(bars.resolve("w").relativize(file)));
            }
        }
        return to;
    }

    private Shell.Result train(Path where, String command, Object... more) {
        Object[] arguments = Stream.of(
                        Stream.of("-w", where, "--json", "train", command), SMALL.stream(), Stream.of(more))
                .flatMap(s -> s)
                .toArray();
        return Shell.run(Map.of("ASSAY_USER_DIR", folder.resolve("user").toString()), arguments);
    }

    private static JsonNode json(Shell.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return result.json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"finetune", "update"})
    void the_help_names_every_choice(String command) {
        Shell.Result help = Shell.run("train", command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("--label", "--models", "--pooled", "--refit-years", "--train-sessions", "--test-from")
                .contains("--open-test", "--to", "--universe", "multi3_5_20_30d", "forest-shallow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--label return_5d | must have classes",
                "--label profit_5d | there is no label",
                "--models forrest | forrest",
                "--models ridge | does not predict",
                "--pooled ridge | does not predict",
                "--models none --pooled none | name no model type",
                "--refit-years 0 | --refit-years",
                "--train-sessions 0 | --train-sessions",
                "--pooled-every 0 | --pooled-every",
                "--test-from soon | soon",
                "--to 1990-01-01 | no bars up to 1990-01-01: the first is of",
                "--symbols NOBODY | NOBODY"
            })
    void what_cannot_be_asked_is_refused_in_a_sentence_and_settles_nothing(String options, String sentence) {
        for (String command : List.of("finetune", "update")) {
            Object[] all = Stream.concat(Stream.of("-w", workspace, "train", command), Stream.of(options.split(" ")))
                    .toArray();
            Shell.Result result = Shell.run(all);
            assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).contains(sentence).doesNotContain("Exception");
            assertThat(workspace.resolve("held-out.json")).doesNotExist();
            assertThat(workspace.resolve("ledger.jsonl")).doesNotExist();
        }
    }

    @Test
    void an_update_is_a_study_and_the_next_one_does_nothing() throws IOException {
        JsonNode first = json(train(workspace, "update"));
        assertThat(first.at("/study/run/stocks")).hasSize(3);
        assertThat(first.at("/study/heldOut").asText()).contains("are held out");
        assertThat(first.at("/study/opened").isNull()).isTrue();
        assertThat(Files.readString(Path.of(first.at("/report").asText()))).contains("Nothing on it is real");
        List<String> before = files();
        String ledger = Files.readString(workspace.resolve("ledger.jsonl"));
        JsonNode second = json(train(workspace, "update"));
        assertThat(second).isEqualTo(first);
        assertThat(files()).isEqualTo(before);
        assertThat(Files.readString(workspace.resolve("ledger.jsonl"))).isEqualTo(ledger);
        assertThat(json(train(workspace, "finetune"))).isEqualTo(first);
        assertThat(Shell.run("-w", workspace, "models", "verify").code()).isZero();
    }

    /** Names and times of everything that was fitted or judged. */
    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(workspace)) {
            return files.filter(f -> Stream.of("models", "folds", "runs", "universes")
                            .anyMatch(n -> f.startsWith(workspace.resolve(n))))
                    .filter(Files::isRegularFile)
                    .map(f -> f + " " + f.toFile().lastModified())
                    .filter(f -> !f.contains("current.json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void held_out_days_are_settled_once_and_every_look_counts_in_every_workspace() throws IOException {
        JsonNode first = json(train(workspace, "update", "--test-from", "2008-01-01", "--open-test"));
        assertThat(first.at("/study/opened/looks").asInt()).isEqualTo(1);
        assertThat(first.at("/study/heldOut").asText()).contains("2008-01-01");
        Path peeks = folder.resolve("user").resolve("peeks.jsonl");
        assertThat(Files.readAllLines(peeks)).hasSize(1);
        assertThat(json(train(workspace, "update", "--open-test"))
                        .at("/study/opened/looks")
                        .asInt())
                .isEqualTo(2);
        Path other = copied("other");
        assertThat(json(train(other, "finetune", "--test-from", "2008-01-01", "--open-test"))
                        .at("/study/opened/looks")
                        .asInt())
                .isEqualTo(3);
        json(train(workspace, "update"));
        assertThat(Files.readAllLines(peeks))
                .as("a run without the option looks at nothing")
                .hasSize(3);

        Shell.Result changed = train(workspace, "update", "--test-from", "2009-01-01");
        assertThat(changed.code()).isEqualTo(ExitCode.USAGE);
        assertThat(changed.err()).contains("held out").contains("held-out.json").contains("new workspace");
        assertThat(train(workspace, "update", "--test-from", "none").code()).isEqualTo(ExitCode.USAGE);
        assertThat(train(workspace, "update", "--test-from", "2008-01-01").code())
                .isZero();
    }

    @Test
    void with_nothing_held_out_there_is_nothing_to_open() {
        Shell.Result result = train(workspace, "finetune", "--test-from", "none", "--open-test");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("there is nothing to open");
        assertThat(folder.resolve("user")).doesNotExist();
    }
}
