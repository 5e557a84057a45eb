package io.assay.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.assay.base.DataException;
import io.assay.market.Instrument;
import io.assay.market.Universe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UniverseFileTest {
    private static final Instrument A = new Instrument("SIM", "A");
    private static final Instrument B = new Instrument("SIM", "B");

    @TempDir
    Path workspace;

    @Test
    void a_universe_is_named_after_who_is_in_it() {
        String name = UniverseFile.keep(workspace, List.of(B, A));
        assertThat(UniverseFile.keep(workspace, List.of(A, B))).isEqualTo(name);
        assertThat(UniverseFile.keep(workspace, List.of(A))).isNotEqualTo(name);
        assertThat(UniverseFile.read(workspace, name)).containsExactly(A, B);
    }

    @Test
    void a_universe_that_was_changed_is_refused_and_written_anew_by_the_next_update() throws IOException {
        String name = UniverseFile.keep(workspace, List.of(A, B));
        Path file = workspace.resolve("universes").resolve(name + ".json");
        for (String text : new String[] {"{\"instruments\":[\"SIM:A\"]}", "{"}) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> UniverseFile.read(workspace, name))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(name);
            assertThat(UniverseFile.keep(workspace, List.of(A, B))).isEqualTo(name);
            assertThat(UniverseFile.read(workspace, name)).containsExactly(A, B);
        }
        Files.delete(file);
        assertThatThrownBy(() -> UniverseFile.read(workspace, name))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("train update");
    }

    @Test
    void spells_are_kept_with_their_days_and_a_change_of_one_is_found() throws IOException {
        Universe spells = new Universe(
                "index",
                List.of(
                        new Universe.Member(B, 10_000, 11_000),
                        new Universe.Member(B, 12_000, Integer.MAX_VALUE),
                        new Universe.Member(A, Integer.MIN_VALUE, 11_000)),
                false,
                3);
        String name = UniverseFile.keep(workspace, spells);
        Universe read = UniverseFile.universe(workspace, name);
        assertThat(read.hash()).isEqualTo(spells.hash());
        assertThat(read.members()).containsExactlyInAnyOrderElementsOf(spells.members());
        assertThat(read.absent()).isEqualTo(3);
        assertThat(UniverseFile.read(workspace, name)).containsExactly(A, B);
        assertThat(UniverseFile.keep(workspace, spells)).isEqualTo(name);
        assertThat(UniverseFile.text(List.of(A), java.util.Optional.of(spells)))
                .startsWith(UniverseFile.text(List.of(A)))
                .contains("on their days in index (");
        Path file = workspace.resolve("universes").resolve(name + ".json");
        Files.writeString(file, Files.readString(file).replace("1997-05-19", "1997-05-20"));
        assertThatThrownBy(() -> UniverseFile.universe(workspace, name))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("must hold the universe that it is named after");
    }

    @Test
    void a_universe_without_spells_is_kept_as_a_list() {
        assertThat(UniverseFile.keep(workspace, Universe.ofToday("x", List.of(B, A))))
                .isEqualTo(UniverseFile.keep(workspace, List.of(A, B)));
        assertThat(UniverseFile.universe(workspace, UniverseFile.keep(workspace, List.of(A)))
                        .isDated())
                .isFalse();
    }
}
