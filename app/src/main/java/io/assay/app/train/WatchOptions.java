package io.assay.app.train;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.assay.app.cli.ConsoleProgress;
import io.assay.app.cli.ConsoleTraining;
import io.assay.app.cli.Context;
import io.assay.train.watch.Clocks;
import io.assay.train.watch.LiveFile;
import io.assay.train.watch.MlflowClient;
import io.assay.train.watch.MlflowRun;
import io.assay.train.watch.TensorBoardWriter;
import io.assay.train.watch.TrainingLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who listens to a training in epochs. */
final class WatchOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Append a line for each epoch and each tenth of one, and each red flag, to this file.")
    private @Nullable Path log;

    @Option(
            names = "--tensorboard",
            paramLabel = "DIR",
            description = "Write event files for TensorBoard ('tensorboard --logdir DIR') below this folder.")
    private @Nullable Path tensorBoard;

    @Option(
            names = "--mlflow",
            paramLabel = "URL",
            description = "Tell this MLflow tracking server, for example http://localhost:5000, in the experiment '"
                    + MlflowRun.EXPERIMENT + "'. The training goes on if it does not answer.")
    private @Nullable String mlflow;

    /**
     * Begins to watch. On standard error there is a progress line, unless the result is wanted as JSON, and every red
     * flag. Files are opened now, so that a place that cannot be written is told before anything is trained.
     *
     * @param settings what is trained with, by name, for the tracking server
     */
    Watching start(Context context, Map<String, Object> settings) {
        if (command == null) {
            throw new IllegalStateException("options must be read by picocli");
        }
        Clocks clocks = new Clocks(context.clock(), System::nanoTime);
        ConsoleTraining console =
                ConsoleTraining.of(command.commandLine().getErr(), ConsoleProgress.isTerminal(), System::nanoTime);
        Optional<MlflowClient> server = Optional.ofNullable(mlflow).map(MlflowClient::of);
        return new Watching(
                new Watching.Listening(
                        console,
                        !context.output().json(),
                        Optional.ofNullable(log).map(file -> TrainingLog.appendingTo(file, clocks)),
                        Optional.ofNullable(tensorBoard).map(folder -> TensorBoardWriter.into(folder, clocks)),
                        server.map(client -> new MlflowRun(client, settings, clocks, console::remark)),
                        LiveFile.begin(context.workspace(), "train " + command.name(), settings, clocks)),
                System::nanoTime);
    }
}
