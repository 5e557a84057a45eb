package io.assay.torch.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.IoReason;
import io.assay.base.Json;
import io.assay.base.SealedFile;

/**
 * The file in which one training keeps what it has reached. It holds everything that later steps depend on; chance
 * depends on the seed and the number of the step, so no generator has a state.
 */
public final class Checkpoint {
    private static final int FORMAT = 1;
    private static final String FIX = "delete it; the training then starts again";

    private final Path file;
    private final String key;

    private Checkpoint(Path file, String key) {
        this.file = file;
        this.key = key;
    }

    /**
     * The checkpoint of one training.
     *
     * @param folder where checkpoints are, of this training or of many
     * @param key names the file: a digest of all that the weights depend on, which is rows, network, loop, seed and the
     *     kernels that compute
     */
    public static Checkpoint of(Path folder, String key) {
        return new Checkpoint(folder.resolve(key + ".checkpoint"), key);
    }

    /**
     * Everything that is kept.
     *
     * @param progressed how far it has come
     * @param weights now
     * @param mean of the optimiser
     * @param square of the optimiser
     * @param best weights of the best epoch
     */
    record Reached(Progressed progressed, float[] weights, float[] mean, float[] square, float[] best) {}

    private record Header(int format, String key, Progressed progressed, int weights, int learnt) {}

    void keep(Reached reached) {
        int weights = reached.weights.length;
        int learnt = reached.mean.length;
        Header header = new Header(FORMAT, key, reached.progressed, weights, learnt);
        int bytes = Math.multiplyExact(Float.BYTES, Math.addExact(2 * weights, 2 * learnt));
        SealedFile.write(file, Json.line(header), bytes, body -> {
            for (float[] part : new float[][] {reached.weights, reached.mean, reached.square, reached.best}) {
                body.asFloatBuffer().put(part);
                body.position(body.position() + Float.BYTES * part.length);
            }
        });
    }

    /**
     * What was kept, if anything was.
     *
     * @throws DataException if the file was changed or cut, or is another training's: the sentence names it and says
     *     what to do. Files are whole or not there (they are written atomically), so damage is never a kill's, and is
     *     not passed over
     */
    Optional<Reached> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        SealedFile.Content content = SealedFile.read(file, FIX);
        Header header = Json.parse(content.header(), Header.class, "the header of " + file);
        long floats = 2L * header.weights + 2L * header.learnt;
        boolean own = header.format == FORMAT && header.key.equals(key);
        if (!own || content.body().remaining() != Float.BYTES * floats) {
            throw new DataException(DataProblem.of("a checkpoint must be of format " + FORMAT + " and of this training")
                    .at(file.toString(), 0)
                    .withValue("format " + header.format + ", training " + header.key)
                    .withFix(FIX));
        }
        float[][] parts = {
            new float[header.weights], new float[header.learnt], new float[header.learnt], new float[header.weights]
        };
        for (float[] part : parts) {
            content.body().asFloatBuffer().get(part);
            content.body().position(content.body().position() + Float.BYTES * part.length);
        }
        return Optional.of(new Reached(header.progressed, parts[0], parts[1], parts[2], parts[3]));
    }

    /** Puts it away once the training is over, with what kills left of files that were not finished. */
    void delete() {
        try {
            Files.deleteIfExists(file);
            for (Path unfinished : unfinished()) {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file + ": " + IoReason.of(e), e);
        }
    }

    private List<Path> unfinished() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file.getFileName() + ".*")) {
            files.forEach(found::add);
        }
        return found.stream()
                .filter(path -> path.toString().endsWith(AtomicFiles.UNFINISHED))
                .toList();
    }
}
