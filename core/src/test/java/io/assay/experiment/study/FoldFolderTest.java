package io.assay.experiment.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;
import io.assay.base.Json;
import io.assay.base.SealedFile;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.LiveRows;
import io.assay.model.Predictions;
import io.assay.model.builtin.LinearLearner;
import io.assay.train.FoldMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FoldFolderTest {
    private static final Dataset ROWS = HandRows.of("SIM:A", 1, 10, 11, 12, 13, 14, 15, 16);
    private static final String MAKER = "code 1";

    @TempDir
    Path folder;

    private final List<String> damaged = new ArrayList<>();

    private FoldFolder memory(String maker) {
        return new FoldFolder(folder.resolve("deep/pooled"), maker, Clock.systemUTC(), damaged);
    }

    /** One of several tasks, each with predictions of its own. */
    private static FoldMemory.Task task(int seed) {
        Fold fold = new Fold("a", new int[] {0, 1, 2}, new int[] {4, 5});
        return new FoldMemory.Task(
                ROWS,
                fold,
                LiveRows.none(ROWS.features(), ROWS.instruments()),
                LinearLearner.logistic(1),
                Seed.of(seed));
    }

    private static Predictions said(int seed) {
        return new Predictions(
                HandRows.TARGET, new double[] {Double.NaN, -0.0, Double.MIN_VALUE, 1.0 / 3, Math.PI, seed});
    }

    private static boolean same(Optional<Predictions> found, int seed) {
        return Arrays.equals(found.orElseThrow().values(), said(seed).values());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("deep/pooled"))) {
            return all.sorted().toList();
        }
    }

    @Test
    void each_fold_is_on_disk_when_it_is_kept_and_is_recalled_bit_for_bit() throws IOException {
        FoldFolder first = memory(MAKER);
        assertThat(first.recall(task(1))).isEmpty();
        for (int seed = 1; seed <= 3; seed++) {
            first.keep(task(seed), said(seed));
            assertThat(files()).hasSize(seed);
        }
        for (int seed = 1; seed <= 3; seed++) {
            int of = seed;
            assertThat(memory(MAKER).recall(task(seed))).matches(found -> same(found, of));
        }
        assertThat(memory("code 2").recall(task(1))).as("other code").isEmpty();
        assertThat(memory(MAKER).recall(task(4))).isEmpty();
        assertThat(damaged).isEmpty();
    }

    @Test
    void a_fold_is_written_once_whatever_else_is_kept_recalled_or_dropped() throws IOException {
        memory(MAKER).keep(task(1), said(1));
        Path file = files().get(0);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
        FoldFolder second = memory(MAKER);
        assertThat(second.recall(task(1))).isPresent();
        second.keep(task(2), said(2));
        second.prune();
        assertThat(files()).hasSize(2);
        assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1000);
    }

    @Test
    void folds_that_nobody_asked_for_are_dropped_and_other_files_are_left_alone() throws IOException {
        FoldFolder first = memory(MAKER);
        first.keep(task(1), said(1));
        first.keep(task(2), said(2));
        Path other = folder.resolve("deep/pooled/notes.txt");
        Files.writeString(other, "mine");
        Path unfinished = Path.of(files().get(0) + ".1f0c" + AtomicFiles.UNFINISHED);
        Files.writeString(unfinished, "half");
        Files.setLastModifiedTime(unfinished, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path beingWritten = Path.of(files().get(0) + ".2f0c" + AtomicFiles.UNFINISHED);
        Files.writeString(beingWritten, "half");
        FoldFolder second = memory(MAKER);
        assertThat(second.recall(task(2))).isPresent();
        second.prune();
        assertThat(memory(MAKER).recall(task(1))).isEmpty();
        assertThat(memory(MAKER).recall(task(2))).isPresent();
        assertThat(other).exists();
        assertThat(unfinished).doesNotExist();
        assertThat(beingWritten).as("by somebody else, perhaps").exists();
    }

    @Test
    void a_damaged_fold_is_told_and_counts_as_none_and_the_others_stand() throws IOException {
        memory(MAKER).keep(task(1), said(1));
        Path file = files().get(0);
        memory(MAKER).keep(task(2), said(2));
        byte[] whole = Files.readAllBytes(file);
        int count = 0;
        for (int at = 0; at < whole.length; at += 11) {
            byte[] changed = whole.clone();
            changed[at] ^= 8;
            Files.write(file, changed);
            assertThat(memory(MAKER).recall(task(1))).isEmpty();
            Files.write(file, Arrays.copyOf(whole, at));
            assertThat(memory(MAKER).recall(task(1))).isEmpty();
            count += 2;
        }
        assertThat(damaged)
                .hasSize(count)
                .allMatch(d -> d.contains(String.valueOf(file.getFileName()))
                        && d.endsWith(". Fix: none is needed. It was fitted again."));
        assertThat(memory(MAKER).recall(task(2))).matches(found -> same(found, 2));
        FoldFolder mended = memory(MAKER);
        mended.keep(task(1), said(1));
        assertThat(memory(MAKER).recall(task(1))).matches(found -> same(found, 1));
    }

    @Test
    void a_sound_file_under_the_name_of_another_fold_is_not_believed() throws IOException {
        memory(MAKER).keep(task(1), said(1));
        Path one = files().get(0);
        memory(MAKER).keep(task(2), said(2));
        Path two = files().stream().filter(f -> !f.equals(one)).findFirst().orElseThrow();
        Files.copy(two, one, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(memory(MAKER).recall(task(1))).isEmpty();
        assertThat(damaged).hasSize(1);
        String key = new FoldKeys(MAKER).of(task(1));
        SealedFile.write(one, Json.line(new FoldFolder.Header(key, 6)), 8, b -> b.putDouble(1));
        assertThat(memory(MAKER).recall(task(1)))
                .as("fewer numbers than it says")
                .isEmpty();
        assertThat(damaged).hasSize(2);
    }

    @Test
    void nothing_is_dropped_where_nothing_was_kept() {
        memory(MAKER).prune();
        assertThat(folder.resolve("deep")).doesNotExist();
    }
}
