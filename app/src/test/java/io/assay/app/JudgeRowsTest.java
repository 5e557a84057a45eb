package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code judge} where rows of the file, symbols of the market or held-out days stand in the way; twelve US stocks. */
class JudgeRowsTest {
    private static final String HEADING = "date,symbol,score";
    private static final int BARS = 500;
    private static final int FIRST = 100;

    @TempDir
    private static Path folder;

    /** Scores of all stocks on all sessions but the first hundred, which know nothing. */
    private static final List<String> NOISE = new ArrayList<>();

    @BeforeAll
    static void market() {
        SplittableRandom random = new SplittableRandom(9);
        for (int s = 0; s < 12; s++) {
            String name = "S" + (char) ('A' + s);
            PriceFiles.yahoo(folder.resolve("files"), name, BARS);
            PriceFiles.walk(name, BARS).stream()
                    .skip(FIRST)
                    .forEach(b -> NOISE.add(b.date() + "," + name + "," + random.nextDouble()));
        }
        PriceFiles.yahoo(folder.resolve("files"), "TINY", 20);
        workspace("open");
    }

    private static void workspace(String name) {
        Shell.Result imported = Shell.run("-w", folder.resolve(name), "data", "import", folder.resolve("files"));
        assertThat(imported.code()).as(imported.err()).isZero();
    }

    private static Path scores(String name, String... more) {
        List<String> lines = new ArrayList<>(List.of(HEADING));
        lines.addAll(NOISE);
        lines.addAll(List.of(more));
        return PriceFiles.write(folder.resolve(name), lines);
    }

    private static Shell.Result run(String workspace, Object... arguments) {
        return Shell.run(
                Map.of("ASSAY_USER_DIR", folder.resolve(workspace + "-user").toString()),
                Stream.concat(Stream.of("-w", folder.resolve(workspace)), Arrays.stream(arguments))
                        .toArray());
    }

    /** How many rows were left out for a reason, with the example. */
    private static JsonNode leftOut(Shell.Result result, String reason) {
        assertThat(result.out()).as(result.err()).isNotEmpty();
        for (JsonNode one : result.json().at("/judged/rows/leftOut")) {
            if (one.get("reason").asText().equals(reason)) {
                return one;
            }
        }
        throw new AssertionError("nothing was left out as " + reason + ": " + result.out());
    }

    /** What was printed, lines of the table's last column joined. */
    private static String words(Shell.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return result.out().replaceAll("\\s+", " ");
    }

    private static void refused(Shell.Result result, int code, String... sentences) {
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(sentences).doesNotContain("Exception", "internal");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void rows_of_a_symbol_that_the_audit_blocks_are_counted_or_refused() {
        Path file = scores("blocked.csv", "2010-01-20,TINY,0.4", "2010-01-21,TINY,0.6");
        JsonNode out = leftOut(run("open", "--json", "judge", file), "symbol blocked by the audit");
        assertThat(out.get("rows").asLong()).isEqualTo(2);
        assertThat(out.get("example").asText()).contains("TINY", "2010-01-20");
        refused(run("open", "judge", file, "--strict"), ExitCode.BAD_DATA, "TINY", "audit");
    }

    /** 2011-01-01 was a Saturday, and 2012-06-01 comes after the last bar. */
    @Test
    void scores_on_days_without_a_session_are_counted_or_refused() {
        Path file = scores("days.csv", "2011-01-01,SA,0.4", "2012-06-01,SB,0.4");
        Shell.Result result = run("open", "--json", "judge", file);
        JsonNode out = leftOut(result, "no bar on that day");
        assertThat(out.get("rows").asLong()).isEqualTo(2);
        assertThat(out.get("example").asText()).contains("US:SA", "2011-01-01", "session");
        JsonNode rows = result.json().at("/judged/rows");
        assertThat(rows.get("read").asLong()).isEqualTo(NOISE.size() + 2);
        long left = 0;
        for (JsonNode one : rows.get("leftOut")) {
            left += one.get("rows").asLong();
        }
        assertThat(rows.get("acted").asLong() + left).isEqualTo(NOISE.size() + 2);
        refused(run("open", "judge", file, "--strict"), ExitCode.BAD_DATA, "US:SA", "2011-01-01", "session");
    }

    @Test
    void two_scores_of_a_symbol_on_a_day_are_refused_with_both_lines() {
        String first = NOISE.get(0);
        Path file = scores("twice.csv", first.substring(0, first.lastIndexOf(',')) + ",0.123");
        refused(
                run("open", "judge", file),
                ExitCode.BAD_DATA,
                "twice.csv",
                "2",
                String.valueOf(NOISE.size() + 2),
                "SA");
        Path same = scores("same.csv", first);
        refused(run("open", "judge", same), ExitCode.BAD_DATA, "same.csv", "SA");
    }

    @Test
    void a_file_without_rows_is_refused_and_judging_it_is_no_trial() throws IOException {
        Path none = Files.writeString(folder.resolve("none.csv"), "");
        Path heading = Files.writeString(folder.resolve("heading.csv"), HEADING + "\n");
        String before = run("open", "ledger", "list").out();
        refused(run("open", "judge", none), ExitCode.BAD_DATA, "none.csv");
        refused(run("open", "judge", heading), ExitCode.BAD_DATA, "heading.csv", "must hold a score");
        assertThat(run("open", "ledger", "list").out()).isEqualTo(before);
    }

    @Test
    void nothing_can_be_opened_where_no_day_is_held_out() {
        Path file = scores("nothing-held.csv");
        refused(run("open", "judge", file, "--open-test"), ExitCode.USAGE, "nothing to open", "no day is held out");
        assertThat(folder.resolve("open-user").resolve("peeks.jsonl")).doesNotExist();
    }

    @Test
    void held_out_days_are_judged_on_request_alone_and_each_look_is_counted_for_the_user() throws IOException {
        workspace("held");
        Files.writeString(folder.resolve("held").resolve("held-out.json"), "{\"from\": \"2011-07-01\"}");
        Path file = scores("held.csv");
        refused(run("held", "judge", file), ExitCode.USAGE, "--open-test", "--to 2011-06-30");
        Path peeks = folder.resolve("held-user").resolve("peeks.jsonl");
        assertThat(peeks).doesNotExist();
        assertThat(words(run("held", "judge", file, "--to", "2011-06-30"))).contains("none of them is judged");
        assertThat(peeks).doesNotExist();

        assertThat(words(run("held", "judge", file, "--open-test"))).contains("this is look number 1");
        assertThat(Files.readAllLines(peeks)).hasSize(1);
        assertThat(run("held", "ledger", "list", "--user").out()).contains("2011-07-01");
        // Another file opens the same days: a second look.
        Path other = scores("other.csv", "2011-01-01,SA,0.4");
        assertThat(words(run("held", "judge", other, "--open-test"))).contains("this is look number 2");
        assertThat(Files.readAllLines(peeks)).hasSize(2);
        assertThat(run("held", "ledger", "verify", "--user").code()).isZero();
    }
}
