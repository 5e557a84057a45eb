package io.assay.train.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.assay.base.IoReason;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;
import org.jspecify.annotations.Nullable;

/**
 * Event files for TensorBoard ({@code tensorboard --logdir FOLDER}): {@code train/loss}, {@code train/accuracy},
 * {@code validation/loss}, {@code validation/accuracy} after each epoch; {@code batch/loss}, {@code learning_rate},
 * {@code gradient_norm}, {@code sequences_per_second} about 50 times an epoch; all over the steps of the optimiser.
 *
 * <p>Each training has a folder of its own, named by its learner and its number of rows, so that the windows of a
 * walk-forward are lines of their own. One that goes on after a kill starts a second file there, which tells
 * TensorBoard to forget what the first one said of steps that are made again.
 */
public final class TensorBoardWriter implements TrainingListener {
    private static final String BEGINNING = "events.out.tfevents.";
    private static final double NANOS = 1e9;

    private final Path folder;
    private final Clocks clocks;
    private final Points points;
    private final Map<String, Integer> named = new HashMap<>();
    private @Nullable Path file;
    private boolean tellsStart;

    private TensorBoardWriter(Path folder, Clocks clocks) {
        this.folder = folder;
        this.clocks = clocks;
        this.points = new Points(clocks.nanos());
    }

    /**
     * A writer into a folder, which is made if it is not there.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public static TensorBoardWriter into(Path folder, Clocks clocks) {
        Path target = folder.toAbsolutePath();
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
        return new TensorBoardWriter(target, clocks);
    }

    @Override
    public void started(TrainingStart start) {
        points.started(start);
        String name = start.name() + "-" + start.sequences() + "-rows";
        int before = named.merge(name, 1, Integer::sum);
        Path own = folder.resolve(before == 1 ? name : name + "-" + before);
        try {
            Files.createDirectories(own);
            int files = events(own);
            tellsStart = files > 0;
            file = begun(own, files);
        } catch (IOException e) {
            throw unwritable(own, e);
        }
    }

    private static int events(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(f -> f.getFileName().toString().startsWith(BEGINNING))
                    .count();
        }
    }

    /** A new file; the names of a folder's files sort in the order in which they were begun, as TensorBoard reads. */
    private Path begun(Path own, int number) throws IOException {
        long seconds = clocks.clock().instant().getEpochSecond();
        Path begun = own.resolve(String.format(Locale.ROOT, "%s%010d.assay.%04d", BEGINNING, seconds, number));
        Files.write(begun, EventBytes.version(wallTime()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return begun;
    }

    @Override
    public void stepped(TrainingStep step) {
        if (tellsStart) {
            tellsStart = false;
            append(EventBytes.start(wallTime(), points.at(step)));
        }
        points.stepped(step).ifPresent(values -> append(EventBytes.scalars(wallTime(), points.at(step), values)));
    }

    @Override
    public void epochEnded(TrainingEpoch epoch) {
        Map<String, Double> values = points.epochEnded(epoch);
        append(EventBytes.scalars(wallTime(), points.upTo(epoch), values));
    }

    private double wallTime() {
        Instant now = clocks.clock().instant();
        return now.getEpochSecond() + now.getNano() / NANOS;
    }

    /** Opened and closed each time: what was written is there after a kill, and nobody has to close it. */
    private void append(byte[] bytes) {
        Path target = file;
        if (target == null) {
            throw new IllegalStateException("a training must be started before it is told of");
        }
        try {
            Files.write(target, bytes, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static UncheckedIOException unwritable(Path place, IOException e) {
        return new UncheckedIOException("cannot write TensorBoard's events to " + place + ": " + IoReason.of(e), e);
    }
}
