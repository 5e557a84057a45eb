package io.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.PriceBasis;
import io.assay.store.ImportSummary.Outcome;
import io.assay.store.ImportSummary.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.assay.store.Samples.START;
import static io.assay.store.Samples.bars;
import static io.assay.store.Samples.changed;
import static io.assay.store.Samples.series;
import static io.assay.store.Samples.us;
import static io.assay.store.Samples.with;
import static io.assay.store.Samples.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MarketStoreTest {
    private static final Instrument AAA = us("AAA");
    private static final UnaryOperator<double[]> FIRST_VALUE_ONE_MORE = v -> {
        v[0] += 1;
        return v;
    };
    private static final UnaryOperator<double[]> ALL_SCALED = v -> {
        for (int i = 0; i < v.length; i++) {
            v[i] *= 0.98;
        }
        return v;
    };

    @TempDir
    Path workspace;

    private ImportSummary write(WritePolicy policy, IncomingSeries... series) {
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            return store.write(List.of(series), policy);
        }
    }

    private ImportSummary keep(IncomingSeries... series) {
        return write(WritePolicy.KEEP, series);
    }

    private BarSeries stored(Instrument instrument) {
        MarketStore store = MarketStore.open(workspace);
        store.verify();
        return store.bars(instrument);
    }

    private void assertStored(BarSeries expected) {
        assertThat(stored(expected.instrument()).hash()).isEqualTo(expected.hash());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(workspace)) {
            return walk.filter(Files::isRegularFile)
                    .map(f -> workspace.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }

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
    void a_second_import_of_the_same_changes_no_byte() throws IOException {
        List<CorporateAction> split = List.of(new CorporateAction(AAA, START + 3, Kind.SPLIT, 2));
        keep(with(series("AAA", 0, 50), split), series("BBB", 0, 40));
        byte[] manifest = Files.readAllBytes(Manifest.file(workspace));
        List<String> files = files();
        ImportSummary again = keep(with(series("AAA", 0, 50), split), series("BBB", 0, 40), series("BBB", 7, 12));
        assertThat(again.line()).isEqualTo("3 unchanged");
        assertThat(again.changed()).isFalse();
        assertThat(Files.readAllBytes(Manifest.file(workspace))).isEqualTo(manifest);
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void later_bars_are_appended_in_a_small_segment_of_their_own() throws IOException {
        keep(series("AAA", 0, 2000), series("BBB", 0, 2000));
        String before = MarketStore.open(workspace).contentHash();
        ImportSummary summary = keep(series("AAA", 1990, 2003), series("BBB", 0, 2000));
        assertThat(summary.line()).isEqualTo("1 extended, 1 unchanged, 3 new bars");
        assertStored(bars(AAA, 0, 2003));
        assertThat(MarketStore.open(workspace).contentHash()).isNotEqualTo(before);
        assertThat(files()).contains("market/US/segment-000001.parquet", "market/US/segment-000002.parquet");
        assertThat(Files.size(workspace.resolve("market/US/segment-000002.parquet")))
                .isLessThan(5000);
    }

    @Test
    void earlier_bars_and_bars_in_between_find_their_place() {
        BarSeries all = bars(AAA, 0, 100);
        keep(series(without(all.rows(20, 100), 30, 40)));
        assertThat(keep(series(all.rows(0, 55))).newBars()).isEqualTo(25);
        assertThat(keep(series(all)).newBars()).isEqualTo(5);
        assertStored(all);
    }

    @Test
    void stored_bars_that_a_new_file_lacks_stay() {
        keep(series("AAA", 0, 100));
        assertThat(keep(series("AAA", 40, 50)).line()).isEqualTo("1 unchanged");
        assertThat(write(WritePolicy.REPLACE, series("AAA", 95, 110)).line()).isEqualTo("1 extended, 10 new bars");
        assertStored(bars(AAA, 0, 110));
    }

    @Test
    void many_small_imports_stay_readable() {
        BarSeries all = bars(AAA, 0, 80);
        for (int to = 1; to <= 80; to++) {
            keep(series(all.rows(to / 2, to)));
        }
        assertStored(all);
    }

    @Test
    void a_contradicting_history_is_reported_and_nothing_of_it_is_stored() {
        keep(series("AAA", 0, 100));
        BarSeries other = changed(bars(AAA, 50, 120), 3, FIRST_VALUE_ONE_MORE);
        Result result = keep(series(other)).results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.DISAGREES);
        assertThat(result.differences()).isEqualTo(1);
        assertThat(result.newBars()).isZero();
        double old = bars(AAA, 50, 51).close()[0];
        assertThat(result.sentence())
                .contains("US:AAA (AAA.csv): 1 values disagree")
                .contains("2001-02-20 close: stored " + old + ", new " + (old + 1))
                .contains("--replace");
        assertStored(bars(AAA, 0, 100));
    }

    @Test
    void the_smallest_difference_is_a_difference_and_two_nans_are_none() {
        BarSeries nan = changed(bars(AAA, 0, 10), 0, v -> {
            v[4] = Double.NaN;
            return v;
        });
        keep(series(nan));
        assertThat(keep(series(nan)).line()).isEqualTo("1 unchanged");
        BarSeries ulp = changed(nan, 1, v -> {
            v[9] = Math.nextUp(v[9]);
            return v;
        });
        assertThat(keep(series(ulp)).line()).isEqualTo("1 kept as stored (disagreement)");
        BarSeries filled = changed(nan, 0, v -> {
            v[4] = 1;
            return v;
        });
        assertThat(keep(series(filled)).line()).isEqualTo("1 kept as stored (disagreement)");
    }

    @Test
    void replace_puts_the_new_history_in_place_of_the_old_and_says_what_was_lost() {
        keep(series("AAA", 0, 100), series("BBB", 0, 10));
        BarSeries other = changed(bars(AAA, 50, 120), 3, FIRST_VALUE_ONE_MORE);
        Result result = write(WritePolicy.REPLACE, series(other)).results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.REPLACED);
        assertThat(result.newBars()).isEqualTo(20);
        assertThat(result.lostBars()).isEqualTo(50);
        assertStored(other);
        assertStored(bars(us("BBB"), 0, 10));
    }

    @Test
    void rescaled_adjusted_closes_are_a_disagreement_of_their_own() {
        BarSeries rescaled = changed(bars(AAA, 0, 120), 4, ALL_SCALED);
        keep(series("AAA", 0, 100));
        Result result = keep(series(rescaled)).results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.DISAGREES_ADJUSTED);
        assertThat(result.differences()).isEqualTo(100);
        assertThat(result.examples()).hasSize(5);
        assertStored(bars(AAA, 0, 100));
        assertThat(write(WritePolicy.REPLACE_ADJUSTED, series(rescaled.rows(1, 120)))
                        .line())
                .as("a series that lacks stored days must not replace them")
                .isEqualTo("1 kept as stored (disagreement of adjusted closes)");
        BarSeries alsoOther = changed(rescaled, 0, FIRST_VALUE_ONE_MORE);
        assertThat(write(WritePolicy.REPLACE_ADJUSTED, series(alsoOther)).line())
                .isEqualTo("1 kept as stored (disagreement)");
        assertThat(write(WritePolicy.REPLACE_ADJUSTED, series(rescaled)).line()).isEqualTo("1 replaced, 20 new bars");
        assertStored(rescaled);
    }

    @Test
    void corporate_actions_are_kept_merged_and_compared() {
        CorporateAction split = new CorporateAction(AAA, START + 3, Kind.SPLIT, 2);
        CorporateAction dividend = new CorporateAction(AAA, START + 9, Kind.DIVIDEND, 0.25);
        keep(with(series("AAA", 0, 50), List.of(dividend)));
        assertThat(keep(with(series("AAA", 0, 50), List.of(split))).line()).isEqualTo("1 extended");
        assertThat(keep(series("AAA", 0, 50)).line()).isEqualTo("1 unchanged");
        assertThat(MarketStore.open(workspace).actions(AAA)).containsExactly(split, dividend);
        CorporateAction other = new CorporateAction(AAA, START + 9, Kind.DIVIDEND, 0.5);
        Result result =
                keep(with(series("AAA", 0, 50), List.of(other))).results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.DISAGREES);
        assertThat(result.sentence()).contains("dividend: stored 0.25, new 0.5");
    }

    @Test
    void another_currency_basis_or_market_description_is_refused_with_a_sentence() {
        keep(series("AAA", 0, 50));
        BarSeries bars = bars(AAA, 0, 60);
        ImportNotes notes = ImportNotes.clean("x.csv", "test", 60);
        BarSeries raw = BarSeries.of(
                AAA,
                PriceBasis.RAW,
                bars.days(),
                new BarSeries.Columns(
                        bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose(), bars.volume()));
        Market elsewhere = new Market("US", "United States", "USD", "UTC", "NYSE");
        ImportSummary summary = write(
                WritePolicy.REPLACE,
                new IncomingSeries(bars, Market.US, "INR", notes, List.of()),
                new IncomingSeries(raw, Market.US, "USD", notes, List.of()),
                new IncomingSeries(bars, elsewhere, "USD", notes, List.of()),
                series(bars.rows(0, 0)));
        assertThat(summary.line()).isEqualTo("4 refused");
        assertThat(summary.results().stream().map(Result::sentence))
                .satisfiesExactly(
                        s -> assertThat(s).contains("INR").contains("USD"),
                        s -> assertThat(s).contains("RAW").contains("SPLIT_ADJUSTED"),
                        s -> assertThat(s).contains("America/New_York").contains("UTC"),
                        s -> assertThat(s).contains("no bars"));
        assertStored(bars(AAA, 0, 50));
    }

    @Test
    void the_same_instrument_twice_in_one_import_is_taken_one_after_the_other() {
        ImportSummary summary = keep(series("AAA", 0, 50), series("AAA", 40, 70), series("AAA", 0, 70));
        assertThat(summary.line()).isEqualTo("1 added, 1 extended, 1 unchanged, 70 new bars");
        assertStored(bars(AAA, 0, 70));
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
    void a_reader_keeps_what_it_opened_through_replacement_and_compaction() {
        keep(series("AAA", 0, 100));
        MarketStore reader = MarketStore.open(workspace);
        write(WritePolicy.REPLACE, series(changed(bars(AAA, 0, 100), 3, FIRST_VALUE_ONE_MORE)));
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
        write(WritePolicy.REPLACE, series(changed(bars(AAA, 0, 310), 3, FIRST_VALUE_ONE_MORE)));
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
