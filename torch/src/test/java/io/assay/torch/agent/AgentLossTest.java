package io.assay.torch.agent;

import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

/** Slopes against differences of the losses in double precision, and values against sums worked out by hand. */
class AgentLossTest {
    private static final double STEP = 1e-6;
    private static final PpoLoss LOSS = new PpoLoss(0.2, 0.5, 0.01);

    @Test
    void slopes_of_the_policy_are_those_of_its_loss() {
        RandomGenerator random = Seed.of(1).random();
        int clipped = 0;
        for (int i = 0; i < 400; i++) {
            double mean = random.nextGaussian();
            double answer = random.nextDouble(-4, 1.5);
            double action = mean + StrictMath.exp(PpoLoss.logDeviation(answer)) * random.nextGaussian();
            double before =
                    PpoLoss.logDensity(action, mean, PpoLoss.logDeviation(answer)) + 0.3 * random.nextGaussian();
            PpoLoss.Deed deed = new PpoLoss.Deed(action, before, random.nextGaussian());
            double[] slopes = LOSS.policySlopes(deed, mean, answer);
            double byMean =
                    (LOSS.policy(deed, mean + STEP, answer) - LOSS.policy(deed, mean - STEP, answer)) / (2 * STEP);
            double byAnswer =
                    (LOSS.policy(deed, mean, answer + STEP) - LOSS.policy(deed, mean, answer - STEP)) / (2 * STEP);
            assertThat(slopes[0]).isCloseTo(byMean, offset(1e-5 * (1 + Math.abs(byMean))));
            assertThat(slopes[1]).isCloseTo(byAnswer, offset(1e-5 * (1 + Math.abs(byAnswer))));
            clipped += slopes[0] == 0 ? 1 : 0;
        }
        assertThat(clipped).isBetween(50, 250);
    }

    @Test
    void slopes_of_values_and_of_worths_are_those_of_their_losses() {
        RandomGenerator random = Seed.of(2).random();
        int held = 0;
        for (int i = 0; i < 400; i++) {
            double value = random.nextGaussian();
            double target = random.nextGaussian();
            double before = value + random.nextGaussian();
            double by =
                    (LOSS.value(value + STEP, target, before) - LOSS.value(value - STEP, target, before)) / (2 * STEP);
            assertThat(LOSS.valueSlope(value, target, before)).isCloseTo(by, offset(1e-6));
            held += LOSS.valueSlope(value, target, before) == 0 ? 1 : 0;
            double error = 2 * random.nextGaussian();
            double ofHuber = (huber(error + STEP) - huber(error - STEP)) / (2 * STEP);
            assertThat(DqnLoss.slope(error)).isCloseTo(ofHuber, offset(1e-6));
        }
        assertThat(held).isPositive();
    }

    @Test
    void the_clipped_objective_is_that_of_the_paper() {
        // Twice as probable as before: of an advantage only 1.2 counts, of a loss all of it.
        double density = PpoLoss.logDensity(0, 0, 0);
        PpoLoss plain = new PpoLoss(0.2, 1, 0);
        PpoLoss.Deed good = new PpoLoss.Deed(0, density - Math.log(2), 3);
        PpoLoss.Deed bad = new PpoLoss.Deed(0, density - Math.log(2), -3);
        assertThat(plain.policy(good, 0, 0)).isCloseTo(-3.6, offset(1e-12));
        assertThat(plain.policy(bad, 0, 0)).isCloseTo(6, offset(1e-12));
        assertThat(density).isCloseTo(Math.log(1 / Math.sqrt(2 * Math.PI)), offset(1e-12));
    }

    @Test
    void advantages_are_discounted_surprises() {
        double[] advantages = PpoLoss.advantages(new double[] {1, 0, 2}, new double[] {0.5, 1, 0.25}, 0.9, 0.8);
        // By hand: surprises 1 + 0.9 - 0.5 = 1.4, 0.225 - 1 = -0.775 and 2 - 0.25 = 1.75; each later one times 0.72.
        assertThat(advantages[2]).isCloseTo(1.75, offset(1e-12));
        assertThat(advantages[1]).isCloseTo(-0.775 + 0.72 * 1.75, offset(1e-12));
        assertThat(advantages[0]).isCloseTo(1.4 + 0.72 * (-0.775 + 0.72 * 1.75), offset(1e-12));
    }

    @Test
    void one_network_chooses_the_next_action_and_the_other_tells_its_worth() {
        float[] chooses = {1, 3, 2};
        float[] tells = {10, 5, 20};
        assertThat(DqnLoss.target(0.5, 0.9, chooses, tells)).isCloseTo(0.5 + 0.9 * 5, offset(1e-12));
        assertThat(DqnLoss.target(0.5, 0.9, new float[0], new float[0])).isEqualTo(0.5);
        assertThat(DqnLoss.best(new float[] {9, 1, 1, 0}, 1, 3)).isZero();
    }

    /** The loss of Huber (1964), whose slope alone is needed to learn. */
    private static double huber(double error) {
        double size = Math.abs(error);
        return size <= 1 ? 0.5 * error * error : size - 0.5;
    }
}
