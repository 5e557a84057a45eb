package io.assay.proof;

import java.util.List;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.PurgedKFold;
import io.assay.dataset.Target;
import io.assay.dataset.WalkForward;
import io.assay.feature.SequenceRows;
import io.assay.model.WindowEngine;
import io.assay.model.builtin.LinearLearner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a walk-forward says rests on the past alone, or the proof says that it does not. */
class WalkProofTest {
    private static final Seed SEED = Seed.of(5);
    private static final Target TARGET = new Target("direction3_5d", List.of("DOWN", "FLAT", "UP"));
    private static final Dataset ROWS = ProofGround.of(SEED).rows(TARGET, 1);

    @Test
    void a_purged_walk_of_an_honest_learner_holds() {
        assertThat(WalkProof.of(LinearLearner.logistic(1), WalkForward.expanding(60, 20), ROWS, SEED))
                .isEmpty();
    }

    @Test
    void a_model_whose_answers_depend_on_later_rows_asked_with_them_is_found() {
        List<Breach> breaches = WalkProof.of(new Peeking(), WalkForward.expanding(60, 20), ROWS, SEED);
        assertThat(breaches).hasSize(3);
        assertThat(breaches.get(0).sentence())
                .startsWith("peeking: noise in all that came after ")
                .contains("what it says on that day was ");
    }

    @Test
    void a_learner_of_windows_is_walked_over_rows_with_windows() {
        Dataset rows = ProofGround.of(SEED).rows(TARGET, WindowEngine.BARS);
        assertThat(WalkProof.of(WindowEngine.learner(), WalkForward.expanding(60, 20), rows, SEED))
                .isEmpty();
    }

    @Test
    void noise_behind_today_takes_whole_windows_and_leaves_those_of_today() {
        Dataset rows = ProofGround.of(SEED).rows(TARGET, 3);
        Dataset other = Disturbance.of(rows, 3, row -> row < 10, row -> true, SEED);
        int width = rows.features().columns().size();
        for (int row = 0; row < 20; row++) {
            float[] before = new float[3 * width];
            float[] after = new float[3 * width];
            assertThat(SequenceRows.required(rows.features()).copyWindow(row, 3, before, 0))
                    .isTrue();
            assertThat(SequenceRows.required(other.features()).copyWindow(row, 3, after, 0))
                    .isTrue();
            if (row < 10) {
                assertThat(after).isEqualTo(before);
            } else {
                for (int i = 0; i < before.length; i++) {
                    assertThat(after[i]).isNotEqualTo(before[i]);
                }
            }
        }
    }

    @Test
    void folds_that_learn_from_later_rows_are_found_though_they_are_purged() {
        assertThat(WalkProof.of(LinearLearner.logistic(1), new PurgedKFold(4, 3), ROWS, SEED))
                .as("all folds but the last")
                .hasSize(3);
    }
}
