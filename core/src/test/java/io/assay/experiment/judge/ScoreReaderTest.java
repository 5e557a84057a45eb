package io.assay.experiment.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.judge.Tolerated.Kind;
import io.assay.market.source.CsvRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A file of scores is somebody else's: it is understood whole or refused in a sentence that says where and why. */
class ScoreReaderTest {
    private static final Listed DATA =
            Listed.of(Days.of(2020, 1, 1), Days.of(2020, 12, 31), "US:AAPL", "US:BRK-B", "US:INFY", "NSE:INFY");

    @TempDir
    Path folder;

    private Scores read(Tolerated tolerated, ScoreColumns columns, String... lines) throws IOException {
        Path file = folder.resolve("p.csv");
        Files.writeString(file, String.join("\n", lines));
        return ScoreReader.read(CsvRows.of(file), "abc", columns, DATA, tolerated)
                .scores();
    }

    private Scores read(String... lines) throws IOException {
        return read(new Tolerated(false), ScoreColumns.standard(), lines);
    }

    @Test
    void rows_are_sorted_by_day_and_symbol_and_keep_their_lines() throws IOException {
        Scores scores =
                read("symbol,score,date", "US:INFY,0.5,2020-03-03", "aapl,-1e-3,2020-03-03", "", "BRK.B,7,2020-03-02");
        assertThat(scores.instruments()).hasToString("[US:AAPL, US:BRK-B, US:INFY]");
        assertThat(scores.day()).containsExactly(Days.of(2020, 3, 2), Days.of(2020, 3, 3), Days.of(2020, 3, 3));
        assertThat(scores.instrument()).containsExactly(1, 0, 2);
        assertThat(scores.score()).containsExactly(7, -0.001, 0.5);
        assertThat(scores.line()).containsExactly(5, 3, 2);
        assertThat(scores.knownAt().stated()).isZero();
    }

    @Test
    void a_day_may_be_written_as_its_midnight() throws IOException {
        assertThat(read("date,symbol,score", "2020-03-02 00:00:00,AAPL,1", "2020-03-03T00:00,AAPL,1")
                        .day())
                .containsExactly(Days.of(2020, 3, 2), Days.of(2020, 3, 3));
    }

    @Test
    void columns_are_found_by_plain_names_or_by_those_that_are_told() throws IOException {
        assertThat(read("Date,SYMBOL,Score,Known_At", "2020-03-02,AAPL,1,2020-03-02")
                        .knownAt()
                        .stated())
                .isEqualTo(1);
        ScoreColumns told = ScoreColumns.parse("date=day, symbol=ticker,score=alpha");
        assertThat(read(new Tolerated(false), told, "day,ticker,alpha,score", "2020-03-02,AAPL,1,9")
                        .score())
                .containsExactly(1);
        assertThat(ScoreColumns.parse("").renamed()).isEqualTo(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "day=x", "date=", "date=a,date=b", "score=a,,"})
    void columns_that_cannot_be_told_apart_are_refused(String text) {
        assertThatThrownBy(() -> ScoreColumns.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("date, symbol, score, known-at")
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2020-02-30,AAPL,1 | p.csv:2, AAPL: a date must be a day that there is | 2020-02-30",
                "03/04/2020,AAPL,1 | YYYY-MM-DD | 03/04/2020",
                "2020-03-02 15:30,AAPL,1 | without a time | 2020-03-02 15:30",
                "2020-03-02,AAPL,high | p.csv:2, AAPL 2020-03-02: a score must be a finite number | high",
                "2020-03-02,AAPL,inf | finite | inf",
                "2020-03-02,AAPL,-Infinity | finite | -Infinity",
                "2020-03-02,AAPL,1e999 | finite | 1e999",
                "2020-03-02,AAPL,0x1p3 | finite | 0x1p3",
                "2020-03-02,AAPL,1d | finite | 1d",
                "2020-03-02,AAPL,`1,5` | as many fields as the header, 3 | 4",
                "2020-03-02,,1 | p.csv:2, 2020-03-02: every row must name its symbol | symbol",
                "2020-03-02,INFY,1 | it fits NSE:INFY, US:INFY. Fix: write MARKET:SYMBOL | INFY",
            })
    void what_cannot_be_understood_is_refused_with_its_line(String row, String sentence, String value) {
        assertThatThrownBy(() -> read("date,symbol,score", row.replace("`", "")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining(value)
                .hasMessageContaining("p.csv");
    }

    @Test
    void two_scores_of_a_symbol_on_a_day_are_refused_with_both_lines() {
        assertThatThrownBy(() ->
                        read("date,symbol,score", "2020-03-02,AAPL,1", "2020-03-03,AAPL,1", "2020-03-02,US:AAPL,2"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("p.csv:4, US:AAPL 2020-03-02")
                .hasMessageContaining("line 2 holds one already")
                .hasMessageContaining("was '2.0'");
    }

    @Test
    void a_missing_column_is_named_beside_those_that_are_there() {
        assertThatThrownBy(() -> read("day,symbol,score", "2020-03-02,AAPL,1"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'date'")
                .hasMessageContaining("day, symbol, score")
                .hasMessageContaining("--columns date=NAME");
        assertThatThrownBy(() -> read("date,symbol,score,Score", "2020-03-02,AAPL,1,2"))
                .hasMessageContaining("one column 'score', not 2");
        assertThatThrownBy(() -> read("")).hasMessageContaining("header");
    }

    @Test
    void rows_that_do_not_spoil_the_others_are_counted_with_the_first() throws IOException {
        Tolerated tolerated = new Tolerated(false);
        Scores scores = read(
                tolerated,
                ScoreColumns.standard(),
                "date,symbol,score",
                "2020-03-02,APPL,1",
                "2020-03-02,XYZXYZ,1",
                "2020-03-02,AAPL,NaN",
                "2020-03-03,AAPL,",
                "2020-03-04,AAPL,null",
                "2020-03-05,AAPL,3");
        assertThat(scores.size()).isEqualTo(1);
        assertThat(tolerated.count(Kind.UNKNOWN_SYMBOL)).isEqualTo(2);
        assertThat(tolerated.example(Kind.UNKNOWN_SYMBOL).orElseThrow())
                .contains("p.csv:2, APPL 2020-03-02", "did you mean US:AAPL?");
        assertThat(tolerated.count(Kind.NO_SCORE)).isEqualTo(3);
        assertThat(tolerated.example(Kind.NO_SCORE).orElseThrow()).contains("p.csv:4");
        assertThat(tolerated.total()).isEqualTo(5);
        assertThat(tolerated.count(Kind.NO_BAR)).isZero();
        assertThat(tolerated.example(Kind.NO_BAR)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-03-02,APPL,1", "2020-03-02,AAPL,nan"})
    void strictly_they_are_refused(String row) {
        assertThatThrownBy(() -> read(
                        new Tolerated(true), ScoreColumns.standard(), "date,symbol,score", "2020-03-02,AAPL,1", row))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("p.csv:3");
    }

    @Test
    void a_file_without_any_score_of_a_known_symbol_is_refused() {
        assertThatThrownBy(() -> read("date,symbol,score", "2020-03-02,ZZZZ,1"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 rows")
                .hasMessageContaining("ZZZZ")
                .hasMessageContaining("assay data import");
        assertThatThrownBy(() -> read("date,symbol,score")).hasMessageContaining("0 rows");
    }

    @Test
    void scores_known_after_the_close_are_found_in_the_time_of_the_exchange() throws IOException {
        Scores scores = read(
                "date,symbol,score,known-at",
                "2020-03-02,AAPL,1,2020-03-02",
                "2020-03-03,AAPL,1,2020-03-03T16:00",
                "2020-03-04,AAPL,1,2020-03-04T16:00:01",
                "2020-03-05,AAPL,1,2020-03-05T21:00Z",
                "2020-03-06,AAPL,1,2020-03-06T21:00:30Z",
                "2020-03-09,AAPL,1,2020-03-10",
                "2020-03-10,AAPL,1,",
                "2020-03-11,AAPL,1,2020-01-01",
                "2020-03-11,NSE:INFY,1,2020-03-11T15:31+05:30");
        // 21:00 UTC is 16:00 in New York until summer time begins on 8 March 2020.
        assertThat(scores.knownAt().stated()).isEqualTo(8);
        assertThat(scores.knownAt().late()).isEqualTo(4);
        assertThat(scores.knownAt().firstLate()).contains("p.csv:4", "US:AAPL 2020-03-04", "2020-03-04T16:00:01");
        assertThat(scores.late()).containsExactly(false, false, true, false, true, true, false, true, false);
        assertThat(scores.knownAt().untimed()).isEmpty();
    }

    @Test
    void a_moment_that_cannot_be_read_is_refused() {
        assertThatThrownBy(() -> read("date,symbol,score,known-at", "2020-03-02,AAPL,1,yesterday"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("known-at must read")
                .hasMessageContaining("'yesterday'");
        assertThatThrownBy(() -> read("date,symbol,score,known-at", "2020-03-02,AAPL,1,2020-03-02T25:00"))
                .hasMessageContaining("p.csv:2");
    }

    @Test
    void the_same_scores_have_the_same_hash_in_any_order() throws IOException {
        String hash = read("date,symbol,score", "2020-03-02,AAPL,1", "2020-03-02,BRK-B,2")
                .hash();
        assertThat(read("symbol,date,score", "BRK.B,2020-03-02,2.0", "US:AAPL,2020-03-02,1e0")
                        .hash())
                .isEqualTo(hash);
        assertThat(read("date,symbol,score", "2020-03-02,AAPL,1", "2020-03-02,BRK-B,2.5")
                        .hash())
                .isNotEqualTo(hash);
    }
}
