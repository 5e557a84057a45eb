package io.assay.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * One writer at a time of the files of a folder, among all processes and threads. Readers need none: files change by
 * being renamed.
 */
public final class FolderLock {
    private static final String FILE = ".lock";

    /** A lock on a file is held by a process, so threads of one process need a lock of their own. */
    private static final Object THREADS = new Object();

    private FolderLock() {}

    /**
     * Does something while no other does; waits for whoever does.
     *
     * @param folder made if it is not there
     * @throws UncheckedIOException if the folder cannot be locked
     */
    public static void hold(Path folder, Runnable work) {
        holding(folder, () -> {
            work.run();
            return true;
        });
    }

    /**
     * What came of doing something while no other does; waits for whoever does. Work must not lock the folder again.
     *
     * @param folder made if it is not there
     * @throws UncheckedIOException if the folder cannot be locked
     */
    public static <T> T holding(Path folder, Supplier<T> work) {
        synchronized (THREADS) {
            try {
                Files.createDirectories(folder);
                try (FileChannel channel = FileChannel.open(
                                folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    Check.that(lock.isValid(), "lock", "be held", folder);
                    return work.get();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot lock " + folder + ": " + IoReason.of(e), e);
            }
        }
    }
}
