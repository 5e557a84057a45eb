package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SimulateCommandTest {
    private static final String ALL = "SELECT * FROM bars ORDER BY ALL";

    @TempDir
    Path folder;

    private static Shell.Result simulate(Path home, Object... more) {
        Object[] all = new Object[more.length + 8];
        Object[] first = {"-w", home, "data", "simulate", "--stocks", "3", "--sessions", "300"};
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Shell.run(all);
    }

    @Test
    void it_is_called_simulated_wherever_it_is_shown() throws IOException {
        Path home = folder.resolve("w");
        Shell.Result text = simulate(home);
        assertThat(text.code()).isZero();
        assertThat(text.out()).startsWith("SIMULATED market, not real data: 3 stocks, 300 sessions, seed 1");
        JsonNode json = simulate(home, "--json").json();
        assertThat(json.path("simulated").asBoolean()).isTrue();
        assertThat(json.path("label").asText()).startsWith("SIMULATED market, not real data");
        assertThat(json.path("seed").asLong()).isEqualTo(1);
        assertThat(json.path("informationCoefficient").asDouble()).isEqualTo(0.03);
        assertThat(Shell.run("-w", home, "data", "list").out()).contains("SIM:S0001");
        assertThat(Shell.run("-w", home, "data", "audit").out()).startsWith("The market SIM is simulated.");
        assertThat(Files.readString(home.resolve("reports").resolve("audit.html")))
                .contains("SIM is simulated");
    }

    @Test
    void the_same_seed_gives_the_same_bars_at_any_number_of_threads_and_another_seed_others() {
        Path a = folder.resolve("a");
        Path b = folder.resolve("b");
        Path c = folder.resolve("c");
        simulate(a, "--seed", 4, "--threads", 1);
        simulate(b, "--seed", 4, "--threads", 3);
        simulate(c, "--seed", 5);
        String bars = Shell.run("-w", a, "sql", ALL).out();
        assertThat(Shell.run("-w", b, "sql", ALL).out()).isEqualTo(bars);
        assertThat(Shell.run("-w", c, "sql", ALL).out()).isNotEqualTo(bars);
    }

    @Test
    void a_market_without_a_pattern_says_so() {
        Shell.Result result = simulate(folder.resolve("w"), "--ic", 0);
        assertThat(result.code()).isZero();
        assertThat(result.out()).doesNotContain("0.03");
        assertThat(simulate(folder.resolve("w"), "--ic", 0, "--json")
                        .json()
                        .path("informationCoefficient")
                        .asDouble())
                .isZero();
    }

    @Test
    void the_pattern_is_the_one_that_was_asked_for_and_is_named() {
        Path faded = folder.resolve("faded");
        Path order = folder.resolve("order");
        assertThat(simulate(faded, "--json").json().path("pattern").asText()).isEqualTo("faded-closes");
        JsonNode json = simulate(order, "--pattern", "order-of-bars", "--ic", 0.2, "--json")
                .json();
        assertThat(json.path("pattern").asText()).isEqualTo("order-of-bars");
        assertThat(json.path("label").asText()).endsWith("coefficient 0.2 over 5 sessions, pattern: order of bars");
        assertThat(Shell.run("-w", order, "sql", ALL).out())
                .isNotEqualTo(Shell.run("-w", faded, "sql", ALL).out());
        Shell.Result unknown = simulate(folder.resolve("none"), "--pattern", "astrology");
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("--pattern", "must be faded-closes or order-of-bars, was 'astrology'");
    }

    @Test
    void two_simulated_markets_are_never_mixed() {
        Path home = folder.resolve("w");
        simulate(home);
        String before = Shell.run("-w", home, "sql", ALL).out();
        Shell.Result kept = simulate(home, "--seed", 2);
        assertThat(kept.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(kept.err()).contains("another simulated market is stored", "--replace");
        Shell.Result more = Shell.run("-w", home, "data", "simulate", "--stocks", 5, "--sessions", 300);
        assertThat(more.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(Shell.run("-w", home, "sql", ALL).out()).isEqualTo(before);
        Shell.Result fewer = Shell.run("-w", home, "data", "simulate", "--stocks", 2, "--sessions", 300, "--replace");
        assertThat(fewer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(fewer.err()).contains("must not be mixed", "SIM:S0003");
        assertThat(Shell.run("-w", home, "sql", ALL).out()).isEqualTo(before);
    }

    @Test
    void replace_puts_the_new_market_in_the_place_of_the_old() {
        Path home = folder.resolve("w");
        simulate(home, "--seed", 2);
        assertThat(simulate(home, "--seed", 3, "--replace").code()).isZero();
        Path fresh = folder.resolve("fresh");
        simulate(fresh, "--seed", 3);
        assertThat(Shell.run("-w", home, "sql", ALL).out())
                .isEqualTo(Shell.run("-w", fresh, "sql", ALL).out());
    }
}
