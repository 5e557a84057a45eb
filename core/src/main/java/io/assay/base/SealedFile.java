package io.assay.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file of a JSON header and bytes behind it that ends in its own checksum: a changed or cut file is told from a whole
 * one. Written atomically.
 */
public final class SealedFile {
    private static final int CHECKSUM = 64;

    private SealedFile() {}

    /**
     * What a file holds.
     *
     * @param header the header, one line of JSON
     * @param body what stands behind it, from its position on
     */
    public record Content(String header, ByteBuffer body) {}

    /**
     * Writes a file.
     *
     * @param header one line of JSON
     * @param bytes how many bytes the body has
     * @param body puts exactly that many bytes
     */
    public static void write(Path file, String header, int bytes, Body body) {
        AtomicFiles.write(file, sealed(header, bytes, body));
    }

    /** The bytes of such a file; parameters as those of {@link #write}. */
    public static byte[] sealed(String header, int bytes, Body body) {
        byte[] head = header.getBytes(StandardCharsets.UTF_8);
        int size = Math.addExact(Math.addExact(Integer.BYTES + head.length, bytes), CHECKSUM);
        ByteBuffer buffer = ByteBuffer.allocate(size);
        buffer.putInt(head.length).put(head);
        body.putInto(buffer);
        Check.that(buffer.remaining() == CHECKSUM, "body", "have the length that was told", buffer.remaining());
        String sum = Digest.of(Arrays.copyOf(buffer.array(), size - CHECKSUM));
        buffer.put(sum.getBytes(StandardCharsets.US_ASCII));
        return buffer.array();
    }

    /** Puts the bytes of a body. */
    @FunctionalInterface
    public interface Body {
        /** Puts them. */
        void putInto(ByteBuffer buffer);
    }

    /**
     * Reads a file.
     *
     * @param fix what to do if it was changed or cut, for the sentence
     * @throws DataException if it was changed or cut
     */
    public static Content read(Path file, String fix) {
        return opened(bytes(file), file.toString(), fix);
    }

    /**
     * What the bytes of such a file hold.
     *
     * @param source what they are, for the sentence
     * @param fix what to do if they were changed or cut
     * @throws DataException if they were changed or cut
     */
    public static Content opened(byte[] whole, String source, String fix) {
        int length = whole.length - CHECKSUM;
        byte[] body = Arrays.copyOf(whole, Math.max(0, length));
        boolean sound = length >= Integer.BYTES
                && Digest.of(body).equals(new String(whole, length, CHECKSUM, StandardCharsets.US_ASCII));
        if (!sound) {
            throw new DataException(DataProblem.of("the checksum at its end must be that of the file")
                    .at(source, 0)
                    .withFix(fix));
        }
        ByteBuffer buffer = ByteBuffer.wrap(body);
        byte[] head = new byte[buffer.getInt()];
        buffer.get(head);
        return new Content(new String(head, StandardCharsets.UTF_8), buffer);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }
}
