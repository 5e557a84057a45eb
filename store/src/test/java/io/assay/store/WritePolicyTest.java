package io.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.market.ActionRecord;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.PriceBasis;
import io.assay.store.ImportSummary.Outcome;
import io.assay.store.ImportSummary.Result;
import org.junit.jupiter.api.Test;

import static io.assay.store.Samples.START;
import static io.assay.store.Samples.bars;
import static io.assay.store.Samples.changed;
import static io.assay.store.Samples.series;
import static io.assay.store.Samples.us;
import static io.assay.store.Samples.with;
import static io.assay.store.Samples.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WritePolicyTest extends WorkspaceTest {
    private static double[] allScaled(double[] values) {
        return java.util.Arrays.stream(values).map(v -> v * 0.98).toArray();
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
        BarSeries all = bars(AAA, 0, 40);
        for (int to = 1; to <= 40; to++) {
            keep(series(all.rows(to / 2, to)));
        }
        assertStored(all);
    }

    @Test
    void a_contradicting_history_is_reported_and_nothing_of_it_is_stored() {
        keep(series("AAA", 0, 100));
        BarSeries other = changed(bars(AAA, 50, 120), 3, WorkspaceTest::firstValueOneMore);
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
        BarSeries other = changed(bars(AAA, 50, 120), 3, WorkspaceTest::firstValueOneMore);
        Result result = write(WritePolicy.REPLACE, series(other)).results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.REPLACED);
        assertThat(result.newBars()).isEqualTo(20);
        assertThat(result.lostBars()).isEqualTo(50);
        assertStored(other);
        assertStored(bars(us("BBB"), 0, 10));
    }

    @Test
    void rescaled_adjusted_closes_are_a_disagreement_of_their_own() {
        BarSeries rescaled = changed(bars(AAA, 0, 120), 4, WritePolicyTest::allScaled);
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
        BarSeries alsoOther = changed(rescaled, 0, WorkspaceTest::firstValueOneMore);
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
    void a_market_code_that_names_another_folder_is_refused() {
        Market market = new Market("..", "nowhere", "USD", "UTC", "DERIVED");
        BarSeries bars = bars(new Instrument("..", "AAA"), 0, 5);
        ImportSummary summary = keep(IncomingSeries.of(bars, market, ImportNotes.clean("a.csv", "test", 5)));
        assertThat(summary.line()).isEqualTo("1 refused");
    }

    private int actions(WritePolicy policy, CorporateAction... actions) {
        try (MarketStore store = MarketStore.openForWriting(workspace);
                StoreWriter writer = store.writer(policy)) {
            int added = writer.addActions(AAA, List.of(actions), ImportNotes.clean("actions.csv", "actions", 1));
            writer.commit();
            return added;
        }
    }

    @Test
    void a_split_that_contradicts_a_known_one_is_refused_unless_it_is_to_replace_it() {
        CorporateAction known = new CorporateAction(AAA, START + 10, Kind.SPLIT, 2);
        CorporateAction dividend = new CorporateAction(AAA, START + 10, Kind.DIVIDEND, 1);
        CorporateAction far = new CorporateAction(AAA, START + 15, Kind.SPLIT, 3);
        keep(with(series("AAA", 0, 50), List.of(known)));
        assertThat(actions(WritePolicy.KEEP, known, dividend, far)).isEqualTo(2);
        CorporateAction moved = new CorporateAction(AAA, START + 8, Kind.SPLIT, 2);
        CorporateAction other = new CorporateAction(AAA, START + 10, Kind.SPLIT, 20);
        for (CorporateAction action : List.of(moved, other)) {
            assertThatThrownBy(() -> actions(WritePolicy.KEEP, action))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("US:AAA has a SPLIT of 2.0 on 2001-01-11, and this one of " + action.value()
                            + " on " + Days.text(action.day()))
                    .hasMessageContaining("Fix: ");
        }
        assertThat(actions(WritePolicy.REPLACE, moved)).isEqualTo(1);
        assertThat(MarketStore.open(workspace).actions(AAA)).containsExactly(moved, dividend, far);
    }

    private static IncomingSeries from(String format, int from, int to) {
        IncomingSeries in = series("AAA", from, to);
        ImportNotes notes = ImportNotes.clean(format + from, format, to - from);
        return new IncomingSeries(in.bars(), in.market(), in.currency(), notes, List.of());
    }

    private boolean isComplete() {
        return ActionRecord.in(MarketStore.open(workspace), AAA).isComplete();
    }

    @Test
    void a_record_of_actions_is_complete_no_longer_than_every_source_of_bars_tells_all() {
        keep(from(ImportNotes.CHART, 0, 50));
        keep(from(ImportNotes.CHART, 40, 60));
        assertThat(isComplete()).as("extended by one that tells all").isTrue();
        keep(from("csv", 50, 55));
        assertThat(isComplete()).as("nothing new").isTrue();
        keep(from("csv", 55, 70));
        assertThat(isComplete()).as("extended by one that does not").isFalse();
        keep(from(ImportNotes.CHART, 65, 80));
        assertThat(isComplete()).as("a late window tells of itself alone").isFalse();
        keep(from(ImportNotes.CHART, 0, 90));
        assertThat(isComplete()).as("the whole anew").isTrue();
        keep(from(ImportNotes.CHART, 95, 99));
        assertThat(isComplete()).as("days between are unknown").isFalse();
        assertThat(MarketStore.open(workspace).notes(AAA))
                .extracting(ImportNotes::format)
                .contains(ImportNotes.PAST_CHART)
                .doesNotContain(ImportNotes.CHART);
    }
}
