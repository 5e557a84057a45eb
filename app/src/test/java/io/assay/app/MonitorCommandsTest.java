package io.assay.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.assay.app.cli.ExitCode;
import io.assay.base.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Watching and fitting anew from the command line: two simulated stocks whose pattern ends after 1,500 sessions. */
class MonitorCommandsTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private Path workspace;

    private static Shell.Result ok(Shell.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    @BeforeAll
    static void train() {
        ok(Shell.run(
                "-w",
                shared,
                "data",
                "simulate",
                "--stocks",
                2,
                "--sessions",
                1900,
                "--ic",
                0.3,
                "--breaks-after",
                1500));
        ok(Shell.run(Map.of("ASSAY_USER_DIR", shared.resolve("user").toString()), (Object[])
                ("-w " + shared + " train finetune --models logistic-regression-strong --pooled none"
                                + " --refit-years 1 --train-sessions 250 --label direction3_5d --test-from none"
                                + " --to 2007-06-29 --unproven")
                        .split(" ")));
    }

    @BeforeEach
    void copy() throws IOException {
        workspace = folder.resolve("w");
        try (Stream<Path> files = Files.walk(shared)) {
            for (Path file : files.sorted().toList()) {
                Path to = workspace.resolve(shared.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    private Shell.Result run(Object... arguments) {
        return Shell.run(
                Stream.concat(Stream.of("-w", workspace), Stream.of(arguments)).toArray());
    }

    @Test
    void the_end_of_the_pattern_is_told_to_everybody_once() throws IOException {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(heard.size() == 1 ? 500 : 204, -1);
            exchange.close();
        });
        server.start();
        try {
            String hook = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
            Path file = folder.resolve("alarms.jsonl");
            Path page = folder.resolve("m.html");
            Shell.Result first = run("monitor", "--webhook", hook, "--alert-file", file, "-o", page, "--fail");
            assertThat(first.code()).isEqualTo(ExitCode.CHECK_FAILED);
            assertThat(first.out()).contains("accuracy_degradation");
            assertThat(first.err()).contains("answered 500").contains("posted again");
            JsonNode report =
                    Json.tree(ok(run("--json", "monitor", "--webhook", hook)).out(), "standard output");
            int alarms = report.at("/alarms").size();
            assertThat(alarms).isPositive();
            for (JsonNode alarm : report.at("/alarms")) {
                assertThat(alarm.at("/isNew").asBoolean()).isFalse();
            }
            assertThat(Files.readAllLines(file)).hasSize(alarms);
            // One was refused and came again.
            assertThat(heard).hasSize(alarms + 1);
            assertThat(heard.get(1)).contains("\"reason\"").contains("\"date\"");
            assertThat(Files.readString(page)).contains("Nothing on it is real").contains("accuracy_degradation");
            assertThat(ok(run("monitor", "--fail")).out()).doesNotContainPattern(" new\\s*\\n");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_refit_takes_over_and_the_old_models_stand_in_the_shadow() {
        JsonNode decided =
                Json.tree(ok(run("--json", "retrain", "--to", "2007-08-31")).out(), "standard output");
        assertThat(decided.at("/decisions/0/outcome").asText()).isEqualTo("PROMOTED");
        assertThat(ok(run("models", "shadow")).out()).contains("predecessor");
        assertThat(ok(run("models", "history")).out()).contains("Refit on bars up to 2007-08-31");
        assertThat(ok(run("retrain", "--to", "2007-09-14")).out()).contains("NOT DUE");
    }

    @Test
    void whoever_is_replaced_by_hand_for_a_share_of_the_stocks_stands_in_the_shadow_there() {
        String before = current("SIM:S0001");
        ok(run("retrain", "--to", "2007-08-31"));
        String refit = current("SIM:S0001");
        Shell.Result promoted = ok(run("models", "promote", before, "--symbols", "SIM:S0001"));
        assertThat(promoted.err()).contains("stay in the shadow for 1 stock");
        JsonNode shadows = Json.tree(ok(run("--json", "models", "shadow")).out(), "standard output");
        // The old model of the other stock goes on in the shadow of its refit; here the refit does, of the old one.
        assertThat(shadows).hasSize(2);
        assertThat(shadows.at("/0/models")).hasSize(1);
        assertThat(shadows.at("/0/models").has("SIM:S0002")).isTrue();
        assertThat(shadows.at("/1/models/SIM:S0001").asText()).isEqualTo(refit);
        ok(run("models", "promote", refit, "--symbols", "SIM:S0001"));
        assertThat(ok(run("monitor")).out()).contains("predecessor");
        assertThat(Json.tree(ok(run("--json", "models", "shadow")).out(), "standard output"))
                .hasSize(2);
    }

    private String current(String stock) {
        for (JsonNode model : Json.tree(ok(run("--json", "models", "list")).out(), "standard output")) {
            if (model.at("/current").asBoolean()
                    && model.at("/instruments").toString().contains(stock)) {
                return model.at("/id").asText();
            }
        }
        throw new AssertionError(stock + " has no current model");
    }

    @Test
    void what_cannot_be_is_refused_in_a_sentence() {
        assertThat(run("monitor", "--webhook", "ftp://example.com").err()).contains("--webhook");
        assertThat(run("monitor", "--false-alarms", "9").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("models", "shadow", "nothing").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("models", "shadow", "--end", "nothing").code()).isEqualTo(ExitCode.USAGE);
        JsonNode models = Json.tree(ok(run("--json", "models", "list")).out(), "standard output");
        String id = models.get(0).at("/id").asText();
        assertThat(run("models", "promote", id, "--share", "0.001").err()).contains("--share");
        assertThat(run("models", "promote", id, "--share", "2").code()).isEqualTo(ExitCode.USAGE);
    }
}
