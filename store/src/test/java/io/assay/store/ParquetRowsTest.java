package io.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.assay.base.DataException;
import io.assay.market.source.CsvRows;
import io.assay.market.source.TextRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Parquet files of any types say the same texts as a CSV file would. */
class ParquetRowsTest {
    @TempDir
    Path folder;

    private Path parquet(String select) throws SQLException {
        Path file = folder.resolve("it's.parquet");
        try (Connection connection = DuckDb.open()) {
            DuckDb.execute(
                    connection, "COPY (" + select + ") TO " + DuckDb.literal(file.toString()) + " (FORMAT parquet)");
        }
        return file;
    }

    private static List<List<String>> rows(TextRows rows, int... columns) {
        List<List<String>> all = new ArrayList<>();
        rows.read(columns, (line, fields) -> {
            List<String> row = new ArrayList<>(List.of(fields));
            row.add(0, Long.toString(line));
            all.add(row);
        });
        return all;
    }

    @Test
    void values_of_every_type_become_texts_and_nothing_becomes_an_empty_one() throws SQLException {
        TextRows rows = ParquetRows.of(parquet("SELECT * FROM (VALUES"
                + " (DATE '2020-03-02', ' AAPL ', 0.1::DOUBLE, TIMESTAMP '2020-03-02 15:30:00', 1.5::FLOAT),"
                + " (DATE '2020-03-03', NULL, 'nan'::DOUBLE, NULL, NULL)) t(\"date\", symbol, score, \"at\", f)"));
        assertThat(rows.columns()).containsExactly("date", "symbol", "score", "at", "f");
        assertThat(rows.file()).endsWith("it's.parquet");
        assertThat(rows(rows, 2, 0, -1, 1, 3, 4))
                .containsExactly(
                        List.of("1", "0.1", "2020-03-02", "", "AAPL", "2020-03-02 15:30:00", "1.5"),
                        List.of("2", "nan", "2020-03-03", "", "", "", ""));
    }

    @Test
    void numbers_keep_every_bit_and_rows_their_order() throws SQLException {
        List<List<String>> rows = rows(
                ParquetRows.of(parquet("SELECT sin(i * 1.7) * pow(10, i % 40 - 20) AS score FROM range(200000) r(i)")),
                0);
        assertThat(rows).hasSize(200_000);
        try (Connection connection = DuckDb.open();
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT sin(i * 1.7) * pow(10, i % 40 - 20) AS score FROM range(200000) r(i)")) {
            for (List<String> row : rows) {
                assertThat(result.next()).isTrue();
                double wanted = result.getDouble(1);
                if (Double.parseDouble(row.get(1)) != wanted) {
                    assertThat(row.get(1)).isEqualTo(Double.toString(wanted));
                }
            }
        }
    }

    @Test
    void what_is_no_parquet_file_is_refused_by_name() throws IOException {
        assertThatThrownBy(() -> ParquetRows.of(folder.resolve("none.parquet")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none.parquet")
                .hasMessageContaining("must exist");
        Path file = folder.resolve("text.parquet");
        Files.writeString(file, "date,symbol,score\n");
        assertThatThrownBy(() -> ParquetRows.of(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("text.parquet")
                .hasMessageContaining("cannot be read as Parquet");
    }

    @Test
    void csv_rows_say_the_same() throws IOException {
        Path file = folder.resolve("p.csv");
        Files.writeString(file, "\uFEFFdate,symbol,score\r\n2020-03-02, \"AAPL\" ,0.1\r\n\r\n2020-03-03,,nan\n");
        TextRows rows = CsvRows.of(file);
        assertThat(rows.columns()).containsExactly("date", "symbol", "score");
        assertThat(rows(rows, 2, -1, 1)).containsExactly(List.of("2", "0.1", "", "AAPL"), List.of("4", "nan", "", ""));
    }
}
