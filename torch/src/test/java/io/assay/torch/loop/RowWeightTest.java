package io.assay.torch.loop;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.model.Device;
import io.assay.model.watch.TrainingListener;
import io.assay.torch.net.Cell;
import io.assay.torch.net.Modality;
import io.assay.torch.net.Network;
import io.assay.torch.net.RecurrentNet;
import io.assay.torch.net.Shape;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class RowWeightTest {
    private static final int ROWS = 30;
    private static final int DOUBLED = 4;
    private static final Waves WAVES = new Waves(ROWS, 4, 2);
    private static final Network NETWORK = new RecurrentNet(Cell.LSTM, 6, 1, 0, false, 0, List.of(), 0)
            .network(new Shape(4, Collections.nCopies(2, Modality.TECHNICAL), 0, 3));

    /** The waves, the last row of which stands there a second time. */
    private record Twice(Waves waves) implements Rows {
        @Override
        public int size() {
            return ROWS + 1;
        }

        @Override
        public int bars() {
            return waves.bars();
        }

        @Override
        public int width() {
            return waves.width();
        }

        @Override
        public void copy(int row, float[] target, int offset) {
            waves.copy(row == ROWS ? DOUBLED : row, target, offset);
        }

        @Override
        public int stock(int row) {
            return 0;
        }
    }

    private static Targets targets(int rows, double weightOfDoubled) {
        int[] classes = new int[rows];
        float[] numbers = new float[rows];
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        for (int row = 0; row < rows; row++) {
            int as = row == ROWS ? DOUBLED : row;
            classes[row] = as % 2;
            numbers[row] = as == DOUBLED ? 2 : (float) Math.sin(as);
        }
        weights[DOUBLED] = weightOfDoubled;
        return new Targets(2, classes, numbers, weights);
    }

    private static float[] trained(Rows rows, Targets targets) {
        LoopSpec spec =
                Specs.loop().withEpochs(40).withBatch(64, 1).withRate(0.01).build();
        Care care = new Care("weights", 1, Device.CPU, TrainingListener.NONE, Optional.empty());
        return new TrainingLoop(NETWORK, spec, care)
                .run(new Held(rows, targets), Optional.empty(), Seed.of(3))
                .weights();
    }

    @Test
    void a_row_of_twice_the_weight_counts_like_two_rows() {
        float[] weighted = trained(WAVES, targets(ROWS, 2));
        float[] twice = trained(new Twice(WAVES), targets(ROWS + 1, 1));
        float[] plain = trained(WAVES, targets(ROWS, 1));
        assertThat(furthest(weighted, twice)).isLessThan(2e-3);
        assertThat(furthest(weighted, plain)).isGreaterThan(2e-2);
    }

    @Test
    void losses_are_told_per_weight() {
        Losses losses = new Losses(targets(ROWS, 2), Objective.ONE);
        float[] answers = new float[3];
        LossSum one = losses.count(answers, new int[] {DOUBLED});
        LossSum light = new Losses(targets(ROWS, 1), Objective.ONE).count(answers, new int[] {DOUBLED});
        assertThat(one.loss()).isCloseTo(2 * light.loss(), offset(1e-12));
        assertThat(one.loss() / one.weight()).isCloseTo(Math.log(2) + 4, offset(1e-6));
    }

    private static double furthest(float[] a, float[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }
}
