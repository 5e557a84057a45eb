package io.assay.proof.doctor;

import java.util.List;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.proof.Breach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorTest {
    private static final List<Finding> FINDINGS = Doctor.examine(Seed.of(1), new Parallel(2), Progress.NONE);

    @Test
    void every_leak_is_caught_and_no_honest_way_is_suspected() {
        assertThat(FINDINGS)
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(f ->
                        assertThat(f.outcome()).as(f.leak() + ": " + f.how()).isEqualTo(Finding.Outcome.CAUGHT));
    }

    @Test
    void every_leak_fakes_something_that_is_not_there_without_it() {
        assertThat(FINDINGS).allSatisfy(f -> {
            double least = f.measure().equals("AUC") ? 0.01 : 0.3;
            assertThat(f.fake() - f.honest()).as(f.leak()).isGreaterThan(least);
        });
    }

    @Test
    void honest_scores_are_those_of_a_market_on_which_nothing_can_be_known() {
        assertThat(FINDINGS)
                .filteredOn(f -> f.measure().equals("AUC"))
                .allSatisfy(f -> assertThat(f.honest()).as(f.leak()).isBetween(0.42, 0.58));
    }

    @Test
    void figures_do_not_depend_on_threads() {
        assertThat(Doctor.examine(Seed.of(1), new Parallel(1), Progress.NONE)).isEqualTo(FINDINGS);
    }

    @Test
    void a_leak_that_no_check_sees_is_missed_and_a_suspected_honest_way_is_a_false_alarm() {
        Leak leak =
                new Leak("x", "y", "z", ward -> new Leak.Examination(List.of(), List.of(), Leak.Scores.auc(0.5, 0.5)));
        Leak.Scores scores = Leak.Scores.auc(0.6, 0.5);
        Breach breach = new Breach("a", "b", "c");
        assertThat(Finding.of(leak, new Leak.Examination(List.of(), List.of(), scores))
                        .outcome())
                .isEqualTo(Finding.Outcome.MISSED);
        assertThat(Finding.of(leak, new Leak.Examination(List.of(breach), List.of(breach), scores))
                        .outcome())
                .isEqualTo(Finding.Outcome.FALSE_ALARM);
    }
}
