package io.assay.torch.loop;

import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.torch.net.Mlp;
import io.assay.torch.net.Modality;
import io.assay.torch.net.Network;
import io.assay.torch.net.Shape;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

class SteeredTest {
    private static final int ROWS = 6;
    private static final Network NETWORK = new Mlp(List.of(5, 4), 0, 0)
            .network(new Shape(1, List.of(Modality.TECHNICAL, Modality.TECHNICAL, Modality.TECHNICAL), 0, 2));

    private static float[] rows() {
        RandomGenerator random = Seed.of(1).random();
        float[] rows = new float[3 * ROWS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian();
        }
        return rows;
    }

    /** A loss of the answers whose slopes are known: the sum of sin(answer + place). */
    private static double loss(float[] answers) {
        double sum = 0;
        for (int i = 0; i < answers.length; i++) {
            sum += Math.sin(answers[i] + i);
        }
        return sum;
    }

    private static float[] slopes(float[] answers) {
        float[] slopes = new float[answers.length];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (float) Math.cos(answers[i] + i);
        }
        return slopes;
    }

    @Test
    void the_gradient_is_the_slope_of_the_loss_along_any_direction() {
        RandomGenerator random = Seed.of(2).random();
        Steered.within(() -> {
            Steered network = Steered.of(NETWORK, Seed.of(3), new Steered.Pace(1e-12, 0));
            float[] start = network.weights();
            network.learn(rows(), ROWS, SteeredTest::slopes);
            float[] gradient = network.gradient();
            for (int draw = 0; draw < 20; draw++) {
                float[] above = start.clone();
                float[] below = start.clone();
                double said = 0;
                float step = 1e-3f;
                for (int i = 0; i < start.length; i++) {
                    int way = random.nextBoolean() ? 1 : -1;
                    above[i] += way * step;
                    below[i] -= way * step;
                    said += way * gradient[i];
                }
                network.set(above);
                double high = loss(network.answers(rows(), ROWS));
                network.set(below);
                double low = loss(network.answers(rows(), ROWS));
                assertThat((high - low) / (2 * step)).isCloseTo(said, offset(5e-3 + 0.02 * Math.abs(said)));
            }
            return start;
        });
    }

    @Test
    void it_learns_and_long_gradients_are_shortened() {
        double[] losses = Steered.within(() -> {
            Steered network = Steered.of(NETWORK, Seed.of(3), new Steered.Pace(0.02, 0.1));
            double before = loss(network.answers(rows(), ROWS));
            double norm = 0;
            double longest = 0;
            for (int i = 0; i < 200; i++) {
                norm = Math.max(norm, network.learn(rows(), ROWS, SteeredTest::slopes));
                double square = 0;
                for (float part : network.gradient()) {
                    square += (double) part * part;
                }
                longest = Math.max(longest, Math.sqrt(square));
            }
            return new double[] {before, loss(network.answers(rows(), ROWS)), norm, longest};
        });
        assertThat(losses[1]).isLessThan(losses[0] - 2);
        assertThat(losses[2]).isGreaterThan(0.5);
        assertThat(losses[3]).isCloseTo(0.1, offset(1e-4));
    }

    @Test
    void infinite_slopes_are_refused() {
        assertThatThrownBy(() -> Steered.within(() -> {
                    Steered network = Steered.of(NETWORK, Seed.of(3), new Steered.Pace(0.02, 0));
                    return network.learn(rows(), ROWS, answers -> {
                        float[] slopes = new float[answers.length];
                        slopes[0] = Float.NaN;
                        return slopes;
                    });
                }))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("gradient of an agent must stay finite (step 1)");
    }
}
