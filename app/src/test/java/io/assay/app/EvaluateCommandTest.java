package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.cli.ExitCode;
import io.assay.base.AtomicFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code evaluate} on a linear model of two simulated stocks each, which learnt from the first three years. */
class EvaluateCommandTest {
    private static final String SIMULATED = "The market is simulated. Nothing on it is real.";

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        ok(Shell.run("-w", workspace(), "data", "simulate", "--stocks", 2, "--sessions", 1500, "--ic", 0.3));
        ok(any((Object[])
                ("train update --models logistic-regression-strong --pooled none --refit-years 1 --to 2005-06-30"
                                + " --train-sessions 250 --label direction3_5d --test-from none")
                        .split(" ")));
    }

    private static Path workspace() {
        return shared.resolve("w");
    }

    private static Shell.Result ok(Shell.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private static Shell.Result any(Object... arguments) {
        return Shell.run(
                Map.of("ASSAY_USER_DIR", shared.resolve("user").toString()),
                Stream.concat(Stream.of("-w", workspace()), Arrays.stream(arguments))
                        .toArray());
    }

    private static String id() {
        return ok(any("--json", "models", "list")).json().at("/0/id").asText();
    }

    @Test
    void the_text_says_first_that_the_market_is_simulated_and_holds_every_part() {
        Shell.Result result = ok(any("evaluate", "SIM-S0001"));
        assertThat(result.out())
                .startsWith(SIMULATED)
                .contains("VERDICT: ", id(), "BESIDE THE NULL MODELS", "persistence", "BY SECTOR", "BY REGIME")
                .contains(
                        "BY YEAR", "BY STOCK", "HOW SURE IT WAS", "MOST CONFIDENT MISTAKES", "learnt from (in sample)")
                .contains("2005-06-30", "the store keeps none")
                .doesNotContain("NaN", "Written:");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void json_on_standard_output_is_what_the_json_file_holds() throws IOException {
        Path file = folder.resolve("deep/one.json");
        JsonNode json = ok(any("--json", "evaluate", id(), "-o", file)).json();
        assertThat(new ObjectMapper().readTree(Files.readString(file))).isEqualTo(json);
        assertThat(json.at("/subject/simulated").asBoolean()).isTrue();
        assertThat(json.at("/subject/model").asText()).isEqualTo(id());
        assertThat(json.at("/rows/days/first").asText()).isGreaterThan("2005-06-30");
        assertThat(json.at("/whole/nulls")).hasSize(6);
        assertThat(json.at("/groups").findValuesAsText("kind")).contains("sector", "regime", "year", "stock");
        JsonNode accuracy = json.at("/gaps/0");
        assertThat(accuracy.at("/figure").asText()).isEqualTo("accuracy");
        for (String where : List.of("learnt", "validated", "later")) {
            assertThat(accuracy.at("/" + where).asDouble()).isBetween(0.2, 0.9);
        }
        JsonNode mistake = json.at("/mistakes/0");
        assertThat(mistake.at("/instrument").asText()).isEqualTo("SIM:S0001");
        assertThat(mistake.at("/said").asText())
                .isNotEqualTo(mistake.at("/came").asText());
    }

    @Test
    void a_page_stands_alone_and_shows_charts() throws IOException {
        Path file = folder.resolve("one.HTML");
        assertThat(ok(any("evaluate", id(), "-o", file)).out()).endsWith("Written: " + file + "\n");
        assertThat(Files.readString(file))
                .startsWith("<!doctype html>")
                .contains(SIMULATED, id(), "<svg", "By regime", "Most confident mistakes", "Holm")
                .doesNotContain("<script", "NaN");
    }

    @Test
    void markdown_and_text_hold_the_same_tables() throws IOException {
        Path markdown = folder.resolve("one.md");
        Path text = folder.resolve("one.txt");
        ok(any("evaluate", id(), "-o", markdown));
        Shell.Result shown = ok(any("evaluate", id(), "-o", text));
        String lines = Files.readString(markdown);
        assertThat(lines).startsWith("# A kept model on later days\n\n> **" + SIMULATED + "**\n");
        assertThat(lines).contains("## By year\n\n| year | rows |", "\n| --- |", "\n| accuracy | 0.");
        assertThat(lines.lines().filter(l -> l.startsWith("|"))).allMatch(l -> l.endsWith(" |"));
        assertThat(shown.out()).startsWith(Files.readString(text));
    }

    @Test
    void a_list_with_sectors_names_the_groups() {
        Path list = folder.resolve("list.csv");
        AtomicFiles.write(list, "symbol,sector\nS0001,Mines\nS0002,Banks\n");
        JsonNode json = ok(any("--json", "evaluate", id(), "--universe", list)).json();
        assertThat(json.at("/groups/0/kind").asText()).isEqualTo("sector");
        assertThat(json.at("/groups/0/name").asText()).isEqualTo("Mines");
        assertThat(json.toString()).contains("Sectors are those of the day on which the list was drawn up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "one.pdf", "html", "one.htmlx", "x.json/one"})
    void a_file_of_another_form_is_refused_before_anything_is_seen(String name) {
        long before = ok(any("--json", "ledger", "list")).json().size();
        Shell.Result result = any("evaluate", id(), "--to", "2006-09-01", "-o", folder.resolve(name));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(".html, .md, .txt or .json", "Fix:").hasLineCount(1);
        assertThat(result.out()).isEmpty();
        assertThat((long) ok(any("--json", "ledger", "list")).json().size()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIM-S0001 --to 2005-06-30 | learnt from days up to",
                "SIM-S0001 --from 2006-06-30 --to 2006-01-31 | in order",
                "SIM-S0001 --symbols S0002 | leave the selection out",
                "SIM-S0001 --open-test | there is nothing to open",
                "SIM-S | the names of 2 models begin with",
                "SIM-S0003 | there is no model 'SIM-S0003'",
                "SIM-S0001 --show -1 | --show",
                "SIM-S0001 --from soon | soon"
            })
    void misuse_is_said_in_a_sentence(String options, String sentence) {
        Shell.Result result = any(Stream.concat(Stream.of("evaluate"), Stream.of(options.split(" ")))
                .toArray());
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(sentence).doesNotContain("Exception");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void a_model_without_later_days_is_told_what_to_do() {
        Shell.Result result = any("evaluate", id(), "--from", "2030-01-01");
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(result.err()).contains("import later bars");
    }

    @Test
    void the_same_at_any_number_of_threads() {
        assertThat(any("--threads", 1, "evaluate", id()).out())
                .isEqualTo(any("--threads", 3, "evaluate", id()).out());
    }
}
