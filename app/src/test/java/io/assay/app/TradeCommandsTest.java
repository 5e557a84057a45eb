package io.assay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.app.cli.ExitCode;
import io.assay.base.AtomicFiles;
import io.assay.base.Json;
import io.assay.experiment.trade.KeptBook;
import io.assay.report.BookReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code backtest}, {@code orders} and {@code train pooled} on three simulated stocks with linear models. */
class TradeCommandsTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path workspace() {
        return shared.resolve("w");
    }

    @BeforeAll
    static void train() {
        ok(Shell.run("-w", workspace(), "data", "simulate", "--stocks", 3, "--sessions", 1500, "--ic", 0.3));
        ok(Shell.run(Map.of("ASSAY_USER_DIR", shared.resolve("user").toString()), (Object[])
                ("-w " + workspace() + " train update --models logistic-regression-strong --pooled none --refit-years 1"
                                + " --train-sessions 250 --label direction3_5d --test-from none")
                        .split(" ")));
    }

    private static Shell.Result ok(Shell.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private static Shell.Result run(Object... arguments) {
        return Shell.run(Stream.concat(Stream.of("-w", workspace()), Arrays.stream(arguments))
                .toArray());
    }

    private static void refused(Shell.Result result, int code, String sentence) {
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(sentence).doesNotContain("Exception", "internal");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void a_backtest_shows_the_model_beside_the_equal_weighted_book_and_exports_what_adds_up() throws IOException {
        Path export = folder.resolve("trades");
        JsonNode json = ok(run("--json", "backtest", "--export", export)).json();
        JsonNode books = json.at("/backtest/books");
        assertThat(books.at("/1/name").asText()).isEqualTo("equal weight");
        assertThat(json.at("/backtest/simulated").asBoolean()).isTrue();
        BookReport kept =
                KeptBook.read(workspace(), json.at("/backtest/runId").asText()).orElseThrow();
        assertThat(Json.tree(Json.line(kept), "kept")).isEqualTo(json.at("/backtest"));
        assertThat(json.at("/backtest/currency").asText()).isEqualTo("USD");
        assertThat(Files.readString(Path.of(json.at("/report").asText()))).contains("<html", "simulated");
        List<String> equity = Files.readAllLines(export.resolve("equity.csv"));
        assertThat(equity).hasSize(1 + books.at("/0/days").size());
        String[] last = equity.get(equity.size() - 1).split(",");
        int column = List.of(equity.get(0).split(",")).indexOf("equity");
        assertThat(Double.parseDouble(last[column]))
                .isCloseTo(
                        books.at("/0/equity")
                                .get(books.at("/0/equity").size() - 1)
                                .asDouble(),
                        org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void one_stock_by_its_model_and_a_part_of_the_days() {
        String id = ok(run("--json", "models", "list")).json().at("/0/id").asText();
        JsonNode json = ok(run("--json", "backtest", id, "--from", "2005-03-01", "--to", "2005-06-30", "--top", 1))
                .json();
        long first = json.at("/backtest/books/0/days/0").asLong();
        assertThat(first).isEqualTo(io.assay.base.Days.of(2005, 3, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from 2005-06-30 --to 2005-03-01 | in order",
                "--from 1990-01-01 | out of sample from",
                "--from soon | soon",
                "--top -1 | --top",
                "--initial-capital 0 | --initial-capital",
                "--commission -1 | --commission",
                "--risk-free high | percent a year or a CSV file",
                "--risk-free NaN | --risk-free",
                "nobody | nobody"
            })
    void what_cannot_be_booked_is_refused_in_a_sentence(String options, String sentence) {
        refused(
                run(Stream.concat(Stream.of("backtest"), Stream.of(options.split(" ")))
                        .toArray()),
                ExitCode.USAGE,
                sentence);
    }

    @Test
    void a_risk_free_rate_that_does_not_reach_back_is_refused() {
        Path file = folder.resolve("bills.csv");
        AtomicFiles.write(file, "DATE,R\n2019-01-01,2\n2019-02-01,2\n");
        refused(run("backtest", "--risk-free", file), ExitCode.BAD_DATA, "bills.csv");
    }

    @Test
    void without_a_run_there_is_nothing_to_book() {
        Path empty = folder.resolve("empty");
        ok(Shell.run("-w", empty, "data", "simulate", "--stocks", 2, "--sessions", 60));
        refused(Shell.run("-w", empty, "backtest"), ExitCode.USAGE, "no run has finished");
    }

    private Path positions(String text) {
        Path file = folder.resolve("positions.csv");
        AtomicFiles.write(file, text);
        return file;
    }

    @Test
    void orders_are_csv_with_a_line_for_each_position_and_each_buy() throws IOException {
        Path file = positions("\uFEFFsymbol,shares\r\n S0001 , 10 \r\nSIM:S0002,-3\r\n\r\n");
        Path out = folder.resolve("orders.csv");
        ok(run("orders", "--capital", 100000, "--positions", file, "-o", out));
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.get(0)).startsWith("symbol,signal,target_weight,held_shares,target_shares,order_shares");
        List<String> names = List.of(lines.get(0).split(","));
        int positions = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", names.size());
            assertThat(fields).hasSize(names.size());
            double held = Double.parseDouble(fields[names.indexOf("held_shares")]);
            double target = Double.parseDouble(fields[names.indexOf("target_shares")]);
            assertThat(Double.parseDouble(fields[names.indexOf("order_shares")]))
                    .isEqualTo(target - held);
            assertThat(target > 0).isEqualTo(fields[1].equals("BUY"));
            positions += held == 0 ? 0 : 1;
        }
        assertThat(positions).isEqualTo(2);
        assertThat(Files.readString(out)).doesNotContain("\r");

        JsonNode json = ok(run("--json", "orders", "--capital", 100000, "--positions", file))
                .json();
        assertThat(json.at("/orders")).hasSize(lines.size() - 1);
    }

    @Test
    void what_is_held_outside_the_asked_stocks_is_sold() {
        Path file = positions("symbol,shares\nS0003,4\n");
        JsonNode json = ok(run("--json", "orders", "--capital", 1000, "--symbols", "S0001", "--positions", file))
                .json();
        JsonNode sold = json.at("/orders").get(json.at("/orders").size() - 1);
        assertThat(sold.at("/instrument").asText()).isEqualTo("SIM:S0003");
        assertThat(sold.at("/orderShares").asInt()).isEqualTo(-4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S0001,10;S0002,5 | positions.csv:1 | header",
                "S0001,1e3 | positions.csv:1 | header",
                "S0001,-1.5e+2;S0002,5 | positions.csv:1 | header",
                "symbol,shares;S0001, | positions.csv:2 | number",
                "symbol,shares;S0001,1,000 | positions.csv:2 | a comma and a number",
                "symbol,shares;S0001 | positions.csv:2 | a symbol",
                "symbol,shares;S0001,ten | positions.csv:2 | number",
                "symbol,shares;S0001,1;SIM:S0001,2 | positions.csv:3 | one line only",
                "symbol,shares;NOBODY,1 | positions.csv:2 | NOBODY"
            })
    void positions_that_cannot_be_read_are_refused_with_their_line(String text, String where, String rule) {
        Shell.Result result = run("orders", "--capital", 1000, "--positions", positions(text.replace(';', '\n')));
        refused(result, ExitCode.BAD_DATA, where);
        assertThat(result.err()).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders | --capital",
                "orders --capital 0 | --capital",
                "orders --capital 1000 --symbols NOBODY | NOBODY",
                "orders --capital 1000 --date 1990-01-01 | no bars up to 1990-01-01: the first is of 2002-01-",
                "orders --capital 1000 --market SIM --date 1990-01-01 | no bars of market SIM up to 1990-01-01",
                "signals --date 1990-01-01 | no bars up to 1990-01-01",
                "train missing --to 1990-01-01 | no bars up to 1990-01-01",
                "train pooled --to 1990-01-01 | no bars up to 1990-01-01",
                "train pooled | at least 10 of them",
                "train pooled --relative excess | --relative none",
                "orders --capital 1000 --date soon | soon",
                "train pooled --top 0 | --top",
                "train pooled --every 0 | --every",
                "train pooled --relative best | --relative",
                "train pooled --label direction3_5d | --relative",
                "train pooled --preset logistic-regression-strong | does not predict",
                "train pooled --preset none | none",
                "train pooled --train-to 2040-01-01 --to 2005-12-31 | --train-to",
                "train pooled --train-to 1990-01-01 | --train-to"
            })
    void misuse_is_said_in_a_sentence(String command, String sentence) {
        refused(run((Object[]) command.split(" ")), ExitCode.USAGE, sentence);
    }

    @Test
    void a_backtest_on_bars_that_were_changed_since_says_so() throws IOException {
        Path other = folder.resolve("changed");
        copyTo(other);
        JsonNode before = ok(Shell.run("-w", other, "--json", "backtest")).json();
        assertThat(before.at("/backtest/warnings").isArray()).isTrue();
        assertThat(before.at("/backtest/warnings")).isEmpty();
        Path csv = folder.resolve("S0002.csv");
        ok(Shell.run("-w", other, "data", "export", csv, "--symbols", "S0002"));
        List<String> lines = new ArrayList<>(Files.readAllLines(csv));
        int volume = List.of(lines.get(0).split(",")).indexOf("volume");
        String[] bar = lines.get(400).split(",");
        bar[volume] = "" + (1 + Double.parseDouble(bar[volume]));
        lines.set(400, String.join(",", bar));
        Files.write(csv, lines);
        Object[] replace = ("--market SIM --replace --format plain --basis " + bar[bar.length - 1]).split(" ");
        ok(Shell.run(Stream.concat(Stream.of("-w", other, "data", "import", csv), Arrays.stream(replace))
                .toArray()));
        JsonNode after = ok(Shell.run("-w", other, "--json", "backtest")).json();
        assertThat(after.at("/backtest/warnings/0").asText()).contains("1 of 3 stocks", "made: SIM:S0002.");
        assertThat(Files.readString(Path.of(after.at("/report").asText()))).contains("Warning: Bars or corporate");
        for (String command : List.of("backtest", "report")) {
            assertThat(ok(Shell.run("-w", other, command)).out())
                    .contains("WARNING: Bars or corporate actions of 1 of 3 stocks");
        }
    }

    @Test
    void a_run_whose_sessions_are_gone_makes_no_book() throws IOException {
        Path other = folder.resolve("gone");
        copyTo(other);
        Object[] simulate = "--seed 2 data simulate --stocks 3 --sessions 1500 --replace".split(" ");
        ok(Shell.run(
                Stream.concat(Stream.of("-w", other), Arrays.stream(simulate)).toArray()));
        refused(Shell.run("-w", other, "backtest"), ExitCode.BAD_DATA, "none of the run's stocks has a bar any more");
        refused(
                Shell.run("-w", other, "backtest", "--top", 1),
                ExitCode.BAD_DATA,
                "none of the run's stocks has a bar any more");
    }

    private static void copyTo(Path other) throws IOException {
        try (Stream<Path> files = Files.walk(workspace())) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, other.resolve(workspace().relativize(file)));
            }
        }
    }

    @Test
    void positions_in_another_currency_make_no_book() throws IOException {
        Path other = folder.resolve("two");
        copyTo(other);
        Path bars = folder.resolve("INFY.csv");
        AtomicFiles.write(bars, "Date,Open,High,Low,Close,Adj Close,Volume\n2005-01-03,1,2,1,2,2,100\n");
        ok(Shell.run("-w", other, "data", "import", bars, "--market", "NSE"));
        Path file = positions("symbol,shares\nNSE:INFY,4\n");
        Shell.Result result =
                Shell.run("-w", other, "orders", "--capital", 1000, "--market", "SIM", "--positions", file);
        refused(result, ExitCode.USAGE, "INR");
    }

    @Test
    void a_pooled_trial_prints_every_null_and_counts_itself() {
        Path pooled = folder.resolve("p");
        ok(Shell.run("-w", pooled, "data", "simulate", "--stocks", 12, "--sessions", 1000, "--ic", 0.2));
        JsonNode json = ok(Shell.run(
                        "-w",
                        pooled,
                        "--json",
                        "train",
                        "pooled",
                        "--preset",
                        "ridge-strong",
                        "--train-to",
                        "2004-12-31",
                        "--top",
                        3))
                .json();
        assertThat(json.at("/rows").size()).isGreaterThan(3);
        assertThat(json.at("/stocks").asInt()).isEqualTo(12);
        assertThat(json.at("/trials").asInt()).isEqualTo(1);
        assertThat(json.at("/comparison/span/firstDay").asInt()).isGreaterThan(io.assay.base.Days.of(2004, 12, 31));
    }

    @Test
    void costs_told_together_are_those_told_one_by_one_and_not_both() {
        JsonNode together = ok(run("--json", "backtest", "--costs", 20)).json();
        JsonNode apart = ok(run("--json", "backtest", "--commission", 10, "--half-spread", 5, "--slippage", 5))
                .json();
        assertThat(together.at("/backtest/books")).isEqualTo(apart.at("/backtest/books"));
        assertThat(together.at("/backtest/execution").asText()).contains("10.0 bp commission", "5.0 bp half-spread");
        JsonNode standard = ok(run("--json", "backtest")).json();
        assertThat(ok(run("--json", "backtest", "--costs", 10)).json().at("/backtest/books"))
                .isEqualTo(standard.at("/backtest/books"));
        refused(run("backtest", "--costs", 10, "--slippage", 1), ExitCode.USAGE, "twice");
        refused(run("orders", "--capital", 1000, "--costs", -1), ExitCode.USAGE, "--costs must lie between");
    }

    @Test
    void orders_are_handled_as_asked_for_and_each_way_of_it_is_a_trial_of_its_own() {
        JsonNode standard = ok(run("--json", "backtest")).json();
        long before = standard.at("/backtest/trials/count").asLong();
        JsonNode handled = ok(run(
                        "--json",
                        "backtest",
                        "--top",
                        2,
                        "--drop",
                        1,
                        "--fill",
                        "close",
                        "--target-volatility",
                        12,
                        "--stop-loss",
                        8,
                        "--most-turnover",
                        30,
                        "--brake",
                        "5:20",
                        "--impact",
                        "sqrt:1",
                        "--cash-rate",
                        3))
                .json();
        assertThat(handled.at("/backtest/trials/count").asLong()).isEqualTo(before + 1);
        assertThat(handled.at("/backtest/rule").asText())
                .contains("at most 1 are exchanged a day", "scaled to a volatility of 12 % a year");
        assertThat(handled.at("/backtest/execution").asText())
                .contains(
                        "filled at the next close",
                        "turnover at most 30 % of equity",
                        "Positions are left at a loss of 8 %",
                        "square root of q",
                        "drawdown of 5 %",
                        "Cash earns 3.0 %");
        assertThat(handled.at("/backtest/books/0/performance/trading/totals/interest")
                        .asDouble())
                .isPositive();
        for (String wrong : List.of(
                "--drop 1",
                "--top 2 --drop 3",
                "--top 2 --drop 1 --shorts",
                "--fill noon",
                "--impact sqrt",
                "--brake 20:5",
                "--stop-loss 200",
                "--cash-rate nothing",
                "--benchmark ^NONE")) {
            List<String> words = new ArrayList<>(List.of("backtest"));
            words.addAll(List.of(wrong.split(" ")));
            refused(run(words.toArray()), ExitCode.USAGE, "");
        }
    }

    @Test
    void periods_that_models_learnt_from_are_not_scored_and_capital_costs_more_the_more_there_is() {
        Shell.Result told = ok(run("backtest", "--capacity", "--risk"));
        assertThat(told.out())
                .contains("IN SAMPLE", "OUT OF SAMPLE", "Financial crisis", "trading costs", "what may go wrong");
        JsonNode beside = ok(run("--json", "backtest", "--capacity")).json().at("/backtest/beside");
        JsonNode first = beside.at("/periods/0/model");
        assertThat(first.at("/standing").asText()).isEqualTo("IN_SAMPLE");
        assertThat(first.at("/total").isNumber()).isFalse();
        double cheap = beside.at("/capacity/0/costBp").asDouble();
        assertThat(beside.at("/capacity/4/costBp").asDouble()).isGreaterThan(cheap);
        assertThat(beside.at("/capacity/4/sharpe").asDouble())
                .isLessThan(beside.at("/capacity/0/sharpe").asDouble());
    }
}
