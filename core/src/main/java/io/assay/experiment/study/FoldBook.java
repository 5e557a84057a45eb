package io.assay.experiment.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Json;
import io.assay.base.SealedFile;
import io.assay.model.Predictions;
import io.assay.train.FoldMemory;

/**
 * Predictions of the many small folds of one stock in one file, written when the stock is done, each under a hash of
 * everything it depends on ({@link FoldKeys}). What was made from other rows or by other code is not found.
 */
final class FoldBook implements FoldMemory {
    /** What to do about a damaged file. */
    static final String FIX = "none is needed.";

    private final Path file;
    private final FoldKeys keys;
    private final Map<String, double[]> before;
    private final Map<String, double[]> used = Collections.synchronizedMap(new TreeMap<>());
    private boolean changed;

    private FoldBook(Path file, String maker, Map<String, double[]> before) {
        this.file = file;
        this.keys = new FoldKeys(maker);
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
        SealedFile.Content content = SealedFile.read(file, FIX);
        Header header = Json.parse(content.header(), Header.class, file.toString());
        Map<String, double[]> all = new TreeMap<>();
        for (int i = 0; i < header.keys().size(); i++) {
            double[] values = new double[header.lengths().get(i)];
            Arrays.setAll(values, v -> content.body().getDouble());
            all.put(header.keys().get(i), values);
        }
        return all;
    }

    /** What is said of a file whose checksum is right and whose content is not what its name says. */
    static DataProblem problem(Path file) {
        return DataProblem.of("must hold the folds that it is named after")
                .at(file.toString(), 0)
                .withFix(FIX);
    }

    @Override
    public Optional<Predictions> recall(Task task) {
        String key = keys.of(task);
        double[] values = before.get(key);
        if (values == null) {
            return Optional.empty();
        }
        used.put(key, values);
        return Optional.of(new Predictions(task.dataset().target(), values));
    }

    @Override
    public void keep(Task task, Predictions said) {
        used.put(keys.of(task), said.values());
        changed = true;
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
}
