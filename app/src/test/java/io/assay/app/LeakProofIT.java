package io.assay.app;

import java.util.List;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.model.Engines;
import io.assay.proof.LeakProof;
import io.assay.proof.ProofReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing that is registered looks ahead. */
class LeakProofIT {
    @Test
    void everything_on_the_list_holds_at_any_number_of_threads() {
        Engines engines = Engines.find(List.of());
        ProofReport one = LeakProof.run(engines, 2, Seed.of(1), new Parallel(1), Progress.NONE);
        assertThat(one.rows()).allSatisfy(row -> assertThat(row.first()).isEmpty());
        assertThat(one.rows())
                .extracting(ProofReport.Row::kind)
                .contains(
                        "feature",
                        "market feature",
                        "transform of a day",
                        "label",
                        "label of a day",
                        "fit",
                        "split",
                        "join",
                        "universe",
                        "audit");
        assertThat(one.transforms()).isGreaterThan(140);
        assertThat(one.sentence())
                .startsWith("leak-free: ")
                .contains(" transforms x 2 cuts, ")
                .endsWith(" perturbed otherwise");
        ProofReport two = LeakProof.run(engines, 2, Seed.of(1), new Parallel(2), Progress.NONE);
        assertThat(two.digest()).isEqualTo(one.digest());
    }
}
