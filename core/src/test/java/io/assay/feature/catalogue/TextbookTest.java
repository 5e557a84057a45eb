package io.assay.feature.catalogue;

import java.util.HashSet;
import java.util.Set;

import io.assay.TestData;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.feature.Walks;
import io.assay.market.BarSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Features that TA-Lib lacks agree with their textbook formulas: same first valid bar, same values. */
class TextbookTest {
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void features_without_a_library_agree_with_the_textbook_on_a_random_walk(long seed) {
        compare(Walks.walk(seed, 900));
    }

    @Test
    void features_without_a_library_agree_with_the_textbook_on_a_real_stock() {
        compare(Walks.usDaily(TestData.require("us-daily/AAPL.csv.gz")).rows(0, 2000));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-7, 1e7})
    void a_price_that_jumps_by_seven_orders_of_magnitude_leaves_no_trace_in_later_windows(double jump) {
        compare(Walks.changed(Walks.walk(6, 1200), c -> {
            for (int t = 0; t < 1200; t++) {
                double factor = t < 500 ? Math.min(1e3, 1e-2 / jump) : Math.min(1e3, 1e-2 / jump) * jump;
                for (int k = 0; k < 5; k++) {
                    c[k][t] *= factor;
                }
            }
            return c;
        }));
    }

    @Test
    void after_an_interruption_values_are_those_of_the_textbook_on_the_later_part() {
        BarSeries bars = Walks.walk(7, 900);
        BarSeries later = bars.rows(400, 900);
        FeatureTable table = Features.technical().compute(bars.withHoles(new int[] {400}));
        Textbook.of(later).forEach((name, expected) -> {
            float last = table.column(table.indexOf(name))[899];
            assertThat((double) last).as(name).isCloseTo(expected[499], within(1e-6 * Math.abs(expected[499]) + 1e-9));
        });
    }

    @Test
    void library_and_textbook_together_cover_all_95() {
        BarSeries bars = Walks.walk(1, 300);
        Set<String> covered = new HashSet<>(TaLibGolden.of(bars).keySet());
        covered.addAll(Textbook.of(bars).keySet());
        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(Features.technical().columns().stream()
                        .map(FeatureInfo::name)
                        .toList());
    }

    private static void compare(BarSeries bars) {
        FeatureTable table = Features.technical().compute(bars);
        Textbook.of(bars.adjusted()).forEach((name, expected) -> {
            float[] ours = table.column(table.indexOf(name));
            for (int t = 0; t < expected.length; t++) {
                if (Double.isNaN(expected[t])) {
                    assertThat(ours[t]).as("%s at row %d", name, t).isNaN();
                } else {
                    assertThat((double) ours[t])
                            .as("%s at row %d", name, t)
                            .isCloseTo(expected[t], within(1e-6 * Math.abs(expected[t]) + 1e-9));
                }
            }
        });
    }
}
