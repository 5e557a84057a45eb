package io.assay.market.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.IoReason;

/** Whole files in memory, unpacked if they are packed; told by their first bytes, not by their names. */
final class FileBytes {
    /** More than this is no file of daily bars: 512 MiB are ten million rows. */
    static final int LIMIT = 512 << 20;

    private static final int FIRST_GUESS = 1 << 16;
    private static final int BUFFER = 1 << 15;

    private FileBytes() {}

    /** The content of a file; a problem names the file. */
    static byte[] of(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > LIMIT) {
                throw tooLarge(name);
            }
            byte[] bytes = Files.readAllBytes(file);
            return isGzip(bytes) ? unpack(bytes, name) : bytes;
        } catch (IOException e) {
            throw new DataException(
                    DataProblem.of("the file must be readable").at(name, 0).withValue(IoReason.of(e)), e);
        }
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length >= 18 && bytes[0] == (byte) 0x1F && bytes[1] == (byte) 0x8B;
    }

    private static byte[] unpack(byte[] packed, String name) throws IOException {
        byte[] out = new byte[guess(packed)];
        int size = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER)) {
            int got = in.read(out, size, out.length - size);
            while (got >= 0) {
                size += got;
                if (size > LIMIT) {
                    throw tooLarge(name);
                }
                if (size == out.length) {
                    out = Arrays.copyOf(out, out.length * 2);
                }
                got = in.read(out, size, out.length - size);
            }
        }
        return Arrays.copyOf(out, size);
    }

    /** The last four bytes tell the unpacked size if nobody lies; what they tell is not trusted beyond 100 to 1. */
    private static int guess(byte[] packed) {
        int told = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getInt(packed.length - Integer.BYTES);
        boolean believable = told > 0 && told <= 100L * packed.length && told < LIMIT;
        return believable ? told + 1 : FIRST_GUESS;
    }

    private static DataException tooLarge(String name) {
        return new DataException(DataProblem.of("a file of daily bars must have less than 512 MiB when unpacked")
                .at(name, 0)
                .withFix("split it by symbol"));
    }
}
