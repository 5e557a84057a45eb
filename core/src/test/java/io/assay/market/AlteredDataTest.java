package io.assay.market;

import java.util.Arrays;
import java.util.List;

import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Split repairs and changes of symbols, applied on reading. */
class AlteredDataTest {
    private static final Instrument A = new Instrument("US", "A");
    private static final SimulatedMarket MARKET =
            SimulatedMarket.of(SimulationSpec.defaults().withSymbols(3).withSessions(600));
    private static final List<Instrument> STOCKS =
            MARKET.listings().stream().map(Listing::instrument).toList();
    private static final int[] DAYS = MARKET.bars(STOCKS.get(0)).days();

    private static BarSeries bars(PriceBasis basis, double... closes) {
        int[] days = {10, 20, 30, 40};
        double[] volume = {100, 100, 200, 200};
        return BarSeries.of(A, basis, days, new BarSeries.Columns(closes, closes, closes, closes, closes, volume));
    }

    private static final SplitRepair HALVES = new SplitRepair(A, 30, 2, true, 40, 20);

    @Test
    void a_repair_divides_prices_before_the_day_and_multiplies_volumes() {
        BarSeries repaired = HALVES.apply(bars(PriceBasis.SPLIT_ADJUSTED, 42, 40, 20, 21));
        assertThat(repaired.close()).containsExactly(21, 20, 20, 21);
        assertThat(repaired.adjustedClose()).containsExactly(21, 20, 20, 21);
        assertThat(repaired.volume()).containsExactly(200, 200, 200, 200);
        BarSeries kept =
                new SplitRepair(A, 30, 2, false, 40, 20).apply(bars(PriceBasis.SPLIT_ADJUSTED, 42, 40, 20, 21));
        assertThat(kept.adjustedClose()).containsExactly(42, 40, 20, 21);
    }

    @Test
    void raw_prices_stay_and_the_split_becomes_an_action() {
        BarSeries raw = bars(PriceBasis.RAW, 42, 40, 20, 21);
        assertThat(HALVES.apply(raw).close()).containsExactly(42, 40, 20, 21);
        assertThat(HALVES.apply(raw).adjustedClose()).containsExactly(21, 20, 20, 21);
        MarketData repaired = RepairedData.of(new TestMarket(raw, List.of(), List.of()), List.of(HALVES));
        assertThat(repaired.actions(A)).containsExactly(HALVES.action());
        CorporateAction told = new CorporateAction(A, 32, Kind.SPLIT, 2);
        MarketData known = RepairedData.of(new TestMarket(raw, List.of(told), List.of()), List.of(HALVES));
        assertThat(known.actions(A)).as("it is recorded already").containsExactly(HALVES.action());
    }

    @Test
    void as_traded_prices_are_multiplied_by_what_a_repair_divided_by_whatever_is_recorded() {
        List<CorporateAction> told = List.of(new CorporateAction(A, 27, Kind.SPLIT, 3));
        List<ImportNotes> all = List.of(ImportNotes.clean("a", ImportNotes.ALL_ACTIONS, 4));
        MarketData recorded = new TestMarket(bars(PriceBasis.SPLIT_ADJUSTED, 42, 40, 20, 21), told, all);
        MarketData repaired = RepairedData.of(recorded, List.of(HALVES));
        assertThat(repaired.asTraded(A).orElseThrow().bars().close()).containsExactly(42, 40, 20, 21);
    }

    @Test
    void bars_that_were_replaced_are_not_adjusted_twice() {
        assertThatThrownBy(() -> HALVES.apply(bars(PriceBasis.SPLIT_ADJUSTED, 21, 20, 20, 21)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the bars have been replaced")
                .hasMessageContaining("assay data repair US:A --undo");
        BarSeries earlier = bars(PriceBasis.SPLIT_ADJUSTED, 42, 40, 20, 21).until(20);
        assertThat(HALVES.apply(earlier)).as("as of a day before it").isSameAs(earlier);
    }

    @Test
    void no_repairs_are_the_data_themselves_and_some_change_the_hash() {
        MarketData recorded = new TestMarket(bars(PriceBasis.SPLIT_ADJUSTED, 42, 40, 20, 21), List.of(), List.of());
        assertThat(RepairedData.of(recorded, List.of())).isSameAs(recorded);
        MarketData repaired = RepairedData.of(recorded, List.of(HALVES));
        assertThat(repaired.contentHash()).isNotEqualTo(recorded.contentHash());
        assertThat(repaired.until(20).bars(A).close()).containsExactly(21, 20);
    }

    @Test
    void a_listing_goes_on_under_its_new_symbol_and_the_days_before_know_the_old_one_only() {
        Instrument old = STOCKS.get(0);
        Instrument now = STOCKS.get(1);
        MarketData renamed = RenamedData.of(MARKET, List.of(new SymbolChange(old, now, DAYS[300])));
        BarSeries joined = renamed.bars(now);
        assertThat(joined.size()).isEqualTo(600);
        assertThat(Arrays.copyOf(joined.close(), 300))
                .containsExactly(Arrays.copyOf(MARKET.bars(old).close(), 300));
        assertThat(joined.close()[300]).isEqualTo(MARKET.bars(now).close()[300]);
        assertThat(renamed.listings()).extracting(Listing::instrument).containsExactly(now, STOCKS.get(2));
        assertThatThrownBy(() -> renamed.bars(old))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is called " + now + " since ");

        MarketData before = renamed.until(DAYS[299]);
        assertThat(before.listings()).extracting(Listing::instrument).containsExactly(old, STOCKS.get(2));
        assertThat(before.bars(old).hash())
                .isEqualTo(MARKET.bars(old).until(DAYS[299]).hash());
        assertThatThrownBy(() -> before.bars(now)).isInstanceOf(UsageException.class);
        assertThat(renamed.until(DAYS[300]).listings())
                .extracting(Listing::instrument)
                .containsExactly(now, STOCKS.get(2));
        assertThat(renamed.until(DAYS[400]).until(DAYS[299]).listings())
                .as("cut twice")
                .extracting(Listing::instrument)
                .containsExactly(old, STOCKS.get(2));
        assertThat(renamed.asTraded(now)).isPresent();
        assertThat(renamed.contentHash()).isNotEqualTo(MARKET.contentHash());
    }

    @Test
    void changes_follow_each_other_and_a_symbol_nobody_has_bars_of_can_be_the_new_one() {
        Instrument last = new Instrument("SIM", "NEW");
        MarketData renamed = RenamedData.of(
                MARKET,
                List.of(
                        new SymbolChange(STOCKS.get(1), last, DAYS[500]),
                        new SymbolChange(STOCKS.get(0), STOCKS.get(1), DAYS[300])));
        assertThat(renamed.listings()).extracting(Listing::instrument).containsExactly(last, STOCKS.get(2));
        assertThat(renamed.bars(last).size())
                .as("recorded bars go on where the new symbol has none")
                .isEqualTo(600);
        assertThat(renamed.asTraded(last).orElseThrow().bars().size()).isEqualTo(600);
        assertThat(renamed.changes()).extracting(SymbolChange::to).containsExactly(STOCKS.get(1), last);
        assertThat(renamed.bars(last).close()[0])
                .isEqualTo(MARKET.bars(STOCKS.get(0)).close()[0]);
        assertThat(renamed.until(DAYS[299]).listings())
                .extracting(Listing::instrument)
                .containsExactly(STOCKS.get(0), STOCKS.get(2));
        assertThat(renamed.until(DAYS[400]).listings())
                .extracting(Listing::instrument)
                .containsExactly(STOCKS.get(1), STOCKS.get(2));
        assertThatThrownBy(() -> new SymbolChange(A, A, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
