package io.assay.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.base.Digest;

/**
 * How a line of a {@link ChainFile} is written: {@code {"hash":H,"sequence":N,"previous":P,"payload":{...}}}, H being
 * the SHA-256 of the line's bytes after {@code "hash":"...",}. Everything here is about bytes, not characters: a
 * decoder turns different broken bytes into the same replacement character, and a hash of that would not see the
 * change.
 */
final class ChainText {
    private static final String PREFIX = "{\"hash\":\"";
    private static final int HASH_END = PREFIX.length() + 64;
    private static final int BODY_START = HASH_END + 2;

    private ChainText() {}

    /** A line as it stands in the file, without its line break. */
    static byte[] line(long sequence, String previous, String payload) {
        String body = "\"sequence\":" + sequence + ",\"previous\":\"" + previous + "\",\"payload\":" + payload + "}";
        String hash = Digest.of(body.getBytes(StandardCharsets.UTF_8));
        return (PREFIX + hash + "\"," + body).getBytes(StandardCharsets.UTF_8);
    }

    /** The hash that a line states; only of a line without {@link #fault}. */
    static String hash(byte[] line) {
        return ascii(line, PREFIX.length(), HASH_END);
    }

    /** What is wrong with a line by itself; empty if its hash is that of its bytes. */
    static Optional<String> fault(byte[] line) {
        if (line.length < BODY_START || !ascii(line, 0, PREFIX.length()).equals(PREFIX)) {
            return Optional.of("does not begin with its hash");
        }
        boolean whole = ascii(line, HASH_END, BODY_START).equals("\",")
                && hash(line).equals(Digest.of(Arrays.copyOfRange(line, BODY_START, line.length)));
        return whole ? Optional.empty() : Optional.of("does not have the hash that it states: it was changed");
    }

    /** The lines that end in a line break, without it; what follows the last of these is left out. */
    static List<byte[]> wholeLines(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                lines.add(Arrays.copyOfRange(file, start, i));
                start = i + 1;
            }
        }
        return lines;
    }

    /** Bytes behind the last line break: a line that is not whole. */
    static int unfinished(byte[] file) {
        int end = file.length;
        while (end > 0 && file[end - 1] != '\n') {
            end--;
        }
        return file.length - end;
    }

    private static String ascii(byte[] line, int from, int to) {
        return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
