package io.assay.app.train;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.assay.app.cli.ConsoleProgress;
import io.assay.app.cli.ConsoleTraining;
import io.assay.base.Progress;
import io.assay.model.watch.TrainingListener;
import io.assay.train.watch.Listeners;
import io.assay.train.watch.LiveFile;
import io.assay.train.watch.MlflowRun;
import io.assay.train.watch.RedFlag;
import io.assay.train.watch.RedFlags;
import io.assay.train.watch.TensorBoardWriter;
import io.assay.train.watch.TrainingLog;
import io.assay.train.watch.Troubleshooting;

/**
 * Everybody who listens to the trainings of a command, as one listener that cannot end them. To be closed when the
 * command is done, also after an error.
 */
final class Watching implements AutoCloseable {
    private final Listening listening;
    private final TrainingListener listener;
    private final Live live;

    /**
     * Who listens.
     *
     * @param console standard error
     * @param tells whether it gets a progress line; it gets red flags and warnings anyhow
     * @param log file
     * @param tensorBoard event files
     * @param mlflow tracking server
     * @param live the file that a server shows the training from
     */
    record Listening(
            ConsoleTraining console,
            boolean tells,
            Optional<TrainingLog> log,
            Optional<TensorBoardWriter> tensorBoard,
            Optional<MlflowRun> mlflow,
            LiveFile live) {}

    Watching(Listening listening, LongSupplier nanos) {
        this.listening = listening;
        List<TrainingListener> all = new ArrayList<>();
        if (listening.tells) {
            all.add(guarded("the progress line", listening.console));
        }
        listening.log.ifPresent(log -> all.add(guarded("the log file", log)));
        listening.tensorBoard.ifPresent(writer -> all.add(guarded("TensorBoard", writer)));
        listening.mlflow.ifPresent(run -> all.add(guarded("MLflow", run)));
        this.live = new Live(listening);
        all.add(guarded("the file that a server shows the training from", listening.live));
        // Last, so that a flag stands below the figures that raised it.
        all.add(guarded("the watch for red flags", new RedFlags(nanos, this::raise)));
        this.listener = Listeners.all(all);
    }

    private TrainingListener guarded(String what, TrainingListener one) {
        return Listeners.guarded(what, one, listening.console::remark);
    }

    /** How far the work around the trainings has come, in lines that leave the progress line of a training alone. */
    Progress progress() {
        return ConsoleProgress.lines(line -> {
            listening.console.remark(line);
            live.tell(file -> file.remark(line));
        });
    }

    /** The listener for {@code Attendance}. */
    TrainingListener listener() {
        return listener;
    }

    /** Says what to do about an error that ended a training, if that is known: there was not enough memory. */
    void explain(Throwable error) {
        Troubleshooting.of(error).ifPresent(this::raise);
        live.tell(file -> file.failed(error.getMessage() == null ? error.toString() : error.getMessage()));
    }

    private void raise(RedFlag flag) {
        listening.console.remark(flag.text());
        live.tell(file -> file.flag(flag));
        try {
            listening.log.ifPresent(log -> log.remark(flag.text()));
        } catch (UncheckedIOException e) {
            listening.console.remark("warning: the red flag is not in the log: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        listening.mlflow.ifPresent(MlflowRun::close);
        live.tell(LiveFile::close);
        listening.console.close();
    }

    /** Sentences for the live file, which is left alone once it cannot be written: that is said once. */
    private static final class Live {
        private final Listening listening;
        private boolean failed;

        Live(Listening listening) {
            this.listening = listening;
        }

        synchronized void tell(Consumer<LiveFile> sentence) {
            if (failed) {
                return;
            }
            try {
                sentence.accept(listening.live);
            } catch (UncheckedIOException e) {
                failed = true;
                listening.console.remark("warning: a server cannot show this training: " + e.getMessage());
            }
        }
    }
}
