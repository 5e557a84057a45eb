package io.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.market.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeatureFileTest {
    private static final List<FeatureInfo> COLUMNS = List.of(
            new FeatureInfo("ret_1", FeatureGroup.PRICE, "C/C1 - 1", 1, 1, "ratio", true, ""),
            new FeatureInfo("rsi_14", FeatureGroup.TECHNICAL, "Wilder", 14, 140, "0..100", true, "TA-Lib RSI"));

    @TempDir
    Path folder;

    private static FeatureTable table(String symbol, int rows) {
        RandomGenerator random = Seed.of(rows).child(symbol).random();
        float[][] values = new float[2][rows];
        for (float[] column : values) {
            for (int i = 0; i < rows; i++) {
                column[i] = i < 3 ? Float.NaN : random.nextFloat();
            }
        }
        int[] days = random.ints(rows, 10_000, 20_000).sorted().toArray();
        return FeatureTable.of(new Instrument("US", symbol), days, COLUMNS, values);
    }

    @Test
    void tables_come_back_as_they_were_written() {
        List<FeatureTable> tables = List.of(table("BBB", 500), table("AAA", 33), table("NONE", 0));
        Path path = folder.resolve("deep/features.parquet");
        assertThat(FeatureFile.write(path, Map.of("data", "hash"), tables.iterator()))
                .isEqualTo(2);
        FeatureFile file = FeatureFile.open(path);
        file.verify();
        assertThat(file.columns()).isEqualTo(COLUMNS);
        assertThat(file.metadata()).isEqualTo(Map.of("data", "hash"));
        assertThat(file.instruments()).containsExactly(new Instrument("US", "BBB"), new Instrument("US", "AAA"));
        for (FeatureTable expected : tables.subList(0, 2)) {
            FeatureTable read = file.read(expected.instrument());
            assertThat(read.days()).isEqualTo(expected.days());
            assertThat(read.column(0)).isEqualTo(expected.column(0));
            assertThat(read.column(1)).isEqualTo(expected.column(1));
        }
        assertThatThrownBy(() -> file.read(new Instrument("US", "NONE"))).isInstanceOf(UsageException.class);
    }

    @Test
    void duckdb_reads_them_with_their_names_and_missing_values() throws Exception {
        Path path = folder.resolve("features.parquet");
        FeatureTable table = table("AAA", 50);
        FeatureFile.write(path, List.of(table).iterator());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT symbol, date - DATE '1970-01-01', ret_1, rsi_14 FROM '"
                        + path + "' ORDER BY file_row_number")) {
            for (int i = 0; i < 50; i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("AAA");
                assertThat(rows.getInt(2)).isEqualTo(table.days()[i]);
                assertThat(Float.valueOf(rows.getFloat(3))).isEqualTo(Float.valueOf(table.column(0)[i]));
                assertThat(Float.valueOf(rows.getFloat(4))).isEqualTo(Float.valueOf(table.column(1)[i]));
            }
        }
    }

    @Test
    void tables_that_do_not_fit_together_leave_no_file() {
        Path path = folder.resolve("features.parquet");
        FeatureTable other =
                FeatureTable.of(new Instrument("US", "B"), new int[] {1}, COLUMNS.subList(0, 1), new float[][] {{1}});
        for (List<FeatureTable> tables : List.of(
                List.of(table("A", 5), other), List.of(table("A", 5), table("A", 5)), List.<FeatureTable>of())) {
            assertThatThrownBy(() -> FeatureFile.write(path, tables.iterator()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void damage_is_noticed_where_it_is_read_and_other_files_are_refused() throws IOException {
        Path path = folder.resolve("features.parquet");
        FeatureFile.write(path, List.of(table("AAA", 50), table("BBB", 50)).iterator());
        byte[] bytes = Files.readAllBytes(path);
        bytes[300] ^= 1;
        Files.write(path, bytes);
        FeatureFile file = FeatureFile.open(path);
        assertThat(file.read(new Instrument("US", "BBB")).rows()).isEqualTo(50);
        assertThatThrownBy(() -> file.read(new Instrument("US", "AAA")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("features.parquet")
                .hasMessageContaining("US AAA");
        try (MarketStore store = MarketStore.openForWriting(folder.resolve("w"))) {
            store.write(List.of(Samples.series("AAA", 0, 5)), WritePolicy.KEEP);
        }
        assertThatThrownBy(() -> FeatureFile.open(folder.resolve("w/market/US/segment-000001.parquet")))
                .isInstanceOf(DataException.class);
    }
}
