package io.assay.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Digest;
import io.assay.base.Json;

/** The folder of one model: {@code card.json}, {@code model.bin} and {@code checksums.json}, nothing else. */
final class ModelFolder {
    static final String CARD = "card.json";
    static final String FITTED = "model.bin";
    static final String CHECKSUMS = "checksums.json";

    /** Every file of a folder. */
    static final List<String> ALL = List.of(CARD, FITTED, CHECKSUMS);

    private static final List<String> FILES = List.of(CARD, FITTED);

    private final Path folder;

    ModelFolder(Path folder) {
        this.folder = folder;
    }

    /** What a folder holds once every check has passed. */
    record Content(ModelCard card, byte[] fitted) {}

    /** The file of checksums: SHA-256 by the name of the file. */
    record Checksums(Map<String, String> sha256) {
        Checksums {
            sha256 = new TreeMap<>(sha256);
        }
    }

    /** Writes the three files, each forced to disk. */
    static void write(Path folder, ModelCard card, byte[] fitted) {
        byte[] text = Json.pretty(card).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(folder.resolve(FITTED), fitted);
        AtomicFiles.write(folder.resolve(CARD), text);
        Checksums sums = new Checksums(Map.of(CARD, Digest.of(text), FITTED, Digest.of(fitted)));
        AtomicFiles.write(folder.resolve(CHECKSUMS), Json.pretty(sums));
    }

    /** Writes files as they came, each forced to disk; they are checked by {@link #read}. */
    static void write(Path folder, Map<String, byte[]> files) {
        ALL.forEach(name -> AtomicFiles.write(folder.resolve(name), file(files, name)));
    }

    /** The files as they are, once every check has passed. */
    Map<String, byte[]> files() {
        read();
        Map<String, byte[]> files = new TreeMap<>();
        ALL.forEach(name -> files.put(name, bytes(name)));
        return files;
    }

    /**
     * What reading a folder gave: the content, or what is wrong with it, a sentence each, naming the file.
     *
     * @param content there if and only if there are no problems
     * @param problems what is wrong
     */
    record Reading(Optional<Content> content, List<String> problems) {
        static Reading broken(List<String> problems) {
            return new Reading(Optional.empty(), List.copyOf(problems));
        }
    }

    /**
     * The content of a folder that passes every check.
     *
     * @throws DataException if a file is missing, foreign or changed, or if the folder's name is not that of its
     *     content
     */
    Content read() {
        Reading reading = check();
        return reading.content().orElseThrow(() -> new DataException(String.join("; ", reading.problems())));
    }

    /** Reads every file once and checks it. */
    Reading check() {
        List<String> problems = foreign();
        if (!problems.isEmpty()) {
            return Reading.broken(problems);
        }
        Map<String, byte[]> files = new TreeMap<>();
        ALL.forEach(name -> files.put(name, bytes(name)));
        return check(files);
    }

    /**
     * The content of files that are to become a model's folder, once every check has passed.
     *
     * @param id the name of the model
     * @param files by name
     * @param source what they came in, for messages
     * @throws DataException if one was changed, or the name is not that of the content
     */
    static Content agreed(String id, Map<String, byte[]> files, Path source) {
        Reading reading = new ModelFolder(source.resolve(id)).check(files);
        return reading.content().orElseThrow(() -> new DataException(String.join("; ", reading.problems())));
    }

    private Reading check(Map<String, byte[]> files) {
        try {
            byte[] card = file(files, CARD);
            byte[] fitted = file(files, FITTED);
            List<String> problems = changed(
                    Map.of(CARD, Digest.of(card), FITTED, Digest.of(fitted)),
                    new String(file(files, CHECKSUMS), StandardCharsets.UTF_8));
            if (!problems.isEmpty()) {
                return Reading.broken(problems);
            }
            String text = new String(card, StandardCharsets.UTF_8);
            Content content = new Content(Json.parse(text, ModelCard.class, path(CARD)), fitted);
            if (!isNamedAfter(content)) {
                return Reading.broken(List.of(
                        sentence(CARD, "is not the card that the folder is named after", "restore it or train")));
            }
            return new Reading(Optional.of(content), List.of());
        } catch (DataException e) {
            return Reading.broken(List.of(e.getMessage()));
        }
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private List<String> foreign() {
        List<String> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> {
                String name = file.getFileName().toString();
                boolean ours = FILES.contains(name) || name.equals(CHECKSUMS);
                if (!ours || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    problems.add(sentence(name, "does not belong to a model", "move it elsewhere"));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
        }
        for (String name : ALL) {
            if (!Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                problems.add(sentence(name, "is missing from the model", "restore it, or delete the folder and train"));
            }
        }
        return problems;
    }

    private List<String> changed(Map<String, String> found, String text) {
        Map<String, String> sums =
                Json.parse(text, Checksums.class, path(CHECKSUMS)).sha256();
        if (!sums.keySet().equals(found.keySet())) {
            return List.of(sentence(CHECKSUMS, "must hold the checksums of " + FILES, "restore it"));
        }
        return FILES.stream()
                .filter(name -> !Objects.equals(found.get(name), sums.get(name)))
                .map(name -> sentence(name, "is not what was saved: its checksum differs", "restore it or train"))
                .toList();
    }

    private boolean isNamedAfter(Content content) {
        String hash = content.card().contentHash(content.fitted());
        String id = String.valueOf(folder.getFileName());
        return content.card().id().equals(id)
                && ModelId.LENGTHS.stream()
                        .anyMatch(digits ->
                                ModelId.of(content.card(), hash, digits).equals(id));
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path(name) + ": " + e.getMessage(), e);
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String sentence(String name, String rule, String fix) {
        return DataProblem.of(rule).at(path(name), 0).withFix(fix).sentence();
    }
}
