package io.assay.signal.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.catalogue.Features;
import io.assay.market.BarSeries;
import io.assay.market.simulate.EventSpec;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class StrategiesTest {
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(1)
            .withSessions(1500)
            .withSeed(Seed.of(7))
            .withEvents(EventSpec.none()));
    private static final BarSeries BARS =
            MARKET.bars(MARKET.listings().get(0).instrument()).adjusted();

    static List<Strategy> all() {
        return Strategies.all();
    }

    private static Strategy named(String name) {
        return Strategies.named(List.of(name)).get(0);
    }

    /** What a strategy says on the given values, each {@code today, before}, by column. */
    private static double said(String name, Map<String, double[]> values) {
        Strategy strategy = named(name);
        double[] today = new double[strategy.columns().size()];
        double[] before = new double[today.length];
        for (int c = 0; c < today.length; c++) {
            double[] both = Objects.requireNonNull(values.get(strategy.columns().get(c)));
            today[c] = both[0];
            before[c] = both[both.length - 1];
        }
        return strategy.conviction(today, before);
    }

    private static double said(String name, String column, double... values) {
        return said(name, Map.of(column, values));
    }

    @Test
    void there_are_ten_with_names_of_their_own() {
        assertThat(all().stream().map(Strategy::name))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(n -> n.matches("[a-z][a-z-]*"));
        assertThatThrownBy(() -> Strategies.named(List.of("momentun")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("momentum");
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_a_strategy_reads_is_settled_when_it_speaks(Strategy strategy) {
        Map<String, FeatureInfo> known = new HashMap<>();
        Features.technical().columns().forEach(info -> known.put(info.name(), info));
        assertThat(known.keySet()).containsAll(strategy.columns());
        // The bar before is read too.
        strategy.columns()
                .forEach(c -> assertThat(Objects.requireNonNull(known.get(c)).settle())
                        .as(c)
                        .isLessThanOrEqualTo(Strategy.LOOK_BACK));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_strategy_takes_both_sides_is_at_least_half_sure_and_says_why(Strategy strategy) {
        FeatureTable table = Features.technical().compute(BARS);
        StrategyRows rows = StrategyRows.of(table);
        double[] said = rows.convictions(strategy);
        assertThat(Arrays.stream(said).filter(s -> s > 0).count()).as("buys").isPositive();
        assertThat(Arrays.stream(said).filter(s -> s < 0).count()).as("sells").isPositive();
        assertThat(Arrays.stream(said).map(Math::abs).filter(s -> s > 0)).allMatch(s -> s >= 0.5 && s <= 1);
        assertThat(Arrays.copyOf(said, Strategy.LOOK_BACK)).containsOnly(0);
        assertThat(rows.reason(strategy, 700))
                .contains(strategy.name(), strategy.columns().get(0));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothing_that_comes_later_changes_what_a_strategy_said(Strategy strategy) {
        double[] whole = StrategyRows.of(Features.technical().compute(BARS)).convictions(strategy);
        for (int cut : new int[] {300, 801, 1200}) {
            BarSeries part = BARS.rows(0, cut);
            double[] said = StrategyRows.of(Features.technical().compute(part)).convictions(strategy);
            assertThat(Arrays.equals(said, Arrays.copyOf(whole, cut))).isTrue();
        }
        double[] wild =
                StrategyRows.of(Features.technical().compute(disturbed(900))).convictions(strategy);
        assertThat(Arrays.equals(Arrays.copyOf(wild, 900), Arrays.copyOf(whole, 900)))
                .isTrue();
    }

    /** Prices and volumes of other sizes from a row on. */
    private static BarSeries disturbed(int from) {
        double[][] columns = {BARS.open(), BARS.high(), BARS.low(), BARS.close(), BARS.volume()};
        for (int c = 0; c < columns.length; c++) {
            columns[c] = columns[c].clone();
            for (int row = from; row < columns[c].length; row++) {
                columns[c][row] *= c == 4 ? 11 : 7;
            }
        }
        BarSeries.Columns all =
                new BarSeries.Columns(columns[0], columns[1], columns[2], columns[3], columns[3], columns[4]);
        return BarSeries.of(BARS.instrument(), BARS.basis(), BARS.days(), all);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_hole_begins_a_new_history(Strategy strategy) {
        BarSeries broken = BARS.withHoles(new int[] {700});
        double[] said = StrategyRows.of(Features.technical().compute(broken)).convictions(strategy);
        assertThat(Arrays.copyOfRange(said, 700, 700 + Strategy.LOOK_BACK)).containsOnly(0);
    }

    @Test
    void momentum_and_reversal_take_opposite_sides() {
        assertThat(said("momentum", "mom_252_21", 0.09)).isZero();
        assertThat(said("momentum", "mom_252_21", 0.10)).isEqualTo(0.5);
        assertThat(said("momentum", "mom_252_21", 0.30)).isCloseTo(0.75, within(1e-12));
        assertThat(said("momentum", "mom_252_21", -0.90)).isEqualTo(-1);
        // A year's volatility of 50.4 % is about 7.1 % a week.
        double year = 0.01 * Math.sqrt(252) * Math.sqrt(5);
        double week = 0.01 * 5;
        Map<String, double[]> fall = Map.of("roc_5", new double[] {-3 * week}, "hv_20", new double[] {year});
        assertThat(said("mean-reversion", fall)).isCloseTo(0.75, within(1e-12));
        Map<String, double[]> rise = Map.of("roc_5", new double[] {2.5 * week}, "hv_20", new double[] {year});
        assertThat(said("mean-reversion", rise)).isCloseTo(-0.625, within(1e-12));
        Map<String, double[]> still = Map.of("roc_5", new double[] {0}, "hv_20", new double[] {0});
        assertThat(said("mean-reversion", still)).isZero();
    }

    @Test
    void crossings_are_of_the_day_on_which_they_happen() {
        Map<String, double[]> up = Map.of("cross_50_200", new double[] {0.01, -0.01}, "adx_14", new double[] {25});
        assertThat(said("trend-cross", up)).isEqualTo(0.75);
        Map<String, double[]> stays = Map.of("cross_50_200", new double[] {0.01, 0.02}, "adx_14", new double[] {25});
        assertThat(said("trend-cross", stays)).isZero();
        Map<String, double[]> macd =
                Map.of("macd_hist_rel", new double[] {-0.001, 0.001}, "macd_rel", new double[] {0.02});
        assertThat(said("macd", macd)).isEqualTo(-1);
        assertThat(said("rsi", "rsi_14", 31, 24)).isEqualTo(0.7);
        assertThat(said("rsi", "rsi_14", 29, 24)).isZero();
        assertThat(said("rsi", "rsi_14", 69, 73)).isEqualTo(-0.6);
        assertThat(said("bollinger", "bb_pctb_20_2", 0.05, -0.125)).isEqualTo(0.75);
        assertThat(said("bollinger", "bb_pctb_20_2", 0.95, 1.25)).isEqualTo(-1);
    }

    @Test
    void breakouts_surges_and_pullbacks_need_all_their_conditions() {
        Map<String, double[]> out = Map.of(
                "res_dist_20", new double[] {0.01}, "sup_dist_20", new double[] {0.2}, "atr_14_rel", new double[] {0.02
                });
        assertThat(said("breakout", out)).isEqualTo(0.75);
        Map<String, double[]> under = Map.of(
                "res_dist_20", new double[] {-0.2}, "sup_dist_20", new double[] {-0.05}, "atr_14_rel", new double[] {
                    0.02
                });
        assertThat(said("breakout", under)).isEqualTo(-1);
        Map<String, double[]> surge = new HashMap<>(
                Map.of("vol_rel_20", new double[] {2.5}, "ret_1", new double[] {-0.05}, "hv_20", new double[] {0.3}));
        assertThat(said("volume-surge", surge)).isEqualTo(-0.75);
        surge.put("ret_1", new double[] {-0.01});
        assertThat(said("volume-surge", surge)).as("a small move").isZero();
        Map<String, double[]> dip = new HashMap<>(Map.of(
                "cross_50_200", new double[] {0.02}, "sma_200_rel", new double[] {0.1}, "rsi_7", new double[] {20}));
        assertThat(said("pullback", dip)).isEqualTo(0.75);
        dip.put("sma_200_rel", new double[] {-0.01});
        assertThat(said("pullback", dip)).as("below the long mean").isZero();
    }

    @Test
    void several_factors_need_a_clear_majority_and_volatility_takes_from_it() {
        Map<String, double[]> values = new HashMap<>();
        values.put("mom_252_21", new double[] {0.30});
        values.put("sma_200_rel", new double[] {0.15});
        values.put("roc_20", new double[] {0});
        values.put("cmf_20", new double[] {0});
        values.put("vol_ratio_5_60", new double[] {0.8});
        assertThat(said("multi-factor", values)).isCloseTo(0.625, within(1e-12));
        values.put("vol_ratio_5_60", new double[] {2});
        assertThat(said("multi-factor", values)).isZero();
        List<Double> sides = new ArrayList<>();
        for (double flow : new double[] {-0.25, 0.25}) {
            values.put("vol_ratio_5_60", new double[] {1});
            values.put("cmf_20", new double[] {flow});
            sides.add(said("multi-factor", values));
        }
        assertThat(sides.get(0)).isZero();
        assertThat(sides.get(1)).isCloseTo(0.5 + 0.5 * 0.35 / 0.4, within(1e-12));
    }
}
