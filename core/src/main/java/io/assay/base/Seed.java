package io.assay.base;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The root of all randomness. A seed is split by name or index, never shared, so that work done in parallel draws the
 * same numbers in any order and at any thread count.
 *
 * @param value 64 bits
 */
public record Seed(long value) {
    /** The generator behind every stream; recorded in each artefact. */
    public static final String ALGORITHM = "L64X128MixRandom";

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY = RandomGeneratorFactory.of(ALGORITHM);
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** A seed from a number. */
    public static Seed of(long value) {
        return new Seed(value);
    }

    /** The independent seed of a named part of the work. */
    public Seed child(String name) {
        long hash = value;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash ^ b);
        }
        return new Seed(mix(hash + GOLDEN_GAMMA));
    }

    /** The independent seed of a numbered part of the work. */
    public Seed child(long index) {
        return new Seed(mix(mix(value + GOLDEN_GAMMA) ^ (index * GOLDEN_GAMMA)));
    }

    /** A fresh generator that starts at this seed; two calls give equal streams. */
    public RandomGenerator random() {
        return FACTORY.create(value);
    }

    /** This seed as a non-negative {@code int}, for libraries that take no more. */
    public int asInt() {
        return (int) (mix(value) & Integer.MAX_VALUE);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014, variant 13 of Stafford). */
    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
