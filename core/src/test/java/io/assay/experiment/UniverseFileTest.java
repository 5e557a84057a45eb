package io.assay.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.assay.base.DataException;
import io.assay.market.Instrument;
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
}
