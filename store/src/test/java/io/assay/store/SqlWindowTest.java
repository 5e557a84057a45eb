package io.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.assay.store.Samples.START;
import static io.assay.store.Samples.bars;
import static io.assay.store.Samples.changed;
import static io.assay.store.Samples.series;
import static io.assay.store.Samples.us;
import static io.assay.store.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqlWindowTest {
    @TempDir
    Path folder;

    private MarketStore store;

    @BeforeEach
    void a_store_with_appended_replaced_and_foreign_listings() {
        Path workspace = folder.resolve("it's a workspace");
        CorporateAction split = new CorporateAction(us("AAA"), START + 3, Kind.SPLIT, 2);
        write(workspace, with(series("AAA", 0, 100), List.of(split)), series("BBB", 0, 50));
        write(workspace, series("AAA", 90, 120), series(bars(new Instrument("NSE", "AAA"), 0, 7)));
        write(workspace, series(changed(bars(us("BBB"), 0, 50), 3, v -> {
            v[0] += 1;
            return v;
        })));
        store = MarketStore.open(workspace);
    }

    private static void write(Path workspace, IncomingSeries... series) {
        try (MarketStore writing = MarketStore.openForWriting(workspace)) {
            writing.write(List.of(series), WritePolicy.REPLACE);
        }
    }

    private List<List<Object>> rows(String sql) {
        try (SqlWindow window = SqlWindow.open(store)) {
            return window.query(sql, 1000).rows();
        }
    }

    @Test
    void bars_are_exactly_those_of_the_store() {
        for (Listing listing : store.listings()) {
            BarSeries expected = store.bars(listing.instrument());
            List<List<Object>> rows =
                    rows("SELECT date, open, high, low, close, adj_close, volume FROM bars WHERE market"
                            + " = '" + listing.instrument().market() + "' AND symbol = '"
                            + listing.instrument().symbol() + "' ORDER BY date");
            assertThat(rows).hasSize(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertThat(rows.get(i))
                        .isEqualTo(Arrays.asList(
                                Days.date(expected.days()[i]),
                                expected.open()[i],
                                expected.high()[i],
                                expected.low()[i],
                                expected.close()[i],
                                expected.adjustedClose()[i],
                                expected.volume()[i]));
            }
        }
        assertThat(rows("SELECT count(*) FROM bars")).containsExactly(List.of(177L));
    }

    @Test
    void listings_and_actions_are_tables_too() {
        assertThat(rows("SELECT * FROM listings ORDER BY market, symbol"))
                .containsExactly(
                        List.of("NSE", "AAA", "INR", "SPLIT_ADJUSTED", day(0), day(6), 7),
                        List.of("US", "AAA", "USD", "SPLIT_ADJUSTED", day(0), day(119), 120),
                        List.of("US", "BBB", "USD", "SPLIT_ADJUSTED", day(0), day(49), 50));
        assertThat(rows("FROM actions")).containsExactly(List.of("US", "AAA", day(3), "SPLIT", 2.0));
    }

    private static LocalDate day(int offset) {
        return Days.date(START + offset);
    }

    @Test
    void an_answer_has_names_types_and_a_limit() {
        try (SqlWindow window = SqlWindow.open(store)) {
            SqlTable table = window.query(
                    "WITH w AS (SELECT date, 1 AS one, NULL::DOUBLE AS nothing FROM bars) SELECT * FROM w", 3);
            assertThat(table.columns())
                    .containsExactly(
                            new SqlTable.Column("date", "DATE"),
                            new SqlTable.Column("one", "INTEGER"),
                            new SqlTable.Column("nothing", "DOUBLE"));
            assertThat(table.rows()).hasSize(3);
            assertThat(table.rows().get(0).get(2)).isNull();
            assertThat(table.cut()).isTrue();
            SqlTable other = window.query("SELECT timestamp '2020-01-02 03:04:05' AS t, [1, 2] AS l", 5);
            assertThat(other.cut()).isFalse();
            assertThat(other.rows().get(0).toString()).isEqualTo("[2020-01-02T03:04:05, [1, 2]]");
            assertThat(window.query("SELECT * FROM range(10) t(i) ORDER BY i DESC", 2)
                            .rows())
                    .isEqualTo(List.of(List.of(9L), List.of(8L)));
        }
    }

    @Test
    void an_empty_store_answers_with_no_rows() {
        store = MarketStore.open(folder.resolve("none"));
        assertThat(rows("SELECT symbol, close FROM bars")).isEmpty();
        assertThat(rows("SELECT count(*) FROM listings")).containsExactly(List.of(0L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP VIEW bars",
                "CREATE TABLE t (x INTEGER)",
                "SELECT 1; SELECT 2",
                "SELECT 1; DROP VIEW bars",
                "COPY (SELECT 1) TO '%s/stolen.csv'",
                "ATTACH '%s/other.db'",
                "SET enable_external_access = true",
                "SELECT 1) t; COPY (SELECT 1) TO '%s/stolen.csv' --",
                "INSERT INTO listings SELECT * FROM listings",
                "",
                "   "
            })
    void whatever_is_not_one_select_is_refused_and_does_nothing(String sql) throws IOException {
        try (SqlWindow window = SqlWindow.open(store)) {
            assertThatThrownBy(() -> window.query(String.format(sql, folder), 1))
                    .isInstanceOf(UsageException.class);
            assertThat(window.query("SELECT count(*) FROM bars", 1).rows()).containsExactly(List.of(177L));
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
        store.verify();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('%s/secret.csv')",
                "SELECT * FROM '%s/secret.csv'",
                "SELECT * FROM read_text('%s/*')",
                "SELECT * FROM glob('%s/*')"
            })
    void files_outside_the_store_cannot_be_read(String sql) throws IOException {
        Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
        try (SqlWindow window = SqlWindow.open(store)) {
            assertThatThrownBy(() -> window.query(String.format(sql, folder), 1))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("disabled by configuration");
        }
    }

    @Test
    void a_mistake_is_answered_with_what_duckdb_says_of_it() {
        try (SqlWindow window = SqlWindow.open(store)) {
            assertThatThrownBy(() -> window.query("SELECT clsoe FROM bars", 1))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("\"clsoe\" not found")
                    .hasMessageNotContaining("LINE");
        }
    }

    @Test
    void a_window_over_segments_that_a_compaction_took_away_says_so() {
        try (SqlWindow window = SqlWindow.open(store);
                MarketStore writing = MarketStore.openForWriting(store.workspace())) {
            writing.compact();
            assertThatThrownBy(() -> window.query("SELECT sum(close) FROM bars", 1))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("run the query again");
            try (SqlWindow fresh = SqlWindow.open(writing)) {
                assertThat(fresh.query("SELECT count(*) FROM bars", 1).rows()).containsExactly(List.of(177L));
            }
        }
    }

    @Test
    void a_path_with_characters_of_a_pattern_is_taken_as_it_is() {
        Path workspace = folder.resolve("w [old]*");
        write(workspace, series("AAA", 0, 10));
        store = MarketStore.open(workspace);
        assertThat(rows("SELECT count(*) FROM bars")).containsExactly(List.of(10L));
    }

    @Test
    void exports_hold_what_was_chosen_and_can_be_imported_again() throws Exception {
        Path parquet = folder.resolve("out/bars.parquet");
        assertThat(ParquetExport.of(store).write(parquet)).isEqualTo(177);
        List<ForeignSeries> back = ParquetImport.read(parquet);
        assertThat(back).hasSize(3);
        for (ForeignSeries foreign : back) {
            Instrument instrument = new Instrument(foreign.market().orElseThrow(), foreign.symbol());
            BarSeries stored = store.bars(instrument);
            assertThat(foreign.bars(instrument, stored.basis()).hash()).isEqualTo(stored.hash());
        }
        Path csv = folder.resolve("aaa.csv");
        long rows = ParquetExport.of(store)
                .only(List.of(us("AAA")))
                .between(START + 2, START + 3)
                .writeCsv(csv);
        assertThat(rows).isEqualTo(2);
        BarSeries aaa = store.bars(us("AAA"));
        assertThat(Files.readAllLines(csv))
                .hasSize(3)
                .startsWith("market,symbol,date,open,high,low,close,adj_close,volume,currency,basis")
                .element(1)
                .asString()
                .startsWith("US,AAA,2001-01-03," + aaa.open()[2] + "," + aaa.high()[2]);
        assertThatThrownBy(() -> ParquetExport.of(store).only(List.of(us("ZZZ"))))
                .isInstanceOf(UsageException.class);
        Path zipped = folder.resolve("all.csv.gz");
        assertThat(ParquetExport.of(store).writeCsv(zipped)).isEqualTo(177);
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(zipped))) {
            assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines())
                    .hasSize(178);
        }
    }
}
