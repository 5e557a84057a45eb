package io.assay.experiment.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.Json;
import io.assay.base.SealedFile;
import io.assay.model.Predictions;
import io.assay.train.FoldMemory;

/**
 * Predictions of large folds in a folder, a sealed file each, written once and at once: what was kept is on disk, and
 * nothing of it stays in memory. A file is named after everything that its predictions depend on ({@link FoldKeys}).
 * For many small folds of one stock see {@link FoldBook}.
 */
public final class FoldFolder implements FoldMemory {
    private static final String ENDING = ".fold";

    private final Path folder;
    private final FoldKeys keys;
    private final Clock clock;
    private final List<String> damaged;
    private final Set<Path> used = ConcurrentHashMap.newKeySet();

    /**
     * The folds in a folder, which need not exist yet.
     *
     * @param maker the code that predicts, versions included
     * @param clock tells how old unfinished files are
     * @param damaged hears of each damaged file, in a sentence; it counts as none, since it can be made again
     */
    public FoldFolder(Path folder, String maker, Clock clock, List<String> damaged) {
        this.folder = folder;
        this.keys = new FoldKeys(maker);
        this.clock = clock;
        this.damaged = damaged;
    }

    /**
     * What stands before the numbers.
     *
     * @param key everything the predictions depend on
     * @param values how many numbers there are
     */
    record Header(String key, int values) {}

    @Override
    public Optional<Predictions> recall(Task task) {
        String key = keys.of(task);
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Predictions said = new Predictions(task.dataset().target(), read(file, key));
            used.add(file);
            return Optional.of(said);
        } catch (DataException e) {
            damaged.add(e.getMessage() + " It was fitted again.");
            return Optional.empty();
        }
    }

    private static double[] read(Path file, String key) {
        SealedFile.Content content = SealedFile.read(file, FoldBook.FIX);
        Header header = Json.parse(content.header(), Header.class, file.toString());
        if (!header.key().equals(key) || content.body().remaining() != (long) Double.BYTES * header.values()) {
            throw new DataException(FoldBook.problem(file));
        }
        double[] values = new double[header.values()];
        Arrays.setAll(values, v -> content.body().getDouble());
        return values;
    }

    @Override
    public void keep(Task task, Predictions said) {
        String key = keys.of(task);
        Path file = file(key);
        double[] values = said.values();
        SealedFile.write(
                file,
                Json.line(new Header(key, values.length)),
                Math.multiplyExact(Double.BYTES, values.length),
                buffer -> Arrays.stream(values).forEach(buffer::putDouble));
        used.add(file);
    }

    /**
     * Deletes every fold that was neither recalled nor kept since the folder was opened, and what a run that was killed
     * more than an hour ago had not finished writing.
     */
    public void prune() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(FoldFolder::isFold).toList()) {
                if (!used.contains(file) && !isBeingWritten(file)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy up " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Somebody else may be at work in the same folder: what is unfinished and young is left alone. */
    private boolean isBeingWritten(Path file) throws IOException {
        boolean unfinished = String.valueOf(file.getFileName()).endsWith(AtomicFiles.UNFINISHED);
        Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
        return unfinished && Files.getLastModifiedTime(file).toInstant().isAfter(hourAgo);
    }

    private static boolean isFold(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) || (name.contains(ENDING) && name.endsWith(AtomicFiles.UNFINISHED));
    }

    private Path file(String key) {
        return folder.resolve(key.substring(0, 32) + ENDING);
    }
}
