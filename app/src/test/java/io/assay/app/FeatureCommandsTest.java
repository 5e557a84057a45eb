package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import io.assay.feature.FeatureInfo;
import io.assay.feature.catalogue.Features;
import io.assay.market.Instrument;
import io.assay.store.FeatureFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FeatureCommandsTest {
    @TempDir
    static Path folder;

    private static Path home;

    @BeforeAll
    static void store() {
        home = folder.resolve("w");
        PriceFiles.yahoo(folder.resolve("files"), "AAA", 320);
        PriceFiles.yahoo(folder.resolve("files"), "BBB", 300);
        for (int i = 10; i < 22; i++) {
            PriceFiles.yahoo(folder.resolve("files"), "TINY" + i, 5);
        }
        assertThat(Shell.run("-w", home, "data", "import", folder.resolve("files"))
                        .code())
                .isZero();
    }

    @Test
    void there_are_95_features_of_which_90_are_scale_free() {
        JsonNode json = Shell.run("--json", "features", "list").json();
        assertThat(json.path("total").asInt()).isEqualTo(95);
        assertThat(json.path("scaleFree").asInt()).isEqualTo(90);
        assertThat(json.path("features")).hasSize(95);
        for (Map.Entry<String, Integer> group : Map.of(
                        "price", 10, "technical", 40, "volume", 10, "momentum", 15, "volatility", 10, "pattern", 10)
                .entrySet()) {
            assertThat(json.path("groups").path(group.getKey()).asInt())
                    .as(group.getKey())
                    .isEqualTo(group.getValue());
        }
        Shell.Result text = Shell.run("features", "list");
        assertThat(text.out()).contains("95 features: ", "technical 40", "90 are scale-free");
        assertThat(text.out().lines()).allMatch(l -> l.length() <= 120);
        assertThat(Shell.run("features", "list", "--group", "volume", "--json")
                        .json()
                        .path("features"))
                .hasSize(10);
    }

    @Test
    void describe_explains_every_feature() {
        for (FeatureInfo f : Features.technical().columns()) {
            Shell.Result result = Shell.run("features", "describe", f.name());
            assertThat(result.code()).isZero();
            assertThat(result.out()).contains(f.name(), "formula     " + f.formula(), "warm-up", "unit", "scale-free");
        }
        assertThat(Shell.run("features", "describe", "rsi_14", "--json")
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("rsi_14");
    }

    @Test
    void an_unknown_feature_is_answered_with_those_alike() {
        Shell.Result result = Shell.run("features", "describe", "atr_14");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .contains("'atr_14'", "did you mean atr_7_rel, atr_14_rel")
                .doesNotContain("[");
        assertThat(Shell.run("features", "describe", "zzz").err()).contains("assay features list");
    }

    @Test
    void build_writes_a_file_of_what_the_audit_lets_pass_and_names_the_rest() {
        Path file = folder.resolve("f.parquet");
        Shell.Result result = Shell.run("-w", home, "features", "build", "-o", file, "--threads", 2);
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("Wrote 95 features of 2 symbols to " + file + ".\n");
        assertThat(result.err())
                .startsWith("US:TINY10: left out, the audit blocks it: too-short\nUS:TINY11")
                .contains("... and 2 more left out")
                .hasLineCount(11);
        FeatureFile written = FeatureFile.open(file);
        written.verify();
        assertThat(written.columns()).hasSize(95);
        assertThat(written.instruments()).containsExactly(Instrument.parse("US:AAA"), Instrument.parse("US:BBB"));
        assertThat(written.read(Instrument.parse("US:AAA")).rows()).isEqualTo(320);
        assertThat(written.metadata()).containsKeys("data", "set");
    }

    @Test
    void build_with_nothing_left_says_why() {
        Path file = folder.resolve("none.parquet");
        Shell.Result result = Shell.run("-w", home, "features", "build", "--symbols", "TINY10", "-o", file);
        assertThat(result.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(result.err()).contains("US:TINY10: left out", "too-short", "assay data audit");
        assertThat(file).doesNotExist();
    }

    @Test
    void stats_prints_a_table_and_writes_a_page() throws IOException {
        Shell.Result result = Shell.run("-w", home, "features", "stats", "--symbols", "AAA,BBB");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines().filter(l -> l.startsWith("rsi_14 "))).hasSize(1);
        assertThat(result.out()).contains("Groups that say the same (rank correlation above 0.9):");
        Path page = home.resolve("reports").resolve("features.html");
        assertThat(result.out()).endsWith("Report: " + page + "\n");
        assertThat(Files.readString(page)).contains("<svg", "rsi_14").doesNotContain("<script", "src=");
        assertThat(result.out().lines().filter(l -> !l.startsWith("Report"))).allMatch(l -> l.length() <= 120);
    }

    @Test
    void stats_look_no_further_than_they_are_told() {
        List<PriceFiles.Bar> bars = PriceFiles.walk("AAA", 320);
        String to = bars.get(99).date().toString();
        JsonNode json = Shell.run("-w", home, "features", "stats", "--symbols", "AAA", "--to", to, "--json")
                .json();
        assertThat(json.path("rows").asInt()).isEqualTo(100);
        assertThat(json.path("columns")).hasSize(95);
        Shell.Result none = Shell.run("-w", home, "features", "stats", "--to", "2001-01-01");
        assertThat(none.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(none.err()).contains("up to 2001-01-01");
    }
}
