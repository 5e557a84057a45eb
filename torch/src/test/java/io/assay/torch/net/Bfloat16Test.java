package io.assay.torch.net;

import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.model.Device;
import io.assay.torch.loop.Libtorch;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Bfloat16Test {
    @Test
    void it_rounds_as_libtorch_does() {
        Libtorch.kernels(Device.CPU);
        RandomGenerator random = Seed.of(3).random();
        float[] values = new float[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-30, 30)));
        }
        // Ties: to the even neighbour, down and up; and both zeros.
        values[0] = Float.intBitsToFloat(0x3f808000);
        values[1] = Float.intBitsToFloat(0x3f818000);
        values[2] = 0f;
        values[3] = -0f;
        Tensor there = torch.from_blob(new FloatPointer(values), values.length)
                .to(ScalarType.BFloat16)
                .to(ScalarType.Float);
        float[] expected = new float[values.length];
        there.data_ptr_float().get(expected);
        assertThat(Bfloat16.rounded(values)).containsExactly(expected);
        assertThat(Bfloat16.rounded(values)[0]).isEqualTo(1f);
        assertThat(Bfloat16.rounded(values)[1]).isEqualTo(Float.intBitsToFloat(0x3f820000));
    }
}
