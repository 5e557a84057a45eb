package io.assay.train.watch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PaceTest {
    private final Time time = new Time();
    private final Pace pace = new Pace(time::nanos);
    private final Told told = new Told(pace, time);

    @Test
    void nothing_is_known_before_the_first_step() {
        told.started(10, 0);
        assertThat(pace.sequencesPerSecond()).isNaN();
        assertThat(pace.estimate()).isEmpty();
    }

    @Test
    void the_first_step_counts_only_while_there_is_no_other() {
        told.started(10, 0);
        time.pass(7);
        told.steps(1, 1, 1);
        assertThat(pace.sequencesPerSecond()).isEqualTo(64 / 8.0);
        assertThat(pace.estimate().orElseThrow().measured().step()).isEqualTo(8);
        told.steps(1, 2, 3);
        assertThat(pace.sequencesPerSecond()).isEqualTo(64);
        Estimate.Measured measured = pace.estimate().orElseThrow().measured();
        assertThat(measured.step()).isEqualTo(1);
        assertThat(measured.steps()).isEqualTo(2);
    }

    /** Ten epochs of twenty steps of a second, and two seconds of scoring after each: 220 s. */
    @Test
    void the_whole_and_what_is_left_are_steps_and_scorings_times_what_each_takes() {
        told.started(10, 0).epoch(1).steps(2, 1, 5);
        Estimate estimate = pace.estimate().orElseThrow();
        assertThat(estimate.epoch()).isEqualTo(22);
        assertThat(estimate.whole()).isEqualTo(220);
        assertThat(estimate.remaining()).isEqualTo(220 - 22 - 5);
        assertThat(estimate.sentence())
                .isEqualTo("estimate: 4 min at most, 10 x 22 s an epoch, from 24 measured steps");
        told.steps(2, 6, 20).scored(2);
        assertThat(pace.estimate().orElseThrow().remaining()).isEqualTo(8 * 22);
    }

    /** 640 validation rows are ten batches, of which each is a third of a second. */
    @Test
    void scoring_is_reckoned_from_steps_until_it_is_measured() {
        told.started(10, 0).steps(1, 1, 3);
        Estimate estimate = pace.estimate().orElseThrow();
        assertThat(estimate.measured().validation()).isCloseTo(10 / 3.0, within(1e-9));
        assertThat(estimate.sentence())
                .endsWith("from 2 measured steps; scoring the validation rows is reckoned from them, not measured");
    }

    @Test
    void what_a_checkpoint_holds_is_done_but_was_not_measured() {
        told.started(10, 4).steps(5, 11, 15);
        Estimate estimate = pace.estimate().orElseThrow();
        assertThat(estimate.measured().steps()).isEqualTo(4);
        assertThat(estimate.stepsDone()).isEqualTo(4 * 20 + 15);
        assertThat(estimate.remaining()).isCloseTo(5 + 5 * 20 + 6 * 10 / 3.0, within(1e-9));
    }

    @Test
    void another_training_is_measured_anew() {
        told.started(10, 0).epoch(1);
        told.started(3, 0);
        assertThat(pace.estimate()).isEmpty();
        time.pass(1);
        told.steps(1, 1, 2);
        assertThat(pace.estimate().orElseThrow().epochs()).isEqualTo(3);
        assertThat(pace.stepsDone()).isEqualTo(2);
    }
}
