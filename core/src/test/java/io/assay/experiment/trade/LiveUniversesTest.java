package io.assay.experiment.trade;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.assay.base.DataException;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.Dataset;
import io.assay.dataset.LiveRows;
import io.assay.experiment.ModelRows;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.UniverseRows;
import io.assay.feature.FeatureRows;
import io.assay.label.Direction;
import io.assay.label.Label;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.registry.ModelCard;
import io.assay.registry.PooledCards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LiveUniversesTest {
    private static final SimulatedMarket MARKET = StudyMarket.of(4, 0);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final Label LABEL = Direction.three(5);

    @TempDir
    Path workspace;

    private LiveUniverses live(MarketData data) {
        return new LiveUniverses(StudyMarket.wiring(workspace, data, 2), Auditor.of(data, Thresholds.DEFAULTS));
    }

    private ModelCard card(boolean ranked) {
        return PooledCards.card(LABEL.name(), ranked ? "rsi_14_rank" : "rsi_14", UniverseFile.keep(workspace, STOCKS));
    }

    private BuiltDataset built(boolean ranked) {
        UniverseRows rows = UniverseRows.of(LABEL, StudyMarket.wiring(workspace, MARKET, 1), STOCKS);
        return rows.build(ModelRows.ofUniverse(LABEL, STOCKS, ranked), rows.lastDay());
    }

    private static float[] row(FeatureRows rows, int row) {
        float[] values = new float[rows.columns().size()];
        for (int c = 0; c < values.length; c++) {
            values[c] = rows.get(row, c);
        }
        return values;
    }

    /** On each of several last days the live row of every stock is, bit for bit, the row a later fit learns from. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_live_row_is_the_row_that_training_reads(boolean ranked) {
        int compared = 0;
        try (BuiltDataset built = built(ranked)) {
            Dataset rows = built.dataset();
            for (int back : new int[] {50, 51, 300}) {
                int[] days = MARKET.bars(STOCKS.get(0)).days();
                int day = days[days.length - 1 - back];
                LiveUniverses live = live(MARKET.until(day));
                for (int r = 0; r < rows.size(); r++) {
                    if (rows.rows().decisionDay()[r] == day) {
                        Instrument who = rows.instruments().get(rows.rows().instrument()[r]);
                        LiveRows now = live.row(card(ranked), who);
                        assertThat(now.day()).containsExactly(day);
                        assertThat(now.features().columns())
                                .isEqualTo(rows.features().columns());
                        assertThat(row(now.features(), 0)).containsExactly(row(rows.features(), r));
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(8);
    }

    @Test
    void ranks_are_among_the_stocks_of_the_day() {
        LiveUniverses live = live(MARKET);
        double[] ranks = STOCKS.stream()
                .mapToDouble(i -> {
                    LiveRows row = live.row(card(true), i);
                    return row.features().get(0, 0);
                })
                .sorted()
                .toArray();
        assertThat(ranks[0]).isEqualTo(-0.5);
        assertThat(ranks[3]).isEqualTo(0.5);
        assertThat(Arrays.stream(ranks).sum()).isZero();
    }

    @Test
    void a_universe_of_which_a_stock_is_gone_is_refused_by_its_name_and_looked_at_once() {
        AtomicInteger reads = new AtomicInteger();
        Instrument gone = STOCKS.get(2);
        MarketData data = new Altered(
                MARKET,
                bars -> {
                    reads.incrementAndGet();
                    return bars.instrument().equals(gone) ? stump(bars) : bars;
                },
                "gone");
        LiveUniverses live = live(data);
        ModelCard card = card(true);
        assertThatThrownBy(() -> live.row(card, STOCKS.get(0)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(gone.toString())
                .hasMessageContaining("train update");
        int first = reads.get();
        assertThatThrownBy(() -> live.row(card, STOCKS.get(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(gone.toString());
        assertThat(reads.get()).isEqualTo(first);
    }

    /** Too few bars for the audit to let pass. */
    private static BarSeries stump(BarSeries bars) {
        return bars.rows(bars.size() - 20, bars.size());
    }
}
