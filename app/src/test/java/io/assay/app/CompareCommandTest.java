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
import io.assay.base.Days;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code compare} on linear models of simulated stocks: a run of three stocks and one of two. */
class CompareCommandTest {
    private static final String TRAIN = "train finetune --unproven --pooled none --refit-years 1 --train-sessions 250"
            + " --test-from none --to 2005-06-30 --models ";

    private static String old = "";
    private static String young = "";

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        ok(Shell.run("-w", workspace(), "data", "simulate", "--stocks", 3, "--sessions", 1150, "--ic", 0.3));
        old = trained("logistic-regression-strong --label direction3_5d");
        young = trained("logistic-regression --label direction3_5d --symbols S0002,S0003");
    }

    private static String trained(String options) {
        JsonNode run =
                ok(any((Object[]) ("--json " + TRAIN + options).split(" "))).json();
        return run.findValue("runId").asText();
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

    @Test
    void two_runs_on_the_rows_of_both_as_text_and_page() throws IOException {
        Shell.Result result = ok(any("compare", old, young));
        assertThat(result.out())
                .startsWith("The market is simulated. Nothing on it is real.\n\nWARNING: Run " + old + ": NOT PROVEN")
                .contains("\n\nVERDICT: ")
                .contains("'" + old + "' is the reference", "MODELS AND NULL MODELS", "persistence", "2 stocks")
                .contains("LESS THE REFERENCE", "95 %, all at once", "MONEY", "equal weight", "Sharpe", "Calmar")
                .contains("BY YEAR", "BY REGIME", "BY SECTOR", "WHERE THEY COME FROM", "accuracy on rows learnt from")
                .doesNotContain("NaN");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 120);
        String page = result.out().lines().reduce("", (a, b) -> b).replace("Report: ", "");
        assertThat(Path.of(page).getParent()).isEqualTo(workspace().resolve("reports"));
        assertThat(Files.readString(Path.of(page)))
                .startsWith("<!doctype html>")
                .contains("Models side by side", old, young, "<svg", "By year", "Equity", "Drawdown")
                .doesNotContain("<script", "NaN");
    }

    @Test
    void json_holds_everything_and_is_the_same_at_any_number_of_threads() {
        Path page = folder.resolve("deep/one.html");
        Shell.Result one = ok(any("--json", "--threads", 1, "compare", old, young, "-o", page));
        assertThat(any("--json", "--threads", 3, "compare", old, young, "-o", page)
                        .out())
                .isEqualTo(one.out());
        assertThat(page).exists();
        JsonNode json = one.json().at("/comparison");
        JsonNode rows = json.at("/rows/shared");
        assertThat(rows.at("/stocks").asInt()).isEqualTo(2);
        assertThat(json.at("/contenders/0/own/stocks").asInt()).isEqualTo(3);
        assertThat(json.at("/contenders/0/origin/run").asText()).isEqualTo(old);
        assertThat(json.at("/figures/models")).hasSize(2);
        assertThat(json.at("/figures/nulls").size()).isGreaterThanOrEqualTo(6);
        assertThat(json.at("/figures/gaps/0/figure").asText()).isEqualTo("direction correlation");
        double own = json.at("/figures/gaps/0/own").asDouble();
        assertThat(json.at("/figures/models/1/figures/0/value").asDouble()).isEqualTo(own);
        assertThat(json.at("/money/books/0/equity").size()).isGreaterThan(100);
        assertThat(json.at("/money/gaps")).hasSize(2);
        assertThat(json.at("/groups").findValuesAsText("kind")).contains("sector", "regime", "year");
        assertThat(one.json().at("/report").asText()).isEqualTo(page.toString());
    }

    @Test
    void the_competitors_of_a_run_and_another_reference() {
        JsonNode json = ok(any(
                        "--json",
                        "compare",
                        old,
                        young + ":logistic-regression",
                        old + ":majority",
                        "--reference",
                        young + ":logistic-regression",
                        "--top",
                        1,
                        "--from",
                        "2004-01-01",
                        "-o",
                        folder.resolve("x.html")))
                .json()
                .at("/comparison");
        assertThat(json.at("/contenders").findValuesAsText("name"))
                .containsExactly(young + ":logistic-regression", old, old + ":majority");
        assertThat(json.at("/money/rule").asText()).contains("highest out-of-sample scores: 1 stock");
        assertThat(json.at("/figures/skill")).hasSize(3);
    }

    @Test
    void a_competitor_of_another_scope_than_the_chosen_one_is_booked_by_scores_alone() {
        String both = ok(any((Object[]) ("--json " + TRAIN.replace("--pooled none", "--pooled logistic-regression")
                                + "logistic-regression --label direction3_5d")
                        .split(" ")))
                .json()
                .findValue("runId")
                .asText();
        List<Object> models = List.of(
                "--json",
                "compare",
                both,
                both + ":logistic-regression, per stock",
                both + ":logistic-regression, pooled",
                "-o",
                folder.resolve("b.html"));
        JsonNode money = ok(any(models.toArray())).json().at("/comparison/money");
        int unbooked = money.at("/unbooked").size();
        assertThat(unbooked).as("the chosen one is of one scope a window").isBetween(1, 2);
        assertThat(money.at("/unbooked/0").asText()).contains("is not booked", "whoever was chosen", "--top N");
        assertThat(money.at("/gaps")).hasSize(2 * (2 - unbooked));
        assertThat(money.at("/books/" + (3 - unbooked) + "/name").asText()).isEqualTo("equal weight");
        JsonNode scores = ok(any(
                        Stream.concat(models.stream(), Stream.of("--top", 1)).toArray()))
                .json()
                .at("/comparison/money");
        assertThat(scores.at("/unbooked")).isEmpty();
        assertThat(scores.at("/books/3/name").asText()).isEqualTo("equal weight");
    }

    @Test
    void a_look_that_too_few_bars_would_refuse_is_not_counted() throws IOException {
        Path copy = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(workspace())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(workspace().relativize(file).toString()));
            }
        }
        Files.writeString(copy.resolve("held-out.json"), "{\"from\": \"2005-07-01\"}");
        Path user = folder.resolve("user");
        String last = ok(any("--json", "compare", model(old), model(young), "--later", "-o", folder.resolve("a.html")))
                .json()
                .at("/comparison/rows/shared/lastDay")
                .asText();
        Object[] asked = {"-w", copy, "compare", model(old), model(young), "--later", "--open-test"};
        Map<String, String> environment = Map.of("ASSAY_USER_DIR", user.toString());
        String from = Days.text(Integer.parseInt(last) - 20);
        Shell.Result refused = Shell.run(
                environment,
                Stream.concat(Arrays.stream(asked), Stream.of("--from", from)).toArray());
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("at least 30 rows", "there are bars for at most");
        assertThat(user.resolve("peeks.jsonl")).doesNotExist();
        ok(Shell.run(environment, asked));
        assertThat(user.resolve("peeks.jsonl")).exists();
    }

    @Test
    void kept_models_are_asked_about_later_days() throws IOException {
        String one = model(old);
        String two = model(young);
        Shell.Result result = ok(any("compare", one, two, "--later"));
        assertThat(result.out())
                .contains("Kept models were asked about days after", "1 stock,", "Nothing is booked on later days")
                .doesNotContain("MONEY", "NaN");
        JsonNode json = ok(any("--json", "compare", one, two, "--later", "-o", folder.resolve("l.html")))
                .json();
        assertThat(json.at("/comparison/rows/shared/firstDay").asInt()).isGreaterThan(Days.of(2005, 6, 30));
        assertThat(json.at("/comparison/contenders/0/inSample").asDouble()).isBetween(0.3, 0.9);
    }

    /** The model of S0002 that a run kept. */
    private static String model(String run) throws IOException {
        Path record = workspace().resolve("runs").resolve(run).resolve("run.json");
        String kept = new ObjectMapper()
                .readTree(Files.readString(record))
                .at("/models/SIM:S0002")
                .asText();
        for (JsonNode card : ok(any("--json", "models", "list")).json()) {
            String id = card.at("/id").asText();
            if (id.equals(kept)) {
                return id;
            }
        }
        throw new AssertionError("run " + run + " kept no model of S0002");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OLD | at least two models",
                "OLD OLD | is named twice",
                "OLD OLD:chosen | are one model",
                "OLD nobody | there is no run or model 'nobody'",
                "OLD YOUNG:nobody | nobody who answered in run",
                "OLD YOUNG --symbols S0001 | no stock and day on which all of these models speak",
                "OLD YOUNG --open-test | there is nothing to open",
                "OLD YOUNG --from 2005-06-30 --to 2005-01-31 | in order",
                "OLD YOUNG --top 1 --drop 2 | --drop",
                "OLD YOUNG --initial-capital 0 | --initial-capital",
                "OLD YOUNG --later | there is no model"
            })
    void misuse_is_said_in_a_sentence(String options, String sentence) {
        List<String> words = Arrays.stream(options.split(" "))
                .map(w -> w.replace("OLD", old).replace("YOUNG", young))
                .toList();
        Shell.Result result =
                any(Stream.concat(Stream.of("compare"), words.stream()).toArray());
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(sentence).doesNotContain("Exception");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void a_file_of_another_form_is_refused_before_anything_is_seen() {
        long before = ok(any("--json", "ledger", "list")).json().size();
        Shell.Result result = any("compare", old, young, "--top", 1, "-o", folder.resolve("page.pdf"));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("ends in .html", "Fix:").hasLineCount(1);
        assertThat((long) ok(any("--json", "ledger", "list")).json().size()).isEqualTo(before);
    }
}
