package io.assay.evaluate;

import java.util.List;

import io.assay.base.Days;
import io.assay.dataset.Dataset;
import io.assay.model.Predictions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MistakeTest {
    @Test
    void the_surest_answers_that_were_furthest_off_come_first_and_right_ones_never() {
        double[] targets = {2, 0, 1, 2, 0};
        Dataset rows = SmallRows.rows(SmallRows.CLASSES, 5, 1, targets, new double[] {.05, -.04, 0, .01, -.09});
        Predictions said = new Predictions(SmallRows.CLASSES, new double[] {
            .1,
            .1,
            .8, // right
            .2,
            .2,
            .6, // two classes off
            .9,
            .1,
            0, // one class off, though surer
            .7,
            .2,
            .1, // two classes off
            Double.NaN,
            Double.NaN,
            Double.NaN
        });
        List<Mistake> worst = Mistake.worst(rows, said, 10);
        assertThat(worst.stream().map(Mistake::instrument)).containsExactly("SIM:S3", "SIM:S1", "SIM:S2");
        assertThat(worst.get(0)).isEqualTo(new Mistake("SIM:S3", Days.text(0), "DOWN", .7, "UP", .01, Days.text(2)));
        assertThat(Mistake.worst(rows, said, 1)).hasSize(1);
    }

    @Test
    void one_move_misjudged_day_after_day_stands_once() {
        double[] targets = {2, 2, 2, 2, 2, 2};
        Dataset rows = SmallRows.rows(SmallRows.CLASSES, 1, 2, targets, new double[6]);
        double[] values = new double[18];
        for (int i = 0; i < 6; i++) {
            values[3 * i] = 0.5 + 0.05 * i;
            values[3 * i + 1] = 0.5 - 0.05 * i;
        }
        // Each is held to three days after its decision.
        assertThat(Mistake.worst(rows, new Predictions(SmallRows.CLASSES, values), 10).stream()
                        .map(Mistake::day))
                .containsExactly(Days.text(5), Days.text(2));
    }

    @Test
    void of_numbers_those_on_the_wrong_side_by_how_far_they_were_off() {
        Dataset rows = SmallRows.numbers(4, 1, .02, -.01, .03, 0);
        Predictions said = new Predictions(rows.target(), new double[] {-.01, .05, .5, -.3});
        List<Mistake> worst = Mistake.worst(rows, said, 10);
        assertThat(worst.stream().map(Mistake::instrument)).containsExactly("SIM:S1", "SIM:S0");
        assertThat(worst.get(0).said()).isEqualTo("+0.0500");
        assertThat(worst.get(0).came()).isEqualTo("-0.0100");
        assertThat(worst.get(0).confidence()).isEqualTo(.05);
    }
}
