package io.assay.torch.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.Digest;
import io.assay.base.Seed;
import io.assay.model.Device;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStep;
import io.assay.torch.net.Mlp;
import io.assay.torch.net.Modality;
import io.assay.torch.net.Network;
import io.assay.torch.net.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckpointTest {
    private static final Network NETWORK =
            new Mlp(List.of(5), 0, 0).network(new Shape(2, Collections.nCopies(3, Modality.TECHNICAL), 0, 2));

    @TempDir
    Path folder;

    private static Checkpoint.Reached reached() {
        float[] weights = new float[] {1, 2, 3};
        return new Checkpoint.Reached(Progressed.fresh(0.1), weights, new float[2], new float[2], weights);
    }

    private static Held held(int rows) {
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        int[] classes = new int[rows];
        Arrays.setAll(classes, row -> row % 2);
        return new Held(new Waves(rows, 2, 3), new Targets(2, classes, new float[0], weights));
    }

    @Test
    void what_was_kept_is_read() {
        Checkpoint checkpoint = Checkpoint.of(folder, "key");
        assertThat(checkpoint.read()).isEmpty();
        checkpoint.keep(reached());
        Checkpoint.Reached again = checkpoint.read().orElseThrow();
        assertThat(again.weights()).containsExactly(1, 2, 3);
        assertThat(again.progressed()).isEqualTo(Progressed.fresh(0.1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 63, 64, 100, -1})
    void a_file_that_was_cut_is_refused_in_one_sentence(int bytes) throws IOException {
        Checkpoint checkpoint = Checkpoint.of(folder, "key");
        checkpoint.keep(reached());
        Path file = folder.resolve("key.checkpoint");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, bytes < 0 ? whole.length + bytes : bytes));
        refused(checkpoint, "checksum");
    }

    @Test
    void a_file_with_a_bit_flipped_anywhere_is_refused() throws IOException {
        Checkpoint checkpoint = Checkpoint.of(folder, "key");
        checkpoint.keep(reached());
        Path file = folder.resolve("key.checkpoint");
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 7) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Files.write(file, changed);
            refused(checkpoint, "checksum");
        }
    }

    @Test
    void a_file_of_another_training_is_refused() throws IOException {
        Checkpoint.of(folder, "other").keep(reached());
        Files.move(folder.resolve("other.checkpoint"), folder.resolve("key.checkpoint"));
        refused(Checkpoint.of(folder, "key"), "of this training");
    }

    private static void refused(Checkpoint checkpoint, String because) {
        assertThatThrownBy(checkpoint::read)
                .isInstanceOf(DataException.class)
                .hasMessageContaining(because)
                .hasMessageContaining("key.checkpoint")
                .hasMessageContaining("delete it; the training then starts again");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 10, 11, 25, 100, 997})
    void a_checkpoint_is_kept_at_each_tenth_of_an_epoch(int steps) {
        int[] kept = IntStream.rangeClosed(1, steps)
                .filter(step -> TrainingLoop.isKept(step, steps))
                .toArray();
        // The tenth one is that of the epoch.
        assertThat(kept).hasSize(Math.min(steps, 10) - 1);
        for (int i = 0; i < kept.length; i++) {
            if (steps >= 10) {
                assertThat(kept[i]).isEqualTo((int) Math.ceil((i + 1) * steps / 10.0));
            }
        }
    }

    @Test
    void the_loop_keeps_them_and_leaves_none_behind() throws IOException {
        Checkpoint checkpoint = Checkpoint.of(folder, "key");
        Checkpoint foreign = Checkpoint.of(folder, "key2");
        foreign.keep(reached());
        Files.write(folder.resolve("key.checkpoint.0-0.tmp"), new byte[] {1});
        Files.write(folder.resolve("key2.checkpoint.0-0.tmp"), new byte[] {1});
        Set<String> seen = new LinkedHashSet<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepped(TrainingStep step) {
                checkpoint
                        .read()
                        .map(Checkpoint.Reached::progressed)
                        .ifPresent(at -> seen.add(at.epoch() + "." + at.step()));
            }
        };
        Care care = new Care("test", 1, Device.CPU, listener, Optional.of(checkpoint));
        LoopSpec spec = Specs.loop().withEpochs(2).withBatch(4, 1).build();
        new TrainingLoop(NETWORK, spec, care).run(held(100), Optional.empty(), Seed.of(1));
        assertThat(seen)
                .containsExactly(
                        "1.3", "1.5", "1.8", "1.10", "1.13", "1.15", "1.18", "1.20", "1.23", "2.0", "2.3", "2.5", "2.8",
                        "2.10", "2.13", "2.15", "2.18", "2.20", "2.23");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("key2.checkpoint", "key2.checkpoint.0-0.tmp");
        }
    }

    @Test
    void the_digest_of_rows_knows_every_bar_and_every_answer() {
        assertThat(digest(held(20))).isEqualTo(digest(held(20))).isNotEqualTo(digest(held(21)));
        Held plain = held(20);
        Targets other = new Targets(
                2,
                plain.targets().classOf().clone(),
                new float[0],
                plain.targets().weight());
        other.classOf()[3] ^= 1;
        assertThat(digest(new Held(plain.rows(), other))).isNotEqualTo(digest(plain));
        Rows shifted = new Shifted(plain.rows());
        assertThat(digest(new Held(shifted, plain.targets()))).isNotEqualTo(digest(plain));
    }

    private static String digest(Held held) {
        Digest digest = Digest.sha256();
        held.addTo(digest);
        return digest.hex();
    }

    /** The first bar of the first window is another one. */
    private record Shifted(Rows rows) implements Rows {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public int bars() {
            return rows.bars();
        }

        @Override
        public int width() {
            return rows.width();
        }

        @Override
        public void copy(int row, float[] target, int offset) {
            rows.copy(row, target, offset);
            target[offset] += row == 0 ? 1 : 0;
        }

        @Override
        public int stock(int row) {
            return rows.stock(row);
        }
    }
}
