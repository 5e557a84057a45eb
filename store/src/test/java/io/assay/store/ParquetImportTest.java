package io.assay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.market.ImportNotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParquetImportTest {
    @TempDir
    Path folder;

    private Path file(String name, String select) throws SQLException {
        Path file = folder.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }

    private static final String ONE_BAR = "1.5 AS Open, 2.5::FLOAT AS High, 1 AS Low, '2.25' AS Close";

    @Test
    void columns_are_found_by_name_and_cast_from_any_type() throws SQLException {
        Path file = file(
                "KO.parquet",
                "SELECT 7::BIGINT AS \"Volume\", 2.125::DECIMAL(9,3) AS \"Adj Close\", " + ONE_BAR
                        + ", TIMESTAMP '2015-03-04 00:00:00' AS \"Date\"");
        ForeignSeries series = ParquetImport.read(file).get(0);
        assertThat(series.symbol()).isEqualTo("KO");
        assertThat(series.market()).isEmpty();
        assertThat(series.adjusted()).isTrue();
        assertThat(series.days()).containsExactly(Days.of(2015, 3, 4));
        assertThat(series.columns().open()).containsExactly(1.5);
        assertThat(series.columns().high()).containsExactly(2.5);
        assertThat(series.columns().low()).containsExactly(1);
        assertThat(series.columns().close()).containsExactly(2.25);
        assertThat(series.columns().adjustedClose()).containsExactly(2.125);
        assertThat(series.columns().volume()).containsExactly(7);
        assertThat(series.notes()).isEqualTo(ImportNotes.clean(file.toString(), "parquet", 1));
    }

    @Test
    void many_symbols_come_apart_and_without_an_adjusted_close_the_close_stands_in() throws SQLException {
        Path file = file(
                "many.parquet",
                "SELECT CASE WHEN i % 3 = 0 THEN 'B' ELSE 'A' END AS ticker,"
                        + " DATE '2010-01-01' + i::INTEGER AS day, i + 0.5 AS open, i AS high, i AS low, i AS close, i AS vol"
                        + " FROM range(3000) t(i)");
        List<ForeignSeries> all = ParquetImport.read(file);
        assertThat(all).extracting(ForeignSeries::symbol).containsExactly("A", "B");
        assertThat(all.get(0).days()).hasSize(2000).startsWith(Days.of(2010, 1, 2), Days.of(2010, 1, 3));
        assertThat(all.get(1).columns().close()).startsWith(0, 3, 6);
        assertThat(all.get(1).columns().adjustedClose())
                .isEqualTo(all.get(1).columns().close());
        assertThat(all.get(1).adjusted()).isFalse();
    }

    @Test
    void doubtful_rows_are_counted_and_told_of() throws SQLException {
        Path file = file(
                "X.parquet",
                "SELECT date, open, 2 AS high, 1 AS low, close, 5 AS volume FROM (VALUES"
                        + " ('2015-01-05', '1', 1.5), ('2015-01-02', '1', 1.5), ('2015-01-05', '1', 1.5),"
                        + " ('2015-01-02', '1', 1.75), ('not a day', '1', 1), ('2015-01-07', 'n/a', 1),"
                        + " ('2015-01-08', NULL, 1)) t(date, open, close)");
        ForeignSeries series = ParquetImport.read(file).get(0);
        assertThat(series.days()).containsExactly(Days.of(2015, 1, 2), Days.of(2015, 1, 5), Days.of(2015, 1, 8));
        assertThat(series.columns().close()).containsExactly(1.75, 1.5, 1);
        assertThat(series.columns().open()).containsExactly(1, 1, Double.NaN);
        ImportNotes notes = series.notes();
        assertThat(notes.rows()).isEqualTo(7);
        assertThat(notes.unsorted()).isEqualTo(2);
        assertThat(notes.duplicates()).isEqualTo(1);
        assertThat(notes.conflicts()).isEqualTo(1);
        assertThat(notes.rejected()).isEqualTo(2);
        assertThat(notes.examples())
                .anySatisfy(e -> assertThat(e).contains("X.parquet:5").contains("date"))
                .anySatisfy(e -> assertThat(e).contains("X.parquet:6").contains("'open' n/a"))
                .anySatisfy(e -> assertThat(e).contains("2015-01-02").contains("1.5 and 1.75"));
    }

    @Test
    void descending_files_are_not_unsorted_and_rows_without_prices_are_empty() throws SQLException {
        Path file = file(
                "Y.parquet",
                "SELECT DATE '2010-01-10' - i::INTEGER AS date, CASE WHEN i = 2 THEN NULL ELSE 1.0"
                        + " END AS open, open AS high, open AS low, open AS close, 3 AS volume FROM range(5) t(i)");
        ImportNotes notes = ParquetImport.read(file).get(0).notes();
        assertThat(notes.unsorted()).isZero();
        assertThat(notes.empty()).isEqualTo(1);
        assertThat(ParquetImport.read(file).get(0).days()).hasSize(4);
    }

    @Test
    void moments_need_the_time_zone_of_the_exchange() throws SQLException {
        Path file =
                file("INFY.parquet", "SELECT TIMESTAMPTZ '2015-03-03 18:30:00+00' AS date, 5 AS volume, " + ONE_BAR);
        assertThatThrownBy(() -> ParquetImport.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("time zone");
        List<ForeignSeries> found = new ArrayList<>();
        ParquetImport.read(file, Optional.of(ZoneId.of("Asia/Kolkata")), found::add);
        assertThat(found.get(0).days()).containsExactly(Days.of(2015, 3, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT DATE '2015-01-01' AS date, 1 AS open, 2 AS high, 1 AS low, 5 AS volume",
                "SELECT 1 AS open, 2 AS high, 1 AS low, 1 AS close, 5 AS volume",
                "SELECT DATE '2015-01-01' AS date, 1 AS open, 2 AS high, 1 AS low, 1 AS close, 2 AS \"Close \", 5 AS volume",
                "SELECT 20150101 AS date, 1 AS open, 2 AS high, 1 AS low, 1 AS close, 5 AS volume",
                "SELECT NULL::VARCHAR AS symbol, DATE '2015-01-01' AS date, 1 AS open, 2 AS high, 1 AS low, 1 AS close, 5"
                        + " AS volume"
            })
    void wrong_columns_are_refused_naming_the_file(String select) throws SQLException {
        Path file = file("wrong.parquet", select);
        assertThatThrownBy(() -> ParquetImport.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("wrong.parquet");
    }

    @Test
    void the_message_about_a_missing_column_names_those_that_are_there() throws SQLException {
        Path file = file("w.parquet", "SELECT 1 AS open, 2 AS \"the close\"");
        assertThatThrownBy(() -> ParquetImport.read(file))
                .hasMessageContaining("open, the close")
                .hasMessageContaining("'date'");
    }

    @Test
    void what_is_no_parquet_is_refused_naming_the_file() throws Exception {
        Path file = Files.writeString(folder.resolve("text.parquet"), "Date,Open\n");
        assertThatThrownBy(() -> ParquetImport.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("text.parquet");
        assertThatThrownBy(() -> ParquetImport.read(folder.resolve("none.parquet")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none.parquet");
    }

    @Test
    void currency_and_price_basis_are_taken_from_columns_of_their_own() throws SQLException {
        Path file = file(
                "K.parquet",
                "SELECT DATE '2015-01-05' AS date, 5 AS volume, 'KES' AS currency, 'RAW' AS basis, " + ONE_BAR);
        ForeignSeries series = ParquetImport.read(file).get(0);
        assertThat(series.currency()).contains("KES");
        assertThat(series.basis()).contains("RAW");
        Path without = file("L.parquet", "SELECT DATE '2015-01-05' AS date, 5 AS volume, " + ONE_BAR);
        assertThat(ParquetImport.read(without).get(0).currency()).isEmpty();
        assertThat(ParquetImport.read(without).get(0).basis()).isEmpty();
    }

    @Test
    void one_symbol_in_two_currencies_is_refused() throws SQLException {
        Path file = file(
                "two.parquet",
                "SELECT 'A' AS symbol, DATE '2015-01-05' + i::INTEGER AS date, 5 AS volume,"
                        + " CASE WHEN i = 0 THEN 'KES' ELSE 'USD' END AS currency, " + ONE_BAR + " FROM range(2) t(i)");
        assertThatThrownBy(() -> ParquetImport.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("one currency")
                .hasMessageContaining("KES  and USD");
    }
}
