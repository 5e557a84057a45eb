package io.assay.train.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;

import io.assay.base.IoReason;
import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;

/**
 * A plain text file with a line for every epoch and every tenth of one, each with its time in UTC. Lines are appended,
 * also by a training that goes on after a kill, and each is in the file before training goes on.
 */
public final class TrainingLog implements TrainingListener {
    private final Path file;
    private final Clocks clocks;
    private final Commentary commentary;

    private TrainingLog(Path file, Clocks clocks) {
        this.file = file;
        this.clocks = clocks;
        this.commentary = new Commentary(clocks.nanos());
    }

    /**
     * A log that appends to a file; the file and its folders are made if they are not there. A last line that a kill
     * cut off is ended, so that the next one stands by itself.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static TrainingLog appendingTo(Path file, Clocks clocks) {
        Path target = file.toAbsolutePath();
        try {
            Path folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            endLastLine(target);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
        return new TrainingLog(target, clocks);
    }

    private static void endLastLine(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            boolean isCut = channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
            if (isCut) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}), channel.size());
            }
        }
    }

    @Override
    public void started(TrainingStart start) {
        commentary.started(start);
        write(commentary.beginning());
    }

    @Override
    public void stepped(TrainingStep step) {
        commentary.stepped(step);
        if (commentary.endsTenth(step)) {
            write(commentary.line(step));
        }
    }

    @Override
    public void epochEnded(TrainingEpoch epoch) {
        commentary.epochEnded(epoch);
        write(commentary.line(epoch));
    }

    @Override
    public void ended(TrainingEnd end) {
        write(commentary.ending(end));
    }

    /** Writes a line that is not the training's own, for example a red flag. */
    public void remark(String text) {
        write(text);
    }

    private void write(String text) {
        String line = clocks.clock().instant().truncatedTo(ChronoUnit.SECONDS) + " " + text + "\n";
        try {
            Files.write(
                    file,
                    line.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static UncheckedIOException unwritable(Path file, IOException e) {
        return new UncheckedIOException("cannot write the log " + file + ": " + IoReason.of(e), e);
    }
}
