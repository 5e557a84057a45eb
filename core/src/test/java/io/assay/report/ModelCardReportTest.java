package io.assay.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.registry.ModelCard;
import io.assay.registry.ModelStage;
import io.assay.registry.PooledCards;
import io.assay.registry.StageCause;
import io.assay.registry.StageChange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModelCardReportTest {
    private static final ModelCard CARD = PooledCards.card("return_5d", "rsi_14_rank", "five <b>");

    private static StageChange promoted(String why) {
        return new StageChange(
                7,
                "2015-07-01T12:00:00Z",
                StageChange.Act.PROMOTED,
                StageCause.By.USER,
                why,
                Map.of(
                        "SIM:A",
                        new StageChange.Move(Optional.of("older"), CARD.id().isEmpty() ? "x" : CARD.id())),
                Optional.empty());
    }

    private static ModelCardReport report(ModelStage stage, List<StageChange> history) {
        return new ModelCardReport(
                CARD, new ModelCardReport.Needs(281, "ema_50_rel"), stage, List.of("SIM:A"), history);
    }

    private static List<String> both(ModelCardReport report) {
        return List.of(ModelCardPage.of(report), ModelCardText.markdown(report));
    }

    @Test
    void a_card_says_for_whom_and_for_what_it_is_not() {
        for (String text : both(report(ModelStage.CHAMPION, List.of()))) {
            assertThat(text)
                    .contains("daily signals of SIM:A", "other instruments, prices within a day")
                    .contains("days up to 2015-06-22", "Needs 281 bars in a row")
                    .contains("return_5d, a number. It is about a trade decided at a close, entered at the open")
                    .contains("at most 5 sessions later");
        }
    }

    @Test
    void scores_nulls_trials_proof_data_and_provenance_are_those_of_the_card() {
        for (String text : both(report(ModelStage.CANDIDATE, List.of()))) {
            assertThat(text)
                    .contains("0.4000", "0.3500", "0.4500", "majority", "+0.4000", "+0.3500")
                    .contains("3 specifications had been tried", "Leak-free: 2 transforms x 12 cuts")
                    .contains("SIMULATED", "SPLIT_ADJUSTED", "da7a", "d5e7", "5bec", "Assay 0.1.0 (commit abc)")
                    .contains("2010-01-04 to 2014-12-31", "2008-01-02 to 2015-06-22")
                    .contains("Candidate: it is kept", "No change of stages in this store is about it.")
                    .contains("The market is simulated");
        }
    }

    @Test
    void nothing_of_a_card_is_taken_for_html() {
        for (String text : both(report(ModelStage.ARCHIVED, List.of(promoted("<script>x</script> | y"))))) {
            assertThat(text)
                    .contains("five &lt;b", "&lt;script")
                    .doesNotContain("<script>", "five <b>")
                    .contains("Archived: it was put away or replaced");
        }
        assertThat(ModelCardText.markdown(report(ModelStage.ARCHIVED, List.of(promoted("a | b")))))
                .contains("a \\| b |");
    }

    @Test
    void a_verdict_that_is_none_of_those_given_today_is_shown_as_it_stands() {
        for (String text : both(report(ModelStage.CANDIDATE, List.of()))) {
            assertThat(text).contains("No better than the null models.");
        }
    }

    @Test
    void a_change_that_took_the_model_away_says_so() {
        StageChange away = new StageChange(
                8,
                "2015-07-02T12:00:00Z",
                StageChange.Act.PROMOTED,
                StageCause.By.MONITOR,
                "It drifted.",
                Map.of("SIM:A", new StageChange.Move(Optional.of("this"), "next")),
                Optional.empty());
        assertThat(ModelCardText.markdown(report(ModelStage.ARCHIVED, List.of(away))))
                .contains("| 8 | 2015-07-02T12:00:00Z | replaced | monitor |", "It drifted.");
    }
}
