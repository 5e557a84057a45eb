package io.assay.base;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest over typed values; arrays are preceded by their length, so that no two inputs run together. */
public final class Digest {
    private static final int CHUNK = 8192;

    private final MessageDigest sha;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK);

    private Digest(MessageDigest sha) {
        this.sha = sha;
    }

    /** An empty digest. */
    public static Digest sha256() {
        try {
            return new Digest(MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** The digest of a text, as 64 hexadecimal digits. */
    public static String of(String text) {
        return sha256().add(text).hex();
    }

    /**
     * The digest of the bytes alone (no length before them), as 64 hexadecimal digits: what {@code sha256sum} prints.
     */
    public static String of(byte[] bytes) {
        Digest digest = sha256();
        digest.sha.update(bytes);
        return digest.hex();
    }

    /** Adds a number. */
    public Digest add(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    /** Adds the bits of a number; every NaN counts as the same. */
    public Digest add(double value) {
        return add(Double.doubleToLongBits(value));
    }

    /** Adds a text. */
    public Digest add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes. */
    public Digest add(byte[] bytes) {
        add((long) bytes.length);
        drain();
        sha.update(bytes);
        return this;
    }

    /** Adds whole numbers. */
    public Digest add(int[] values) {
        add((long) values.length);
        for (int value : values) {
            room(Integer.BYTES).putInt(value);
        }
        return this;
    }

    /** Adds the bits of numbers; every NaN counts as the same. */
    public Digest add(double[] values) {
        add((long) values.length);
        for (double value : values) {
            room(Double.BYTES).putLong(Double.doubleToLongBits(value));
        }
        return this;
    }

    /** Adds the bits of numbers; every NaN counts as the same. */
    public Digest add(float[] values) {
        add((long) values.length);
        for (float value : values) {
            room(Float.BYTES).putInt(Float.floatToIntBits(value));
        }
        return this;
    }

    /** The digest so far as 64 hexadecimal digits; afterwards the digest is empty again. */
    public String hex() {
        drain();
        return HexFormat.of().formatHex(sha.digest());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            drain();
        }
        return buffer;
    }

    private void drain() {
        buffer.flip();
        sha.update(buffer);
        buffer.clear();
    }
}
