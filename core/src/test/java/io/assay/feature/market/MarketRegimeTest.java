package io.assay.feature.market;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.feature.FeatureTable;
import io.assay.feature.Walks;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.PriceBasis;
import io.assay.market.Series;
import io.assay.market.Universe;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MarketRegimeTest {
    private static final RegimeRule SHORT = new RegimeRule(2, 4, 3, 0.20, 0.25);
    private static final BarSeries WALK = Walks.walk(77, 600);

    /** Closes that move by the same share each day, up and down by turns. */
    private static double[] path(double drift, double swing, int days) {
        double[] close = new double[days];
        double at = 100;
        for (int day = 0; day < days; day++) {
            close[day] = at;
            at *= 1 + drift + (day % 2 == 0 ? swing : -swing);
        }
        return close;
    }

    private static Regime last(double[] close) {
        List<Optional<Regime>> regimes = RegimeRule.STANDARD.of(close);
        return regimes.get(close.length - 1).orElseThrow();
    }

    @Test
    void the_four_regimes_are_those_of_the_request() {
        // A swing of s by turns has a year's volatility of about s times the root of 252 (16.3 s).
        assertThat(last(path(0.001, 0.005, 300))).isEqualTo(Regime.BULL);
        assertThat(last(path(-0.001, 0.005, 300))).isEqualTo(Regime.BEAR);
        assertThat(last(path(0.001, 0.014, 300))).as("22 %, rising").isEqualTo(Regime.SIDEWAYS);
        assertThat(last(path(-0.001, 0.014, 300))).as("22 %, falling").isEqualTo(Regime.BEAR);
        assertThat(last(path(0.001, 0.02, 300))).isEqualTo(Regime.HIGH_VOLATILITY);
        assertThat(last(path(-0.01, 0.02, 300))).as("a crash").isEqualTo(Regime.HIGH_VOLATILITY);
        double[] flat = new double[300];
        Arrays.fill(flat, 100);
        assertThat(last(flat)).isEqualTo(Regime.SIDEWAYS);
    }

    @Test
    void volatility_is_the_sample_deviation_of_simple_returns_over_a_year() {
        double[] close = {100, 101, 99, 102, 103};
        double[] r = {99.0 / 101 - 1, 102.0 / 99 - 1, 103.0 / 102 - 1};
        double mean = (r[0] + r[1] + r[2]) / 3;
        double year = Math.sqrt(252
                * IntStream.range(0, 3)
                        .mapToDouble(i -> (r[i] - mean) * (r[i] - mean))
                        .sum()
                / 2);
        assertThat(new RegimeRule(2, 4, 3, year - 1e-12, year + 1e-12).of(close).get(4))
                .contains(Regime.SIDEWAYS);
        assertThat(new RegimeRule(2, 4, 3, year + 1e-12, year + 1e-12).of(close).get(4))
                .contains(Regime.BULL);
        assertThat(new RegimeRule(2, 4, 3, year / 2, year - 1e-12).of(close).get(4))
                .contains(Regime.HIGH_VOLATILITY);
    }

    @Test
    void there_is_no_regime_before_the_slow_mean_nor_after_a_gap() {
        double[] close = {1, 2, 3, 4, 5, Double.NaN, 6, 7, 8, 9, 10};
        List<Optional<Regime>> regimes = SHORT.of(close);
        for (int day : new int[] {0, 1, 2, 5, 6, 7, 8}) {
            assertThat(regimes.get(day)).as("day %d", day).isEmpty();
        }
        for (int day : new int[] {3, 4, 9, 10}) {
            assertThat(regimes.get(day)).as("day %d", day).isPresent();
        }
        assertThatThrownBy(() -> new RegimeRule(50, 50, 20, 0.2, 0.25))
                .hasMessageContaining("'slow' must be above fast");
        assertThatThrownBy(() -> new RegimeRule(50, 200, 20, 0.3, 0.25)).hasMessageContaining("'nervous'");
    }

    @Test
    void each_stock_reads_the_regime_of_its_own_market() {
        double[] bull = path(0.001, 0.005, 600);
        Series index = Series.of("^GSPC.CLOSE", true, WALK.days(), WALK.days(), bull);
        List<BarSeries> both = List.of(of("US", "A"), of("NSE", "B"));
        Universe universe = Universe.ofToday(
                "both", both.stream().map(BarSeries::instrument).toList());
        MarketRegime feature = MarketRegime.of(RegimeRule.STANDARD, Map.of("US", index), universe);
        assertThat(feature.columns().stream().map(c -> c.name()))
                .containsExactly("regime_bull", "regime_bear", "regime_high_volatility", "regime_sideways");
        FeatureTable american = feature.compute(both).get(0);
        assertThat(american.column(0)[198]).isNaN();
        for (int row : new int[] {199, 400, 599}) {
            assertThat(american.column(0)[row]).isEqualTo(1);
            assertThat(american.column(2)[row]).isZero();
        }
        // The other market has no published index: its one stock is its index.
        FeatureTable indian = feature.compute(both).get(1);
        List<Optional<Regime>> own = RegimeRule.STANDARD.of(WALK.adjusted().close());
        for (int row : new int[] {250, 400, 599}) {
            String told = own.get(row).orElseThrow().column();
            int column = feature.columns().stream().map(c -> c.name()).toList().indexOf(told);
            assertThat(indian.column(column)[row]).isEqualTo(1);
        }
    }

    private static BarSeries of(String market, String symbol) {
        BarSeries bars = WALK.adjusted();
        return BarSeries.of(
                new Instrument(market, symbol),
                PriceBasis.TOTAL_RETURN,
                bars.days(),
                new BarSeries.Columns(
                        bars.open(), bars.high(), bars.low(), bars.close(), bars.adjustedClose(), bars.volume()));
    }
}
