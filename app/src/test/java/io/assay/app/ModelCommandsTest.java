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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code models}, {@code signals} and {@code report} on two simulated stocks with one linear model each. */
class ModelCommandsTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        ok(Shell.run("-w", workspace(), "data", "simulate", "--stocks", 2, "--sessions", 1300, "--ic", 0.3));
        ok(Shell.run(Map.of("ASSAY_USER_DIR", shared.resolve("user").toString()), (Object[])
                ("-w " + workspace() + " train update --models logistic-regression-strong --pooled none --refit-years 1"
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

    private static Shell.Result run(Object... arguments) {
        return in(workspace(), arguments);
    }

    private static Shell.Result in(Path home, Object... arguments) {
        return Shell.run(
                Stream.concat(Stream.of("-w", home), Arrays.stream(arguments)).toArray());
    }

    private static List<String> ids() {
        return ok(run("models", "list", "--json")).json().findValuesAsText("id");
    }

    @Test
    void the_list_marks_those_that_signals_come_from_and_counts_them() {
        Shell.Result text = ok(run("models", "list"));
        assertThat(text.out()).endsWith("2 models; 'assay models show ID' tells more.\n");
        JsonNode rows = ok(run("models", "list", "--json")).json();
        assertThat(rows).hasSize(2);
        for (JsonNode row : rows) {
            assertThat(text.out())
                    .containsPattern("champion\\s+" + row.at("/id").asText());
            assertThat(row.at("/current").asBoolean()).isTrue();
            assertThat(row.at("/f1").asDouble()).isBetween(0.0, 1.0);
            assertThat(row.at("/learner").asText()).isEqualTo("logistic-regression");
            assertThat(row.at("/judged").asText()).matches("\\d{4}-\\d\\d-\\d\\d to \\d{4}-\\d\\d-\\d\\d");
        }
        assertThat(rows.findValuesAsText("instruments")).hasSize(2);
    }

    @Test
    void a_model_shows_what_it_is_how_it_did_against_what_and_where_it_came_from() {
        String id = ids().get(0);
        Shell.Result text = ok(run("models", "show", id));
        JsonNode card = ok(run("models", "show", id, "--json")).json();
        assertThat(card.at("/id").asText()).isEqualTo(id);
        assertThat(card.at("/provenance/simulated").asBoolean()).isTrue();
        assertThat(text.out())
                .startsWith(id + "  for " + card.at("/instruments/0").asText() + "\n")
                .contains(card.at("/verdict").asText(), "SIMULATED", "logistic-regression", "F1")
                .contains("judged on  " + card.at("/spans/walkForward/first").asText())
                .contains("data       " + card.at("/provenance/dataHash").asText());
        card.at("/nulls")
                .fieldNames()
                .forEachRemaining(n -> assertThat(text.out()).contains("against " + n + "\n"));
        card.at("/warnings").forEach(w -> assertThat(text.out()).contains("warning: " + w.asText()));
    }

    @Test
    void a_model_that_is_not_there_is_answered_with_the_nearest() {
        String id = ids().get(0);
        Shell.Result result = run("models", "show", id.substring(0, id.length() - 1));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("there is no model '", "did you mean '");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../w", "a/b", "", "..", "/etc/passwd"})
    void a_name_that_could_lead_out_of_the_store_is_misuse(String name) {
        for (String command : List.of("show", "verify")) {
            Shell.Result result = run("models", command, name);
            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err())
                    .startsWith("error: a model's name holds letters")
                    .hasLineCount(1);
        }
    }

    private Path copy() throws IOException {
        Path other = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(workspace())) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, other.resolve(workspace().relativize(file)));
            }
        }
        return other;
    }

    @Test
    void whole_models_verify_and_a_damaged_one_is_named_with_its_file() throws IOException {
        assertThat(ok(run("models", "verify")).out()).isEqualTo("2 models looked at, 0 problems.\n");
        Path other = copy();
        String id = ids().get(1);
        Path fitted = other.resolve("models").resolve(id).resolve("model.bin");
        byte[] bytes = Files.readAllBytes(fitted);
        bytes[bytes.length / 2] ^= 1;
        Files.write(fitted, bytes);
        Shell.Result result = in(other, "--json", "models", "verify", id);
        assertThat(result.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(result.json().at("/problems")).hasSize(1);
        assertThat(result.err()).contains(fitted.toString(), "checksum");
        // All of the store: the damaged one is told, the other is looked at.
        Shell.Result all = in(other, "models", "verify");
        assertThat(all.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(all.out()).isEqualTo("1 model looked at, 1 problem.\n");
        Shell.Result list = in(other, "models", "list", "--json");
        assertThat(list.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(list.json()).hasSize(1);
        assertThat(list.err()).contains(fitted.toString());
        Shell.Result shown = in(other, "models", "show", id);
        assertThat(shown.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(shown.err()).contains(fitted.toString()).doesNotContain("Exception");
    }

    @Test
    void signals_say_what_is_known_of_the_model_behind_them() {
        JsonNode signals = ok(run("signals", "--json")).json();
        assertThat(signals).hasSize(2);
        for (JsonNode signal : signals) {
            assertThat(signal.at("/model").asText()).isIn(ids());
            assertThat(signal.at("/action").asText()).isIn("BUY", "SELL", "HOLD", "STRONG BUY", "STRONG SELL");
            double sum = 0;
            for (JsonNode p : signal.at("/probabilities")) {
                sum += p.asDouble();
            }
            assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
            assertThat(signal.at("/standing").asText()).contains("trained");
        }
        Shell.Result text = ok(run("signals"));
        assertThat(text.out()).contains("SIM:S0001", "SIM:S0002", "A signal is no advice.");
        assertThat(text.out()).contains(signals.at("/0/action").asText());
    }

    @Test
    void signals_with_their_reasons_name_what_the_rules_saw() {
        Shell.Result text = ok(run("signals", "--why", "--symbols", "S0002"));
        assertThat(text.out()).contains("SIM:S0002", "bullish").doesNotContain("SIM:S0001");
    }

    @Test
    void a_model_fitted_on_later_days_says_nothing_on_an_earlier_one() {
        JsonNode signals = ok(run("signals", "--json", "--date", "2005-06-30")).json();
        for (JsonNode signal : signals) {
            assertThat(signal.at("/date").asText()).isEqualTo("2005-06-30");
            assertThat(signal.at("/model").asText()).isEqualTo("rules");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2005-13-01", "+999999999-01-01", "yesterday", "2005-6-1"})
    void a_day_that_is_none_is_misuse_said_with_the_text(String day) {
        Shell.Result result = run("signals", "--date", day);
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("a date must read YYYY-MM-DD, was '" + day + "'");
    }

    @Test
    void a_report_without_money_is_a_page_and_the_same_run_as_json() throws IOException {
        Path page = folder.resolve("deep/er/page.html");
        JsonNode json = ok(run("--json", "report", "--no-money", "-o", page)).json();
        assertThat(json.at("/report").asText()).isEqualTo(page.toString());
        assertThat(json.has("backtest")).isFalse();
        String id = json.at("/study/run/runId").asText();
        assertThat(Files.readString(page))
                .contains(id, "The market is simulated")
                .doesNotContain("<script");
        Shell.Result text = ok(run("report", id, "--no-money", "--show", 1, "-o", page));
        assertThat(text.out())
                .contains("VERDICT: ", "... and 1 stock more")
                .endsWith("Report: " + page + "\n")
                .doesNotContain("MONEY");
        Shell.Result none = ok(run("report", id, "--no-money", "--show", 0, "-o", page));
        assertThat(none.out()).contains("... and 2 stocks more");
    }

    @Test
    void a_report_of_a_model_is_that_of_the_run_that_made_it() {
        Path page = folder.resolve("page.html");
        JsonNode newest = ok(run("--json", "report", "--no-money", "-o", page)).json();
        JsonNode ofModel = ok(run("--json", "report", ids().get(0), "--no-money", "-o", page))
                .json();
        assertThat(ofModel.at("/study/run/runId")).isEqualTo(newest.at("/study/run/runId"));
    }

    @Test
    void two_runs_of_the_same_command_print_the_same() {
        assertThat(run("signals", "--json").out())
                .isEqualTo(run("signals", "--json", "--threads", 2).out());
        assertThat(run("models", "list").out()).isEqualTo(run("models", "list").out());
    }
}
