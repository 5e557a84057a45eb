package io.assay.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import io.assay.model.watch.TrainingEnd;
import io.assay.model.watch.TrainingEpoch;
import io.assay.model.watch.TrainingEpoch.Score;
import io.assay.model.watch.TrainingStart;
import io.assay.model.watch.TrainingStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleTrainingTest {
    private static final String BEGINNING = "lstm: 132,000 parameters, at most 100 epochs of 10 steps, 640 rows,"
            + " 128 validation rows (most frequent class 50.0 %)";
    private static final String ENDING =
            "lstm: ended after epoch 2, the validation loss fell no more; kept are the weights of epoch 1";

    private final StringWriter err = new StringWriter();
    private long nanos;

    private ConsoleTraining console(boolean terminal) {
        return ConsoleTraining.of(new PrintWriter(err), terminal, () -> nanos);
    }

    private void start(ConsoleTraining console) {
        console.started(new TrainingStart("lstm", 132_000, 100, 10, 640, 128, 0, 0.5));
    }

    private void epoch(ConsoleTraining console, int epoch, double secondsAStep) {
        for (int s = 1; s <= 10; s++) {
            nanos += Math.round(secondsAStep * 1e9);
            console.stepped(new TrainingStep(epoch, s, 0.7, 0.5, 0.001, 64));
        }
        nanos += 1_000_000_000L;
        console.epochEnded(
                new TrainingEpoch(epoch, new Score(0.69, 0.53), new Score(0.691, 0.52), 0.001, 0.5, epoch == 1));
    }

    private static TrainingEnd end() {
        return new TrainingEnd(2, 1, TrainingEnd.Reason.NO_PROGRESS);
    }

    private List<String> lines() {
        return err.toString().lines().toList();
    }

    @Test
    void where_there_is_no_terminal_there_is_a_line_an_epoch() {
        try (ConsoleTraining console = console(false)) {
            start(console);
            epoch(console, 1, 0.01);
            epoch(console, 2, 0.01);
            console.ended(end());
        }
        assertThat(lines()).hasSize(4);
        assertThat(lines().get(0)).isEqualTo(BEGINNING);
        assertThat(lines().get(1))
                .isEqualTo(
                        "epoch 1 of 100: train loss 0.6900, accuracy 53.0 %; validation loss 0.6910, accuracy 52.0 %;"
                                + " learning rate 0.001, gradient norm 0.5,"
                                + " 6,400 sequences/s, 109 s left at most, best so far");
        assertThat(lines().get(3)).isEqualTo(ENDING);
        assertThat(err.toString()).doesNotContain("\r");
    }

    /** A hundred epochs of ten seconds and one of scoring: 18 min. */
    @Test
    void a_long_training_says_once_how_long_it_will_take() {
        ConsoleTraining console = console(false);
        start(console);
        epoch(console, 1, 1);
        epoch(console, 2, 1);
        epoch(console, 3, 1);
        assertThat(lines()).hasSize(5);
        assertThat(lines().get(3)).isEqualTo("estimate: 18 min at most, 100 x 11 s an epoch, from 20 measured steps");
    }

    @Test
    void on_a_terminal_one_line_is_written_again_and_again() {
        ConsoleTraining console = console(true);
        start(console);
        epoch(console, 1, 1);
        String[] drawn = err.toString().split("\r");
        assertThat(drawn).hasSize(1 + 10 + 1);
        assertThat(drawn[3].stripTrailing())
                .isEqualTo("lstm 1/100 30% | loss 0.7000 | rate 0.001 | grad 0.5 | 64 seq/s | 18 min left");
        assertThat(drawn[11].stripTrailing())
                .isEqualTo(
                        "lstm 1/100 | loss 0.6900 | accuracy 52.0 % | rate 0.001 | grad 0.5 | 64 seq/s | 18 min left");
        console.ended(end());
        assertThat(lines().get(lines().size() - 1)).isEqualTo(ENDING);
    }

    @Test
    void steps_that_follow_each_other_quickly_are_not_all_drawn() {
        ConsoleTraining console = console(true);
        start(console);
        for (int s = 1; s <= 10; s++) {
            nanos += 50_000_000L;
            console.stepped(new TrainingStep(1, s, 0.7, 0.5, 0.001, 64));
        }
        assertThat(err.toString().split("\r")).hasSize(1 + 3);
    }

    @Test
    void a_warning_stands_above_the_line_which_is_drawn_again() {
        ConsoleTraining console = console(true);
        start(console);
        nanos += 1_000_000_000L;
        console.stepped(new TrainingStep(1, 1, 0.7, 0.5, 0.001, 64));
        err.getBuffer().setLength(0);
        console.remark("red flag: x");
        String line = "lstm 1/100 10% | loss 0.7000 | rate 0.001 | grad 0.5 | 64 seq/s | 18 min left";
        assertThat(err.toString())
                .isEqualTo("\r" + " ".repeat(line.length()) + "\rred flag: x" + System.lineSeparator() + "\r" + line);
        console.close();
        console.close();
        assertThat(err.toString()).endsWith(line + System.lineSeparator());
    }

    @Test
    void a_shorter_line_leaves_nothing_of_the_longer_one_before() {
        ConsoleTraining console = console(true);
        start(console);
        nanos += 1_000_000_000L;
        console.stepped(new TrainingStep(1, 1, 123456.789, 0.000123, 0.000123, 64));
        nanos += 1_000_000_000L;
        console.stepped(new TrainingStep(1, 2, 0.7, 0.5, 0.001, 64));
        String[] drawn = err.toString().split("\r");
        assertThat(drawn[2]).hasSameSizeAs(drawn[1]);
    }
}
