package io.assay.train.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.assay.base.Check;
import io.assay.base.IoReason;
import io.assay.base.Json;
import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;

/**
 * A file of a training in progress that another process can follow: a JSON object a line, appended, each with its time
 * and kind. {@code begun} comes first and names the process, {@code ended} last; {@code fit}, {@code step} and
 * {@code epoch} are figures, {@code progress} counts steps of work that has no epochs, {@code log} and {@code flag} are
 * sentences. What is not a number is null. Read it with {@link LiveRuns}.
 */
public final class LiveFile implements TrainingListener, AutoCloseable {
    /** Between two lines of steps lies so much time at least, so that fast trainings do not fill the disk. */
    private static final Duration STEP_GAP = Duration.ofMillis(500);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Clocks clocks;
    private final Commentary commentary;
    private int fits;
    private TrainingStart fit = new TrainingStart("", 0, 1, 1, 0, 0, 0, Double.NaN);
    private long stepTold;
    private boolean over;

    private LiveFile(Path file, Clocks clocks) {
        this.file = file;
        this.clocks = clocks;
        this.commentary = new Commentary(clocks.nanos());
        this.stepTold = clocks.nanos().getAsLong() - STEP_GAP.toNanos();
    }

    /**
     * Begins a file in the folder {@value LiveRuns#FOLDER} of a workspace; files of trainings that ended long ago are
     * deleted.
     *
     * @param what is trained, for example {@code train lstm}: letters, digits, spaces and hyphens
     * @param settings what it is trained with, by name
     * @throws UncheckedIOException if the file cannot be written
     */
    public static LiveFile begin(Path workspace, String what, Map<String, Object> settings, Clocks clocks) {
        Check.that(what.matches("[A-Za-z0-9 -]{1,40}"), "what", "be a few words", what);
        Path folder = workspace.resolve(LiveRuns.FOLDER);
        ProcessHandle process = ProcessHandle.current();
        Instant now = clocks.clock().instant();
        Path file = folder.resolve(
                STAMP.format(now) + "-" + what.replace(' ', '-') + "-" + process.pid() + LiveRuns.ENDING);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        LiveRuns.in(workspace).deleteOld();
        LiveFile live = new LiveFile(file, clocks);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("what", what);
        line.put("settings", settings);
        line.put("pid", process.pid());
        line.put("started", process.info().startInstant().map(Instant::toString).orElse(""));
        live.write("begun", line);
        return live;
    }

    /** Where it lies. */
    public Path path() {
        return file;
    }

    @Override
    public synchronized void started(TrainingStart start) {
        fits++;
        fit = start;
        commentary.started(start);
        Map<String, Object> line = numbered();
        line.put("name", start.name());
        line.put("parameters", start.parameters());
        line.put("epochs", start.epochs());
        line.put("batches", start.batches());
        line.put("sequences", start.sequences());
        line.put("validation", start.validation());
        line.put("epochsDone", start.epochsDone());
        line.put("baseRate", number(start.baseRate()));
        line.put("text", commentary.beginning());
        write("fit", line);
    }

    @Override
    public synchronized void stepped(TrainingStep step) {
        commentary.stepped(step);
        long now = clocks.nanos().getAsLong();
        if (!commentary.endsTenth(step) || now - stepTold < STEP_GAP.toNanos()) {
            return;
        }
        stepTold = now;
        Map<String, Object> line = numbered();
        line.put("epoch", step.epoch());
        line.put("done", step.epoch() - 1 + (double) step.step() / Math.max(1, fit.batches()));
        line.put("loss", number(step.loss()));
        line.put("gradientNorm", number(step.gradientNorm()));
        line.put("learningRate", number(step.learningRate()));
        line.put("text", commentary.line(step));
        write("step", line);
    }

    @Override
    public synchronized void epochEnded(TrainingEpoch epoch) {
        commentary.epochEnded(epoch);
        Map<String, Object> line = numbered();
        line.put("epoch", epoch.epoch());
        line.put("trainLoss", number(epoch.train().loss()));
        line.put("trainAccuracy", number(epoch.train().accuracy()));
        line.put("validationLoss", number(epoch.validation().loss()));
        line.put("validationAccuracy", number(epoch.validation().accuracy()));
        line.put("learningRate", number(epoch.learningRate()));
        line.put("gradientNorm", number(epoch.gradientNorm()));
        line.put("best", epoch.best());
        line.put("text", commentary.line(epoch));
        write("epoch", line);
    }

    @Override
    public synchronized void ended(TrainingEnd end) {
        Map<String, Object> line = numbered();
        line.put("text", commentary.ending(end));
        write("fitEnded", line);
    }

    /**
     * Writes how far work without epochs has come.
     *
     * @param task what is done, for example {@code Training}
     * @param done steps that are done
     * @param steps of so many
     * @param detail the step that was done last, for example a symbol
     */
    public synchronized void progress(String task, long done, long steps, String detail) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("task", task);
        line.put("done", done);
        line.put("steps", steps);
        line.put("text", task + ": " + done + " of " + steps + (detail.isEmpty() ? "" : " (" + detail + ")"));
        write("progress", line);
    }

    /** Writes a sentence that is not the training's own. */
    public synchronized void remark(String text) {
        write("log", Map.of("text", text));
    }

    /** Writes a red flag. */
    public synchronized void flag(RedFlag flag) {
        write("flag", Map.of("text", flag.text(), "trouble", flag.trouble().slug()));
    }

    /** Ends the file with what ended the training. */
    public synchronized void failed(String reason) {
        end(false, reason);
    }

    /** Ends the file, unless it has ended. */
    @Override
    public synchronized void close() {
        end(true, "all is trained and judged");
    }

    private void end(boolean well, String text) {
        if (!over) {
            over = true;
            write("ended", Map.of("well", well, "text", text));
        }
    }

    private Map<String, Object> numbered() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("fit", fits);
        return line;
    }

    /** JSON has no word for what is not a number, and a reader must not take one for a figure. */
    private static Optional<Double> number(double value) {
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    private void write(String kind, Map<String, Object> parts) {
        Map<String, Object> line = new LinkedHashMap<>(parts);
        line.put("time", clocks.clock().instant().toString());
        line.put("kind", kind);
        try {
            Files.write(
                    file,
                    (Json.line(line) + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static UncheckedIOException unwritable(Path file, IOException e) {
        return new UncheckedIOException("cannot write " + file + ": " + IoReason.of(e), e);
    }
}
