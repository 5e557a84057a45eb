package io.assay.train.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LiveFileTest {
    @TempDir
    Path workspace;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong second = new AtomicLong(1_000_000_000L);
    private final Clocks clocks =
            new Clocks(() -> Instant.ofEpochSecond(second.getAndIncrement()), () -> nanos.addAndGet(1_000_000L));

    private LiveFile begun() {
        return LiveFile.begin(workspace, "train lstm", Map.of("hidden", 8), clocks);
    }

    private List<JsonNode> lines(LiveFile live) throws IOException {
        return Files.readAllLines(live.path()).stream()
                .map(line -> Json.tree(line, "line"))
                .toList();
    }

    private static TrainingEpoch epoch(int number, double validation) {
        return new TrainingEpoch(
                number,
                new TrainingEpoch.Score(0.9, 0.5),
                new TrainingEpoch.Score(validation, Double.NaN),
                1e-3,
                0.25,
                true);
    }

    @Test
    void a_training_is_told_in_lines_of_figures_and_sentences() throws IOException {
        LiveFile live = begun();
        live.started(new TrainingStart("lstm", 100, 2, 10, 50, 10, 0, 0.4));
        live.epochEnded(epoch(1, 0.95));
        live.flag(RedFlag.of(Trouble.SLOW, "an epoch takes 2 hours"));
        live.ended(new TrainingEnd(1, 1, TrainingEnd.Reason.NO_PROGRESS));
        live.close();
        live.close();
        List<JsonNode> lines = lines(live);
        assertThat(lines)
                .extracting(l -> l.get("kind").asText())
                .containsExactly("begun", "fit", "epoch", "flag", "fitEnded", "ended");
        assertThat(lines.get(0).get("pid").asLong())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(lines.get(2).get("validationLoss").asDouble()).isEqualTo(0.95);
        assertThat(lines.get(2).get("validationAccuracy").isNull()).isTrue();
        assertThat(lines.get(3).get("text").asText()).contains("2 hours");
        assertThat(lines.get(5).get("well").asBoolean()).isTrue();
    }

    @Test
    void steps_of_a_fast_training_do_not_fill_the_disk() throws IOException {
        LiveFile live = begun();
        live.started(new TrainingStart("mlp", 100, 50, 10, 50, 0, 0, Double.NaN));
        for (int epoch = 1; epoch <= 50; epoch++) {
            for (int step = 1; step <= 10; step++) {
                live.stepped(new TrainingStep(epoch, step, 1, 1, 1e-3, 5));
            }
        }
        long steps = lines(live).stream()
                .filter(l -> l.get("kind").asText().equals("step"))
                .count();
        assertThat(steps).isBetween(1L, 10L);
    }

    @Test
    void whoever_follows_reads_whole_lines_and_goes_on_where_it_was() throws IOException {
        LiveFile live = begun();
        LiveRuns runs = LiveRuns.in(workspace);
        String id = runs.list().get(0).id();
        LiveRuns.Lines first = runs.lines(id, 0);
        assertThat(first.lines()).hasSize(1);
        live.remark("\u00e4\u20ac");
        Files.writeString(live.path(), "{\"kind\":\"lo", StandardOpenOption.APPEND);
        LiveRuns.Lines second = runs.lines(id, first.next());
        assertThat(second.lines()).singleElement().asString().contains("\u00e4\u20ac");
        assertThat(runs.lines(id, second.next()).lines()).isEmpty();
        assertThat(runs.lines(id, 1L << 40).lines()).isEmpty();
        assertThat(runs.find(id).last()).isEqualTo("\u00e4\u20ac");
    }

    @Test
    void it_is_in_progress_ended_failed_or_its_process_is_gone() throws IOException {
        LiveRuns runs = LiveRuns.in(workspace);
        assertThat(runs.list()).isEmpty();
        LiveFile live = begun();
        assertThat(runs.list().get(0).state()).isEqualTo(LiveRuns.State.RUNNING);
        live.failed("not enough memory");
        live.close();
        assertThat(runs.list().get(0).state()).isEqualTo(LiveRuns.State.FAILED);
        assertThat(runs.list().get(0).last()).isEqualTo("not enough memory");
        LiveFile other = begun();
        other.close();
        assertThat(runs.list().get(0).state()).isEqualTo(LiveRuns.State.ENDED);
        LiveFile killed = begun();
        String line = Files.readString(killed.path());
        // The same number, of a process that began at another time: another one.
        String later = line.replaceAll("\"started\":\"[^\"]*\"", "\"started\":\"2001-01-01T00:00:00Z\"");
        assertThat(later).isNotEqualTo(line);
        Files.writeString(killed.path(), later);
        assertThat(runs.list().get(0).state()).isEqualTo(LiveRuns.State.LOST);
    }

    @Test
    void the_newest_files_are_kept_and_no_name_leads_elsewhere() throws IOException {
        for (int i = 0; i < 25; i++) {
            begun().close();
        }
        assertThat(LiveRuns.in(workspace).list()).hasSize(21);
        Files.writeString(workspace.resolve("live").resolve("odd name.jsonl"), "{}\n");
        Files.writeString(workspace.resolve("live").resolve("broken.jsonl"), "no json\n");
        assertThat(LiveRuns.in(workspace).list()).hasSize(21);
        for (String name : List.of("../ledger", "odd name", "broken", "", "nobody")) {
            assertThatThrownBy(() -> LiveRuns.in(workspace).find(name)).isInstanceOf(UsageException.class);
        }
    }
}
