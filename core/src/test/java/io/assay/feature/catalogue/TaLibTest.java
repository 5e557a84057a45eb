package io.assay.feature.catalogue;

import java.util.Map;

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

/** TA-Lib is the independent source: same first valid bar, same values to the precision of a float. */
class TaLibTest {
    /** Relative to the value; TA-Lib's own running sums are the looser side. */
    private static final double RELATIVE = 1e-6;

    /** Relative to the largest value of the column, for values near 0. */
    private static final double OF_SCALE = 1e-8;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_feature_that_ta_lib_has_agrees_with_it_on_a_random_walk(long seed) {
        compare(Walks.walk(seed, 1500));
    }

    @Test
    void every_feature_that_ta_lib_has_agrees_with_it_on_a_real_stock() {
        compare(Walks.usDaily(TestData.require("us-daily/AAPL.csv.gz")));
    }

    @Test
    void every_feature_that_names_ta_lib_as_its_source_is_compared_with_it() {
        Map<String, double[]> golden = TaLibGolden.of(Walks.walk(1, 400));
        assertThat(Features.technical().columns().stream()
                        .filter(c -> c.source().startsWith("TA-Lib"))
                        .map(FeatureInfo::name))
                .isSubsetOf(golden.keySet())
                .hasSizeGreaterThanOrEqualTo(60);
    }

    private static void compare(BarSeries bars) {
        FeatureTable table = Features.technical().compute(bars);
        TaLibGolden.of(bars.adjusted()).forEach((name, golden) -> compare(name, golden, table));
    }

    private static void compare(String name, double[] golden, FeatureTable table) {
        float[] ours = table.column(table.indexOf(name));
        double scale = 0;
        for (double value : golden) {
            scale = Math.max(scale, Double.isNaN(value) ? 0 : Math.abs(value));
        }
        for (int t = 0; t < golden.length; t++) {
            assertThat(Float.isNaN(ours[t])).as("%s missing at row %d", name, t).isEqualTo(Double.isNaN(golden[t]));
            if (!Double.isNaN(golden[t])) {
                assertThat((double) ours[t])
                        .as("%s at row %d", name, t)
                        .isCloseTo(golden[t], within(RELATIVE * Math.abs(golden[t]) + OF_SCALE * scale));
            }
        }
    }
}
