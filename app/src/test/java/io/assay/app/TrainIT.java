package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import io.assay.base.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** From simulated bars to models and signals through the command line, with the real forest. */
class TrainIT {
    @TempDir
    Path folder;

    private Path workspace(String name, double coefficient) {
        Path workspace = folder.resolve(name);
        Shell.Result result =
                Shell.run("-w", workspace, "data", "simulate", "--stocks", 4, "--sessions", 1600, "--ic", coefficient);
        assertThat(result.code()).isZero();
        return workspace;
    }

    private static Shell.Result train(Path workspace, Object... more) {
        Object[] arguments = Stream.concat(
                        Stream.of("-w", workspace, "--json", "train", "missing", "--trees", 40), Stream.of(more))
                .toArray();
        return Shell.run(arguments);
    }

    private static JsonNode json(Shell.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return Json.tree(result.out(), "standard output");
    }

    private static Path run(Path workspace) throws IOException {
        try (Stream<Path> runs = Files.list(workspace.resolve("runs"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    /** As the workspace is if the run was killed before its models became the current ones. */
    private static void neverPromoted(Path workspace) throws IOException {
        Files.delete(workspace.resolve("models/current.json"));
        try (Stream<Path> history = Files.list(workspace.resolve("models"))) {
            for (Path file : history.filter(f -> f.getFileName().toString().startsWith("stages."))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void bars_become_models_a_verdict_and_signals() throws IOException {
        Path workspace = workspace("w", 0.3);
        JsonNode report = json(train(workspace));
        assertThat(report.at("/run/stocks")).isNotEmpty();
        assertThat(report.at("/run/verdict/sentence").asText()).contains("direction correlation");
        assertThat(Files.readString(Path.of(report.at("/report").asText()))).contains("Nothing on it is real");

        assertThat(train(workspace).out()).contains("\"trained\" : 0");

        JsonNode models = json(Shell.run("-w", workspace, "--json", "models", "list"));
        assertThat(models).hasSameSizeAs(report.at("/run/stocks"));
        String id = models.get(0).at("/id").asText();
        JsonNode card = json(Shell.run("-w", workspace, "--json", "models", "show", id));
        assertThat(card.at("/provenance/simulated").asBoolean()).isTrue();
        assertThat(card.at("/performance/F1/value").asDouble()).isBetween(0.0, 1.0);
        assertThat(card.at("/recipe/features")).hasSize(88);

        JsonNode signals = json(Shell.run("-w", workspace, "signals", "--json"));
        assertThat(signals).hasSize(4);
        for (JsonNode signal : signals) {
            if (signal.at("/model").asText().startsWith("SIM-")) {
                double sum = signal.at("/probabilities/BUY").asDouble()
                        + signal.at("/probabilities/HOLD").asDouble()
                        + signal.at("/probabilities/SELL").asDouble();
                assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
            }
        }
    }

    @Test
    void the_number_of_threads_changes_nothing() throws IOException {
        Path one = workspace("one", 0.1);
        Path two = workspace("two", 0.1);
        json(train(one, "--threads", 1));
        json(train(two, "--threads", 3));
        assertThat(Files.readString(run(one).resolve("run.json")))
                .isEqualTo(Files.readString(run(two).resolve("run.json")));
    }

    @Test
    void a_run_that_lost_half_of_its_work_comes_to_the_same() throws IOException {
        Path workspace = workspace("w", 0.1);
        json(train(workspace));
        Path run = run(workspace);
        String before = Files.readString(run.resolve("run.json"));
        Files.delete(run.resolve("run.json"));
        neverPromoted(workspace);
        try (Stream<Path> judged = Files.list(run)) {
            List<Path> files = judged.filter(f -> f.toString().endsWith(".judged"))
                    .sorted()
                    .toList();
            Files.delete(files.get(0));
        }
        json(train(workspace));
        assertThat(Files.readString(run.resolve("run.json"))).isEqualTo(before);
    }

    @Test
    void a_model_that_was_tampered_with_is_refused() throws IOException {
        Path workspace = workspace("w", 0.1);
        json(train(workspace, "--symbols", "SIM:S0001"));
        assertThat(Shell.run("-w", workspace, "models", "verify").code()).isZero();
        Path model;
        try (Stream<Path> all = Files.walk(workspace.resolve("models"))) {
            model = all.filter(f -> f.endsWith("model.bin")).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2] ^= 1;
        Files.write(model, bytes);
        Shell.Result verify = Shell.run("-w", workspace, "models", "verify");
        assertThat(verify.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(verify.err()).contains("model.bin");
        Shell.Result signals = Shell.run("-w", workspace, "--json", "signals", "--symbols", "SIM:S0001");
        assertThat(signals.out()).contains("model.bin").contains("\"action\" : \"NONE\"");
    }

    @Test
    void nothing_after_the_given_day_is_looked_at() {
        Path workspace = workspace("w", 0.1);
        JsonNode report = json(train(workspace, "--symbols", "SIM:S0001", "--to", "2007-06-29"));
        assertThat(report.at("/run/stocks/0/lastDay").asInt()).isLessThan(io.assay.base.Days.of(2007, 6, 29));
    }

    @Test
    void a_model_says_nothing_on_days_on_which_it_could_not_have_been_fitted_yet() {
        Path workspace = workspace("w", 0.1);
        json(train(workspace, "--symbols", "SIM:S0001"));
        JsonNode today = json(Shell.run("-w", workspace, "--json", "signals", "--symbols", "SIM:S0001"));
        assertThat(today.at("/0/model").asText()).startsWith("SIM-S0001");
        JsonNode before =
                json(Shell.run("-w", workspace, "--json", "signals", "--symbols", "SIM:S0001", "--date", "2007-06-29"));
        assertThat(before.at("/0/date").asText()).isEqualTo("2007-06-29");
        assertThat(before.at("/0/model").asText()).isEqualTo("rules");
    }

    @Test
    void stocks_in_two_currencies_make_no_book() {
        Path workspace = workspace("w", 0.1);
        Path file = folder.resolve("INFY.csv");
        io.assay.base.AtomicFiles.write(file, "Date,Open,High,Low,Close,Adj Close,Volume\n2005-01-03,1,2,1,2,2,100\n");
        assertThat(Shell.run("-w", workspace, "data", "import", file, "--market", "NSE")
                        .code())
                .isZero();
        Shell.Result result = train(workspace);
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("USD").contains("INR");
    }

    @Test
    void the_demo_shows_what_was_planted_beside_what_was_found() {
        JsonNode demo = json(
                Shell.run("-w", folder.resolve("d"), "--json", "demo", "--stocks", 6, "--years", 8, "--trees", 30));
        assertThat(demo.at("/simulated").asText()).startsWith("SIMULATED");
        assertThat(demo.at("/plantedInformationCoefficient").asDouble()).isEqualTo(0.2);
        JsonNode oracle = demo.at("/found/0");
        assertThat(oracle.at("/low").asDouble()).isLessThan(0.2).isGreaterThan(0.05);
        assertThat(oracle.at("/high").asDouble()).isGreaterThan(0.2).isLessThan(0.4);
        assertThat(Path.of(demo.at("/report").asText())).exists();
    }
}
