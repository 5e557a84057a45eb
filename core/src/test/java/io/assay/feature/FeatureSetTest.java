package io.assay.feature;

import java.util.Arrays;
import java.util.List;

import io.assay.feature.catalogue.Features;
import io.assay.market.BarSeries;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeatureSetTest {
    private static final FeatureSet ALL = Features.technical();

    @Test
    void a_hole_ends_one_history_and_begins_another_on_the_bar_after_it() {
        BarSeries bars = Walks.walk(21, 600).withHoles(new int[] {280, 290});
        FeatureTable table = ALL.compute(bars);
        FeatureTable right = ALL.compute(Walks.walk(21, 600).rows(290, 600));
        for (int c = 0; c < 95; c++) {
            assertThat(Arrays.copyOfRange(table.column(c), 290, 600)).isEqualTo(right.column(c));
        }
        assertThat(table.restarts()).containsExactly(280, 290);
        assertThat(table.column(table.indexOf("ret_1"))[280]).isNaN();
        assertThat(table.column(table.indexOf("close"))[280]).isFinite();
    }

    @Test
    void a_missing_volume_interrupts_the_features_of_volume_and_no_others() {
        BarSeries bars = Walks.walk(22, 600);
        BarSeries broken = Walks.changed(bars, c -> {
            c[5][300] = Double.NaN;
            return c;
        });
        FeatureTable whole = ALL.compute(bars);
        FeatureTable table = ALL.compute(broken);
        for (int c = 0; c < 95; c++) {
            String name = ALL.columns().get(c).name();
            boolean volume = name.equals("volume") || ALL.columns().get(c).group() == FeatureGroup.VOLUME;
            assertThat(Arrays.equals(table.column(c), whole.column(c))).as(name).isEqualTo(!volume);
            assertThat(Float.isNaN(table.column(c)[300])).as(name).isEqualTo(volume);
        }
        assertThat(table.restarts()).containsExactly(301);
    }

    @Test
    void a_series_without_any_volume_still_has_its_price_features() {
        BarSeries index = Walks.changed(Walks.walk(23, 400), c -> {
            Arrays.fill(c[5], Double.NaN);
            return c;
        });
        FeatureTable table = ALL.compute(index);
        assertThat(table.column(table.indexOf("rsi_14"))[399]).isFinite();
        assertThat(table.column(table.indexOf("mfi_14"))).containsOnly(Float.NaN);
        assertThat(table.restarts()).isEmpty();
    }

    @Test
    void prices_that_are_no_prices_make_a_bar_unusable() {
        for (double price : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e16, 1e-16}) {
            FeatureTable table = ALL.compute(Walks.changed(Walks.walk(24, 50), c -> {
                c[2][20] = price;
                return c;
            }));
            for (int c = 0; c < 95; c++) {
                assertThat(table.column(c)[20]).as("low of %s", price).isNaN();
            }
            assertThat(table.column(table.indexOf("ret_1"))[22]).isFinite();
        }
    }

    @Test
    void a_row_is_settled_when_enough_bars_have_passed_since_the_last_restart() {
        FeatureSet ema = ALL.select("ema", List.of("ema_5_rel"));
        int settle = ema.columns().get(0).settle();
        FeatureTable table = ema.compute(Walks.walk(25, 300).withHoles(new int[] {100}));
        assertThat(table.isSettled(settle - 1)).isFalse();
        assertThat(table.isSettled(settle)).isTrue();
        assertThat(table.isSettled(100)).isFalse();
        assertThat(table.isSettled(100 + settle)).isTrue();
    }

    @Test
    void no_bars_give_an_empty_table() {
        FeatureTable table = ALL.compute(Walks.walk(26, 5).rows(0, 0));
        assertThat(table.rows()).isZero();
        assertThat(table.columns()).hasSize(95);
    }

    @Test
    void one_feature_alone_has_the_same_bits_as_among_all() {
        BarSeries bars = Walks.walk(27, 500);
        FeatureTable all = ALL.compute(bars);
        for (FeatureInfo info : ALL.columns()) {
            FeatureTable one = ALL.select("one", List.of(info.name())).compute(bars);
            assertThat(one.column(0)).as(info.name()).isEqualTo(all.column(all.indexOf(info.name())));
        }
    }

    @Test
    void a_name_that_is_not_in_the_set_and_arrays_of_the_wrong_size_are_refused() {
        assertThatThrownBy(() -> ALL.select("x", List.of("rsi_15")))
                .hasMessage("'feature' must be in the set 'technical', was rsi_15");
        assertThatThrownBy(() -> ALL.computeInto(Walks.walk(28, 9), new float[95][8]))
                .hasMessageContaining("must have length 9");
        assertThatThrownBy(() -> new FeatureSet(
                        "twice", List.of(ALL.features().get(0), ALL.features().get(0))))
                .hasMessageContaining("distinct names");
    }
}
