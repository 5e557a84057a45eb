package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.ledger.Peeks;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.ledger.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerCommandsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2015-06-30T12:00:00.5Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Shell.Result run(Object... arguments) {
        Object[] all = new Object[arguments.length + 3];
        all[0] = "-w";
        all[1] = folder;
        all[2] = "ledger";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Shell.run(Map.of("ASSAY_USER_DIR", folder.resolve("user").toString(), "COLUMNS", "130"), all);
    }

    private Path file() {
        return folder.resolve("ledger.jsonl");
    }

    private TrialLog filled() throws IOException {
        TrialLog log = TrialLog.of(file(), CLOCK);
        append(log, Trial.Kind.TRIAL, "forest(depth=5); " + "x".repeat(200), 1);
        append(log, Trial.Kind.REPEAT, "forest(depth=5); " + "x".repeat(200), 2);
        append(log, Trial.Kind.TRIAL, "ridge", 1);
        Files.writeString(file(), "{\"ha", StandardOpenOption.APPEND);
        append(log, Trial.Kind.PEEK, "ridge", 1);
        return log;
    }

    private static void append(TrialLog log, Trial.Kind kind, String specification, long seed) {
        log.append(new Trial(
                kind, specification, "ab12", new Window(0, 9), seed, "0.1.0", new Trial.Score("ic", seed / 8.0)));
    }

    @Test
    void the_list_has_a_row_a_line_newest_last_and_counts_distinct_specifications() throws IOException {
        filled();
        Shell.Result list = run("list");
        assertThat(list.code()).isZero();
        assertThat(list.err()).isEmpty();
        List<String> lines = list.out().lines().toList();
        assertThat(lines.get(0)).contains("line", "time", "kind", "score", "value", "window", "specification", "seed");
        assertThat(lines.get(2))
                .contains("2015-06-30T12:00:00Z", "trial", "ic", "+0.1250", "1970-01-01..1970-01-10", "forest")
                .endsWith("...")
                .hasSize(130);
        assertThat(lines.get(5)).contains("recovered", "4 bytes");
        assertThat(lines.get(6)).contains("peek", "ridge");
        assertThat(lines).allMatch(line -> line.length() <= 130);
        assertThat(list.out())
                .contains("Raw N = 2:")
                .contains("Entries: 4, logged as 2 trials, 1 repeat and 1 peek; in 2 the specification had been seen")
                .contains("1 recovery after a crash");
    }

    @Test
    void a_kind_and_the_last_can_be_chosen_and_the_counts_stay_those_of_all() throws IOException {
        filled();
        JsonNode trials = run("list", "--kind", "trial", "--last", 1, "--json").json();
        assertThat(trials.at("/rows")).hasSize(1);
        assertThat(trials.at("/rows/0/sequence").asInt()).isEqualTo(3);
        assertThat(trials.at("/rows/0/specification").asText()).isEqualTo("ridge");
        assertThat(trials.at("/rawTrials").asInt()).isEqualTo(2);
        assertThat(trials.at("/entries").asInt()).isEqualTo(4);
        assertThat(trials.at("/again").asInt()).isEqualTo(2);
        assertThat(trials.at("/kinds/RECOVERED").asInt()).isEqualTo(1);
        assertThat(run("list", "--json").json().at("/rows")).hasSize(5);
    }

    @Test
    void one_line_is_shown_whole_by_its_number_and_by_its_hash() throws IOException {
        TrialLog log = filled();
        String hash = log.entries().get(0).hash();
        Shell.Result byNumber = run("show", 1);
        assertThat(byNumber.code()).isZero();
        assertThat(byNumber.out()).contains("x".repeat(200), hash, "0".repeat(64), "ab12", "0.1.0");
        assertThat(run("show", hash.substring(0, 12)).out()).isEqualTo(byNumber.out());
        JsonNode json = run("show", hash, "--json").json();
        assertThat(json.at("/hash").asText()).isEqualTo(hash);
        assertThat(json.at("/seed").asLong()).isEqualTo(1);
        assertThat(run("show", 4).out()).contains("ledger.jsonl.cut-after-3");

        Shell.Result none = run("show", 6);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("5 lines", "'6'");
    }

    @Test
    void a_sound_ledger_verifies_and_a_changed_or_cut_byte_is_1_with_the_line() throws IOException {
        filled();
        Shell.Result sound = run("verify");
        assertThat(sound.code()).isZero();
        assertThat(sound.err()).isEmpty();
        assertThat(sound.out()).contains("5 lines, all sound.").contains("would not be seen");

        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(bytes, bytes.length - 1));
        Shell.Result cut = run("verify");
        assertThat(cut.code()).isEqualTo(1);
        assertThat(cut.err()).contains("ledger.jsonl:5: ");
        assertThat(cut.out()).contains("4 lines sound");

        bytes[bytes.length / 2] ^= 1;
        Files.write(file(), bytes);
        Shell.Result changed = run("verify", "--json");
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.json().at("/line").asInt()).isBetween(2, 4);
        assertThat(changed.json().at("/sound").asInt())
                .isEqualTo(changed.json().at("/line").asInt() - 1);
        assertThat(changed.json().at("/problem").asText()).contains("it was changed");

        for (Shell.Result refused : List.of(run("list"), run("show", 1))) {
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("ledger.jsonl:");
        }
    }

    @Test
    void an_older_ledger_without_a_head_verifies_with_a_remark() throws IOException {
        filled();
        Files.delete(folder.resolve("ledger.jsonl.head"));
        Shell.Result result = run("verify");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("no head");
        assertThat(run("verify", "--json").json().at("/remarks")).hasSize(1);
    }

    @Test
    void an_empty_ledger_is_empty_and_nothing_is_made() {
        assertThat(run("list").out()).startsWith("The ledger is empty");
        assertThat(run("list", "--json").json().at("/rows")).isEmpty();
        assertThat(run("verify").code()).isZero();
        assertThat(run("verify", "--user").out()).startsWith("The ledger is empty");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_users_ledger_of_looks_is_another_one() throws IOException {
        filled();
        Path user = folder.resolve("user/peeks.jsonl");
        Peeks.of(user, CLOCK).look("ab", new Window(0, 9), "study");
        Peeks.of(user, CLOCK).look("ab", new Window(0, 9), "other study");

        Shell.Result list = run("list", "--user");
        assertThat(list.out())
                .contains("1970-01-01..1970-01-10", "other study", "2 peeks at held-out days, 0 recoveries")
                .doesNotContain("Raw N", "ridge");
        assertThat(run("show", 2, "--user", "--json").json().at("/what").asText())
                .isEqualTo("other study");
        assertThat(run("verify", "--user").code()).isZero();
        Files.writeString(user, Files.readString(user).replace("other", "mother"));
        assertThat(run("verify", "--user").code()).isEqualTo(1);
        assertThat(run("verify").code()).isZero();
    }
}
