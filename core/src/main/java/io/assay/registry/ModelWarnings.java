package io.assay.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.AtomicFiles;
import io.assay.base.FolderLock;
import io.assay.base.Json;

/**
 * The file {@code warnings.json}: what became known of models after they had been kept, and belongs on their cards. A
 * model's own files never change.
 */
final class ModelWarnings {
    static final String FILE = "warnings.json";

    private final Path folder;

    ModelWarnings(Path folder) {
        this.folder = folder;
    }

    /** What the file holds: sentences by name of a model. */
    record Sentences(Map<String, List<String>> models) {}

    /** All sentences. */
    Map<String, List<String>> all() {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Json.read(file, Sentences.class).models() : Map.of();
    }

    /** Adds a sentence to models that do not have it, in one step. */
    void add(Collection<String> models, String sentence) {
        FolderLock.hold(folder, () -> {
            Map<String, List<String>> merged = new TreeMap<>(all());
            for (String id : models) {
                List<String> before = merged.getOrDefault(id, List.of());
                if (!before.contains(sentence)) {
                    List<String> after = new ArrayList<>(before);
                    after.add(sentence);
                    merged.put(id, after);
                }
            }
            AtomicFiles.write(folder.resolve(FILE), Json.pretty(new Sentences(merged)));
        });
    }

    /** The sentences of a model. */
    List<String> of(String id) {
        return all().getOrDefault(id, List.of());
    }

    /** A card with the sentences of its model in front of its own warnings. */
    ModelCard on(ModelCard card) {
        List<String> added = of(card.id());
        List<String> warnings = new ArrayList<>(added);
        warnings.addAll(card.warnings());
        return added.isEmpty() ? card : card.withWarnings(warnings);
    }
}
