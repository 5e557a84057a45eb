package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code --universe FILE} with dated spells, from the command line to today's signals. */
class SpellsCommandTest {
    @TempDir
    private Path folder;

    private Shell.Result run(Object... arguments) {
        return Shell.run(
                Map.of("ASSAY_USER_DIR", folder.resolve("user").toString()),
                Stream.concat(Stream.of("-w", folder.resolve("w")), Stream.of(arguments))
                        .toArray());
    }

    private Shell.Result ok(Object... arguments) {
        Shell.Result result = run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    @Test
    void stocks_count_in_their_spells_alone_and_members_without_bars_are_one_remark() throws IOException {
        ok("data", "simulate", "--stocks", 3, "--sessions", 1500, "--ic", 0.3);
        Path spells = Files.writeString(folder.resolve("index.csv"), """
                ticker,start_date,end_date
                S0001,2002-01-01,
                S0002,2002-01-01,2006-12-29
                S0003,2002-01-01,
                GONE1,2002-01-01,2003-01-01
                GONE1,2004-01-01,2005-01-01
                GONE2,2002-01-01,2003-01-01
                """);
        Shell.Result trained = ok(
                "train",
                "missing",
                "--universe",
                spells,
                "--trees",
                5,
                "--depth",
                2,
                "--train-sessions",
                400,
                "--test-sessions",
                400,
                "--unproven");
        assertThat(trained.err())
                .contains("2 of 5 members of index.csv have no bars: survivorship remains")
                .doesNotContain("GONE1");
        JsonNode models = ok("--json", "models", "list").json();
        JsonNode card =
                ok("--json", "models", "show", models.at("/0/id").asText()).json();
        assertThat(card.toString()).contains("2 of its 5 members have no bars: survivorship remains");
        JsonNode signals = ok("--json", "signals").json();
        assertThat(signals.toString()).contains("did not belong to the universe 'index' on ");
    }
}
