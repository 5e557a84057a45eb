package io.assay.store;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.market.BarSeries;
import io.assay.market.CorporateAction.Kind;
import io.assay.store.ImportSummary.Difference;
import io.assay.store.Manifest.Action;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {
    private static final BarSeries ALL = Samples.bars(Samples.us("AAA"), 0, 60);

    /** Some of the days of {@link #ALL}, at least one. */
    private static BarSeries some(RandomGenerator random) {
        BarSeries bars = ALL;
        for (int cut = random.nextInt(6); cut > 0 && bars.size() > 2; cut--) {
            int from = random.nextInt(bars.size() - 1);
            int to = from + 1 + random.nextInt(Math.min(8, bars.size() - from - 1));
            bars = Samples.without(bars, from, to);
        }
        return bars;
    }

    @Property(tries = 300)
    void days_are_sorted_into_common_new_and_lost_as_sets_say(@ForAll long seed) {
        RandomGenerator random = Seed.of(seed).random();
        BarSeries stored = some(random);
        BarSeries incoming = some(random);
        Comparison comparison = Comparison.of(stored, incoming, List.of(), List.of());
        NavigableMap<Integer, Double> union = closes(stored);
        NavigableMap<Integer, Double> fresh = closes(incoming);
        fresh.keySet().removeAll(union.keySet());
        assertThat(comparison.differences()).isZero();
        assertThat(comparison.newBars()).isEqualTo(fresh.size());
        assertThat(closes(comparison.added())).isEqualTo(fresh);
        assertThat(comparison.continues())
                .isEqualTo(fresh.isEmpty() || fresh.firstKey() > closes(stored).lastKey());
        NavigableMap<Integer, Double> lost = closes(stored);
        lost.keySet().removeAll(closes(incoming).keySet());
        assertThat(comparison.lostBars()).isEqualTo(lost.size());
        union.putAll(fresh);
        assertThat(closes(comparison.merged())).isEqualTo(union);
    }

    private static NavigableMap<Integer, Double> closes(BarSeries bars) {
        NavigableMap<Integer, Double> closes = new TreeMap<>();
        for (int i = 0; i < bars.size(); i++) {
            closes.put(bars.days()[i], bars.close()[i]);
        }
        return closes;
    }

    @Property(tries = 100)
    void a_change_of_any_one_value_is_found_where_it_is(@ForAll long seed) {
        RandomGenerator random = Seed.of(seed).random();
        int column = random.nextInt(6);
        int row = random.nextInt(ALL.size());
        double[] old = new double[1];
        BarSeries other = Samples.changed(ALL, column, v -> {
            old[0] = v[row];
            v[row] = Math.nextDown(v[row]);
            return v;
        });
        Comparison comparison = Comparison.of(ALL, other, List.of(), List.of());
        String field =
                List.of("open", "high", "low", "close", "adj_close", "volume").get(column);
        assertThat(comparison.examples())
                .containsExactly(new Difference(ALL.days()[row], field, old[0], Math.nextDown(old[0])));
        assertThat(comparison.differences()).isEqualTo(1);
        assertThat(comparison.adjustedOnly()).isEqualTo(column == 4);
    }

    @Test
    void a_zero_of_either_sign_is_zero() {
        BarSeries plus = Samples.changed(ALL, 5, v -> new double[v.length]);
        BarSeries minus = Samples.changed(ALL, 5, v -> {
            java.util.Arrays.fill(v, -0.0);
            return v;
        });
        assertThat(Comparison.of(plus, minus, List.of(), List.of()).differences())
                .isZero();
    }

    @Test
    void actions_of_another_day_or_kind_are_new_and_of_another_value_a_difference() {
        Action dividend = new Action(10, Kind.DIVIDEND, 0.5);
        Action later = new Action(11, Kind.DIVIDEND, 0.5);
        Action split = new Action(10, Kind.SPLIT, 2);
        Action other = new Action(10, Kind.DIVIDEND, 0.25);
        Comparison comparison = Comparison.of(ALL, ALL, List.of(dividend), List.of(dividend, later, split, other));
        assertThat(comparison.newActions()).containsExactly(later, split);
        assertThat(comparison.examples()).containsExactly(new Difference(10, "dividend", 0.5, 0.25));
        assertThat(comparison.adjustedOnly()).isFalse();
    }
}
