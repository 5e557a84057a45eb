package io.assay.train.watch;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.UsageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MlflowTest {
    private final MlflowServer server = new MlflowServer();
    private final Time time = new Time();
    private final List<String> warnings = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    private MlflowRun run(String url) {
        return new MlflowRun(MlflowClient.of(url), Map.of("learning_rate", 0.001), time.clocks(), warnings::add);
    }

    private List<JsonNode> metrics() {
        return server.posted("runs/log-batch").stream()
                .flatMap(b -> StreamSupport.stream(b.path("metrics").spliterator(), false))
                .toList();
    }

    @Test
    void a_training_is_a_run_of_the_experiment_with_its_settings_and_figures() {
        new Told(run(server.url()), time).started(10, 3).epoch(4).ended(4);
        assertThat(warnings).isEmpty();
        assertThat(server.asked().stream().map(MlflowServer.Asked::what).limit(4))
                .containsExactly(
                        "GET experiments/get-by-name",
                        "POST experiments/create",
                        "POST runs/create",
                        "POST runs/log-batch");
        assertThat(server.asked().get(0).body()).isEqualTo("experiment_name=assay");
        JsonNode created = server.posted("runs/create").get(0);
        assertThat(created.path("experiment_id").asText()).isEqualTo("7");
        assertThat(created.path("run_name").asText()).isEqualTo("lstm");
        assertThat(created.path("start_time").asLong())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
        JsonNode first = server.posted("runs/log-batch").get(0);
        assertThat(first.path("run_id").asText()).isEqualTo("run1");
        assertThat(first.path("params").toString())
                .contains(
                        "{\"key\":\"learning_rate\",\"value\":\"0.001\"}",
                        "{\"key\":\"goes_on_after_epoch\",\"value\":\"3\"}",
                        "{\"key\":\"learner\",\"value\":\"lstm\"}");
        assertThat(metrics()).hasSize(20 * 4 + 4);
        assertThat(metrics().get(metrics().size() - 1).toString())
                .isEqualTo("{\"key\":\"validation/accuracy\",\"value\":0.52,\"timestamp\":1767225622000,\"step\":80}");
        JsonNode updated = server.posted("runs/update").get(0);
        assertThat(updated.path("status").asText()).isEqualTo("FINISHED");
        assertThat(updated.path("end_time").asLong()).isEqualTo(1767225622000L);
    }

    @Test
    void an_experiment_that_is_there_is_not_made_again() {
        new Told(run(server.url()), time).started(10, 0).epoch(1).ended(1);
        new Told(run(server.url()), time).started(10, 0).epoch(1).ended(1);
        assertThat(server.posted("experiments/create")).hasSize(1);
        assertThat(server.posted("runs/create")).hasSize(2);
    }

    @Test
    void figures_are_sent_every_few_seconds_not_at_every_step() {
        new Told(run(server.url()), time).started(10, 0).steps(1, 1, 19);
        // A step takes a second, figures go out after 5 s.
        assertThat(server.posted("runs/log-batch")).hasSize(1 + 3);
    }

    @Test
    void a_server_that_is_not_there_is_warned_of_once_and_the_training_goes_on() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        String url = "http://127.0.0.1:" + free;
        new Told(run(url), time)
                .started(10, 0)
                .epoch(1)
                .epoch(2)
                .epoch(3)
                .epoch(4)
                .ended(4);
        assertThat(warnings)
                .containsExactly(
                        "warning: the MLflow server at " + url + " is not told of the training (nothing listens there);"
                                + " the training goes on, and what is missing is sent once it answers",
                        "warning: the MLflow server at " + url + " was never told 336 figures of lstm");
    }

    @Test
    void what_a_server_missed_is_sent_when_it_answers_again_but_not_before_a_minute_has_passed() {
        Told told = new Told(run(server.url()), time).started(10, 0).steps(1, 1, 3);
        server.breakWith(503, "busy");
        told.steps(1, 4, 20).scored(1);
        int asked = server.asked().size();
        server.breakWith(0, "");
        told.epoch(2);
        assertThat(server.asked()).hasSize(asked);
        time.pass(60);
        told.epoch(3).ended(3);
        assertThat(metrics().stream()
                        .map(m -> m.path("step").asLong() + m.path("key").asText()))
                .contains("4learning_rate", "20validation/loss", "27learning_rate", "60validation/loss");
        assertThat(warnings).singleElement().asString().contains("(HTTP 503 from /api/2.0/mlflow/runs/log-batch)");
        assertThat(server.posted("runs/update").get(0).path("status").asText()).isEqualTo("FINISHED");
    }

    @Test
    void a_training_that_ends_by_an_error_is_a_failed_run() {
        try (MlflowRun run = run(server.url())) {
            new Told(run, time).started(10, 0).epoch(1);
        }
        assertThat(server.posted("runs/update").get(0).path("status").asText()).isEqualTo("FAILED");
        MlflowRun ended = run(server.url());
        new Told(ended, time).started(10, 0).epoch(1).ended(1);
        ended.close();
        assertThat(server.posted("runs/update")).hasSize(2);
    }

    @Test
    void no_more_is_sent_at_once_than_the_api_takes() {
        MlflowRun run = run(server.url());
        Told told = new Told(run, time);
        server.breakWith(500, "");
        told.started(100, 0);
        for (int epoch = 1; epoch <= 20; epoch++) {
            told.epoch(epoch);
        }
        int before = server.asked().size();
        server.breakWith(0, "");
        told.ended(20);
        List<JsonNode> batches = server.asked().subList(before, server.asked().size()).stream()
                .filter(a -> a.what().equals("POST runs/log-batch"))
                .map(MlflowServer.Asked::json)
                .toList();
        assertThat(batches).hasSize(2);
        assertThat(batches)
                .allMatch(b -> b.path("metrics").size() + b.path("params").size() <= 1000);
        assertThat(batches.stream().mapToInt(b -> b.path("metrics").size()).sum())
                .isEqualTo(20 * 84);
    }

    @Test
    void infinite_figures_are_left_out_since_the_api_takes_none() {
        MlflowRun run = run(server.url());
        run.started(Told.start(10, 0));
        run.epochEnded(Told.epoch(1, Told.score(Double.NaN, 0.5), Told.score(Double.POSITIVE_INFINITY, 0.5)));
        run.close();
        assertThat(metrics().stream().map(m -> m.path("key").asText()))
                .containsExactly("train/accuracy", "validation/accuracy");
    }

    @Test
    void a_refusal_is_told_in_the_servers_words() {
        server.breakWith(
                400, "{\"error_code\": \"INVALID_STATE\", \"message\": \"The experiment must be in 'active' state.\"}");
        assertThatThrownBy(() -> MlflowClient.of(server.url()).createRun("7", "lstm", Instant.EPOCH))
                .isInstanceOf(IOException.class)
                .hasMessage("HTTP 400 INVALID_STATE: The experiment must be in 'active' state.");
    }

    @Test
    void somebody_else_who_listens_there_is_no_mlflow() {
        server.breakWith(200, "<html>It works!</html>");
        assertThatThrownBy(() -> MlflowClient.of(server.url()).experiment("assay"))
                .isInstanceOf(IOException.class)
                .hasMessage("its answer is not MLflow's: <html>It works!</html>");
        server.breakWith(200, "{}");
        assertThatThrownBy(() -> MlflowClient.of(server.url()).createRun("7", "lstm", Instant.EPOCH))
                .hasMessage("its answer is not MLflow's: {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:5000", "ftp://localhost", "http://", "http://a b"})
    void what_is_no_address_is_misuse(String url) {
        assertThatThrownBy(() -> MlflowClient.of(url))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("such as http://localhost:5000, was '" + url + "'");
    }

    @Test
    void a_slash_at_the_end_of_an_address_does_no_harm() {
        assertThat(MlflowClient.of("http://localhost:5000/").url()).isEqualTo("http://localhost:5000");
    }
}
