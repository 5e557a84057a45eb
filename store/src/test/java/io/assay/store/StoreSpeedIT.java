package io.assay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A market of the size of a large real one, timed. Limits are wide: a busy machine must not fail the build. */
class StoreSpeedIT {
    private static final int SYMBOLS = 718;
    private static final int BARS = 4946;
    private static final int FEATURES = 95;

    @TempDir
    Path folder;

    private long started;

    private void start() {
        started = System.nanoTime();
    }

    private void stop(String what) {
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        System.out.printf(Locale.ROOT, "store speed: %-46s %6d ms%n", what, took.toMillis());
        assertThat(took).as(what).isLessThan(Duration.ofSeconds(30));
    }

    private static BarSeries bars(int symbol) {
        RandomGenerator random = Seed.of(symbol).random();
        int[] days = new int[BARS];
        Arrays.setAll(days, i -> 10_957 + i);
        double[][] c = new double[6][];
        Arrays.setAll(c, k -> random.doubles(BARS, 1, 500).toArray());
        return BarSeries.of(
                Samples.us("S" + symbol),
                PriceBasis.SPLIT_ADJUSTED,
                days,
                new BarSeries.Columns(c[0], c[1], c[2], c[3], c[4], c[5]));
    }

    @Test
    void a_market_of_three_and_a_half_million_bars_is_stored_read_and_queried_in_seconds() {
        List<IncomingSeries> all = IntStream.range(0, SYMBOLS)
                .mapToObj(i -> Samples.series(bars(i)))
                .toList();
        Path workspace = folder.resolve("w");
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            for (String run : List.of("cold", "warm")) {
                start();
                ImportSummary summary = store.write(all, WritePolicy.KEEP);
                stop(run.equals("cold") ? "write 3.55 M bars incl. hash and fsync" : "write again, all unchanged");
                assertThat(summary.line()).startsWith(run.equals("cold") ? "718 added" : "718 unchanged");
            }
        }
        start();
        MarketStore store = MarketStore.open(workspace);
        stop("open to read");
        long bars = 0;
        for (int run = 0; run < 2; run++) {
            bars = 0;
            start();
            for (Listing listing : store.listings()) {
                bars += store.bars(listing.instrument()).size();
            }
            stop("read all bars, checksums verified");
        }
        assertThat(bars).isEqualTo((long) SYMBOLS * BARS);
        start();
        try (SqlWindow window = SqlWindow.open(store)) {
            stop("open DuckDB");
            start();
            assertThat(window.query("SELECT count(*), avg(close), max(volume) FROM bars", 1)
                            .rows())
                    .hasSize(1);
            stop("SQL over all bars");
            start();
            assertThat(window.query("FROM bars WHERE symbol = 'S400' ORDER BY date", 10_000)
                            .rows())
                    .hasSize(BARS);
            stop("SQL for one symbol");
        }
        start();
        Path export = folder.resolve("all.parquet");
        assertThat(ParquetExport.of(store).write(export)).isEqualTo(bars);
        stop("export zstd");
        start();
        assertThat(ParquetImport.read(export)).hasSize(SYMBOLS);
        stop("read the export back as foreign Parquet");
        System.out.printf(Locale.ROOT, "store speed: %.1f MB on disk%n", store.sizeOnDisk() / 1e6);
    }

    @Test
    void ninety_five_features_are_written_and_read_at_the_speed_of_the_disk() throws Exception {
        List<FeatureInfo> columns = IntStream.range(0, FEATURES)
                .mapToObj(i -> new FeatureInfo("f" + i, FeatureGroup.PRICE, "C", 0, 0, "ratio", true, ""))
                .toList();
        int[] days = IntStream.range(0, BARS).toArray();
        float[][] values = new float[FEATURES][BARS];
        Iterator<FeatureTable> tables = IntStream.range(0, 200)
                .mapToObj(i -> FeatureTable.of(new Instrument("US", "S" + i), days, columns, values))
                .iterator();
        Path file = folder.resolve("features.parquet");
        start();
        assertThat(FeatureFile.write(file, tables)).isEqualTo(200);
        stop("write 200 x 4,946 x 95 features incl. fsync");
        start();
        FeatureFile.open(file).verify();
        stop("verify " + Files.size(file) / 1_000_000 + " MB");
    }
}
