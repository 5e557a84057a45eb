package io.assay.experiment.compare;

import java.util.ArrayList;
import java.util.List;

import io.assay.experiment.study.Candidate;
import io.assay.model.builtin.ConstantLearner;
import io.assay.report.StudyReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose training the rows of a run tell, by who was chosen in its windows. */
class ContendersTest {
    private static List<StudyReport.Choice> chosen(String now, String... windows) {
        List<StudyReport.Choice> choices = new ArrayList<>();
        for (String who : windows) {
            choices.add(new StudyReport.Choice("from 200" + choices.size() + "-01-01", who, 0.01, 100));
        }
        choices.add(new StudyReport.Choice("now", now, 0.01, 100));
        return choices;
    }

    @Test
    void whoever_is_of_the_scope_that_was_chosen_in_every_window_learnt_from_the_same_rows() {
        List<StudyReport.Choice> pooled = chosen("forest, per stock", "linear, pooled", "average, pooled");
        assertThat(Contenders.otherwise(pooled, "forest, pooled")).isEmpty();
        assertThat(Contenders.otherwise(pooled, "forest, per stock")
                        .orElseThrow()
                        .chosen())
                .isEqualTo("linear, pooled");
        assertThat(Contenders.otherwise(pooled, "rules"))
                .as("fitted stock by stock")
                .isPresent();
        List<StudyReport.Choice> stock = chosen("linear, pooled", "linear, per stock");
        assertThat(Contenders.otherwise(stock, "rules")).isEmpty();
        assertThat(Contenders.otherwise(stock, "forest, per stock")).isEmpty();
    }

    @Test
    void one_window_of_another_scope_is_enough_and_a_name_that_tells_none_is_of_none() {
        List<StudyReport.Choice> both = chosen("linear, pooled", "linear, pooled", "linear, per stock");
        assertThat(Contenders.otherwise(both, "forest, pooled").orElseThrow().window())
                .isEqualTo("from 2001-01-01");
        assertThat(Contenders.otherwise(both, "forest, per stock").orElseThrow().window())
                .isEqualTo("from 2000-01-01");
        assertThat(Contenders.otherwise(chosen("linear, pooled", "linear, pooled"), "something"))
                .isPresent();
    }

    @Test
    void scopes_are_told_by_the_names_that_candidates_get() {
        for (Candidate.Scope scope : Candidate.Scope.values()) {
            String name = Candidate.of("a", scope, ConstantLearner.majority()).name();
            assertThat(Contenders.otherwise(chosen(name, name), name)).isEmpty();
        }
    }
}
