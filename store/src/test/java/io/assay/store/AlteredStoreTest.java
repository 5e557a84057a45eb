package io.assay.store;

import java.util.List;

import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.market.AsTradedPrices;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction;
import io.assay.market.CorporateAction.Kind;
import io.assay.market.ImportNotes;
import io.assay.market.Instrument;
import io.assay.market.Market;
import io.assay.market.SplitRepair;
import io.assay.market.SymbolChange;
import org.junit.jupiter.api.Test;

import static io.assay.store.Samples.START;
import static io.assay.store.Samples.bars;
import static io.assay.store.Samples.series;
import static io.assay.store.Samples.us;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Repairs and changes of symbols of one listing together. */
class AlteredStoreTest extends WorkspaceTest {
    private static final Instrument BBB = us("BBB");
    private static final SymbolChange CHANGE = new SymbolChange(AAA, BBB, START + 50);
    private static final Alterations.Author ANN = new Alterations.Author("ann", "2020-01-01T00:00:00Z", "test");

    private static SplitRepair split(Instrument instrument, BarSeries bars, int row) {
        return new SplitRepair(instrument, bars.days()[row], 2, true, bars.close()[row - 1], bars.close()[row]);
    }

    @Test
    void a_repair_under_the_new_symbol_of_days_before_the_change_is_one_of_the_old_symbol() {
        BarSeries old = bars(AAA, 0, 50);
        keep(series(old), series("BBB", 50, 90));
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            store.rename(CHANGE, "told", ANN);
            String before = store.bars(BBB).hash();
            store.repair(split(BBB, store.bars(BBB), 20), "seen", ANN);
            assertThat(store.alterations().repairs(AAA)).hasSize(1);
            assertThat(store.listings()).hasSize(1);
            assertThat(store.bars(BBB).close()[19]).isEqualTo(old.close()[19] / 2);
            assertThat(store.bars(BBB).close()[20]).isEqualTo(old.close()[20]);
            store.undoRepairs(BBB, ANN);
            assertThat(store.bars(BBB).hash()).isEqualTo(before);
        }
        assertThat(MarketStore.open(workspace).listings()).hasSize(1);
    }

    @Test
    void a_repair_that_no_bars_can_hold_is_refused_before_anything_is_written() {
        keep(series("AAA", 0, 50), series("BBB", 50, 90));
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            store.rename(CHANGE, "told", ANN);
            SplitRepair between = split(BBB, store.bars(BBB), 50);
            assertThatThrownBy(() -> store.repair(between, "seen", ANN))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("lies between the prices recorded as US:AAA and its own");
            SplitRepair other = new SplitRepair(BBB, START + 20, 2, true, 1, 7);
            assertThatThrownBy(() -> store.repair(other, "seen", ANN)).isInstanceOf(DataException.class);
            assertThat(store.alterations().entries()).hasSize(1);
            assertThat(store.listings()).hasSize(1);
        }
    }

    private static IncomingSeries told(Instrument instrument, int from, int to, List<CorporateAction> actions) {
        ImportNotes notes = ImportNotes.clean(instrument.symbol(), ImportNotes.CHART, to - from);
        return new IncomingSeries(bars(instrument, from, to), Market.US, Market.US.currency(), notes, actions);
    }

    @Test
    void prices_as_traded_of_both_parts_are_taken_back_by_their_own_records() {
        CorporateAction early = new CorporateAction(AAA, START + 10, Kind.SPLIT, 3);
        CorporateAction late = new CorporateAction(BBB, START + 70, Kind.SPLIT, 20);
        keep(told(AAA, 0, 50, List.of(early)), told(BBB, 50, 90, List.of(late)));
        try (MarketStore store = MarketStore.openForWriting(workspace)) {
            store.rename(CHANGE, "told", ANN);
            AsTradedPrices traded = store.asTraded(BBB).orElseThrow();
            double[] close = store.bars(BBB).close();
            double[] times = {3, 1, 1, 20, 1};
            int[] rows = {0, 10, 49, 50, 70};
            for (int i = 0; i < rows.length; i++) {
                assertThat(traded.bars().close()[rows[i]]).isEqualTo(close[rows[i]] * times[i]);
            }
            assertThat(traded.sharesSince(START, START + 89)).isEqualTo(60);
            assertThat(store.until(START + 30)
                            .asTraded(AAA)
                            .orElseThrow()
                            .bars()
                            .close()[20])
                    .isEqualTo(close[20]);
        }
    }
}
