package io.assay.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Files that are there whole or not at all: written beside their place, forced to disk, then renamed. Whoever is killed
 * half-way leaves the old file and a {@code .tmp} file that nobody reads.
 */
public final class AtomicFiles {
    /** The ending of files that were not finished. */
    public static final String UNFINISHED = ".tmp";

    private AtomicFiles() {}

    /** What writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes to the open, empty file. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /** Replaces a file by the given text in UTF-8. */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces a file by the given bytes. */
    public static void write(Path file, byte[] bytes) {
        write(file, channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }

    /** Replaces a file by what {@code content} writes; folders are made as needed. */
    public static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("'file' must name a file in a folder, was " + file);
        }
        try {
            Files.createDirectories(folder);
            Path temporary = folder.resolve(target.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
            try {
                try (FileChannel channel =
                        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    content.writeTo(channel);
                    channel.force(true);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            forceFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target + ": " + IoReason.of(e), e);
        }
    }

    /**
     * Gives a finished file, already forced to disk, its name: renames it and makes the rename survive a power cut.
     *
     * @param temporary the finished file, in the same folder as {@code target}
     * @param target its name; a file of that name is replaced
     */
    public static void publish(Path temporary, Path target) {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null) {
                forceFolder(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target + ": " + IoReason.of(e), e);
        }
    }

    /**
     * Moves a finished folder to its place beside it in one step that survives a power cut.
     *
     * @throws IOException if something is already there, or the step cannot be done in one
     */
    public static void renameFolder(Path from, Path to) throws IOException {
        forceFolder(from);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        Path parent = to.toAbsolutePath().getParent();
        if (parent != null) {
            forceFolder(parent);
        }
    }

    /** Makes a rename in the folder survive a power cut; a no-op where folders cannot be opened (Windows). */
    private static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
