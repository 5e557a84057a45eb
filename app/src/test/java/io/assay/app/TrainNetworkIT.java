package io.assay.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code train lstm} and its sisters on a few simulated stocks, at sizes that a test can afford. */
class TrainNetworkIT {
    private static final List<String> SMALL = List.of(
            "--hidden-size", "4", "--epochs", "2", "--refit-years", "4", "--train-sessions", "250", "--stride", "5");

    @TempDir
    private static Path workspace;

    @BeforeAll
    static void simulate() {
        Shell.Result result =
                Shell.run("-w", workspace, "data", "simulate", "--stocks", 3, "--sessions", 2000, "--ic", 0.1);
        assertThat(result.code()).as(result.err()).isZero();
    }

    private static Shell.Result train(String kind, Object... more) {
        List<Object> args = new ArrayList<>(List.of("-w", workspace, "train", kind));
        args.addAll(SMALL);
        args.addAll(List.of(more));
        return Shell.run(args.toArray());
    }

    @Test
    void an_lstm_is_estimated_judged_kept_and_asked_for_signals() {
        Shell.Result result = train("lstm", "--window", 5, "--layers", 1, "--target-accuracy", "0.99");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("Estimate: ").contains("fits of at most 2 epochs");
        assertThat(result.out())
                .contains("VERDICT: ")
                .contains("lstm, pooled")
                .contains("Target accuracy 99.0 %: not reached, it is ");
        Shell.Result signals = Shell.run("-w", workspace, "signals", "--json");
        assertThat(signals.code()).as(signals.err()).isZero();
        assertThat(signals.out()).contains("lstm");

        Shell.Result again = train("lstm", "--window", 5, "--layers", 1, "--target-accuracy", "0.99");
        assertThat(again.out()).isEqualTo(result.out());
        assertThat(again.err()).doesNotContain("Estimate: ");
    }

    @Test
    void variants_compete_and_one_model_of_all_with_one_a_stock() {
        Shell.Result result = train("mlp", "--scope", "both", "--rival", "learning_rate=0.01", "--json");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("mlp, per stock")
                .contains("mlp, pooled")
                .contains("mlp learning_rate=0.01, per stock")
                .contains("mlp learning_rate=0.01, pooled");
    }

    @Test
    void several_members_are_averaged_and_later_days_tell_how_far_they_disagree() {
        Path other = workspace.resolve("members");
        Shell.run("-w", other, "data", "simulate", "--stocks", 3, "--sessions", 2000, "--ic", 0.1);
        List<Object> args = new ArrayList<>(List.of("-w", other, "train", "gru"));
        args.addAll(SMALL);
        args.addAll(List.of("--members", 2, "--window", 5, "--layers", 1, "--test-from", "none"));
        args.addAll(List.of("--to", "2008-12-31", "--note", "two members"));
        Shell.Result result = Shell.run(args.toArray());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("gru x2, pooled");
        assertThat(Shell.run("-w", other, "report", "--no-money").out()).contains(": two members");
        assertThat(Shell.run(args.toArray()).code()).isZero();
        assertThat(Shell.run("-w", other, "report", "--no-money").out()).containsOnlyOnce(": two members");
        assertThat(Shell.run("-w", other, "replay").out()).startsWith("identical");

        JsonNode models =
                Json.tree(Shell.run("-w", other, "models", "list", "--json").out(), "stdout");
        String model = models.findValuesAsText("id").stream()
                .filter(id -> id.contains("ensemble"))
                .findFirst()
                .orElseThrow();
        Shell.Result judged = Shell.run("-w", other, "evaluate", model);
        assertThat(judged.code()).as(judged.err()).isZero();
        assertThat(judged.out()).contains("ensemble of 2 parts on ");
        assertThat(Shell.run("-w", other, "evaluate", model, "--dropout-draws", 3)
                        .err())
                .contains("'--dropout-draws' is for a single network");
    }

    @Test
    void a_network_asked_with_dropout_tells_whether_its_scatter_warns() {
        Path other = workspace.resolve("dropout");
        Shell.run("-w", other, "data", "simulate", "--stocks", 3, "--sessions", 2000, "--ic", 0.1);
        List<Object> args = new ArrayList<>(List.of("-w", other, "train", "mlp"));
        args.addAll(SMALL);
        args.addAll(List.of("--dropout", "0.2", "--test-from", "none", "--to", "2008-12-31"));
        Shell.Result result = Shell.run(args.toArray());
        assertThat(result.code()).as(result.err()).isZero();
        String model = Json.tree(
                        Shell.run("-w", other, "models", "list", "--json").out(), "stdout")
                .findValuesAsText("id")
                .get(0);
        Shell.Result judged = Shell.run("-w", other, "evaluate", model, "--dropout-draws", 4);
        assertThat(judged.code()).as(judged.err()).isZero();
        assertThat(judged.out())
                .contains("dropout left on of 4 parts on ", "rank correlation with the error: of the spread ")
                .doesNotContain("NaN");
        assertThat(Shell.run("-w", other, "evaluate", model, "--dropout-draws", 4)
                        .out())
                .isEqualTo(judged.out());
    }

    @Test
    void an_estimate_alone_trains_nothing() throws java.io.IOException {
        Path other = workspace.resolve("estimate");
        Shell.run("-w", other, "data", "simulate", "--stocks", 3, "--sessions", 2000);
        Shell.Result result = Shell.run(
                "-w", other, "train", "gru", "--hidden-size", 4, "--epochs", 50, "--window", 5, "--estimate", "--json");
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode json = Json.tree(result.out(), "stdout");
        assertThat(json.path("estimatedSeconds").asDouble())
                .isCloseTo(
                        json.path("epochSecondsARow").asDouble()
                                * json.path("rows").asDouble()
                                * 50,
                        org.assertj.core.data.Offset.offset(1e-6));
        assertThat(Files.exists(other.resolve("models"))).isFalse();
        assertThat(Files.exists(other.resolve("runs"))).isFalse();
    }

    @Test
    void what_cannot_be_meant_is_one_sentence() {
        assertThat(train("lstm", "--scope", "all").err())
                .contains("'--scope' must be pooled, stock or both, was 'all'");
        assertThat(train("lstm", "--set", "hiden=3").err()).contains("hiden").contains("did you mean 'hidden'");
        assertThat(train("mlp", "--set", "dropout=2").err())
                .contains("'dropout' of mlp must be a number in [0.0, 0.95]");
        assertThat(train("gru", "--preset", "request-lstm").err()).contains("which is of a lstm");
        assertThat(train("lstm", "--rival", "hidden").err()).contains("'--rival' must be NAME=VALUE");
        assertThat(train("lstm", "--estimate", "--note", "x").err()).contains("'--note' is kept with a run");
        assertThat(train("lstm", "--budget", "soon").err()).contains("'--budget' must be a time such as 8h");
        assertThat(train("lstm", "--device", "cuda").err()).contains("--device").contains("Fix: ");
        assertThat(train("lstm", "--label", "return_5d").err()).contains("'--label' must have classes");
        Shell.Result tooLong = Shell.run(
                "-w",
                workspace,
                "train",
                "gru",
                "--hidden-size",
                4,
                "--window",
                5,
                "--epochs",
                100_000,
                "--budget",
                "1s");
        assertThat(tooLong.err()).contains("fit a budget of 1s. Fix: fewer epochs");
    }
}
