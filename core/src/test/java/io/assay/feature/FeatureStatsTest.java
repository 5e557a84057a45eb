package io.assay.feature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.assay.feature.catalogue.Features;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class FeatureStatsTest {
    private static final FeatureSet SOME = Features.technical()
            .select("some", List.of("ret_1", "logret_1", "rsi_14", "cmo_14", "vol_rel_5", "sma_5_rel"));

    private static List<FeatureTable> tables(int count) {
        List<FeatureTable> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(SOME.compute(Walks.walk(900 + i, 500 + 10 * i)));
        }
        return all;
    }

    private static FeatureStats read(List<FeatureTable> tables, int capacity) {
        FeatureStats stats = FeatureStats.of(SOME.columns(), capacity);
        tables.forEach(stats::add);
        return stats;
    }

    @Test
    void counts_and_moments_are_exact_over_all_tables() {
        List<FeatureTable> tables = tables(5);
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (FeatureTable table : tables) {
            for (float value : table.column(1)) {
                if (!Float.isNaN(value)) {
                    sum += value;
                    squares += (double) value * value;
                    count++;
                }
            }
        }
        FeatureStats.Column column = read(tables, 100).distribution().get(1);
        assertThat(column.info().name()).isEqualTo(SOME.columns().get(1).name());
        assertThat(column.count()).isEqualTo(count);
        assertThat(column.missing()).isEqualTo(5);
        assertThat(column.unexpected()).isZero();
        assertThat(column.missingShare()).isEqualTo(5.0 / (count + 5));
        assertThat(column.mean()).isCloseTo(sum / count, within(1e-12));
        double variance = (squares - sum * sum / count) / (count - 1);
        assertThat(column.sd()).isCloseTo(Math.sqrt(variance), within(1e-12));
        assertThat(read(tables, 100).rows()).isEqualTo(count + 5);
    }

    @Test
    void quantiles_are_exact_while_the_sample_holds_everything() {
        FeatureTable table = SOME.compute(Walks.walk(950, 502));
        FeatureStats.Column column = read(List.of(table), 1000).distribution().get(0);
        float[] sorted = java.util.Arrays.copyOfRange(table.column(0), 1, 502);
        java.util.Arrays.sort(sorted);
        assertThat(column.quantiles().get(3)).isEqualTo(sorted[250]);
        assertThat(column.quantiles().get(1)).isEqualTo(sorted[25]);
        assertThat(column.min()).isEqualTo(sorted[0]);
        assertThat(column.max()).isEqualTo(sorted[500]);
    }

    @Test
    void a_bounded_sample_gives_nearly_the_same_quantiles_in_any_order_of_the_tables() {
        List<FeatureTable> tables = tables(20);
        List<FeatureTable> backwards = new ArrayList<>(tables);
        Collections.reverse(backwards);
        FeatureStats full = read(tables, 1_000_000);
        FeatureStats small = read(tables, 2000);
        for (int c = 0; c < SOME.columns().size(); c++) {
            FeatureStats.Column exact = full.distribution().get(c);
            FeatureStats.Column sampled = small.distribution().get(c);
            assertThat(sampled.quantiles().get(3)).isCloseTo(exact.quantiles().get(3), within(0.1 * exact.sd()));
            assertThat(read(backwards, 2000).distribution().get(c).quantiles()).isEqualTo(sampled.quantiles());
        }
        assertThat(read(backwards, 2000).correlation().rho())
                .isDeepEqualTo(small.correlation().rho());
    }

    @Test
    void columns_that_say_the_same_fall_into_one_cluster() {
        FeatureCorrelation correlation = read(tables(5), 2000).correlation();
        assertThat(correlation.clusters(0.9))
                .containsExactly(List.of("ret_1", "logret_1"), List.of("rsi_14", "cmo_14"));
        assertThat(correlation.clusters(1)).isEmpty();
        assertThat(correlation.clusters(0)).hasSize(1);
        assertThat(correlation.rho()[0][0]).isEqualTo(1);
    }

    @Test
    void ranks_make_correlation_blind_to_monotone_change_and_outliers() {
        float[] x = {1, 2, 3, 4, 5, Float.NaN};
        float[] y = {-1, -8, -27, -64, -1e6f, 3};
        float[] z = {7, 7, 7, 7, 7, 7};
        FeatureCorrelation correlation = FeatureCorrelation.of(List.of("x", "y", "z"), new float[][] {x, y, z});
        assertThat(correlation.rho()[0][1]).isCloseTo(-1, within(0.02));
        assertThat(correlation.rho()[1][0]).isEqualTo(correlation.rho()[0][1]);
        assertThat(correlation.rho()[0][2]).isZero();
        assertThat(correlation.clusters(0.9)).containsExactly(List.of("x", "y"));
    }

    @Test
    void nothing_read_gives_nothing_and_other_columns_are_refused() {
        FeatureStats stats = FeatureStats.of(SOME.columns(), 10);
        FeatureStats.Column column = stats.distribution().get(0);
        assertThat(column.count()).isZero();
        assertThat(column.mean()).isNaN();
        assertThat(column.missingShare()).isZero();
        assertThat(column.quantiles()).containsOnly(Double.NaN);
        assertThat(stats.correlation().clusters(0.9)).isEmpty();
        FeatureTable other = Features.pooled().compute(Walks.walk(1, 10));
        assertThatThrownBy(() -> stats.add(other)).hasMessageContaining("have the declared columns");
    }
}
