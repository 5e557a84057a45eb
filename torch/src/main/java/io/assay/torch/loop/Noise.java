package io.assay.torch.loop;

import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

import static org.bytedeco.pytorch.global.torch.from_blob;

/**
 * The chance of one shard of one step. It starts from the seed, the epoch, the step and the shard, so that a training
 * that goes on from a checkpoint needs no state of a generator.
 */
final class Noise {
    private static final int BITS = 16;
    private static final int DRAWS = Long.SIZE / BITS;
    private static final long MASK = (1L << BITS) - 1;

    private final RandomGenerator random;

    Noise(Seed seed) {
        this.random = seed.random();
    }

    /** Adds normal noise. */
    void addTo(float[] values, int length, double deviation) {
        for (int i = 0; i < length; i++) {
            values[i] += (float) (deviation * random.nextGaussian());
        }
    }

    /** See {@link io.assay.torch.net.Pass#dropout}; the rate is rounded to one part in 65536. */
    Tensor dropout(Tensor x, double rate) {
        long limit = Math.round(rate * (MASK + 1));
        double kept = 1 / (1 - rate);
        // A factor of 16 bits would be up to 0.4 % off and shift the mean: there the mask is 0 or 1, which is exact.
        boolean brief = x.scalar_type() == ScalarType.BFloat16;
        float factor = brief ? 1 : (float) kept;
        float[] factors = new float[Math.toIntExact(x.numel())];
        for (int i = 0; i < factors.length; i += DRAWS) {
            long bits = random.nextLong();
            int end = Math.min(factors.length, i + DRAWS);
            for (int k = i; k < end; k++) {
                factors[k] = (bits & MASK) < limit ? 0 : factor;
                bits >>>= BITS;
            }
        }
        // The scope of the step keeps the memory until the gradients are there.
        Tensor masked = x.mul(
                Place.beside(x, from_blob(new FloatPointer(factors), x.sizes())).to(x.scalar_type()));
        return brief ? masked.mul(new Scalar(kept)) : masked;
    }
}
