package io.assay.feature.market;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Seed;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureTable;
import io.assay.feature.MarketFeature;
import io.assay.feature.Walks;
import io.assay.market.BarSeries;
import io.assay.market.Series;
import io.assay.market.Universe;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.proof.JoinProof;
import io.assay.proof.MarketProof;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KnownSeriesTest {
    private static final BarSeries BARS = Walks.walk(60, 200);
    private static final int[] DAYS = BARS.days();

    /** January and February, January revised when February comes, and nothing for long. */
    private static Series monthly() {
        return Series.of(
                "CPI (US)",
                true,
                new int[] {DAYS[0], DAYS[0], DAYS[25]},
                new int[] {DAYS[30], DAYS[60], DAYS[60]},
                new double[] {1, 7, 2});
    }

    private static float[] column(MarketFeature feature, BarSeries bars) {
        return feature.compute(List.of(bars)).get(0).column(0);
    }

    @Test
    void each_bar_has_what_was_known_at_its_close_and_old_news_is_none() {
        KnownSeries known = KnownSeries.of(monthly(), FeatureGroup.MACRO, DAYS[160] - DAYS[60]);
        float[] values = column(known, BARS);
        assertThat(Arrays.copyOfRange(values, 0, 30)).containsOnly(Float.NaN);
        assertThat(Arrays.copyOfRange(values, 30, 60)).containsOnly(1);
        assertThat(Arrays.copyOfRange(values, 60, 161)).containsOnly(2);
        assertThat(Arrays.copyOfRange(values, 161, 200)).containsOnly(Float.NaN);
        assertThat(known.columns()).singleElement().satisfies(column -> {
            assertThat(column.name()).isEqualTo("cpi_us_");
            assertThat(column.group()).isEqualTo(FeatureGroup.MACRO);
            assertThat(column.scaleFree()).isTrue();
            assertThat(column.formula()).doesNotContain("revised");
        });
    }

    @Test
    void a_revision_is_not_seen_before_its_release() {
        int[] period = {DAYS[0], DAYS[0]};
        int[] release = {DAYS[30], DAYS[90]};
        Series first = Series.of("X", true, new int[] {DAYS[0]}, new int[] {DAYS[30]}, new double[] {1});
        float[] before = column(KnownSeries.of(first, FeatureGroup.MACRO, 10_000), BARS);
        for (double revised : new double[] {-3, 1e9, Double.NaN}) {
            Series both = Series.of("X", true, period, release, new double[] {1, revised});
            float[] after = column(KnownSeries.of(both, FeatureGroup.MACRO, 10_000), BARS);
            assertThat(Arrays.mismatch(before, after)).isEqualTo(90);
            assertThat(Arrays.copyOfRange(after, 90, 200)).containsOnly((float) revised);
        }
    }

    @Test
    void a_series_that_keeps_no_vintages_says_so() {
        Series revised = Series.of("X", false, new int[] {1}, new int[] {2}, new double[] {3});
        assertThat(KnownSeries.of(revised, FeatureGroup.MACRO, 5)
                        .columns()
                        .get(0)
                        .formula())
                .isEqualTo("last value of X known at the close, for 5 days; as revised later");
        assertThatThrownBy(() -> KnownSeries.of(revised, FeatureGroup.MACRO, -1))
                .hasMessageContaining("maxAge");
    }

    @Test
    void neither_later_bars_nor_later_values_move_a_row() {
        SimulatedMarket market =
                SimulatedMarket.of(SimulationSpec.defaults().withSymbols(3).withSessions(300));
        List<BarSeries> bars = market.listings().stream()
                .map(listing -> market.bars(listing.instrument()).adjusted())
                .toList();
        int[] cuts = {
            bars.get(0).days()[60], bars.get(0).days()[61], bars.get(0).days()[200]
        };
        for (Series series : market.series()) {
            KnownSeries known = KnownSeries.of(series, FeatureGroup.MACRO, 60);
            assertThat(MarketProof.of(known, bars, cuts, Seed.of(3))).isEmpty();
            assertThat(JoinProof.of("known", (s, day) -> upTo(s, bars.get(0), day), series, cuts, Seed.of(4)))
                    .isEmpty();
            assertThat(JoinProof.of("peeking", (s, day) -> upTo(s, bars.get(0), day + 40), series, cuts, Seed.of(4)))
                    .isNotEmpty();
        }
    }

    private static double upTo(Series series, BarSeries bars, int day) {
        int rows = bars.between(Integer.MIN_VALUE, day).size();
        return Arrays.hashCode(Arrays.copyOf(column(KnownSeries.of(series, FeatureGroup.MACRO, 60), bars), rows));
    }

    @Test
    void several_features_of_the_market_stand_side_by_side() {
        List<BarSeries> bars = List.of(Walks.walk(61, 320), Walks.walk(62, 300));
        MarketFeature state = MarketState.of(
                Universe.ofToday("all", bars.stream().map(BarSeries::instrument).toList()));
        KnownSeries series = KnownSeries.of(monthly(), FeatureGroup.SENTIMENT, 10_000);
        Together both = Together.of(List.of(series, state));
        assertThat(both.columns())
                .hasSize(6)
                .startsWith(series.columns().get(0))
                .endsWith(state.columns().get(4));
        for (int i = 0; i < bars.size(); i++) {
            FeatureTable table = both.compute(bars).get(i);
            FeatureTable alone = state.compute(bars).get(i);
            assertThat(table.instrument()).isEqualTo(bars.get(i).instrument());
            assertThat(table.column(0)).isEqualTo(series.compute(bars).get(i).column(0));
            for (int c = 0; c < 5; c++) {
                assertThat(table.column(c + 1)).isEqualTo(alone.column(c));
            }
            assertThat(table.restarts()).isEqualTo(alone.restarts());
        }
        assertThatThrownBy(() -> Together.of(List.of(series, series))).hasMessageContaining("distinct columns");
        assertThatThrownBy(() -> Together.of(List.of())).hasMessageContaining("at least one");
    }

    @Test
    void features_that_restart_keep_their_restarts_together() {
        BarSeries broken = BARS.withHoles(new int[] {100});
        MarketFeature state = MarketState.of(Universe.ofToday("all", List.of(broken.instrument())));
        KnownSeries series = KnownSeries.of(monthly(), FeatureGroup.SENTIMENT, 10_000);
        assertThat(state.compute(List.of(broken)).get(0).restarts()).isNotEmpty();
        assertThat(Together.of(List.of(series, state))
                        .compute(List.of(broken))
                        .get(0)
                        .restarts())
                .isEqualTo(state.compute(List.of(broken)).get(0).restarts());
    }
}
