package io.assay.torch.net;

/** Numbers of 16 bits: the first 16 of a float, that is 8 of its exponent and 7 of its fraction. */
public final class Bfloat16 {
    private static final int DROPPED = 16;
    private static final int HALF = 0x7fff;

    private Bfloat16() {}

    /** The first 16 bits of the nearest such number, of two equally near ones that whose last bit is 0. */
    public static short bits(float value) {
        int bits = Float.floatToRawIntBits(value);
        int even = (bits >>> DROPPED) & 1;
        return (short) ((bits + HALF + even) >>> DROPPED);
    }

    /** The float that such bits stand for. */
    public static float of(short bits) {
        return Float.intBitsToFloat(bits << DROPPED);
    }

    /** Finite floats, each replaced by the nearest such number. */
    public static float[] rounded(float[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = of(bits(values[i]));
        }
        return rounded;
    }
}
