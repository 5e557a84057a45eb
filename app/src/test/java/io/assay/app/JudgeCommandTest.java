package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.app.cli.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code judge} on twelve simulated stocks, with scores that are noise or tomorrow's return. */
class JudgeCommandTest {
    @TempDir
    private static Path shared;

    @BeforeAll
    static void market() throws IOException {
        ok(Shell.run("-w", shared.resolve("w"), "data", "simulate", "--stocks", 12, "--sessions", 700));
        ok(run("data", "export", shared.resolve("bars.csv")));
        List<String> bars = Files.readAllLines(shared.resolve("bars.csv"));
        List<String> heading = List.of(bars.get(0).split(","));
        int[] at = {heading.indexOf("date"), heading.indexOf("symbol"), heading.indexOf("adj_close")};
        StringBuilder noise = new StringBuilder("date,symbol,score\n");
        StringBuilder cheat = new StringBuilder("day,ticker,alpha\n");
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 1; i + 1 < bars.size(); i++) {
            String[] row = bars.get(i).split(",", -1);
            String[] next = bars.get(i + 1).split(",", -1);
            if (row[at[0]].compareTo("2003-01-01") >= 0) {
                noise.append(row[at[0]] + "," + row[at[1]] + "," + random.nextDouble() + "\n");
                if (row[at[1]].equals(next[at[1]])) {
                    double ahead = Double.parseDouble(next[at[2]]) / Double.parseDouble(row[at[2]]);
                    cheat.append(row[at[0]] + ",SIM:" + row[at[1]] + "," + ahead + "\n");
                }
            }
        }
        Files.writeString(shared.resolve("noise.csv"), noise);
        Files.writeString(shared.resolve("cheat.csv"), cheat);
    }

    private static Shell.Result ok(Shell.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private static Shell.Result run(Object... arguments) {
        return Shell.run(
                Map.of("ASSAY_USER_DIR", shared.resolve("user").toString()),
                Stream.concat(Stream.of("-w", shared.resolve("w")), Arrays.stream(arguments))
                        .toArray());
    }

    /** What was judged, without the names and bytes of the file, and what others in the ledger take off. */
    private static JsonNode figures(Shell.Result result) {
        ObjectNode judged = (ObjectNode) ok(result).json().at("/judged");
        ((ObjectNode) judged.get("subject")).remove(List.of("file", "sha256"));
        ((ObjectNode) judged.get("books")).remove("runId");
        return judged;
    }

    @Test
    void csv_and_parquet_come_to_the_same() throws SQLException {
        Path parquet = shared.resolve("noise.bin");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT date::TIMESTAMP AS date, symbol, score FROM read_csv('"
                    + shared.resolve("noise.csv") + "')) TO '" + parquet + "' (FORMAT parquet)");
        }
        JsonNode csv = figures(run("--json", "judge", shared.resolve("noise.csv"), "--trials", 7));
        assertThat(figures(run("--json", "judge", parquet, "--trials", 7))).isEqualTo(csv);
        assertThat(csv.at("/luck/stated").asInt()).isEqualTo(7);
    }

    @Test
    void what_was_judged_is_said_and_a_page_is_written() throws IOException {
        Shell.Result result = ok(run("judge", shared.resolve("noise.csv"), "--costs", 20, "--top", 3));
        assertThat(result.out())
                .startsWith("LEAK-FREEDOM: NOT PROVEN (Assay did not compute these scores)")
                .contains("VERDICT: ", "CANNOT BE CHECKED", "equal weight", "3 stocks", "10.0 bp commission");
        String page = result.out().strip().replaceAll("(?s).*Report: ", "");
        assertThat(Files.readString(Path.of(page))).contains("NOT PROVEN", "<svg", "later returns in the score");
        assertThat(ok(run("ledger", "list")).out()).contains("judge: scores");
    }

    @Test
    void a_check_that_fails_is_told_by_the_exit_code() {
        Shell.Result result =
                run("--json", "judge", shared.resolve("cheat.csv"), "--columns", "date=day,symbol=ticker,score=alpha");
        assertThat(result.code()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(result.json().at("/verdict").asText()).isEqualTo("NOT CREDIBLE");
        assertThat(result.json().at("/leakFreedom").asText()).isEqualTo("NOT PROVEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none.csv | 2 | there is no file",
                "noise.csv --relative some | 2 | rank, none or auto",
                "noise.csv --neutral 0 | 2 | --relative none",
                "noise.csv --relative none --neutral NaN | 2 | --neutral",
                "noise.csv --horizon 0 | 2 | --horizon",
                "noise.csv --trials 0 | 2 | --trials",
                "noise.csv --top 0 | 2 | --top",
                "noise.csv --trained-to soon | 2 | soon",
                "noise.csv --from 2004-01-01 --to 2003-01-01 | 2 | in order",
                "noise.csv --columns score | 2 | --columns",
                "cheat.csv | 3 | a file of scores must have a column 'date'",
                "noise.csv --from 2099-01-01 | 3 | no score is left to be judged"
            })
    void what_cannot_be_judged_is_refused_in_a_sentence(String options, int code, String sentence) {
        String[] words = options.split(" ");
        words[0] = shared.resolve(words[0]).toString();
        Shell.Result result =
                run(Stream.concat(Stream.of("judge"), Arrays.stream(words)).toArray());
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(sentence).doesNotContain("Exception", "internal");
        assertThat(result.out()).isEmpty();
    }
}
