package io.assay.experiment.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.SealedFile;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.model.Predictions;
import io.assay.train.FoldMemory;

/**
 * Predictions of folds in a file, each under a hash of everything it depends on: the rows learnt from and predicted,
 * the learner with its parameters, the seed, and the code. What was made from other rows or by other code is not found.
 */
final class FoldBook implements FoldMemory {
    private final Path file;
    private final String maker;
    private final Map<String, double[]> before;
    private final Map<String, double[]> used = Collections.synchronizedMap(new TreeMap<>());
    private final Map<Dataset, Map<Fold, String>> hashes = Collections.synchronizedMap(new IdentityHashMap<>());
    private boolean changed;

    private FoldBook(Path file, String maker, Map<String, double[]> before) {
        this.file = file;
        this.maker = maker;
        this.before = before;
    }

    /**
     * Names and lengths of what a file holds.
     *
     * @param keys one a piece
     * @param lengths how many numbers each has
     */
    record Header(List<String> keys, List<Integer> lengths) {}

    /**
     * The book in a file, which need not exist yet. A damaged book is put aside, since everything in it can be made
     * again.
     *
     * @param maker the code that predicts, versions included
     * @param damaged hears of a damaged book, in a sentence
     */
    static FoldBook open(Path file, String maker, List<String> damaged) {
        if (!Files.exists(file)) {
            return new FoldBook(file, maker, Map.of());
        }
        try {
            return new FoldBook(file, maker, read(file));
        } catch (DataException e) {
            damaged.add(e.getMessage() + " It was fitted again.");
            return new FoldBook(file, maker, Map.of());
        }
    }

    private static Map<String, double[]> read(Path file) {
        SealedFile.Content content = SealedFile.read(file, "none is needed: what it held is fitted again");
        Header header = Json.parse(content.header(), Header.class, file.toString());
        Map<String, double[]> all = new TreeMap<>();
        for (int i = 0; i < header.keys().size(); i++) {
            double[] values = new double[header.lengths().get(i)];
            Arrays.setAll(values, v -> content.body().getDouble());
            all.put(header.keys().get(i), values);
        }
        return all;
    }

    @Override
    public Optional<Predictions> recall(Task task) {
        String key = key(task);
        double[] values = before.get(key);
        if (values == null) {
            return Optional.empty();
        }
        used.put(key, values);
        return Optional.of(new Predictions(task.dataset().target(), values));
    }

    @Override
    public void keep(Task task, Predictions said) {
        used.put(key(task), said.values());
        changed = true;
    }

    /** Writes what is in the book. */
    void save() {
        if (changed) {
            Map<String, double[]> all = new TreeMap<>(before);
            all.putAll(used);
            write(all);
        }
    }

    /** Writes what was recalled or kept since the book was opened, and drops everything else. */
    void prune() {
        if (changed || used.size() < before.size()) {
            write(new TreeMap<>(used));
        }
    }

    private void write(Map<String, double[]> all) {
        Header header = new Header(
                List.copyOf(all.keySet()),
                all.values().stream().map(v -> v.length).toList());
        int bytes = Math.multiplyExact(
                Double.BYTES, header.lengths().stream().mapToInt(n -> n).reduce(0, Math::addExact));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of " + file + ": " + e.getMessage(), e);
        }
        SealedFile.write(
                file,
                Json.line(header),
                bytes,
                buffer -> all.values().forEach(v -> Arrays.stream(v).forEach(buffer::putDouble)));
        changed = false;
    }

    private String key(Task task) {
        Map<Fold, String> ofDataset =
                hashes.computeIfAbsent(task.dataset(), d -> Collections.synchronizedMap(new IdentityHashMap<>()));
        String rows = ofDataset.computeIfAbsent(
                task.fold(),
                fold -> Digest.sha256()
                        .add(task.dataset().select(fold.train()).hash())
                        .add(task.dataset().select(fold.test()).hash())
                        .add(task.unlabelled().hash())
                        .hex());
        return Digest.sha256()
                .add(rows)
                .add(task.learner().name())
                .add(Json.line(task.learner().parameters()))
                .add(task.seed().value())
                .add(maker)
                .hex();
    }
}
