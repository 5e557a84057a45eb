package io.assay.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.AtomicFiles;
import io.assay.base.Json;

/** The file {@code current.json}: which model signals of an instrument come from. One writer at a time. */
final class CurrentModels {
    static final String FILE = "current.json";

    /** A lock on a file is held by a process, so threads of one process need a lock of their own. */
    private static final Object THREADS = new Object();

    private final Path folder;

    CurrentModels(Path folder) {
        this.folder = folder;
    }

    /** What the file holds: names of models by instrument. */
    record Pointers(Map<String, String> models) {
        Pointers {
            models = Collections.unmodifiableMap(new TreeMap<>(models));
        }
    }

    /** All pointers; none before the first is set. */
    Map<String, String> all() {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Json.read(file, Pointers.class).models() : Map.of();
    }

    /** Sets pointers and keeps all others, in one step. */
    void set(Map<String, String> models) {
        synchronized (THREADS) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Map<String, String> merged = new TreeMap<>(all());
                merged.putAll(models);
                if (lock.isValid()) {
                    AtomicFiles.write(folder.resolve(FILE), Json.pretty(new Pointers(merged)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot lock " + folder + ": " + e.getMessage(), e);
            }
        }
    }
}
