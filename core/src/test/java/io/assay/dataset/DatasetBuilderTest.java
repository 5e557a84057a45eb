package io.assay.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.Parallel;
import io.assay.base.UsageException;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.feature.FeatureTable;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.Direction;
import io.assay.label.ForwardReturn;
import io.assay.label.Label;
import io.assay.label.LabelColumn;
import io.assay.label.TestBars;
import io.assay.label.TripleBarrier;
import io.assay.market.BarSeries;
import io.assay.market.Delisting;
import io.assay.market.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatasetBuilderTest {
    private static final DatasetSpec SPEC = DatasetSpec.of(TinyFeatures.ALL, ForwardReturn.of(5));

    @TempDir
    private Path folder;

    private static Map<Instrument, BarSeries> market() {
        Map<Instrument, BarSeries> market = new TreeMap<>();
        for (BarSeries bars : List.of(
                TestBars.random("AA", 1, 120),
                TestBars.random("BB", 2, 90).withHoles(new int[] {40}),
                TestBars.random("CC", 3, 120))) {
            market.put(bars.instrument(), bars);
        }
        return market;
    }

    private DatasetBuilder builder() {
        return DatasetBuilder.of(new Parallel(1), Scratch.in(folder));
    }

    private BuiltDataset build(DatasetSpec spec, Map<Instrument, BarSeries> market) {
        return builder().build(spec, List.copyOf(market.keySet()), i -> bars(market, i));
    }

    private static BarSeries bars(Map<Instrument, BarSeries> market, Instrument instrument) {
        BarSeries bars = market.get(instrument);
        assertThat(bars).isNotNull();
        return bars;
    }

    @Test
    void rows_join_features_and_labels_of_one_instrument_and_day() {
        Map<Instrument, BarSeries> market = market();
        try (BuiltDataset built = build(SPEC, market)) {
            Dataset dataset = built.dataset();
            assertThat(dataset.features().columns()).extracting("name").containsExactly("ret_1", "rel_3");
            assertThat(dataset.size()).isGreaterThan(250);
            for (int row = 0; row < dataset.size(); row++) {
                Instrument whose = dataset.instruments().get(dataset.rows().instrument()[row]);
                BarSeries bars = bars(market, whose);
                int bar = bars.rowOf(dataset.rows().decisionDay()[row]);
                FeatureTable table = TinyFeatures.ALL.compute(bars);
                LabelColumn label = ForwardReturn.of(5).compute(bars);
                assertThat(bar).isGreaterThanOrEqualTo(TinyFeatures.SETTLE);
                assertThat(dataset.features().get(row, 0)).isEqualTo(table.get(bar, 0));
                assertThat(dataset.features().get(row, 1)).isEqualTo(table.get(bar, 2));
                assertThat(dataset.rows().target()[row]).isEqualTo(label.value()[bar]);
                assertThat(dataset.rows().outcome()[row]).isEqualTo(label.value()[bar]);
                assertThat(dataset.rows().knownDay()[row]).isEqualTo(label.knownDay()[bar]);
                assertThat(dataset.rows().entryDay()[row])
                        .isGreaterThan(dataset.rows().decisionDay()[row]);
                assertThat(dataset.rows().weight()[row]).isEqualTo(1);
            }
            rowsAreSorted(dataset);
        }
    }

    private static void rowsAreSorted(Dataset dataset) {
        Dataset.Rows rows = dataset.rows();
        for (int row = 1; row < dataset.size(); row++) {
            boolean later = rows.decisionDay()[row] > rows.decisionDay()[row - 1];
            assertThat(later || rows.instrument()[row] > rows.instrument()[row - 1])
                    .isTrue();
        }
    }

    @Test
    void every_bar_is_a_row_or_is_counted() {
        try (BuiltDataset built = build(SPEC, market())) {
            Map<DropReason, Long> dropped = built.dropped();
            assertThat(dropped)
                    .containsEntry(DropReason.NOT_SETTLED, 3L * TinyFeatures.SETTLE)
                    .containsEntry(DropReason.NOT_KNOWN_YET, 3L * 6)
                    .containsEntry(DropReason.NO_LABEL, 6L)
                    // one hole: behind it every feature has to settle again
                    .containsEntry(DropReason.MISSING_FEATURE, (long) TinyFeatures.SETTLE)
                    .containsEntry(DropReason.TOO_FEW_MEMBERS, 0L);
            long sum = dropped.values().stream().mapToLong(Long::longValue).sum();
            assertThat(built.dataset().size() + sum).isEqualTo(330);
            assertThat(built.live().size()).isEqualTo(18);
        }
        RowRules all = RowRules.DEFAULT.withMissing(MissingFeatures.KEEP).withWarmUpKept(true);
        try (BuiltDataset built = build(SPEC.withRules(all), market())) {
            assertThat(built.dataset().size()).isEqualTo(330 - 18 - 6);
            assertThat(built.dataset().features().get(0, 0)).isNaN();
        }
    }

    @Test
    void storage_threads_and_order_of_instruments_do_not_change_a_bit() {
        Map<Instrument, BarSeries> market = market();
        DatasetSpec spec = SPEC.withTransforms(List.of(TinyFeatures.DEMEAN)).withAcross(CrossSectionalLabel.rank(2));
        List<Instrument> backwards = new ArrayList<>(market.keySet());
        Collections.reverse(backwards);
        DatasetBuilder mapped = DatasetBuilder.of(new Parallel(4), new Scratch(folder, 0));
        try (BuiltDataset one = build(spec, market);
                BuiltDataset other = mapped.build(spec, backwards, i -> bars(market, i))) {
            assertThat(other.dataset().hash()).isEqualTo(one.dataset().hash());
            assertThat(folder).as("nothing is left on disk").isEmptyDirectory();
        }
    }

    @Test
    void a_closed_dataset_cannot_be_read() {
        BuiltDataset built = build(SPEC, market());
        built.close();
        assertThatThrownBy(() -> built.dataset().features().get(0, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void bars_after_the_last_day_are_not_looked_at() {
        Map<Instrument, BarSeries> market = market();
        BarSeries aa = market.values().iterator().next();
        int to = aa.days()[80];
        DatasetSpec spec = SPEC.withDays(aa.days()[20], to).withLabel(TripleBarrier.of(10));
        Map<Instrument, BarSeries> changed = new TreeMap<>(market);
        changed.replaceAll((i, bars) -> {
            int after = bars.rowOf(to + 1) >= 0 ? bars.rowOf(to + 1) : -bars.rowOf(to + 1) - 1;
            return TestBars.scaled(bars, after, bars.size(), 7);
        });
        try (BuiltDataset one = build(spec, market);
                BuiltDataset other = build(spec, changed)) {
            assertThat(other.dataset().hash()).isEqualTo(one.dataset().hash());
            assertThat(Arrays.stream(one.dataset().rows().knownDay())).allMatch(day -> day <= to);
            assertThat(one.dataset().rows().decisionDay()[0]).isEqualTo(aa.days()[20]);
            assertThat(Arrays.stream(one.live().day())).allMatch(day -> day <= to);
        }
    }

    @Test
    void what_a_day_is_compared_with_does_not_depend_on_what_comes_later() {
        Map<Instrument, BarSeries> market = market();
        DatasetSpec spec = SPEC.withTransforms(List.of(TinyFeatures.DEMEAN));
        Instrument ends = new Instrument("SIM", "CC");
        Map<Instrument, BarSeries> delisted = new TreeMap<>(market);
        delisted.put(ends, bars(market, ends).rows(0, 60));
        int lastDay = bars(market, ends).days()[59];
        try (BuiltDataset one = build(spec, market);
                BuiltDataset other = build(spec, delisted)) {
            Map<String, Float> before = valuesUntil(one.dataset(), lastDay);
            Map<String, Float> after = valuesUntil(other.dataset(), lastDay);
            assertThat(after).hasSizeGreaterThan(100);
            assertThat(before).containsAllEntriesOf(after);
            assertThat(one.dataset().features().columns()).extracting("name").contains("ret_1_demean");
        }
    }

    private static Map<String, Float> valuesUntil(Dataset dataset, int day) {
        Map<String, Float> values = new TreeMap<>();
        for (int row = 0; row < dataset.size(); row++) {
            if (dataset.rows().decisionDay()[row] <= day) {
                String key =
                        dataset.rows().instrument()[row] + "@" + dataset.rows().decisionDay()[row];
                values.put(key, dataset.features().get(row, 0));
            }
        }
        return values;
    }

    @Test
    void today_is_predicted_from_the_same_bits_as_the_last_rows() {
        Map<Instrument, BarSeries> market = market();
        for (DatasetSpec spec : List.of(SPEC, SPEC.withTransforms(List.of(TinyFeatures.DEMEAN)))) {
            LiveRows latest = builder().latest(spec, List.copyOf(market.keySet()), i -> bars(market, i));
            try (BuiltDataset built = build(spec, market)) {
                LiveRows last = built.latest();
                assertThat(latest.size()).isEqualTo(3);
                assertThat(latest.day()).isEqualTo(last.day());
                assertThat(latest.instrument()).isEqualTo(last.instrument());
                assertThat(latest.features().rowMajor())
                        .isEqualTo(last.features().rowMajor());
                for (int row = 0; row < 3; row++) {
                    BarSeries bars = bars(market, latest.instrumentOf(row));
                    assertThat(latest.day()[row]).isEqualTo(bars.days()[bars.size() - 1]);
                }
            }
        }
    }

    @Test
    void an_instrument_that_has_not_settled_has_no_row_today() {
        BarSeries young = TestBars.random("YY", 1, TinyFeatures.SETTLE);
        LiveRows latest = builder().latest(SPEC, List.of(young.instrument()), i -> young);
        assertThat(latest.size()).isZero();
    }

    @Test
    void several_instruments_may_not_share_price_levels() {
        DatasetSpec levels = SPEC.withColumns(ColumnChoice.ALL);
        assertThatThrownBy(() -> build(levels, market()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("[close]")
                .hasMessageContaining("3 instruments");
        BarSeries one = TestBars.random("AA", 1, 50);
        try (BuiltDataset built = builder().build(levels, List.of(one.instrument()), i -> one)) {
            assertThat(built.dataset().features().columns()).hasSize(3);
        }
    }

    @Test
    void a_cross_sectional_label_is_a_number_whose_outcome_is_the_plain_return() {
        DatasetSpec spec = SPEC.withLabel(Direction.three(5)).withLabel(ForwardReturn.of(5));
        try (BuiltDataset built = build(spec.withAcross(CrossSectionalLabel.rank(3)), market());
                BuiltDataset plain = build(SPEC, market())) {
            assertThat(built.dataset().target()).isEqualTo(Target.number("return_5d_rank"));
            assertThat(built.dropped().get(DropReason.TOO_FEW_MEMBERS)).isPositive();
            assertThat(built.dataset().size()).isLessThan(plain.dataset().size());
            assertThat(built.dataset().rows().target()).containsOnly(-0.5, 0, 0.5);
            assertThat(plain.dataset().rows().outcome())
                    .contains(built.dataset().rows().outcome());
        }
    }

    @Test
    void classes_and_text_come_from_the_specification() {
        DatasetSpec spec = SPEC.withLabel(Direction.three(5)).withDays(TestBars.START, TestBars.START + 90);
        assertThat(spec.target()).isEqualTo(new Target("direction3_5d", List.of("SELL", "HOLD", "BUY")));
        assertThat(spec.text())
                .isEqualTo("features=tiny (2 columns), target=direction3_5d, from=2010-01-04, to=2010-04-04");
    }

    @Test
    void too_few_rows_are_refused_with_the_reasons() {
        BarSeries young = TestBars.random("YY", 1, 10);
        assertThatThrownBy(() -> builder().build(SPEC, List.of(young.instrument()), i -> young))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 are needed, 1 instrument(s) gave 0")
                .hasMessageContaining("NOT_SETTLED=6, NOT_KNOWN_YET=4");
    }

    @Test
    void no_instrument_and_one_twice_are_refused() {
        BarSeries one = TestBars.random("AA", 1, 50);
        assertThatThrownBy(() -> builder().build(SPEC, List.of(), i -> one)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> builder().build(SPEC, List.of(one.instrument(), one.instrument()), i -> one))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("SIM:AA twice");
    }

    @Test
    void a_label_that_is_known_on_the_day_of_the_decision_stops_everything() {
        BarSeries one = TestBars.random("AA", 1, 50);
        assertThatThrownBy(() -> builder().build(SPEC.withLabel(new Cheat(0)), List.of(one.instrument()), i -> one))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is known too early");
    }

    /** A label that enters on a bar it must not. */
    private record Cheat(int entryAfter) implements Label {
        @Override
        public String name() {
            return "cheat";
        }

        @Override
        public int horizon() {
            return 1;
        }

        @Override
        public LabelColumn compute(BarSeries bars) {
            LabelColumn honest = ForwardReturn.of(1).compute(bars);
            for (int row = 0; row < bars.size(); row++) {
                honest.entryDay()[row] = bars.days()[row] + entryAfter;
            }
            return honest;
        }
    }

    @Test
    void a_matrix_in_many_segments_reads_as_it_was_written() {
        for (long memory : new long[] {0, 1 << 20}) {
            List<FeatureInfo> columns = TinyFeatures.ALL.columns();
            try (ScratchMatrix matrix = ScratchMatrix.of(1000, columns, new Scratch(folder, memory), 100)) {
                for (int row = 0; row < 1000; row++) {
                    matrix.putRow(row, new float[] {row, -row, row / 2f});
                }
                matrix.put(517, 1, 42);
                FeatureRows read = matrix;
                assertThat(read.rowMajor()).hasSize(3000);
                assertThat(read.get(999, 2)).isEqualTo(499.5f);
                assertThat(read.get(517, 1)).isEqualTo(42);
                assertThat(read.get(516, 1)).isEqualTo(-516);
            }
        }
    }

    @Test
    void rows_of_a_listing_that_ended_learn_what_holders_got_but_not_before_it_ended() {
        Map<Instrument, BarSeries> market = market();
        Instrument ended = List.copyOf(market.keySet()).get(0);
        BarSeries bars = bars(market, ended);
        int last = bars.days()[119];
        market.put(ended, bars.withDelisting(new Delisting(last + 3, -1)));
        try (BuiltDataset before = build(SPEC, market());
                BuiltDataset after = build(SPEC, market);
                BuiltDataset unaware = build(SPEC.withDays(Integer.MIN_VALUE, last + 2), market);
                BuiltDataset aware = build(SPEC.withDays(Integer.MIN_VALUE, last + 3), market)) {
            // Rows 114..118 enter before the end and leave with it; nobody can enter after row 119.
            assertThat(after.dataset().size()).isEqualTo(before.dataset().size() + 5);
            assertThat(Arrays.stream(after.dataset().rows().outcome()).filter(o -> o == -1))
                    .hasSize(5);
            Dataset.Rows rows = after.dataset().rows();
            for (int row = 0; row < after.dataset().size(); row++) {
                assertThat(rows.outcome()[row] == -1).isEqualTo(rows.knownDay()[row] == last + 3);
            }
            assertThat(unaware.dataset().rows().outcome()).doesNotContain(-1);
            assertThat(aware.dataset().rows().outcome()).contains(-1);
        }
    }

    @Test
    void rows_without_a_label_are_parted_by_instrument_as_one_by_one() {
        try (BuiltDataset built = build(SPEC, market())) {
            LiveRows all = built.unlabelled();
            assertThat(all.byInstrument().keySet()).containsExactlyInAnyOrderElementsOf(market().keySet());
            all.byInstrument()
                    .forEach((who, rows) ->
                            assertThat(rows.hash()).isEqualTo(all.only(who).hash()));
            assertThat(all.byInstrument().values().stream()
                            .mapToInt(LiveRows::size)
                            .sum())
                    .isEqualTo(all.size())
                    .isPositive();
        }
    }
}
