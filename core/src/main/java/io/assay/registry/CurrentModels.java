package io.assay.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.AtomicFiles;
import io.assay.base.FolderLock;
import io.assay.base.Json;

/** The file {@code current.json}: which model signals of an instrument come from. One writer at a time. */
final class CurrentModels {
    static final String FILE = "current.json";

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
        FolderLock.hold(folder, () -> {
            Map<String, String> merged = new TreeMap<>(all());
            merged.putAll(models);
            AtomicFiles.write(folder.resolve(FILE), Json.pretty(new Pointers(merged)));
        });
    }
}
