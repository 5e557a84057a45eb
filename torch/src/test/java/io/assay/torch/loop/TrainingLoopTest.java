package io.assay.torch.loop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.model.Device;
import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;
import io.assay.torch.net.Cell;
import io.assay.torch.net.Modality;
import io.assay.torch.net.Network;
import io.assay.torch.net.RecurrentNet;
import io.assay.torch.net.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

class TrainingLoopTest {
    private static final Network NETWORK = new RecurrentNet(Cell.LSTM, 6, 2, 0.3, true, 0, List.of(4), 2)
            .network(new Shape(4, Collections.nCopies(2, Modality.TECHNICAL), 2, 2));
    private static final Held TRAIN = held(100);
    private static final Held VALIDATION = held(37);

    /** Classes that the wave decides. */
    private static Held held(int rows) {
        Waves waves = new Waves(rows, 4, 2);
        int[] classes = new int[rows];
        float[] window = new float[8];
        for (int row = 0; row < rows; row++) {
            waves.copy(row, window, 0);
            classes[row] = window[2] * window[7] > 0 ? 1 : 0;
        }
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        return new Held(waves, new Targets(2, classes, new float[0], weights));
    }

    private static Care care(TrainingListener listener) {
        return new Care("test", 2, Device.CPU, listener, Optional.empty());
    }

    /** Stops the process that it stands for after so many steps. */
    private record Killed(int steps, int[] seen) implements TrainingListener {
        private static final class Kill extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        @Override
        public void stepped(TrainingStep step) {
            if (++seen[0] == steps) {
                throw new Kill();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 8, 15, 20, 21})
    void a_training_that_was_stopped_goes_on_to_the_same_weights(int steps, @TempDir Path folder) {
        LoopSpec spec = Specs.loop().withPatience(2, 1).withNoise(0.1).build();
        Trained whole = new TrainingLoop(NETWORK, spec, care(TrainingListener.NONE))
                .run(TRAIN, Optional.of(VALIDATION), Seed.of(3));
        Optional<Checkpoint> checkpoint = Optional.of(Checkpoint.of(folder, "key"));
        Care killed = new Care("test", 2, Device.CPU, new Killed(steps, new int[1]), checkpoint);
        assertThatThrownBy(
                        () -> new TrainingLoop(NETWORK, spec, killed).run(TRAIN, Optional.of(VALIDATION), Seed.of(3)))
                .isInstanceOf(Killed.Kill.class);
        Care again = new Care("test", 1, Device.CPU, TrainingListener.NONE, checkpoint);
        Trained resumed = new TrainingLoop(NETWORK, spec, again).run(TRAIN, Optional.of(VALIDATION), Seed.of(3));
        assertThat(resumed.weights()).isEqualTo(whole.weights());
        assertThat(resumed.epochs()).isEqualTo(whole.epochs());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_checkpoint_that_was_changed_or_is_of_another_training_is_refused(@TempDir Path folder) throws Exception {
        LoopSpec spec = Specs.loop().build();
        Checkpoint own = Checkpoint.of(folder, "own");
        Care killed = new Care("test", 1, Device.CPU, new Killed(5, new int[1]), Optional.of(own));
        TrainingLoop loop = new TrainingLoop(NETWORK, spec, killed);
        assertThatThrownBy(() -> loop.run(TRAIN, Optional.empty(), Seed.of(3))).isInstanceOf(Killed.Kill.class);
        Path file = folder.resolve("own.checkpoint");
        Files.copy(file, folder.resolve("other.checkpoint"));
        assertThatThrownBy(() -> Checkpoint.of(folder, "other").read())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("of this training");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(own::read).isInstanceOf(DataException.class).hasMessageContaining("checksum");
    }

    @Test
    void accumulated_batches_step_like_one_large_batch() {
        Network plain = new RecurrentNet(Cell.LSTM, 6, 1, 0, false, 0, List.of(), 0)
                .network(new Shape(4, Collections.nCopies(2, Modality.TECHNICAL), 0, 2));
        Trained large = new TrainingLoop(plain, Specs.loop().withBatch(32, 1).build(), care(TrainingListener.NONE))
                .run(TRAIN, Optional.empty(), Seed.of(3));
        Trained parts = new TrainingLoop(plain, Specs.loop().withBatch(8, 4).build(), care(TrainingListener.NONE))
                .run(TRAIN, Optional.empty(), Seed.of(3));
        for (int i = 0; i < large.weights().length; i++) {
            assertThat(parts.weights()[i]).isCloseTo(large.weights()[i], offset(2e-4f));
        }
    }

    @Test
    void weights_of_the_best_epoch_are_kept_and_training_ends_when_patience_does() {
        List<TrainingEpoch> epochs = new ArrayList<>();
        List<TrainingEnd> ends = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochEnded(TrainingEpoch epoch) {
                epochs.add(epoch);
            }

            @Override
            public void ended(TrainingEnd end) {
                ends.add(end);
            }
        };
        LoopSpec spec =
                Specs.loop().withEpochs(200).withRate(0.05).withPatience(4, 2).build();
        Trained trained =
                new TrainingLoop(NETWORK, spec, care(listener)).run(TRAIN, Optional.of(VALIDATION), Seed.of(3));
        assertThat(ends).hasSize(1);
        assertThat(ends.get(0).reason()).isEqualTo(TrainingEnd.Reason.NO_PROGRESS);
        assertThat(epochs).hasSize(trained.best() + 4);
        double lowest =
                epochs.stream().mapToDouble(e -> e.validation().loss()).min().orElseThrow();
        assertThat(epochs.get(trained.best() - 1).validation().loss()).isEqualTo(lowest);
        assertThat(epochs.get(epochs.size() - 1).learningRate()).isLessThan(0.05);
        Losses losses = new Losses(VALIDATION.targets(), spec.objective());
        float[] answers = new Asked(NETWORK, trained.weights()).answers(VALIDATION.rows(), 1);
        int[] all = IntStream.range(0, 37).toArray();
        LossSum again = losses.count(answers, all);
        assertThat(again.loss() / again.weight()).isCloseTo(lowest, offset(1e-5));
    }

    @Test
    void a_loss_that_is_not_finite_ends_with_a_sentence() {
        Held broken = new Held(
                TRAIN.rows(), new Targets(0, new int[0], filled(100, Float.POSITIVE_INFINITY), filledWeights(100)));
        Network plain = new RecurrentNet(Cell.LSTM, 6, 1, 0, false, 0, List.of(), 0)
                .network(new Shape(4, Collections.nCopies(2, Modality.TECHNICAL), 0, 1));
        assertThatThrownBy(() -> new TrainingLoop(plain, Specs.loop().build(), care(TrainingListener.NONE))
                        .run(broken, Optional.empty(), Seed.of(3)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("must stay finite")
                .hasMessageContaining("epoch 1, step 1")
                .hasMessageContaining("learning rate");
    }

    @Test
    void listeners_hear_every_step_in_order() {
        List<String> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void started(TrainingStart start) {
                heard.add("start " + start.batches() + " of " + start.sequences());
            }

            @Override
            public void stepped(TrainingStep step) {
                heard.add(step.epoch() + "." + step.step());
            }

            @Override
            public void epochEnded(TrainingEpoch epoch) {
                heard.add("epoch " + epoch.epoch());
            }
        };
        new TrainingLoop(NETWORK, Specs.loop().withEpochs(2).withBatch(40, 1).build(), care(listener))
                .run(TRAIN, Optional.empty(), Seed.of(3));
        assertThat(heard)
                .containsExactly("start 3 of 100", "1.1", "1.2", "1.3", "epoch 1", "2.1", "2.2", "2.3", "epoch 2");
    }

    private static float[] filled(int n, float value) {
        float[] values = new float[n];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] filledWeights(int n) {
        double[] values = new double[n];
        Arrays.fill(values, 1);
        return values;
    }
}
