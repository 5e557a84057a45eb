package io.assay.feature.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.Walks;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FeaturesTest {
    private static final List<FeatureInfo> COLUMNS = Features.technical().columns();

    @Test
    void there_are_95_features_in_six_groups_of_the_declared_sizes() {
        Map<FeatureGroup, Long> sizes =
                COLUMNS.stream().collect(Collectors.groupingBy(FeatureInfo::group, Collectors.counting()));
        assertThat(sizes)
                .isEqualTo(Map.of(
                        FeatureGroup.PRICE, 10L,
                        FeatureGroup.TECHNICAL, 40L,
                        FeatureGroup.VOLUME, 10L,
                        FeatureGroup.MOMENTUM, 15L,
                        FeatureGroup.VOLATILITY, 10L,
                        FeatureGroup.PATTERN, 10L));
        assertThat(COLUMNS).hasSize(95);
    }

    @Test
    void five_levels_are_for_display_and_90_scale_free_features_enter_pooled_models() {
        assertThat(COLUMNS.stream().filter(c -> !c.scaleFree()).map(FeatureInfo::name))
                .containsExactly("open", "high", "low", "close", "volume");
        assertThat(Features.pooled().columns()).hasSize(90).allMatch(FeatureInfo::scaleFree);
    }

    @Test
    void a_year_and_a_day_is_enough_for_a_first_value_of_every_feature() {
        assertThat(COLUMNS).allMatch(c -> c.warmUp() <= 252);
        assertThat(COLUMNS.stream().mapToInt(FeatureInfo::warmUp).max()).hasValue(252);
    }

    @Test
    void features_that_forget_slowly_settle_later_than_they_warm_up() {
        assertThat(Features.find("ema_200_rel").orElseThrow().settle()).isEqualTo(199 + 922);
        assertThat(Features.find("sma_200_rel").orElseThrow().settle()).isEqualTo(199);
        assertThat(COLUMNS.stream().filter(c -> c.settle() > c.warmUp()).map(FeatureInfo::name))
                .contains("rsi_14", "macd_rel", "adx_14", "sar_rel", "kama_10_rel", "adosc_3_10_rel")
                .hasSize(27);
        assertThat(COLUMNS).allMatch(c -> c.settle() <= 1121);
    }

    @Test
    void every_feature_says_how_it_is_computed_and_in_what_unit() {
        assertThat(COLUMNS).allMatch(c -> !c.formula().isBlank() && !c.unit().isBlank());
        assertThat(Features.find("rsi_14").orElseThrow().unit()).isEqualTo("0..100");
        assertThat(Features.find("nonsense")).isEmpty();
    }

    @Test
    void a_market_that_stands_still_gives_the_declared_neutral_values() {
        Map<String, Float> neutral = new HashMap<>();
        COLUMNS.stream().filter(FeatureInfo::scaleFree).forEach(c -> neutral.put(c.name(), 0f));
        for (String name : List.of("rsi_7", "rsi_14", "rsi_21", "mfi_14", "ultosc_7_14_28", "stochrsi_14")) {
            neutral.put(name, 50f);
        }
        neutral.put("stoch_k_14_3", 50f);
        neutral.put("stoch_d_14_3_3", 50f);
        neutral.put("willr_14", -50f);
        neutral.put("bb_pctb_20_2", 0.5f);
        neutral.put("bb_pctb_10_2", 0.5f);
        neutral.put("donchian_pos_20", 0.5f);
        neutral.put("rank_60", 0.5f);
        neutral.put("aroon_up_25", 100f);
        neutral.put("aroon_down_25", 100f);
        neutral.put("vol_ratio_5_60", 1f);
        for (double volume : new double[] {0, 12_345}) {
            FeatureTable table = Features.pooled().compute(Walks.constant(400, 0.1, volume));
            neutral.forEach((name, value) -> assertThat(table.column(table.indexOf(name))[399])
                    .as("%s at volume %s", name, volume)
                    .isEqualTo(value));
        }
    }

    @Test
    void rises_alone_give_the_top_of_every_oscillator() {
        FeatureTable table = Features.technical().compute(Walks.changed(Walks.constant(400, 1, 1000), c -> {
            for (int k = 0; k < 5; k++) {
                for (int t = 0; t < 400; t++) {
                    c[k][t] = 100 + t;
                }
            }
            return c;
        }));
        assertThat(table.column(table.indexOf("rsi_14"))[399]).isEqualTo(100);
        assertThat(table.column(table.indexOf("cmo_14"))[399]).isEqualTo(100);
        assertThat(table.column(table.indexOf("mfi_14"))[399]).isEqualTo(100);
        assertThat(table.column(table.indexOf("stoch_k_14_3"))[399]).isEqualTo(100);
        assertThat(table.column(table.indexOf("willr_14"))[399]).isZero();
        assertThat(table.column(table.indexOf("rank_60"))[399]).isEqualTo(1);
        assertThat(table.column(table.indexOf("minus_di_14"))[399]).isZero();
        assertThat(table.column(table.indexOf("adx_14"))[399]).isEqualTo(100);
        assertThat(table.column(table.indexOf("high_age_252"))[399]).isZero();
    }
}
