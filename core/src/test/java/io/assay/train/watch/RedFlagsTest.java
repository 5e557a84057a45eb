package io.assay.train.watch;

import java.util.ArrayList;
import java.util.List;

import io.assay.model.watch.TrainingEpoch.Score;
import io.assay.model.watch.TrainingStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedFlagsTest {
    private static final Score GOOD = new Score(0.68, 0.56);

    private final Time time = new Time();
    private final List<RedFlag> flags = new ArrayList<>();
    private final RedFlags watcher = new RedFlags(time::nanos, flags::add);

    private List<Trouble> troubles() {
        return flags.stream().map(RedFlag::trouble).toList();
    }

    private void start(int validation, double baseRate) {
        watcher.started(new TrainingStart("lstm", 100, 100, 20, 12_800, validation, 0, baseRate));
    }

    /** Epochs of given losses; accuracies that nobody complains of. */
    private void losses(double[] train, double[] validation) {
        for (int i = 0; i < train.length; i++) {
            watcher.epochEnded(Told.epoch(i + 1, Told.score(train[i], 0.56), Told.score(validation[i], 0.56)));
        }
    }

    private void epoch(int number, double trainAccuracy, double validationAccuracy) {
        double loss = 0.7 - 0.01 * number;
        watcher.epochEnded(Told.epoch(number, Told.score(loss, trainAccuracy), Told.score(loss, validationAccuracy)));
    }

    @Test
    void a_training_as_it_should_be_raises_nothing() {
        start(5_000, 0.5);
        for (int e = 1; e <= 12; e++) {
            for (int s = 1; s <= 20; s++) {
                time.pass(1);
                watcher.stepped(Told.step(e, s, 0.69, 1 + 0.2 * (s % 5)));
            }
            epoch(e, 0.55, 0.54);
        }
        assertThat(flags).isEmpty();
    }

    @Test
    void a_loss_that_does_not_fall_in_five_epochs() {
        start(5_000, 0.5);
        losses(new double[] {0.7, 0.6999, 0.6998, 0.6997, 0.6996}, new double[] {0.7, 0.7, 0.7, 0.7, 0.7});
        assertThat(flags).isEmpty();
        watcher.epochEnded(Told.epoch(6, Told.score(0.6995, 0.56), Told.score(0.7, 0.56)));
        assertThat(flags).hasSize(1);
        assertThat(flags.get(0).trouble()).isEqualTo(Trouble.LOSS_FLAT);
        assertThat(flags.get(0).sentence())
                .isEqualTo("lstm, epoch 6: the training loss has not fallen by 0.1 % in 5 epochs (0.7000 before,"
                        + " 0.6995 since)");
        assertThat(flags.get(0).text())
                .startsWith("red flag: lstm, epoch 6: the training loss")
                .contains("First: learning_rate: ")
                .endsWith("More: assay help troubleshooting loss-flat");
    }

    @Test
    void a_loss_that_falls_slowly_but_does() {
        start(5_000, 0.5);
        losses(new double[] {0.7, 0.6998, 0.6996, 0.6994, 0.6992, 0.699}, new double[] {0.7, 0.7, 0.7, 0.7, 0.7, 0.7});
        assertThat(flags).isEmpty();
    }

    @Test
    void a_validation_loss_that_rises_three_times_while_the_training_loss_falls() {
        start(5_000, 0.5);
        losses(new double[] {0.70, 0.68, 0.66}, new double[] {0.690, 0.691, 0.692});
        assertThat(flags).isEmpty();
        watcher.epochEnded(Told.epoch(4, Told.score(0.64, 0.56), Told.score(0.693, 0.56)));
        assertThat(troubles()).containsExactly(Trouble.VALIDATION_RISING);
        assertThat(flags.get(0).sentence())
                .isEqualTo("lstm, epoch 4: the validation loss rises (0.6900 in epoch 1, now 0.6930) while the training"
                        + " loss falls (0.7000, now 0.6400)");
    }

    @Test
    void a_validation_loss_far_above_its_lowest_is_enough() {
        start(5_000, 0.5);
        losses(new double[] {0.70, 0.68}, new double[] {0.60, 0.629});
        assertThat(flags).isEmpty();
        losses(new double[] {0.70, 0.68}, new double[] {0.60, 0.631});
        assertThat(troubles()).containsExactly(Trouble.VALIDATION_RISING);
    }

    @Test
    void validation_and_training_loss_that_rise_together_are_no_overfitting() {
        start(5_000, 0.5);
        losses(new double[] {0.60, 0.61, 0.62, 0.63, 0.64}, new double[] {0.60, 0.61, 0.62, 0.63, 0.64});
        assertThat(flags).isEmpty();
    }

    @Test
    void a_gap_of_more_than_ten_percentage_points() {
        start(5_000, 0.5);
        epoch(1, 0.6499, 0.55);
        assertThat(flags).isEmpty();
        epoch(2, 0.6501, 0.55);
        assertThat(troubles()).containsExactly(Trouble.ACCURACY_GAP);
        assertThat(flags.get(0).sentence()).contains("(65.0 %)", "10 percentage points above", "(55.0 %)");
    }

    /** Two standard errors of 5,000 rows at 0.5 are 1.41 percentage points. */
    @ParameterizedTest
    @ValueSource(doubles = {0.48, 0.50, 0.514})
    void an_accuracy_that_luck_gives_after_five_epochs(double accuracy) {
        start(5_000, 0.5);
        for (int e = 1; e <= 4; e++) {
            epoch(e, 0.52, accuracy);
        }
        assertThat(flags).isEmpty();
        epoch(5, 0.52, accuracy);
        assertThat(troubles()).containsExactly(Trouble.AT_BASE_RATE);
        assertThat(flags.get(0).sentence()).contains("after 5 epochs", "(51.4 %)");
    }

    @Test
    void one_epoch_above_luck_is_enough() {
        start(5_000, 0.5);
        epoch(1, 0.52, 0.515);
        for (int e = 2; e <= 8; e++) {
            epoch(e, 0.52, 0.5);
        }
        assertThat(flags).isEmpty();
    }

    @Test
    void without_validation_rows_those_learnt_from_are_held_against_the_base_rate() {
        start(0, 0.5);
        for (int e = 1; e <= 5; e++) {
            epoch(e, 0.505, Double.NaN);
        }
        assertThat(troubles()).containsExactly(Trouble.AT_BASE_RATE);
    }

    @Test
    void an_accuracy_that_nobody_reached() {
        start(5_000, 0.5);
        epoch(1, 0.66, 0.66);
        assertThat(flags).isEmpty();
        epoch(2, 0.66, 0.665);
        assertThat(troubles()).containsExactly(Trouble.TOO_GOOD);
        assertThat(flags.get(0).sentence())
                .isEqualTo("lstm, epoch 2: an accuracy of 66.5 % on validation rows is too good to be true (more than"
                        + " 65.0 % for sure): suspect a leak");
    }

    @Test
    void the_same_accuracy_is_believed_of_few_rows_or_a_frequent_class() {
        start(50, 0.5);
        epoch(1, 0.7, 0.7);
        start(5_000, 0.85);
        epoch(1, 0.88, 0.88);
        assertThat(flags).isEmpty();
    }

    @Test
    void a_loss_or_gradient_that_is_not_finite_in_a_step_or_an_epoch() {
        start(5_000, 0.5);
        watcher.stepped(Told.step(1, 3, Double.NaN, 1));
        assertThat(flags.get(0).sentence())
                .isEqualTo("lstm, epoch 1: in step 3 a loss or gradient is not finite (loss NaN, gradient norm 1.0)");
        start(5_000, 0.5);
        watcher.stepped(Told.step(1, 3, 0.7, Double.POSITIVE_INFINITY));
        start(5_000, 0.5);
        watcher.epochEnded(Told.epoch(1, GOOD, Told.score(Double.NaN, 0.5)));
        assertThat(troubles()).containsExactly(Trouble.NOT_FINITE, Trouble.NOT_FINITE, Trouble.NOT_FINITE);
    }

    @Test
    void scores_that_are_not_there_are_no_trouble() {
        start(0, Double.NaN);
        for (int e = 1; e <= 8; e++) {
            double loss = 1.0 / e;
            watcher.epochEnded(Told.epoch(e, Told.score(loss, Double.NaN), Told.score(Double.NaN, Double.NaN)));
        }
        assertThat(flags).isEmpty();
    }

    @Test
    void a_gradient_ten_times_its_running_median() {
        start(5_000, 0.5);
        watcher.stepped(Told.step(1, 1, 0.7, 50));
        for (int s = 2; s <= 20; s++) {
            watcher.stepped(Told.step(1, s, 0.7, 1));
        }
        watcher.stepped(Told.step(2, 1, 0.7, 9.9));
        assertThat(flags).isEmpty();
        watcher.stepped(Told.step(2, 2, 0.7, 10.1));
        assertThat(troubles()).containsExactly(Trouble.GRADIENT_EXPLODES);
        assertThat(flags.get(0).sentence())
                .isEqualTo("lstm, epoch 2: in step 2 the gradient norm is 10.1, over 10 times its running median 1");
    }

    @Test
    void an_epoch_of_over_an_hour_is_told_of_before_it_is_over() {
        start(0, 0.5);
        for (int s = 1; s <= 19; s++) {
            time.pass(181);
            watcher.stepped(Told.step(1, s, 0.7, 1));
        }
        assertThat(flags).isEmpty();
        // 21 steps in all, so that 20 are measured.
        for (int s = 20; s <= 21; s++) {
            time.pass(181);
            watcher.stepped(Told.step(1, s, 0.7, 1));
        }
        assertThat(troubles()).containsExactly(Trouble.SLOW);
        assertThat(flags.get(0).sentence()).isEqualTo("lstm, epoch 1: an epoch takes 60 min, more than 60 min");
    }

    @Test
    void over_three_days_left() {
        start(0, 0.5);
        for (int e = 1; e <= 2; e++) {
            for (int s = 1; s <= 20; s++) {
                time.pass(140);
                watcher.stepped(Told.step(e, s, 0.7, 1));
            }
        }
        assertThat(troubles()).containsExactly(Trouble.SLOW);
        assertThat(flags.get(0).sentence()).endsWith("3 d 5 h are left at most, more than 3 d 0 h");
    }

    private void epochOf(int number, double seconds) {
        for (int s = 1; s <= 20; s++) {
            time.pass(seconds / 20);
            watcher.stepped(Told.step(number, s, 0.7, 1));
        }
        epoch(number, 0.56, 0.56);
    }

    @Test
    void an_epoch_twice_as_long_as_the_first_ones() {
        start(5_000, 0.5);
        epochOf(1, 30);
        epochOf(2, 10);
        epochOf(3, 11);
        epochOf(4, 21);
        assertThat(flags).isEmpty();
        epochOf(5, 23);
        assertThat(troubles()).containsExactly(Trouble.SLOWING_DOWN);
        assertThat(flags.get(0).sentence()).isEqualTo("lstm, epoch 5: the epoch took 23 s, the first ones 11 s");
    }

    @Test
    void half_an_epoch_after_a_kill_is_no_measure() {
        watcher.started(new TrainingStart("lstm", 100, 100, 20, 12_800, 5_000, 3, 0.5));
        time.pass(5);
        watcher.stepped(Told.step(4, 16, 0.7, 1));
        epoch(4, 0.56, 0.56);
        epochOf(5, 20);
        epochOf(6, 20);
        epochOf(7, 20);
        epochOf(8, 39);
        assertThat(flags).isEmpty();
        epochOf(9, 41);
        assertThat(troubles()).containsExactly(Trouble.SLOWING_DOWN);
    }

    @Test
    void epochs_of_a_moment_are_never_slow() {
        start(5_000, 0.5);
        epochOf(1, 0.1);
        epochOf(2, 0.1);
        epochOf(3, 0.1);
        epochOf(4, 9);
        assertThat(flags).isEmpty();
    }

    @Test
    void each_is_raised_once_a_training_and_again_in_the_next_one() {
        start(5_000, 0.5);
        epoch(1, 0.70, 0.55);
        epoch(2, 0.75, 0.55);
        assertThat(troubles()).containsExactly(Trouble.ACCURACY_GAP);
        start(5_000, 0.5);
        epoch(1, 0.70, 0.55);
        assertThat(troubles()).containsExactly(Trouble.ACCURACY_GAP, Trouble.ACCURACY_GAP);
    }
}
