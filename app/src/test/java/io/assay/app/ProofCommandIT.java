package io.assay.app;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code proof} as a user runs it, with few cuts. */
class ProofCommandIT {
    @Test
    void all_that_is_registered_is_proven_and_listed() {
        Shell.Result result = Shell.run("--json", "proof", "--cuts", 1);
        assertThat(result.code()).as(result.out()).isZero();
        JsonNode rows = result.json().at("/proof/rows");
        Set<String> kinds = new HashSet<>();
        for (JsonNode row : rows) {
            kinds.add(row.get("kind").asText());
            assertThat(row.get("breaches").asInt()).as(row.toString()).isZero();
            assertThat(row.get("transforms").asInt()).as(row.toString()).isPositive();
        }
        assertThat(kinds).hasSizeGreaterThan(4);
        assertThat(rows.size()).isGreaterThan(kinds.size());
        assertThat(result.json().get("sentence").asText()).startsWith("leak-free");

        Shell.Result text = Shell.run("proof", "--cuts", 1);
        assertThat(text.code()).isZero();
        assertThat(text.out()).contains("kind", "registered", "transforms", "failed", "leak-free");
        assertThat(text.out()).doesNotContain("FAILED");
        assertThat(kinds).allSatisfy(kind -> assertThat(text.out()).contains(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001"})
    void cuts_out_of_range_are_refused(String cuts) {
        Shell.Result result = Shell.run("proof", "--cuts", cuts);
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--cuts", cuts);
        assertThat(result.out()).isEmpty();
    }
}
