package io.assay.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Digest;

/**
 * How far a {@link ChainFile} had grown, in a small file beside it, {@code NAME.head}:
 * {@code {"seal":S,"lines":N,"last":H}}, S being the SHA-256 of what follows it. A chain alone cannot show that whole
 * lines were cut from its end; the head can.
 *
 * <p>It is replaced in one step and only after the line that it counts was forced to disk. A crash in between leaves a
 * head that is behind the file, never one that is ahead: a head that is ahead means that lines were lost.
 *
 * @param lines lines of the file, 0 or more
 * @param last hash of the last of them, {@link ChainFile#START} of none
 */
record ChainHead(long lines, String last) {
    private static final Pattern FORM =
            Pattern.compile("\\{\"seal\":\"[0-9a-f]{64}\",\"lines\":([0-9]{1,18}),\"last\":\"([0-9a-f]{64})\"}\n");

    /** Where the head of a chained file lies. */
    static Path of(Path file) {
        return file.resolveSibling(file.getFileName() + ".head");
    }

    /**
     * Reads the head of a chained file; empty if there is none.
     *
     * @throws DataException if a byte of it was changed or cut
     */
    static Optional<ChainHead> read(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(of(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (form.matches()) {
            ChainHead head = new ChainHead(Long.parseLong(form.group(1)), form.group(2));
            if (Arrays.equals(bytes, head.bytes())) {
                return Optional.of(head);
            }
        }
        throw new DataException(damaged(file));
    }

    /** What is said of a head that was changed or cut; a crash cannot leave one. */
    static DataProblem damaged(Path file) {
        return DataProblem.of("the head of the ledger does not have the hash that it states: it was changed or cut")
                .at(of(file).toString(), 1)
                .withFix("restore both files from a copy; without one, deleting the head gives up knowing whether lines"
                        + " were cut from the end of the ledger");
    }

    /** Replaces the head of a chained file in one step; the caller holds the lock of that file. */
    void write(Path file) throws IOException {
        Path target = of(file);
        // One name for all writers: they take turns, and a killed one leaves a single file, which the next overwrites.
        Path temporary = target.resolveSibling(target.getFileName() + AtomicFiles.UNFINISHED);
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(bytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        AtomicFiles.publish(temporary, target);
    }

    private byte[] bytes() {
        String body = "\"lines\":" + lines + ",\"last\":\"" + last + "\"}";
        String seal = Digest.of(body.getBytes(StandardCharsets.UTF_8));
        return ("{\"seal\":\"" + seal + "\"," + body + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
