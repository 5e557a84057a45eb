package io.assay.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.Json;
import io.assay.base.Progress;
import io.assay.train.watch.Clocks;
import io.assay.train.watch.LiveFile;
import io.assay.train.watch.LiveRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LiveProgressTest {
    @TempDir
    Path workspace;

    private final List<String> remarks = new ArrayList<>();
    private long nanos;

    private LiveProgress progress(Path folder) {
        Clocks clocks = new Clocks(() -> Instant.ofEpochSecond(1_000_000_000L), () -> nanos);
        return new LiveProgress(
                Progress.NONE,
                () -> LiveFile.begin(folder, "train missing", Map.of("--trees", "3"), clocks),
                () -> nanos,
                remarks::add);
    }

    private void steps(LiveProgress progress, int count, double seconds) {
        progress.start("Training", count);
        for (int i = 1; i <= count; i++) {
            nanos += Math.round(seconds * 1e9);
            progress.step("US:S" + i);
        }
        progress.done();
    }

    private List<JsonNode> lines() throws IOException {
        LiveRuns runs = LiveRuns.in(workspace);
        String id = runs.list().get(0).id();
        return runs.lines(id, 0).lines().stream()
                .map(line -> Json.tree(line, "line"))
                .toList();
    }

    @Test
    void short_work_leaves_no_file() {
        LiveProgress progress = progress(workspace);
        steps(progress, 10, 0.1);
        progress.end("");
        assertThat(workspace.resolve(LiveRuns.FOLDER)).doesNotExist();
    }

    @Test
    void longer_work_is_told_once_a_second_and_to_its_end() throws IOException {
        LiveProgress progress = progress(workspace);
        steps(progress, 40, 0.25);
        progress.end("");
        List<JsonNode> lines = lines();
        List<Long> done = lines.stream()
                .filter(line -> line.path("kind").asText().equals("progress"))
                .map(line -> line.path("done").asLong())
                .toList();
        // Ten seconds of which the first two are silent.
        assertThat(done).containsExactly(8L, 12L, 16L, 20L, 24L, 28L, 32L, 36L, 40L);
        assertThat(lines.get(1).path("text").asText()).isEqualTo("Training: 8 of 40 (US:S8)");
        assertThat(lines.get(0).at("/settings/--trees").asText()).isEqualTo("3");
        assertThat(LiveRuns.in(workspace).list().get(0).state()).isEqualTo(LiveRuns.State.ENDED);
    }

    @Test
    void an_error_is_told_as_such() {
        LiveProgress progress = progress(workspace);
        steps(progress, 5, 1);
        progress.end("the disk is full");
        LiveRuns.Brief brief = LiveRuns.in(workspace).list().get(0);
        assertThat(brief.state()).isEqualTo(LiveRuns.State.FAILED);
        assertThat(brief.last()).contains("the disk is full");
    }

    @Test
    void where_nothing_can_be_written_the_work_goes_on_and_that_is_said_once() throws IOException {
        Path file = Files.createFile(workspace.resolve("file"));
        LiveProgress progress = progress(file);
        steps(progress, 10, 1);
        progress.end("");
        assertThat(remarks)
                .singleElement()
                .asString()
                .contains("does not show this work")
                .contains("file");
    }
}
