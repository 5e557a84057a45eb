package io.assay.feature.catalogue;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.Walks;
import io.assay.market.BarSeries;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What follows from the formulas of two features together must hold between their columns on any bars. */
class FeatureIdentitiesTest {
    private static final int BARS = 420;

    /** Features read the bars before a row; from here on all of them are there. */
    private static final int FIRST = 280;

    private static final int TRIES = 20;

    /** Columns by name. */
    private record Columns(FeatureTable table) {
        double at(String name, int row) {
            return table.column(table.indexOf(name))[row];
        }

        /** The compound of the daily returns of rows {@code from} to {@code to}, both inclusive. */
        double compound(int from, int to) {
            double product = 1;
            for (int t = from; t <= to; t++) {
                product *= 1 + at("ret_1", t);
            }
            return product - 1;
        }
    }

    private static Columns walk(int seed) {
        return new Columns(Features.technical().compute(Walks.walk(seed, BARS)));
    }

    private static void assertSame(String what, double actual, double expected) {
        assertThat(actual).as(what).isCloseTo(expected, within(2e-5 * Math.max(1, Math.abs(expected))));
    }

    @Property(tries = TRIES)
    void returns_of_many_bars_are_the_compound_of_those_of_one(@ForAll @IntRange(max = 100_000) int seed) {
        Columns c = walk(seed);
        for (int t = FIRST; t < BARS; t += 7) {
            assertSame("logret_1", c.at("logret_1", t), Math.log1p(c.at("ret_1", t)));
            assertSame("gap and day", (1 + c.at("gap", t)) * (1 + c.at("co_ratio", t)) - 1, c.at("ret_1", t));
            for (int n : new int[] {5, 10, 20, 60, 120}) {
                assertSame("roc_" + n, c.at("roc_" + n, t), c.compound(t - n + 1, t));
            }
            assertSame("mom_252_21", c.at("mom_252_21", t), c.compound(t - 251, t - 21));
            assertSame("accel_20", c.at("accel_20", t), c.at("roc_20", t) - c.at("roc_20", t - 20));
        }
    }

    @Property(tries = TRIES)
    void averages_that_are_compared_directly_and_through_the_close_agree(@ForAll @IntRange(max = 100_000) int seed) {
        Columns c = walk(seed);
        for (int t = FIRST; t < BARS; t += 7) {
            assertSame(
                    "cross_20_50",
                    c.at("cross_20_50", t),
                    (1 + c.at("sma_50_rel", t)) / (1 + c.at("sma_20_rel", t)) - 1);
            assertSame(
                    "cross_50_200",
                    c.at("cross_50_200", t),
                    (1 + c.at("sma_200_rel", t)) / (1 + c.at("sma_50_rel", t)) - 1);
            assertSame(
                    "bands and mean",
                    (c.at("bb_pctb_20_2", t) - 0.5) * c.at("bb_width_20_2", t),
                    c.at("sma_20_rel", t));
            assertSame("macd_hist_rel", c.at("macd_hist_rel", t), c.at("macd_rel", t) - c.at("macd_signal_rel", t));
        }
    }

    @Property(tries = TRIES)
    void oscillators_of_the_same_sums_agree(@ForAll @IntRange(max = 100_000) int seed) {
        Columns c = walk(seed);
        for (int t = FIRST; t < BARS; t += 7) {
            // (up - down) / (up + down) = 2 up / (up + down) - 1.
            assertSame("cmo_14", c.at("cmo_14", t), 2 * c.at("rsi_14", t) - 100);
            double fast = 0;
            double slow = 0;
            for (int k = 0; k < 3; k++) {
                fast += (100 + c.at("willr_14", t - k)) / 3;
                slow += c.at("stoch_k_14_3", t - k) / 3;
            }
            assertSame("stoch_k_14_3", c.at("stoch_k_14_3", t), fast);
            assertSame("stoch_d_14_3_3", c.at("stoch_d_14_3_3", t), slow);
            assertSame("adxr_14", c.at("adxr_14", t), (c.at("adx_14", t) + c.at("adx_14", t - 13)) / 2);
            assertSame("vol_ratio_5_60", c.at("vol_ratio_5_60", t), c.at("hv_5", t) / c.at("hv_60", t));
        }
    }

    @Property(tries = TRIES)
    void a_longer_look_back_finds_no_lower_top_and_no_higher_bottom(@ForAll @IntRange(max = 100_000) int seed) {
        Columns c = walk(seed);
        for (int t = FIRST; t < BARS; t++) {
            assertThat(c.at("res_dist_252", t)).isLessThanOrEqualTo(c.at("res_dist_20", t));
            assertThat(c.at("sup_dist_252", t)).isGreaterThanOrEqualTo(c.at("sup_dist_20", t));
            assertThat(c.at("sup_dist_20", t)).isGreaterThanOrEqualTo(c.at("res_dist_20", t));
            if (c.at("res_dist_252", t) > 0) {
                assertThat(c.at("high_age_252", t)).isZero();
            }
        }
    }

    /** A walk with standstills, days without volume, and jumps to a fraction or a multiple. */
    private static BarSeries wild(int seed) {
        RandomGenerator random = Seed.of(seed).child("wild").random();
        return Walks.changed(Walks.walk(seed, BARS), c -> {
            double factor = 1;
            for (int t = 1; t < BARS; t++) {
                factor *= random.nextInt(40) == 0 ? Math.exp(random.nextGaussian()) : 1;
                boolean still = random.nextInt(5) == 0;
                for (int k = 0; k < 5; k++) {
                    c[k][t] = still ? c[3][t - 1] : c[k][t] * factor;
                }
                c[5][t] = random.nextInt(6) == 0 ? 0 : c[5][t];
            }
            return c;
        });
    }

    private static final Map<String, double[]> RANGES = Map.of(
            "0..100", new double[] {0, 100},
            "-100..100", new double[] {-100, 100},
            "-100..0", new double[] {-100, 0},
            "-1..1", new double[] {-1, 1},
            "0..1", new double[] {0, 1});

    @Property(tries = 2 * TRIES)
    void what_is_declared_to_lie_in_a_range_lies_in_it_on_wild_bars(@ForAll @IntRange(max = 100_000) int seed) {
        FeatureTable table = Features.technical().compute(wild(seed));
        int checked = 0;
        for (FeatureInfo info : table.columns()) {
            double[] range = RANGES.get(info.unit());
            if (range != null) {
                checked++;
                for (float value : table.column(table.indexOf(info.name()))) {
                    if (!Float.isNaN(value)) {
                        assertThat((double) value).as(info.name()).isBetween(range[0], range[1]);
                    }
                }
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(18);
    }

    @Property(tries = 2 * TRIES)
    void volatilities_distances_and_positions_are_on_their_side_of_nothing(@ForAll @IntRange(max = 100_000) int seed) {
        FeatureTable table = Features.technical().compute(wild(seed));
        for (String name : List.of(
                "hl_ratio",
                "bb_width_20_2",
                "atr_14_rel",
                "hv_5",
                "hv_252",
                "parkinson_20",
                "garman_klass_20",
                "rogers_satchell_20",
                "yang_zhang_20",
                "vol_ratio_5_60",
                "donchian_pos_20",
                "high_age_252")) {
            for (float value : table.column(table.indexOf(name))) {
                assertThat(Float.isNaN(value) || value >= 0)
                        .as(name + " was " + value)
                        .isTrue();
            }
        }
        for (float value : table.column(table.indexOf("donchian_pos_20"))) {
            assertThat(Float.isNaN(value) || value <= 1)
                    .as("donchian_pos_20 was " + value)
                    .isTrue();
        }
        for (float value : table.column(table.indexOf("cmf_20"))) {
            assertThat(Float.isNaN(value) || Math.abs(value) <= 1)
                    .as("cmf_20 was " + value)
                    .isTrue();
        }
    }
}
