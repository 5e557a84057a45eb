package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.TestData;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Real folders as they came, one after the other into one workspace. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealDataIT {
    @TempDir
    static Path home;

    private static JsonNode report(Path folder, int code) {
        Shell.Result result = Shell.run("-w", home, "--json", "data", "import", folder);
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        return result.json();
    }

    @Test
    @Order(1)
    void the_american_folder_is_718_symbols_and_3_551_032_bars_and_a_second_run_changes_nothing() throws IOException {
        Path folder = TestData.require("us-daily");
        JsonNode first = report(folder, ExitCode.OK);
        assertThat(first.path("storedSymbols").asInt()).isEqualTo(718);
        assertThat(first.path("storedBars").asLong()).isEqualTo(3_551_032);
        assertThat(first.path("refusedFiles").asInt()).isZero();
        byte[] manifest = Files.readAllBytes(home.resolve("market").resolve("manifest.json"));
        JsonNode second = report(folder, ExitCode.OK);
        assertThat(second.path("newBars").asLong()).isZero();
        assertThat(second.path("outcomes").path("unchanged").asInt()).isEqualTo(718);
        assertThat(Files.readAllBytes(home.resolve("market").resolve("manifest.json")))
                .isEqualTo(manifest);
    }

    @Test
    @Order(2)
    void the_indian_folder_joins_it_and_both_infosys_survive() {
        TestData.require("us-daily");
        JsonNode report = report(TestData.require("india-daily"), ExitCode.OK);
        assertThat(report.path("outcomes").path("added").asInt()).isEqualTo(45);
        JsonNode infosys = Shell.run("-w", home, "--json", "data", "list", "--symbols", "US:INFY,NSE:INFY")
                .json();
        assertThat(infosys)
                .extracting(l ->
                        l.path("instrument").asText() + " " + l.path("currency").asText())
                .containsExactly("NSE:INFY INR", "US:INFY USD");
        assertThat(Shell.run("-w", home, "data", "show", "INFY").err()).contains("NSE:INFY, US:INFY");
    }

    @Test
    @Order(3)
    void the_kenyan_folder_joins_it_and_what_is_no_price_file_is_refused_by_name() {
        JsonNode report = report(TestData.require("kenya-daily"), ExitCode.BAD_DATA);
        assertThat(report.path("outcomes").path("added").asInt()).isEqualTo(60);
        assertThat(report.path("refusedFiles").asInt()).isEqualTo(11);
        assertThat(report.path("remarks").toString())
                .contains("CBK RATES", "tbill_rates", "fundamental_df", "NASI", "NSE20", "BBK");
        assertThat(Shell.run("-w", home, "data", "list", "--symbols", "SCOM").out())
                .contains("KENYA:SCOM", "KES", "3,466");
    }

    /** Verdicts and rules as the table of docs/dirty-data.md has them. */
    @Test
    @Order(4)
    void the_audit_of_the_dirty_folder_fails_and_names_the_faults() {
        Path folder = TestData.require("us-daily-dirty");
        Path other = home.resolve("other");
        Shell.Result result = Shell.run("-w", other, "--json", "data", "audit", folder);
        assertThat(result.code()).isEqualTo(ExitCode.CHECK_FAILED);
        Map<String, JsonNode> symbols = StreamSupport.stream(
                        result.json().path("symbols").spliterator(), false)
                .collect(Collectors.toMap(s -> s.path("symbol").asText(), s -> s));
        assertThat(symbols).hasSize(12);
        Map.of(
                        "AGI", "FAIL non-positive-price mostly-quarantined",
                        "CPG", "FAIL non-positive-price mostly-quarantined",
                        "EAI", "FAIL many-missing filled-run empty-rows",
                        "ELC", "QUARANTINE filled-run empty-rows",
                        "EMP", "FAIL mixed-listings empty-rows",
                        "GIA", "FAIL too-short many-missing empty-rows",
                        "KIQ", "FAIL mostly-quarantined filled-run",
                        "SHEL", "QUARANTINE outside-range slightly-outside-range",
                        "USAS", "FAIL non-positive-price mostly-quarantined",
                        "WHLRL", "FAIL too-short many-missing early-end")
                .forEach((name, expected) -> verdict(symbols, name, expected));
        verdict(symbols, "NAK", "QUARANTINE non-positive-price filled-run");
        verdict(symbols, "GME", "WARN large-move");
    }

    private static void verdict(Map<String, JsonNode> symbols, String name, String expected) {
        JsonNode symbol = symbols.get("US:" + name);
        assertThat(symbol).as(name).isNotNull();
        String[] parts = expected.split(" ", 2);
        assertThat(symbol.path("status").asText()).as(name).startsWith(parts[0]);
        assertThat(symbol.path("findings"))
                .as(name)
                .extracting(f -> f.path("rule")
                        .asText()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-'))
                .contains(parts[1].split(" "));
    }
}
