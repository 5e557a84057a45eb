package io.assay.app.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.assay.app.cli.AssayCommand;
import io.assay.app.cli.Context;
import io.assay.app.cli.Errors;
import io.assay.app.cli.GlobalOptions;
import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingEpoch.Score;
import io.assay.model.watch.TrainingListener;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;
import io.assay.train.watch.LiveFile;
import io.assay.train.watch.LiveRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import static org.assertj.core.api.Assertions.assertThat;

/** The options as a command has them; its training is made up, and leaves no doubt that something looks ahead. */
class WatchOptionsTest {
    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @Command(name = "assay", subcommands = Fit.class)
    static final class Root implements AssayCommand.Root {
        @Mixin
        private final GlobalOptions options = new GlobalOptions();

        @Override
        public GlobalOptions options() {
            return options;
        }

        @Override
        public Map<String, String> environment() {
            return Map.of();
        }
    }

    @Command(name = "fit")
    static final class Fit extends AssayCommand {
        @Mixin
        private final WatchOptions watch = new WatchOptions();

        @Option(names = "--lack-memory")
        private boolean lacks;

        @Override
        protected int run(Context context) {
            try (Watching watching = watch.start(context, Map.of("dropout", 0.2))) {
                train(watching.listener());
                if (lacks) {
                    watching.explain(new OutOfMemoryError("Java heap space"));
                }
            }
            return 0;
        }

        private static void train(TrainingListener listener) {
            listener.started(new TrainingStart("lstm", 100, 1, 1, 64, 5_000, 0, 0.5));
            listener.stepped(new TrainingStep(1, 1, 0.4, 1, 0.001, 64));
            listener.epochEnded(new TrainingEpoch(1, new Score(0.4, 0.9), new Score(0.4, 0.9), 0.001, 1, true));
            listener.ended(new TrainingEnd(1, 1, TrainingEnd.Reason.ALL_EPOCHS));
        }
    }

    private int run(String... arguments) {
        Errors errors = new Errors();
        return new CommandLine(new Root())
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .execute(Stream.concat(
                                Stream.of(
                                        "fit",
                                        "--workspace",
                                        folder.resolve("workspace").toString()),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void without_an_option_there_is_a_progress_line_and_every_red_flag() {
        assertThat(run()).isZero();
        List<String> lines = err.toString().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith("epoch 1 of 1: train loss 0.4000");
        assertThat(lines.get(2))
                .startsWith("red flag: lstm, epoch 1: an accuracy of 90.0 % on validation rows is too good to be true")
                .endsWith("More: assay help troubleshooting too-good");
        assertThat(lines.get(3)).startsWith("lstm: ended after epoch 1");
    }

    @Test
    void for_machines_there_is_no_progress_line_but_red_flags_all_the_same() {
        assertThat(run("--json")).isZero();
        assertThat(err.toString().lines()).singleElement().asString().startsWith("red flag: lstm, epoch 1");
    }

    @Test
    void the_log_and_the_event_file_are_where_they_were_asked_for() throws IOException {
        Path log = folder.resolve("logs/x.log");
        Path board = folder.resolve("board");
        assertThat(run("--log", log.toString(), "--tensorboard", board.toString()))
                .isZero();
        assertThat(Files.readAllLines(log)).hasSize(4);
        assertThat(Files.readAllLines(log).get(2)).contains("Z red flag: lstm, epoch 1");
        try (Stream<Path> files = Files.list(board.resolve("lstm-64-rows"))) {
            assertThat(files).singleElement().asString().contains("events.out.tfevents.");
        }
    }

    @Test
    void a_server_can_follow_it_without_an_option_and_learns_how_it_ended() {
        LiveRuns live = LiveRuns.in(folder.resolve("workspace"));
        assertThat(run()).isZero();
        LiveRuns.Brief ended = live.list().get(0);
        assertThat(ended.what()).isEqualTo("train fit");
        assertThat(ended.state()).isEqualTo(LiveRuns.State.ENDED);
        assertThat(live.lines(ended.id(), 0).lines())
                .anySatisfy(line -> assertThat(line).contains("\"validationLoss\":0.4"))
                .anySatisfy(line -> assertThat(line).contains("red flag: lstm, epoch 1"));
        assertThat(run("--lack-memory")).isZero();
        assertThat(live.list())
                .filteredOn(one -> one.state() == LiveRuns.State.FAILED)
                .singleElement()
                .satisfies(one -> assertThat(one.last()).isEqualTo("Java heap space"));
    }

    @Test
    void places_that_cannot_be_written_are_refused_before_anything_is_trained() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(run("--log", file.resolve("x.log").toString())).isNotZero();
        assertThat(run("--tensorboard", file.resolve("x").toString())).isNotZero();
        assertThat(run("--mlflow", "localhost")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(3).allMatch(line -> line.startsWith("error: "));
    }

    @Test
    void a_tracking_server_that_is_not_there_is_warned_of_and_does_not_matter() {
        assertThat(run("--mlflow", "http://127.0.0.1:1")).isZero();
        assertThat(err.toString())
                .contains("warning: the MLflow server at http://127.0.0.1:1 is not told of the training")
                .contains("lstm: ended after epoch 1");
    }

    @Test
    void a_log_that_cannot_be_written_any_more_does_not_end_the_training() throws IOException {
        Path log = folder.resolve("x.log");
        StringWriter warned = new StringWriter();
        io.assay.app.cli.ConsoleTraining console =
                io.assay.app.cli.ConsoleTraining.of(new PrintWriter(warned, true), false, System::nanoTime);
        io.assay.train.watch.Clocks clocks =
                new io.assay.train.watch.Clocks(java.time.Clock.systemUTC(), System::nanoTime);
        Watching.Listening listening = new Watching.Listening(
                console,
                false,
                java.util.Optional.of(io.assay.train.watch.TrainingLog.appendingTo(log, clocks)),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                LiveFile.begin(folder.resolve("workspace"), "fit", Map.of(), clocks));
        Files.delete(log);
        Files.createDirectory(log);
        try (Watching watching = new Watching(listening, System::nanoTime)) {
            Fit.train(watching.listener());
        }
        assertThat(warned.toString().lines())
                .hasSize(3)
                .anyMatch(l -> l.startsWith("warning: the log file is told no more (cannot write the log "))
                .anyMatch(l -> l.startsWith("red flag: "))
                .anyMatch(l -> l.startsWith("warning: the red flag is not in the log: cannot write the log "));
    }

    @Test
    void a_live_file_that_cannot_be_written_any_more_does_not_end_the_training_either() throws IOException {
        StringWriter warned = new StringWriter();
        io.assay.train.watch.Clocks clocks =
                new io.assay.train.watch.Clocks(java.time.Clock.systemUTC(), System::nanoTime);
        LiveFile live = LiveFile.begin(folder.resolve("workspace"), "fit", Map.of(), clocks);
        Watching.Listening listening = new Watching.Listening(
                io.assay.app.cli.ConsoleTraining.of(new PrintWriter(warned, true), false, System::nanoTime),
                false,
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                live);
        Files.delete(live.path());
        Files.createDirectory(live.path());
        try (Watching watching = new Watching(listening, System::nanoTime)) {
            Fit.train(watching.listener());
        }
        assertThat(warned.toString().lines())
                .hasSize(3)
                .anyMatch(l -> l.startsWith("warning: the file that a server shows the training from is told no more"))
                .anyMatch(l -> l.startsWith("red flag: "))
                .anyMatch(l -> l.startsWith("warning: a server cannot show this training: cannot write "));
    }

    @Test
    void a_lack_of_memory_is_answered_with_what_to_do() {
        assertThat(run("--json", "--lack-memory")).isZero();
        assertThat(err.toString()).contains("red flag: the training ran out of memory (Java heap space). First: batch");
    }
}
