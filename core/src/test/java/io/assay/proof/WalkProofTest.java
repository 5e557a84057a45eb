package io.assay.proof;

import java.util.List;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.PurgedKFold;
import io.assay.dataset.Target;
import io.assay.dataset.WalkForward;
import io.assay.model.builtin.LinearLearner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a walk-forward says rests on the past alone, or the proof says that it does not. */
class WalkProofTest {
    private static final Seed SEED = Seed.of(5);
    private static final Dataset ROWS =
            ProofGround.of(SEED).rows(new Target("direction3_5d", List.of("DOWN", "FLAT", "UP")));

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
    void folds_that_learn_from_later_rows_are_found_though_they_are_purged() {
        assertThat(WalkProof.of(LinearLearner.logistic(1), new PurgedKFold(4, 3), ROWS, SEED))
                .as("all folds but the last")
                .hasSize(3);
    }
}
