package io.assay.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.feature.FeatureTable;
import io.assay.feature.cross.Rank;
import io.assay.feature.market.MarketState;
import io.assay.label.ForwardReturn;
import io.assay.label.TestBars;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Universe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Datasets whose rows read the other stocks of their market. */
class MarketColumnsTest {
    private static final Map<Instrument, BarSeries> MARKET = market();
    private static final List<Instrument> STOCKS = List.copyOf(MARKET.keySet());
    private static final MarketState STATE = MarketState.of(Universe.ofToday("universe", STOCKS));
    private static final DatasetSpec PLAIN =
            DatasetSpec.of(TinyFeatures.FREE, ForwardReturn.of(5)).withMarket(STATE);
    private static final DatasetSpec RANKED = PLAIN.withTransforms(List.of(new Rank()));

    @TempDir
    private Path folder;

    private static Map<Instrument, BarSeries> market() {
        Map<Instrument, BarSeries> market = new TreeMap<>();
        for (BarSeries bars : List.of(
                TestBars.random("AA", 1, 420),
                TestBars.random("BB", 2, 400).withHoles(new int[] {30}),
                TestBars.random("CC", 3, 380),
                TestBars.random("DD", 4, 420))) {
            market.put(bars.instrument(), bars);
        }
        return market;
    }

    private static BarSeries bars(Map<Instrument, BarSeries> market, Instrument instrument) {
        BarSeries bars = market.get(instrument);
        assertThat(bars).isNotNull();
        return bars;
    }

    private BuiltDataset build(DatasetSpec spec, Map<Instrument, BarSeries> market, int threads) {
        return DatasetBuilder.of(new Parallel(threads), Scratch.in(folder))
                .build(spec, List.copyOf(market.keySet()), i -> bars(market, i));
    }

    private static int day(int bar) {
        return bars(MARKET, STOCKS.get(0)).days()[bar];
    }

    /** The rows whose targets are known by a day. */
    private static Dataset knownBy(Dataset rows, int day) {
        int[] known = rows.rows().knownDay();
        return rows.select(
                IntStream.range(0, rows.size()).filter(r -> known[r] <= day).toArray());
    }

    @Test
    void they_are_those_of_the_market_on_the_day_of_the_row() {
        Map<Instrument, FeatureTable> tables = new TreeMap<>();
        STATE.compute(List.copyOf(MARKET.values())).forEach(t -> tables.put(t.instrument(), t));
        try (BuiltDataset built = build(PLAIN, MARKET, 2)) {
            Dataset rows = built.dataset();
            assertThat(rows.features().columns())
                    .extracting("name")
                    .containsExactly(
                            "ret_1",
                            "rel_3",
                            "market_ret_1",
                            "market_ret_20",
                            "breadth_50",
                            "beta_252",
                            "rel_strength_60");
            assertThat(rows.size()).isGreaterThan(300);
            for (int row = 0; row < rows.size(); row++) {
                Instrument whose = rows.instruments().get(rows.rows().instrument()[row]);
                FeatureTable table = Objects.requireNonNull(tables.get(whose));
                assertThat(table).isNotNull();
                int bar = bars(MARKET, whose).rowOf(rows.rows().decisionDay()[row]);
                for (int c = 0; c < 5; c++) {
                    assertThat(rows.features().get(row, 2 + c)).isEqualTo(table.get(bar, c));
                    assertThat(rows.features().get(row, 2 + c)).isFinite();
                }
            }
        }
    }

    @Test
    void a_dataset_that_ends_on_a_day_holds_what_was_known_by_then_of_the_one_that_goes_on() {
        for (DatasetSpec spec : List.of(PLAIN, RANKED)) {
            try (BuiltDataset whole = build(spec, MARKET, 1)) {
                for (int bar = 300; bar < 420; bar += 37) {
                    int to = day(bar);
                    try (BuiltDataset part = build(spec.withDays(Integer.MIN_VALUE, to), MARKET, 1)) {
                        Dataset known = knownBy(whole.dataset(), to);
                        assertThat(known.size()).isPositive();
                        assertThat(part.dataset().hash()).isEqualTo(known.hash());
                    }
                }
            }
        }
    }

    @Test
    void later_bars_of_any_stock_move_no_earlier_row_and_earlier_ones_move_the_rows_of_others() {
        int from = day(340);
        for (DatasetSpec spec : List.of(PLAIN, RANKED)) {
            try (BuiltDataset whole = build(spec, MARKET, 1)) {
                Dataset before = knownBy(whole.dataset(), from - 1);
                for (Instrument stock : STOCKS) {
                    Map<Instrument, BarSeries> other = new TreeMap<>(MARKET);
                    BarSeries bars = bars(MARKET, stock);
                    int row = (int)
                            Arrays.stream(bars.days()).filter(d -> d < from).count();
                    other.put(stock, TestBars.scaled(bars, row, bars.size(), 3));
                    try (BuiltDataset moved = build(spec, other, 1)) {
                        assertThat(knownBy(moved.dataset(), from - 1).hash()).isEqualTo(before.hash());
                        assertThat(moved.dataset().hash())
                                .isNotEqualTo(whole.dataset().hash());
                    }
                }
            }
        }
        Map<Instrument, BarSeries> other = new TreeMap<>(MARKET);
        BarSeries bars = bars(MARKET, STOCKS.get(3));
        other.put(STOCKS.get(3), TestBars.scaled(bars, 325, bars.size(), 3));
        try (BuiltDataset whole = build(PLAIN, MARKET, 1);
                BuiltDataset moved = build(PLAIN, other, 1)) {
            assertThat(ofFirst(moved.dataset(), from)).isNotEqualTo(ofFirst(whole.dataset(), from));
        }
    }

    private static String ofFirst(Dataset rows, int before) {
        Dataset first = rows.byInstrument().get(0);
        assertThat(first.instruments()).containsExactly(STOCKS.get(0));
        return knownBy(first, before - 1).hash();
    }

    @Test
    void threads_and_the_order_of_stocks_change_nothing() {
        try (BuiltDataset one = build(RANKED, MARKET, 1);
                BuiltDataset two = build(RANKED, MARKET, 2);
                BuiltDataset turned = DatasetBuilder.of(new Parallel(2), Scratch.in(folder))
                        .build(
                                RANKED,
                                List.of(STOCKS.get(2), STOCKS.get(0), STOCKS.get(3), STOCKS.get(1)),
                                i -> bars(MARKET, i))) {
            assertThat(two.dataset().hash()).isEqualTo(one.dataset().hash());
            assertThat(turned.dataset().hash()).isEqualTo(one.dataset().hash());
        }
    }

    @Test
    void the_row_of_today_has_the_same_bits_as_the_last_row_of_a_dataset() {
        LiveRows live =
                DatasetBuilder.of(new Parallel(1), Scratch.in(folder)).latest(RANKED, STOCKS, i -> bars(MARKET, i));
        try (BuiltDataset built = build(RANKED, MARKET, 1)) {
            LiveRows open = built.live();
            int found = 0;
            for (int row = 0; row < live.size(); row++) {
                for (int other = 0; other < open.size(); other++) {
                    if (open.day()[other] == live.day()[row] && open.instrument()[other] == live.instrument()[row]) {
                        found++;
                        for (int c = 0; c < live.features().columns().size(); c++) {
                            assertThat(live.features().get(row, c))
                                    .isEqualTo((Float) open.features().get(other, c));
                        }
                    }
                }
            }
            assertThat(found).isEqualTo(live.size()).isEqualTo(4);
        }
    }

    @Test
    void rows_by_instrument_are_all_rows_once_and_the_selection_leaves_the_whole_alone() {
        try (BuiltDataset built = build(PLAIN, MARKET, 1)) {
            String before = built.dataset().hash();
            List<Dataset> parts = built.dataset().byInstrument();
            assertThat(parts.stream().map(p -> p.instruments().get(0))).containsExactlyElementsOf(STOCKS);
            assertThat(parts.stream().mapToInt(Dataset::size).sum())
                    .isEqualTo(built.dataset().size());
            for (Dataset part : parts) {
                assertThat(part.rows().instrument()).containsOnly(0);
                int number = STOCKS.indexOf(part.instruments().get(0));
                int[] at = IntStream.range(0, built.dataset().size())
                        .filter(r -> built.dataset().rows().instrument()[r] == number)
                        .toArray();
                Dataset mine = built.dataset().select(at);
                assertThat(part.rows().target()).isEqualTo(mine.rows().target());
                assertThat(part.rows().decisionDay()).isEqualTo(mine.rows().decisionDay());
                assertThat(part.features().get(0, 3))
                        .isEqualTo((Float) mine.features().get(0, 3));
            }
            assertThat(built.dataset().hash()).isEqualTo(before);
        }
    }
}
