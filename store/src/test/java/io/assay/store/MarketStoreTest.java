package io.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.PriceBasis;
import org.junit.jupiter.api.Test;

import static io.assay.store.Samples.START;
import static io.assay.store.Samples.bars;
import static io.assay.store.Samples.changed;
import static io.assay.store.Samples.series;
import static io.assay.store.Samples.us;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MarketStoreTest extends WorkspaceTest {
    @Test
    void what_is_stored_is_read_back_by_another_opening() {
        ImportSummary summary = keep(series("BBB", 0, 300), series("AAA", 5, 900));
        assertThat(summary.line()).isEqualTo("2 added, 1,195 new bars");
        MarketStore store = MarketStore.open(workspace);
        assertThat(store.listings())
                .containsExactly(
                        new Listing(AAA, "USD", PriceBasis.SPLIT_ADJUSTED, START + 5, START + 899, 895),
                        new Listing(us("BBB"), "USD", PriceBasis.SPLIT_ADJUSTED, START, START + 299, 300));
        assertThat(store.market("US")).contains(Market.US);
        assertThat(store.market("NSE")).isEmpty();
        assertThat(store.notes(AAA)).containsExactly(ImportNotes.clean("AAA.csv", "test", 895));
        assertStored(bars(AAA, 5, 900));
        assertStored(bars(us("BBB"), 0, 300));
    }

    @Test
    void a_folder_without_data_is_an_empty_store_and_stays_untouched() throws IOException {
        MarketStore store = MarketStore.open(workspace.resolve("none"));
        assertThat(store.listings()).isEmpty();
        assertThat(store.sizeOnDisk()).isZero();
        assertThat(files()).isEmpty();
        assertThatThrownBy(() -> store.bars(AAA)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> store.writer(WritePolicy.KEEP))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("opened to read");
    }

    @Test
    void one_symbol_on_two_markets_is_two_listings_and_an_unknown_one_names_both() {
        keep(series("INFY", 0, 10), series(bars(new Instrument("NSE", "INFY"), 0, 20)));
        assertThat(stored(us("INFY")).size()).isEqualTo(10);
        assertThat(stored(new Instrument("NSE", "INFY")).size()).isEqualTo(20);
        assertThatThrownBy(() -> stored(new Instrument("KENYA", "INFY")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("NSE:INFY or US:INFY");
    }

    @Test
    void nothing_is_visible_before_the_commit_and_nothing_left_without_it() throws IOException {
        keep(series("AAA", 0, 50));
        List<String> files = files();
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            try (StoreWriter writer = store.writer(WritePolicy.KEEP)) {
                writer.add(series("BBB", 0, 50));
                writer.add(series("BBB", 0, 60));
                assertThat(store.listings()).hasSize(1);
                assertThat(MarketStore.open(workspace).listings()).hasSize(1);
                assertThatThrownBy(() -> store.writer(WritePolicy.KEEP)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(files()).isEqualTo(files);
            try (StoreWriter writer = store.writer(WritePolicy.KEEP)) {
                writer.add(series("BBB", 0, 50));
                writer.commit();
                assertThatThrownBy(() -> writer.add(series("CCC", 0, 50))).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(store.listings()).hasSize(2);
        }
    }

    @Test
    void after_a_failure_nothing_can_be_committed() throws IOException {
        keep(series("AAA", 0, 50));
        List<String> before = files();
        try (MarketStore store = MarketStore.openForWriting(workspace);
                StoreWriter writer = store.writer(WritePolicy.KEEP)) {
            Path folder = Files.createDirectories(workspace.resolve("market/US/segment-000002.parquet.tmp"));
            assertThatThrownBy(() -> writer.add(series("BBB", 0, 50))).isInstanceOf(UncheckedIOException.class);
            Files.delete(folder);
            assertThatThrownBy(() -> writer.add(series("BBB", 0, 50))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(writer::commit).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(files()).isEqualTo(before);
        assertStored(bars(AAA, 0, 50));
    }

    @Test
    void a_reader_keeps_what_it_opened_through_replacement_and_compaction() {
        keep(series("AAA", 0, 100));
        MarketStore reader = MarketStore.open(workspace);
        write(WritePolicy.REPLACE, series(changed(bars(AAA, 0, 100), 3, WorkspaceTest::firstValueOneMore)));
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            store.compact();
        }
        assertThat(reader.bars(AAA).hash()).isEqualTo(bars(AAA, 0, 100).hash());
        reader.verify();
        assertThat(stored(AAA).close()[0]).isEqualTo(bars(AAA, 0, 1).close()[0] + 1);
    }

    @Test
    void compaction_merges_pieces_drops_dead_row_groups_and_changes_no_bar() throws IOException {
        keep(series("AAA", 0, 300), series("BBB", 0, 300));
        keep(series("AAA", 290, 310));
        keep(series("BBB", 290, 320), series("CCC", 0, 5));
        write(WritePolicy.REPLACE, series(changed(bars(AAA, 0, 310), 3, WorkspaceTest::firstValueOneMore)));
        String hash = MarketStore.open(workspace).contentHash();
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            MarketStore.Compacted done = store.compact();
            assertThat(done.bytesAfter()).isLessThan(done.bytesBefore());
            assertThat(store.contentHash()).isEqualTo(hash);
            assertThat(store.compact().notices()).isEmpty();
        }
        assertThat(files()).filteredOn(f -> f.endsWith(".parquet")).hasSize(1);
        assertStored(bars(us("BBB"), 0, 320));
        assertThat(stored(AAA).size()).isEqualTo(310);
        assertThat(MarketStore.open(workspace).contentHash()).isEqualTo(hash);
    }

    @Test
    void leftovers_of_a_killed_import_are_swept_and_files_of_others_are_not() throws IOException {
        keep(series("AAA", 0, 10));
        Path market = workspace.resolve("market");
        for (String name : List.of(
                "US/segment-000002.parquet",
                "US/segment-000003.parquet.tmp",
                "manifest.json.123.tmp",
                "US/notes.txt",
                "US/mine.parquet")) {
            Files.writeString(market.resolve(name), "x");
        }
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            assertThat(store.notices()).containsExactly("deleted 3 files that no listing needs");
        }
        assertThat(files())
                .contains("market/US/notes.txt", "market/US/mine.parquet")
                .hasSize(5);
        assertStored(bars(AAA, 0, 10));
    }

    @Test
    void an_edited_manifest_a_missing_and_an_exchanged_segment_are_noticed() throws IOException {
        keep(series("AAA", 0, 10));
        Path manifest = Manifest.file(workspace);
        String good = Files.readString(manifest);
        Files.writeString(manifest, good.replace("AAA.csv", "AAB.csv"));
        assertThatThrownBy(() -> MarketStore.open(workspace))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("manifest.json");
        Files.writeString(manifest, good.substring(0, good.length() / 2));
        assertThatThrownBy(() -> MarketStore.open(workspace)).isInstanceOf(DataException.class);
        Files.writeString(manifest, good);
        Path segment = workspace.resolve("market/US/segment-000001.parquet");
        Path elsewhere = workspace.resolve("other");
        try (MarketStore store = MarketStore.openForWriting(elsewhere)) {
            store.write(List.of(series("AAA", 0, 11)), WritePolicy.KEEP);
        }
        Files.delete(segment);
        assertThatThrownBy(() -> MarketStore.open(workspace))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("segment-000001.parquet");
        Files.copy(elsewhere.resolve("market/US/segment-000001.parquet"), segment);
        assertThatThrownBy(() -> MarketStore.open(workspace))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("segment-000001.parquet");
    }

    @Test
    void a_second_writer_is_told_who_writes_and_may_write_afterwards() {
        try (MarketStore first = MarketStore.openForWriting(workspace)) {
            assertThat(first.notices()).isEmpty();
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> MarketStore.openForWriting(workspace))
                        .isInstanceOf(UsageException.class)
                        .hasMessageContaining(
                                "process " + ProcessHandle.current().pid())
                        .hasMessageContaining(workspace.toString());
            }
        }
        MarketStore.openForWriting(workspace).close();
    }

    @Test
    void the_lock_of_a_dead_process_is_taken_over_with_a_notice() throws IOException {
        Files.writeString(workspace.resolve(".lock"), "process 99999999 (started 2020-01-01T00:00:00Z)");
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            assertThat(store.notices()).singleElement().asString().contains("process 99999999");
        }
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            assertThat(store.notices()).isEmpty();
        }
    }
}
