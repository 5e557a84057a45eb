package io.assay.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.dataset.DatasetSpec;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.StudyMarket.Counter;
import io.assay.experiment.study.StudySpec;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.Universe;
import io.assay.market.simulate.SimulatedMarket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UniverseRowsTest {
    private static final SimulatedMarket MARKET = StudyMarket.of(4, 0);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final StudySpec SPEC = StudyMarket.spec(new Counter());
    private static final int TO = Days.of(2006, 1, 31);

    @TempDir
    Path workspace;

    private UniverseRows rows(MarketData data, List<Instrument> universe) {
        return UniverseRows.of(SPEC.label(), StudyMarket.wiring(workspace, data, 2), universe);
    }

    private static DatasetSpec spec(UniverseRows rows) {
        return ModelRows.ofUniverse(rows.label(), rows.instruments(), false);
    }

    private static String hash(UniverseRows rows) {
        try (BuiltDataset built = rows.build(spec(rows), TO)) {
            return built.dataset().hash();
        }
    }

    /** Every column of some bars at the close before: nobody traded at such opens. */
    private static BarSeries untraded(BarSeries bars) {
        double[] open = bars.close().clone();
        double[] high = bars.high().clone();
        double[] low = bars.low().clone();
        for (int row = 1; row < open.length; row++) {
            open[row] = bars.close()[row - 1];
            high[row] = Math.max(high[row], open[row]);
            low[row] = Math.min(low[row], open[row]);
        }
        return BarSeries.of(
                bars.instrument(),
                bars.basis(),
                bars.days(),
                new BarSeries.Columns(open, high, low, bars.close(), bars.adjustedClose(), bars.volume()));
    }

    /** Too few bars to be trained on. */
    private static BarSeries stump(BarSeries bars) {
        return bars.between(Days.of(2005, 3, 1), Days.of(2005, 9, 30));
    }

    @Test
    void whoever_the_audit_blocks_is_left_out_of_the_market_of_all_others_too() {
        Instrument blocked = STOCKS.get(2);
        MarketData data = new Altered(MARKET, b -> b.instrument().equals(blocked) ? stump(b) : b, "blocked");
        List<Instrument> rest = STOCKS.stream().filter(i -> !i.equals(blocked)).toList();
        UniverseRows universe = rows(data, STOCKS);
        assertThat(universe.instruments()).isEqualTo(rest);
        assertThat(universe.leftOut()).containsOnlyKeys(blocked.toString());
        assertThat(universe.leftOut().get(blocked.toString())).isNotBlank();
        assertThat(hash(universe)).isEqualTo(hash(rows(MARKET, rest)));
        assertThat(hash(universe)).isNotEqualTo(hash(rows(MARKET, STOCKS)));
        assertThatThrownBy(() -> universe.source(blocked)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_stock_whose_delisting_is_recorded_with_an_impossible_return_is_left_out_alone() {
        Instrument wrong = STOCKS.get(2);
        int[] days = MARKET.bars(wrong).days();
        MarketData data = new Altered(MARKET, b -> b, "wrong")
                .with(new CorporateAction(wrong, days[days.length - 1], CorporateAction.Kind.DELISTING, -1.5));
        UniverseRows universe = rows(data, STOCKS);
        assertThat(universe.instruments()).hasSize(3).doesNotContain(wrong);
        assertThat(universe.leftOut().get(wrong.toString())).contains("impossible-delisting", "a return of -1.5");
    }

    @Test
    void the_order_of_the_universe_does_not_count() {
        List<Instrument> turned = List.of(STOCKS.get(3), STOCKS.get(1), STOCKS.get(0), STOCKS.get(2));
        assertThat(hash(rows(MARKET, turned))).isEqualTo(hash(rows(MARKET, STOCKS)));
    }

    @Test
    void if_nobody_is_left_it_says_why() {
        MarketData data = new Altered(MARKET, UniverseRowsTest::stump, "blocked");
        assertThatThrownBy(() -> rows(data, STOCKS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not one of 4 symbols may be trained on")
                .hasMessageContaining("too-short");
    }

    @Test
    void stocks_whose_opens_were_not_traded_at_are_judged_at_the_close_and_the_card_says_so() {
        Instrument stock = STOCKS.get(1);
        MarketData data = new Altered(MARKET, b -> b.instrument().equals(stock) ? untraded(b) : b, "untraded");
        UniverseRows universe = rows(data, STOCKS);
        assertThat(universe.label().untraded()).containsExactly(stock);
        assertThat(universe.label().of(stock)).isEqualTo(SPEC.label().atClose());
        assertThat(universe.source(stock).warnings()).anyMatch(w -> w.contains("at the close"));
        assertThat(universe.source(STOCKS.get(0)).warnings()).noneMatch(w -> w.contains("at the close"));
        try (BuiltDataset built = universe.build(spec(universe), TO)) {
            Map<String, Dataset> parts = new TreeMap<>();
            built.dataset()
                    .byInstrument()
                    .forEach(p -> parts.put(p.instruments().get(0).toString(), p));
            for (Instrument i : STOCKS) {
                Dataset part = parts.getOrDefault(i.toString(), built.dataset());
                BarSeries bars = data.bars(i).adjusted();
                for (int row = 0; row < part.size(); row++) {
                    int entry = bars.rowOf(part.rows().entryDay()[row]);
                    int exit = bars.rowOf(part.rows().exitDay()[row]);
                    double[] price = i.equals(stock) ? bars.close() : bars.open();
                    assertThat(part.rows().outcome()[row])
                            .isEqualTo(price[exit] / price[entry] - 1, org.assertj.core.data.Offset.offset(1e-9));
                }
            }
        }
    }

    @Test
    void no_bar_behind_the_last_day_takes_part() {
        MarketData moved = new Altered(MARKET, b -> StudyMarket.moved(b, TO + 1), "moved");
        MarketData earlier = new Altered(MARKET, b -> StudyMarket.moved(b, TO - 5), "earlier");
        assertThat(hash(rows(moved, STOCKS))).isEqualTo(hash(rows(MARKET, STOCKS)));
        assertThat(hash(rows(earlier, STOCKS))).isNotEqualTo(hash(rows(MARKET, STOCKS)));
    }

    @Test
    void all_sources_together_are_one_and_simulated_bars_are_called_so() {
        UniverseRows universe = rows(MARKET, STOCKS);
        Source together = universe.together();
        assertThat(together.simulated()).isTrue();
        assertThat(together.warnings()).anyMatch(w -> w.contains("simulated"));
        assertThat(together.warnings()).anyMatch(w -> w.contains("survivorship"));
        assertThat(together.hash())
                .isNotEqualTo(rows(MARKET, STOCKS.subList(0, 3)).together().hash());
        assertThat(universe.firstDay()).isEqualTo(MARKET.bars(STOCKS.get(0)).days()[0]);
    }

    @Test
    void dated_spells_bound_the_rows_and_change_what_is_said_of_survivorship() {
        int left = Days.of(2004, 6, 30);
        Universe spells = new Universe(
                "index",
                List.of(
                        new Universe.Member(STOCKS.get(0), Integer.MIN_VALUE, left),
                        new Universe.Member(STOCKS.get(1), left, Integer.MAX_VALUE),
                        new Universe.Member(STOCKS.get(2), Integer.MIN_VALUE, Integer.MAX_VALUE)),
                false,
                7);
        UniverseRows rows = rows(MARKET.within(spells), STOCKS.subList(0, 3));
        assertThat(rows.together().warnings())
                .contains("Stocks count on the days on which they belonged to the universe 'index'; 7 of its 10"
                        + " members have no bars: survivorship remains.")
                .noneMatch(w -> w.contains("before the data was gathered"));
        assertThat(rows.source(STOCKS.get(0)).warnings()).anyMatch(w -> w.contains("7 of its 10"));
        assertThat(rows.text()).contains("on their days in index (");
        assertThat(rows.universe().members()).hasSize(3);
        try (BuiltDataset built = rows.build(spec(rows), TO)) {
            Dataset all = built.dataset();
            for (int row = 0; row < all.size(); row++) {
                Instrument whose = all.instruments().get(all.rows().instrument()[row]);
                assertThat(spells.contains(whose, all.rows().decisionDay()[row]))
                        .isTrue();
            }
        }
        assertThat(hash(rows)).isNotEqualTo(hash(rows(MARKET, STOCKS.subList(0, 3))));
        assertThat(MARKET.within(spells).contentHash()).isNotEqualTo(MARKET.contentHash());
    }
}
