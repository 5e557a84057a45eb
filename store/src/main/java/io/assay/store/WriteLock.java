package io.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.assay.base.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * The right to write into a workspace: an operating system's lock on its file {@code .lock}, given back by the system
 * itself when the process dies. The file's text names the holder for others to read; text without a lock was left by a
 * process that died.
 */
final class WriteLock implements AutoCloseable {
    private static final String FILE = ".lock";
    /** The locked byte lies beyond the text, since a locked byte cannot be read on Windows. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    /**
     * Locks held by this process. POSIX drops a process's lock as soon as ANY of its channels to the file is closed, so
     * a second attempt inside the process must not even open the file.
     */
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final @Nullable String deadHolder;

    private WriteLock(Path file, FileChannel channel, @Nullable String deadHolder) {
        this.file = file;
        this.channel = channel;
        this.deadHolder = deadHolder;
    }

    /**
     * Takes the lock of a workspace, making its folder if needed.
     *
     * @throws UsageException if another holds it; the message names the process
     */
    static WriteLock take(Path workspace) {
        try {
            Path folder = Files.createDirectories(workspace).toRealPath();
            Path file = folder.resolve(FILE);
            String me = me();
            String holder = HELD.putIfAbsent(file, me);
            if (holder != null) {
                throw busy(workspace, holder + ", which is this one");
            }
            boolean taken = false;
            try {
                WriteLock lock = take(workspace, file, me);
                taken = true;
                return lock;
            } finally {
                if (!taken) {
                    HELD.remove(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the workspace " + workspace + ": " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("resource") // the channel lives as long as the lock
    private static WriteLock take(Path workspace, Path file, String me) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            FileLock lock = tryLock(channel);
            String text = text(channel);
            if (lock == null) {
                throw busy(workspace, text.isEmpty() ? "another process" : text);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.UTF_8)), 0);
            taken = true;
            return new WriteLock(file, channel, text.isEmpty() ? null : text);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            // Held by this process through a class loader that is not ours: the same as held by another.
            return null;
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(256);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    private static String me() {
        ProcessHandle process = ProcessHandle.current();
        String started =
                process.info().startInstant().map(i -> " (started " + i + ")").orElse("");
        return "process " + process.pid() + started;
    }

    private static UsageException busy(Path workspace, String holder) {
        return new UsageException("the workspace " + workspace + " is being written to by " + holder
                + "; only one may write at a time. Fix: wait until it ends, or stop it");
    }

    /** Who held the lock when it died without giving it back, for example {@code process 17 (started ...)}. */
    Optional<String> deadHolder() {
        return Optional.ofNullable(deadHolder);
    }

    /** Gives the lock back; a second call does nothing. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give back the lock " + file + ": " + e.getMessage(), e);
        } finally {
            HELD.remove(file);
        }
    }
}
