package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import io.assay.experiment.agent.AgentFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class TrainAgentCommandTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void market() {
        Shell.run("-w", folder, "data", "simulate", "--stocks", "2", "--sessions", "1400", "--ic", "0");
    }

    private static Shell.Result agent(Object... more) {
        return Shell.run(Stream.concat(
                        Stream.of("-w", folder, "--threads", "2", "train", "agent", "--unproven"), Arrays.stream(more))
                .toArray());
    }

    private static List<Path> files(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
            return files.toList();
        }
    }

    @Test
    void agents_are_trained_judged_reported_and_kept() throws IOException {
        Object[] brief = {"--set", "iterations=1", "--set", "hidden=4", "--set", "episodes=2", "--episode", "40"};
        Shell.Result result = agent(brief);
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
        assertThat(result.out())
                .contains(
                        "The market is simulated",
                        "ppo, mean of seeds",
                        "seed 1 ",
                        "seed 10 ",
                        "flat",
                        "always long",
                        "random, same turnover",
                        "buy and hold",
                        "Seeds: median",
                        "none is chosen",
                        "NOT PROVEN",
                        "Agent kept: ppo-",
                        "Report: ");
        assertThat(result.err()).contains("are held out");
        assertThat(Files.readString(files("reports").get(0)))
                .contains("Does the agent earn anything?", "<svg", "seed 7");
        AgentFile kept = AgentFile.read(files("agents").get(0));
        assertThat(kept.members()).hasSize(10);
        float[] state = new float[kept.scale().width()];
        double mean = kept.members().stream()
                .mapToDouble(member -> member.positions(state, 1)[0])
                .average()
                .orElseThrow();
        assertThat(kept.policy().positions(state, 1)[0]).isCloseTo(mean, offset(1e-12));
        // The second time nothing is trained: every agent is on disk. The same specification is the same trial.
        JsonNode again = Shell.run(Stream.concat(
                                Stream.of("-w", folder, "--json", "train", "agent", "--unproven"), Arrays.stream(brief))
                        .toArray())
                .json();
        assertThat(again.path("scores").path("seeds").size()).isEqualTo(10);
        assertThat(again.path("scores").path("nulls").size()).isEqualTo(4);
        assertThat(again.path("curves").path("growth").size()).isEqualTo(15);
        assertThat(again.path("trials").asInt()).isEqualTo(1);
        assertThat(again.path("scores").path("chance").path("trials").asInt()).isEqualTo(1);
        assertThat(files("agents")).hasSize(1);
        servesPositions(files("agents").get(0), kept);
    }

    private static Shell.Result signals(Object... more) {
        return Shell.run(Stream.concat(Stream.of("-w", folder, "signals"), Arrays.stream(more))
                .toArray());
    }

    private static JsonNode holding(String name, Path held, String capital) throws IOException {
        return Shell.run("-w", folder, "--json", "signals", "--agent", name, "--positions", held, "--capital", capital)
                .json();
    }

    private static void servesPositions(Path file, AgentFile kept) throws IOException {
        String name = String.valueOf(file.getFileName()).replace(".agent", "");
        Shell.Result text = signals("--agent", name);
        assertThat(text.code()).as(text.err()).isEqualTo(ExitCode.OK);
        assertThat(text.out())
                .contains("position", "Verdict: ", "NOT PROVEN", "Trained from ", "Judged out of sample", "No advice");
        JsonNode flat =
                Shell.run("-w", folder, "--json", "signals", "--agent", name).json();
        String symbol = flat.path("positions").get(0).path("instrument").asText();
        assertThat(flat.path("positions").size()).isEqualTo(2);
        assertThat(flat.path("positions").get(0).path("held").asDouble()).isZero();
        double wanted = flat.path("positions").get(0).path("position").asDouble();
        assertThat(wanted).isBetween(-1.0, 1.0).isNotZero();
        assertThat(flat.path("agent").path("stocks").size()).isEqualTo(2);
        // Somebody who holds half of the stock's part of the capital is told another position.
        Path held = Files.writeString(folder.resolve("held.csv"), "symbol,shares\n" + symbol + ",100\n");
        JsonNode one = holding(name, held, "1000000");
        double part = one.path("positions").get(0).path("held").asDouble();
        assertThat(part).isPositive();
        JsonNode half = holding(name, held, Double.toString(1_000_000 * part / 0.5));
        assertThat(half.path("positions").get(0).path("held").asDouble()).isCloseTo(0.5, offset(1e-9));
        assertThat(half.path("positions").get(0).path("position").asDouble()).isNotEqualTo(wanted);
        assertThat(half.path("positions").get(0).path("change").asDouble())
                .isCloseTo(half.path("positions").get(0).path("position").asDouble() - 0.5, offset(1e-9));
        assertThat(signals("--agent", name, "--positions", held, "--capital", "1")
                        .out())
                .contains("of its part of the capital");
        String trained = kept.card().trained().get(1);
        assertThat(signals("--agent", name, "--since", trained).code()).isEqualTo(ExitCode.OK);
        assertThat(signals("--agent", name, "--since", "2000-01-01").err())
                .contains("'--since' must be " + trained + " or later");
        assertThat(signals("--agent", name, "--date", kept.card().judged().get(0))
                        .out())
                .contains("would be in-sample");
        Shell.Result unknown = signals("--agent", name + "x");
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("there is no agent '" + name + "x'; did you mean '" + name + "'?");
        assertThat(signals("--capital", "5").err()).contains("for '--agent NAME' alone");
        assertThat(signals("--agent", name, "--positions", held).err()).contains("go together");
        byte[] bytes = Files.readAllBytes(file);
        byte[] damaged = bytes.clone();
        damaged[damaged.length - 40] ^= 1;
        Files.write(file, damaged);
        assertThat(signals("--agent", name).err()).contains("train the agent again");
        Files.write(file, bytes);
    }

    @Test
    void what_cannot_be_is_refused_in_a_sentence() {
        assertThat(agent("--seeds", "3").err()).contains("--seeds");
        assertThat(agent("--agent", "a2c").err()).contains("agent", "a2c");
        assertThat(agent("--agent", "dqn", "--set", "positions=4").err()).contains("one must be 0");
        assertThat(agent("--positions", "short").err()).contains("'--positions' must be both or long");
        assertThat(agent("--features", "some").err()).contains("'--features' must be few or all");
        assertThat(agent("--set", "iteration=3").err()).contains("iterations");
        assertThat(agent("--run", "nothing").err()).contains("no run has finished");
        assertThat(agent("--train-sessions", "5000").err()).contains("no window has 5000 decisions");
        assertThat(agent("--to", "2099-01-01").err()).contains("'--to' must be an open day");
    }
}
