package io.assay.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPInputStream;

import io.assay.TestData;
import io.assay.base.Days;
import io.assay.market.BarSeries;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A real file on the whole way: CSV, foreign Parquet, store, export; each value compared with the CSV's own text. */
class RealBarsIT extends WorkspaceTest {
    private static List<String[]> csv(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(l -> l.split(",", -1)).toList();
        }
    }

    private static void assertSame(BarSeries bars, List<String[]> rows) {
        assertThat(bars.size()).isEqualTo(rows.size());
        double[][] columns = {bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose(), bars.volume()};
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            assertThat(Days.text(bars.days()[i])).isEqualTo(row[0]);
            for (int c = 0; c < columns.length; c++) {
                assertThat(columns[c][i]).isEqualTo(Double.parseDouble(row[c + 1]));
            }
        }
    }

    @Test
    void a_real_history_survives_parquet_store_and_export() throws Exception {
        Path source = TestData.require("us-daily/AAPL.csv.gz");
        List<String[]> rows = csv(source);
        Path foreign = workspace.resolve("AAPL.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (FROM read_csv('" + source + "')) TO '" + foreign + "' (FORMAT parquet)");
        }
        ForeignSeries series = ParquetImport.read(foreign).get(0);
        assertThat(series.symbol()).isEqualTo("AAPL");
        keep(Samples.series(series.bars(Samples.us("AAPL"), PriceBasis.SPLIT_ADJUSTED)));
        assertSame(stored(Samples.us("AAPL")), rows);
        Path exported = workspace.resolve("export.parquet");
        assertThat(ParquetExport.of(MarketStore.open(workspace)).write(exported))
                .isEqualTo(rows.size());
        assertSame(ParquetImport.read(exported).get(0).bars(Samples.us("AAPL"), PriceBasis.SPLIT_ADJUSTED), rows);
    }
}
