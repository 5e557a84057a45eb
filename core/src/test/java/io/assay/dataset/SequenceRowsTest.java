package io.assay.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.feature.FeatureTable;
import io.assay.feature.SequenceRows;
import io.assay.label.ForwardReturn;
import io.assay.label.TestBars;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.proof.RowsProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Windows of the last bars: of one stock, without a hole, the row's own bar last. */
class SequenceRowsTest {
    private static final int LENGTH = 10;
    private static final DatasetSpec SPEC =
            DatasetSpec.of(TinyFeatures.ALL, ForwardReturn.of(5)).withRules(RowRules.DEFAULT.withSequence(LENGTH));
    private static final Map<Instrument, BarSeries> MARKET = new TreeMap<>();

    static {
        for (BarSeries bars : List.of(
                TestBars.random("AA", 1, 120),
                TestBars.random("BB", 2, 90).withHoles(new int[] {40}),
                TestBars.random("CC", 3, 120))) {
            MARKET.put(bars.instrument(), bars);
        }
    }

    @TempDir
    private Path folder;

    private DatasetBuilder builder() {
        return DatasetBuilder.of(new Parallel(2), Scratch.in(folder));
    }

    private static BarSeries bars(Instrument instrument) {
        return Objects.requireNonNull(MARKET.get(instrument));
    }

    private BuiltDataset build(DatasetSpec spec) {
        return builder().build(spec, List.copyOf(MARKET.keySet()), SequenceRowsTest::bars);
    }

    @Test
    void a_window_holds_the_features_of_the_last_bars_of_its_own_stock() {
        try (BuiltDataset built = build(SPEC)) {
            Dataset dataset = built.dataset();
            SequenceRows rows = (SequenceRows) dataset.features();
            float[] window = new float[LENGTH * 2];
            for (int row = 0; row < dataset.size(); row++) {
                BarSeries bars = bars(dataset.instruments().get(dataset.rows().instrument()[row]));
                FeatureTable table = TinyFeatures.ALL.compute(bars);
                int last = bars.rowOf(dataset.rows().decisionDay()[row]);
                assertThat(rows.copyWindow(row, LENGTH, window, 0)).isTrue();
                for (int place = 0; place < LENGTH; place++) {
                    int bar = last - LENGTH + 1 + place;
                    assertThat(window[2 * place]).isEqualTo(table.get(bar, 0));
                    assertThat(window[2 * place + 1]).isEqualTo(table.get(bar, 2));
                }
            }
        }
    }

    @Test
    void rows_with_too_few_bars_before_them_are_dropped_and_counted() {
        try (BuiltDataset one = build(SPEC.withRules(RowRules.DEFAULT));
                BuiltDataset many = build(SPEC)) {
            // Three stocks and the stretch behind the hole of one: each loses all but the last of its first rows.
            int lost = one.dataset().size() - many.dataset().size();
            assertThat(lost).isBetween(3 * (LENGTH - 1), 4 * (LENGTH - 1));
            assertThat(many.dropped().get(DropReason.TOO_FEW_BEFORE)).isEqualTo(lost);
            assertThat(one.dropped().get(DropReason.TOO_FEW_BEFORE)).isZero();
            assertThat(many.dropped().get(DropReason.MISSING_FEATURE))
                    .isEqualTo(one.dropped().get(DropReason.MISSING_FEATURE));
        }
    }

    @Test
    void no_window_reaches_across_a_hole_or_in_front_of_the_first_row() {
        BarSeries holed = bars(new Instrument("SIM", "BB"));
        try (BuiltDataset built = build(SPEC)) {
            Dataset dataset = built.dataset();
            int hole = holed.days()[40];
            int[] days = IntStream.range(0, dataset.size())
                    .filter(row -> dataset.rows().instrument()[row] == 1)
                    .map(row -> dataset.rows().decisionDay()[row])
                    .filter(day -> day >= hole)
                    .toArray();
            assertThat(holed.rowOf(days[0])).isGreaterThanOrEqualTo(40 + TinyFeatures.SETTLE + LENGTH - 1);
            SequenceRows rows = (SequenceRows) dataset.features();
            assertThat(rows.copyWindow(0, 500, new float[1000], 0)).isFalse();
        }
    }

    @Test
    void the_last_rows_for_today_have_their_windows_too() {
        try (BuiltDataset built = build(SPEC)) {
            LiveRows latest = builder().latest(SPEC, List.copyOf(MARKET.keySet()), SequenceRowsTest::bars);
            LiveRows last = built.latest();
            assertThat(latest.hash()).isEqualTo(last.hash());
            float[] a = new float[2 * LENGTH];
            float[] b = new float[2 * LENGTH];
            for (int row = 0; row < last.size(); row++) {
                assertThat(((SequenceRows) latest.features()).copyWindow(row, LENGTH, a, 0))
                        .isTrue();
                assertThat(((SequenceRows) last.features()).copyWindow(row, LENGTH, b, 0))
                        .isTrue();
                assertThat(a).isEqualTo(b);
            }
        }
    }

    @Test
    void windows_know_nothing_of_later_bars() {
        int[] days = bars(new Instrument("SIM", "AA")).days();
        int[] cuts = {days[60], days[80], days[100]};
        assertThat(RowsProof.of(SPEC, List.copyOf(MARKET.values()), cuts, Seed.of(1)))
                .isEmpty();
    }

    @Test
    void a_table_that_knows_no_bars_before_refuses() {
        FeatureTable table = TinyFeatures.ALL.compute(bars(new Instrument("SIM", "AA")));
        PickedRows rows = PickedRows.of(table, new int[] {50});
        assertThatThrownBy(() -> rows.copyWindow(0, 2, new float[20], 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("do not know the bars before them");
        assertThat(Arrays.stream(rows.positions()).sum()).isEqualTo(50);
    }

    @Test
    void a_specification_tells_its_windows_and_none_where_there_are_none() {
        assertThat(SPEC.text()).contains("windows of 10 bars");
        assertThat(SPEC.withRules(RowRules.DEFAULT).text()).doesNotContain("windows");
    }
}
