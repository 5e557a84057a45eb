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
        assertThat(files("agents")).hasSize(1);
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
