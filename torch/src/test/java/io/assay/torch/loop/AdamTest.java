package io.assay.torch.loop;

import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

/** Five steps as PyTorch 1.13's {@code optim.Adam} and {@code optim.AdamW} make them. */
class AdamTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, false, 0.9165006279945374, -2.116753101348877, 0.44565075635910034, 3.027888536453247",
        "0.1, false, 0.8485251665115356, -2.076167345046997, 0.4343520700931549, 2.9469966888427734",
        "0.1, true, 0.8927706480026245, -2.065290689468384, 0.4344957768917084, 2.9537010192871094"
    })
    void steps_are_those_of_pytorch(double decay, boolean decoupled, double w0, double w1, double w2, double w3) {
        LoopSpec spec = Specs.loop().withDecay(decay, decoupled).build();
        float[] reached = Scoped.still(() -> {
            Tensor weights = FlatWeights.tensor(new float[] {1, -2, 0.5f, 3});
            Adam adam = new Adam(
                    spec,
                    weights,
                    FlatWeights.tensor(new float[] {1, 1, 1, 1}),
                    FlatWeights.tensor(new float[4]),
                    FlatWeights.tensor(new float[4]));
            for (int k = 0; k < 5; k++) {
                float[] gradient = new float[4];
                for (int i = 0; i < 4; i++) {
                    gradient[i] = (float) Math.sin(i + k * 1.3);
                }
                adam.step(FlatWeights.tensor(gradient), 0.05, k + 1);
            }
            return FlatWeights.values(weights);
        });
        double[] expected = {w0, w1, w2, w3};
        for (int i = 0; i < 4; i++) {
            assertThat((double) reached[i]).isCloseTo(expected[i], offset(1e-5));
        }
    }
}
