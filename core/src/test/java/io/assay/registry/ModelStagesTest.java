package io.assay.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.ledger.ChainedLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.assay.registry.TestCards.CAUSE;
import static io.assay.registry.TestCards.ENGINE;
import static io.assay.registry.TestCards.ENGINES;
import static io.assay.registry.TestCards.cardOf;
import static io.assay.registry.TestCards.cause;
import static io.assay.registry.TestCards.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelStagesTest {
    private static final String A = "US:A";
    private static final String B = "US:B";

    @TempDir
    Path workspace;

    private ModelStore store;
    private String one;
    private String two;
    private String three;

    @BeforeEach
    void keepThree() {
        store = ModelStore.at(workspace, ENGINES);
        one = kept(1);
        two = kept(2);
        three = kept(3);
    }

    private String kept(double mean) {
        return store.save(cardOf(List.of(A, B)), model(mean), ENGINE);
    }

    private void promote(String id) {
        store.promote(Map.of(A, id, B, id), CAUSE);
    }

    private Path file(String name) {
        return workspace.resolve("models").resolve(name);
    }

    @Test
    void a_model_is_a_candidate_then_champion_then_archived_when_another_took_its_place_everywhere() {
        assertThat(store.stage(one)).isEqualTo(ModelStage.CANDIDATE);
        promote(one);
        assertThat(store.stage(one)).isEqualTo(ModelStage.CHAMPION);
        store.promote(Map.of(A, two), CAUSE);
        assertThat(store.stages(List.of(one, two, three)))
                .isEqualTo(Map.of(one, ModelStage.CHAMPION, two, ModelStage.CHAMPION, three, ModelStage.CANDIDATE));
        store.promote(Map.of(B, two), CAUSE);
        assertThat(store.stage(one)).isEqualTo(ModelStage.ARCHIVED);
        promote(one);
        assertThat(store.stage(one)).isEqualTo(ModelStage.CHAMPION);
        assertThat(store.stage(two)).isEqualTo(ModelStage.ARCHIVED);
    }

    @Test
    void the_history_says_what_when_why_by_whom_and_from_which_model_to_which() {
        promote(one);
        store.promote(Map.of(A, two), cause("Better on later days."));
        StageChange last = store.history().get(1);
        assertThat(last)
                .isEqualTo(new StageChange(
                        2,
                        "2015-07-01T12:00:00Z",
                        StageChange.Act.PROMOTED,
                        StageCause.By.USER,
                        "Better on later days.",
                        Map.of(A, new StageChange.Move(Optional.of(one), two)),
                        Optional.empty()));
        assertThat(last.isAbout(one)).isTrue();
        assertThat(last.isAbout(three)).isFalse();
        assertThat(last.instruments(two, true)).containsExactly(A);
        assertThat(last.instruments(one, false)).containsExactly(A);
    }

    @Test
    void promoting_what_is_current_already_changes_nothing_and_is_not_noted() {
        promote(one);
        assertThat(store.promote(Map.of(A, one), CAUSE)).isEmpty();
        assertThat(store.promote(Map.of(), CAUSE)).isEmpty();
        assertThat(store.history()).hasSize(1);
    }

    @Test
    void rolling_back_goes_one_change_back_each_time() {
        promote(one);
        promote(two);
        promote(three);
        assertThat(store.rollback(List.of(A, B), CAUSE).act()).isEqualTo(StageChange.Act.ROLLED_BACK);
        assertThat(store.current()).isEqualTo(Map.of(A, two, B, two));
        store.rollback(List.of(), CAUSE);
        assertThat(store.current()).isEqualTo(Map.of(A, one, B, one));
        assertThatThrownBy(() -> store.rollback(List.of(A), CAUSE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no earlier model of US:A");
        promote(three);
        store.rollback(List.of(), CAUSE);
        assertThat(store.current()).isEqualTo(Map.of(A, one, B, one));
        assertThat(store.stage(three)).isEqualTo(ModelStage.ARCHIVED);
    }

    @Test
    void some_instruments_alone_are_rolled_back_and_the_rest_stays() {
        promote(one);
        promote(two);
        store.rollback(List.of(B), CAUSE);
        assertThat(store.current()).isEqualTo(Map.of(A, two, B, one));
        // The last change is of B alone, and there is nothing before its first model.
        assertThatThrownBy(() -> store.rollback(List.of(), CAUSE)).hasMessageContaining("no earlier model of US:B");
        store.rollback(List.of(A), CAUSE);
        assertThat(store.current()).isEqualTo(Map.of(A, one, B, one));
    }

    @Test
    void nothing_at_all_to_roll_back_is_said() {
        assertThatThrownBy(() -> store.rollback(List.of(), CAUSE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nothing to roll back");
    }

    @Test
    void an_earlier_model_that_is_damaged_or_gone_is_not_gone_back_to() throws IOException {
        promote(one);
        promote(two);
        Files.write(file(one).resolve("model.bin"), new byte[8]);
        assertThatThrownBy(() -> store.rollback(List.of(), CAUSE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("model.bin")
                .hasMessageContaining("checksum");
        for (String name : List.of("model.bin", "card.json", "checksums.json")) {
            Files.delete(file(one).resolve(name));
        }
        Files.delete(file(one));
        assertThatThrownBy(() -> store.rollback(List.of(), CAUSE)).hasMessageContaining("is gone");
        assertThat(store.current()).isEqualTo(Map.of(A, two, B, two));
        assertThat(store.history()).hasSize(2);
    }

    @Test
    void a_damaged_model_and_one_for_others_is_not_promoted() throws IOException {
        assertThatThrownBy(() -> store.promote(Map.of("US:C", one), CAUSE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is for US:A, US:B, not for US:C");
        Files.write(file(two).resolve("model.bin"), new byte[8]);
        assertThatThrownBy(() -> store.promote(Map.of(A, one, B, two), CAUSE)).isInstanceOf(DataException.class);
        assertThat(store.current()).isEmpty();
        assertThat(store.history()).isEmpty();
    }

    @Test
    void a_candidate_is_put_away_and_taken_back_and_a_champion_is_not_put_away() {
        assertThat(store.archive(one, CAUSE)).isPresent();
        assertThat(store.archive(one, CAUSE)).isEmpty();
        assertThat(store.stage(one)).isEqualTo(ModelStage.ARCHIVED);
        store.restore(one, CAUSE);
        assertThat(store.stage(one)).isEqualTo(ModelStage.CANDIDATE);
        assertThatThrownBy(() -> store.restore(one, CAUSE)).hasMessageContaining("not archived");
        store.archive(one, CAUSE);
        promote(one);
        assertThatThrownBy(() -> store.archive(one, CAUSE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("champion of US:A, US:B");
        assertThatThrownBy(() -> store.archive("none", CAUSE)).isInstanceOf(UsageException.class);
        assertThat(store.history().stream().map(StageChange::act))
                .containsExactly(
                        StageChange.Act.ARCHIVED,
                        StageChange.Act.RESTORED,
                        StageChange.Act.ARCHIVED,
                        StageChange.Act.PROMOTED);
    }

    @Test
    void pointers_from_before_there_was_a_history_count_and_begin_it() throws IOException {
        Files.writeString(file("current.json"), Json.pretty(new CurrentModels.Pointers(Map.of(A, one))));
        assertThat(store.current()).isEqualTo(Map.of(A, one));
        assertThat(store.stage(one)).isEqualTo(ModelStage.CHAMPION);
        assertThat(store.history()).isEmpty();
        promote(two);
        assertThat(store.history().stream().map(StageChange::act))
                .containsExactly(StageChange.Act.FOUND, StageChange.Act.PROMOTED);
        assertThat(store.stage(one)).isEqualTo(ModelStage.ARCHIVED);
        store.rollback(List.of(A), CAUSE);
        assertThat(store.current()).isEqualTo(Map.of(A, one, B, two));
    }

    @Test
    void a_change_that_was_killed_between_its_line_and_its_file_is_completed_by_the_next_who_looks() {
        promote(one);
        new StageLog(workspace.resolve("models"))
                .append(
                        StageLog.Draft.of(
                                StageChange.Act.PROMOTED,
                                Map.of(
                                        A, new StageChange.Move(Optional.of(one), two),
                                        B, new StageChange.Move(Optional.of(one), two))),
                        CAUSE);
        assertThat(store.current()).isEqualTo(Map.of(A, two, B, two));
        assertThat(Json.read(file("current.json"), CurrentModels.Pointers.class).models())
                .isEqualTo(Map.of(A, two, B, two));
        promote(three);
        assertThat(store.history()).hasSize(3);
    }

    @Test
    void a_file_that_was_deleted_is_made_from_the_history() throws IOException {
        promote(one);
        store.promote(Map.of(A, two), CAUSE);
        Files.delete(file("current.json"));
        assertThat(store.current()).isEqualTo(Map.of(A, two, B, one));
    }

    @Test
    void a_file_that_somebody_else_wrote_is_refused_and_mended_by_the_fix_that_is_named() throws IOException {
        promote(one);
        store.promote(Map.of(A, two), CAUSE);
        Files.writeString(file("current.json"), Json.pretty(new CurrentModels.Pointers(Map.of(A, three, B, one))));
        assertThatThrownBy(() -> store.current())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("current.json")
                .hasMessageContaining("for US:A it has " + three + ", the history " + two)
                .hasMessageContaining("delete the file");
        assertThatThrownBy(() -> promote(one)).isInstanceOf(DataException.class);
        Files.delete(file("current.json"));
        assertThat(store.current()).isEqualTo(Map.of(A, two, B, one));
    }

    @Test
    void every_changed_byte_of_the_history_is_found_with_file_and_line() throws IOException {
        promote(one);
        store.promote(Map.of(A, two), CAUSE);
        store.archive(three, CAUSE);
        byte[] sound = Files.readAllBytes(file("stages.jsonl"));
        int line = 1;
        for (int i = 0; i < sound.length; i++) {
            byte[] changed = sound.clone();
            changed[i] ^= 1;
            Files.write(file("stages.jsonl"), changed);
            if (i == sound.length - 1) {
                // The last line break is part of what a kill can leave undone; the head still counts the line.
                assertThatThrownBy(() -> store.history()).isInstanceOf(DataException.class);
            } else {
                String where = "stages.jsonl:" + line + ": ";
                assertThatThrownBy(() -> store.history())
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining(where);
            }
            line += sound[i] == '\n' ? 1 : 0;
        }
        Files.write(file("stages.jsonl"), sound);
        assertThat(store.history()).hasSize(3);
    }

    @Test
    void a_line_that_was_cut_off_whole_is_found_and_nothing_is_changed_then() throws IOException {
        promote(one);
        promote(two);
        List<String> lines = Files.readAllLines(file("stages.jsonl"));
        Files.writeString(file("stages.jsonl"), lines.get(0) + "\n");
        assertThatThrownBy(() -> promote(three))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cut");
        Files.delete(file("stages.jsonl"));
        assertThatThrownBy(() -> store.current()).hasMessageContaining("cut");
    }

    @Test
    void a_half_written_last_line_counts_for_nothing_and_is_mended() throws IOException {
        promote(one);
        String sound = Files.readString(file("stages.jsonl"));
        Files.writeString(file("stages.jsonl"), sound + "{\"hash\":\"0123");
        assertThat(store.current()).isEqualTo(Map.of(A, one, B, one));
        assertThat(store.history()).hasSize(1);
        promote(two);
        assertThat(store.current()).isEqualTo(Map.of(A, two, B, two));
        assertThat(store.history()).hasSize(2);
        assertThat(Files.readString(file("stages.jsonl"))).startsWith(sound).contains("RECOVERED");
    }

    @Test
    void a_sound_line_that_is_no_change_of_stages_is_refused_with_its_number() {
        promote(one);
        record Foreign(String time, String said) {}
        ChainedLines.of(file("stages.jsonl")).append(new Foreign("2015-07-01T12:00:00Z", "hello"));
        assertThatThrownBy(() -> store.history())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("stages.jsonl:2")
                .hasMessageContaining("version of Assay");
    }

    @Test
    void a_line_that_does_not_begin_where_those_before_it_ended_is_refused() {
        promote(one);
        new StageLog(workspace.resolve("models"))
                .append(
                        StageLog.Draft.of(
                                StageChange.Act.PROMOTED, Map.of(A, new StageChange.Move(Optional.of(two), three))),
                        CAUSE);
        assertThatThrownBy(() -> store.current())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("stages.jsonl:2")
                .hasMessageContaining(two);
    }

    @Test
    void a_cause_must_be_one_line_that_says_something() {
        for (String why : List.of("", " ", "a\nb", "x".repeat(501))) {
            assertThatThrownBy(() -> cause(why)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
