package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Stages, cards and parcels of models on two simulated stocks, each with an old linear model and a new one. */
class ModelStageCommandsTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private Path workspace;
    private String old;
    private String now;

    @BeforeAll
    static void trainTwice() {
        ok(Shell.run("-w", shared, "data", "simulate", "--stocks", 2, "--sessions", 1300, "--ic", 0.3));
        for (int seed : List.of(1, 2)) {
            ok(Shell.run(Map.of("ASSAY_USER_DIR", shared.resolve("user").toString()), (Object[]) ("-w " + shared
                            + " --seed " + seed
                            + " train finetune --models logistic-regression-strong --pooled none"
                            + " --refit-years 1 --train-sessions 250 --label direction3_5d --test-from none")
                    .split(" ")));
        }
    }

    @BeforeEach
    void copy() throws IOException {
        workspace = folder.resolve("w");
        Files.createDirectories(workspace);
        try (Stream<Path> files = Files.walk(shared.resolve("models"))) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, workspace.resolve(shared.relativize(file)));
            }
        }
        JsonNode last = ok(run("--json", "models", "history")).json().get(1);
        now = last.at("/moves/SIM:S0001/after").asText();
        old = last.at("/moves/SIM:S0001/before").asText();
    }

    private static Shell.Result ok(Shell.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private Shell.Result run(Object... arguments) {
        return in(workspace, arguments);
    }

    private static Shell.Result in(Path home, Object... arguments) {
        return Shell.run(
                Stream.concat(Stream.of("-w", home), Arrays.stream(arguments)).toArray());
    }

    private static void fitsTheTerminal(Shell.Result result) {
        assertThat(result.out().lines().mapToInt(String::length).max().orElse(0))
                .as(result.out())
                .isLessThanOrEqualTo(118);
    }

    private String stage(String id) {
        return ok(run("--json", "models", "show", id)).json().at("/stage").asText();
    }

    private Path parcel() {
        Path file = folder.resolve("out/parcel.zip");
        ok(run("models", "export", now, "-o", file));
        return file;
    }

    @Test
    void training_promotes_in_one_step_and_archives_what_it_replaced_everywhere() {
        JsonNode history = ok(run("--json", "models", "history")).json();
        assertThat(history).hasSize(2);
        for (JsonNode change : history) {
            assertThat(change.at("/act").asText()).isEqualTo("PROMOTED");
            assertThat(change.at("/by").asText()).isEqualTo("TRAINER");
            assertThat(change.at("/why").asText()).startsWith("Training run ");
            assertThat(change.at("/moves")).hasSize(2);
        }
        assertThat(stage(now)).isEqualTo("champion");
        assertThat(stage(old)).isEqualTo("archived");
        Shell.Result list = ok(run("models", "list"));
        fitsTheTerminal(list);
        assertThat(list.out()).containsPattern("champion\\s+" + now).containsPattern("archived\\s+" + old);
        assertThat(ok(run("--json", "models", "list")).json().findValuesAsText("stage"))
                .containsExactlyInAnyOrder("champion", "champion", "archived", "archived");
    }

    @Test
    void rolling_back_goes_to_the_models_before_and_says_from_which_to_which() {
        Shell.Result back = ok(run("models", "rollback", "--why", "Worse since March."));
        fitsTheTerminal(back);
        assertThat(back.out())
                .startsWith("Signals of 2 instruments come from an earlier model again.")
                .containsPattern("SIM:S0001\\s+" + now + "\\s+" + old);
        Shell.Result history = ok(run("models", "history"));
        fitsTheTerminal(history);
        assertThat(history.out())
                .contains("rolled back", "Worse since")
                .endsWith("3 changes; the chain of lines holds.\n");
        Shell.Result none = run("models", "rollback");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err())
                .contains("no earlier model of SIM:S0001, SIM:S0002")
                .hasLineCount(1);
    }

    @Test
    void one_symbol_alone_is_rolled_back_and_promoted_again() {
        JsonNode back =
                ok(run("--json", "models", "rollback", "--symbols", "S0001")).json();
        assertThat(back.at("/change/moves")).hasSize(1);
        assertThat(stage(old)).isEqualTo("champion");
        Shell.Result promoted = ok(run("models", "promote", now, "--symbols", "s0001"));
        assertThat(promoted.out()).startsWith("Signals of 1 instrument come from " + now + " now.");
        assertThat(ok(run("models", "promote", now)).out()).startsWith("Nothing changed");
        assertThat(ok(run("models", "history", now)).out()).contains("3 changes");
    }

    @Test
    void a_champion_is_not_archived_and_a_candidate_is_archived_and_taken_back() {
        Shell.Result refused = run("models", "archive", now);
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("champion of SIM:S0001").hasLineCount(1);
        assertThat(ok(run("models", "archive", old)).out()).startsWith("Nothing changed");
        ok(run("models", "archive", old, "--undo"));
        assertThat(stage(old)).isEqualTo("candidate");
        assertThat(ok(run("models", "archive", old, "--why", "Put aside.")).out())
                .contains("is archived.");
    }

    @Test
    void a_symbol_that_the_model_is_not_for_and_a_why_of_many_lines_are_misuse() {
        Shell.Result other = run("models", "promote", old, "--symbols", "S0002");
        assertThat(other.code()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("S0002").hasLineCount(1);
        for (String why : List.of("a\nb", "x".repeat(501))) {
            Shell.Result long1 = run("models", "promote", old, "--why", why);
            assertThat(long1.code()).isEqualTo(ExitCode.USAGE);
            assertThat(long1.err()).contains("--why must be one line");
        }
    }

    @Test
    void a_tampered_history_is_told_with_file_and_line_and_stops_changes() throws IOException {
        Path log = workspace.resolve("models/stages.jsonl");
        Files.writeString(log, Files.readString(log).replaceFirst("TRAINER", "MONITOR"));
        for (List<String> command : List.of(List.of("models", "history"), List.of("models", "promote", old))) {
            Shell.Result result = run(command.toArray());
            assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
            assertThat(result.err()).contains("stages.jsonl:1").hasLineCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"md", "html"})
    void a_card_says_everything_in_both_forms(String form) throws IOException {
        Path file = folder.resolve("cards/card." + form);
        Shell.Result result = ok(run("models", "show", now, "-o", file));
        assertThat(result.out()).endsWith("Written: " + file + "\n");
        JsonNode card = ok(run("--json", "models", "show", now)).json();
        String text = Files.readString(file);
        assertThat(text)
                .contains("The market is simulated")
                .contains("Intended use", "Limits and warnings", "Scores, out of sample", "Beside the null models")
                .contains("Classes and calibration", "Proof and trials", "Data", "Provenance", "Stage and history")
                .contains(
                        card.at("/provenance/dataHash").asText(),
                        card.at("/recipe/specHash").asText())
                .contains(card.at("/spans/walkForward/first").asText(), "Champion: signals of SIM:S0001")
                .doesNotContain("<script");
        card.at("/nulls").fieldNames().forEachRemaining(n -> assertThat(text).contains(n));
    }

    @Test
    void a_card_in_another_form_is_misuse_before_anything_is_written() {
        Shell.Result result = run("models", "show", now, "-o", folder.resolve("card.pdf"));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(".html or .md");
    }

    @Test
    void a_model_goes_to_another_workspace_as_a_candidate_and_is_promoted_there() throws IOException {
        Path file = parcel();
        byte[] bytes = Files.readAllBytes(file);
        assertThat(Files.readAllBytes(parcel())).isEqualTo(bytes);
        Path other = folder.resolve("other");
        JsonNode received = ok(in(other, "--json", "models", "import", file)).json();
        assertThat(received.at("/isNew").asBoolean()).isTrue();
        assertThat(received.at("/stage").asText()).isEqualTo("candidate");
        assertThat(ok(in(other, "models", "import", file)).out()).contains("here already");
        ok(in(other, "models", "verify"));
        ok(in(other, "models", "promote", now));
        assertThat(ok(in(other, "models", "list")).out()).containsPattern("champion\\s+" + now);
        // What is refused changes nothing there.
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Shell.Result refused = in(folder.resolve("third"), "models", "import", file);
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(refused.err()).contains("parcel.zip").hasLineCount(1);
        assertThat(folder.resolve("third/models")).doesNotExist();
    }

    @Test
    void a_file_that_is_not_there_is_misuse() {
        Shell.Result result = run("models", "import", folder.resolve("none.zip"));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("there is no file");
    }
}
