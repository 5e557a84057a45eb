package io.assay.label;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static io.assay.label.LabelColumn.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CrossSectionalLabelTest {
    private static final double NAN = Double.NaN;

    private static LabelColumn column(double[] value, int... known) {
        return new LabelColumn("return_5d", value, known.clone(), known.clone(), known);
    }

    private static final List<int[]> DAYS =
            List.of(new int[] {1, 2, 3}, new int[] {1, 3}, new int[] {1, 2, 3, 4}, new int[] {1});
    private static final List<LabelColumn> COLUMNS = List.of(
            column(new double[] {0.10, 0.20, 0.30}, 6, 7, 8),
            column(new double[] {0.00, 0.50}, 6, 20),
            column(new double[] {0.10, NAN, 0.10, 0.10}, 9, NEVER, 8, 9),
            column(new double[] {-1.0}, 6));

    @Test
    void ranks_run_from_minus_a_half_to_a_half_and_equal_values_share_their_places() {
        List<LabelColumn> ranks = CrossSectionalLabel.rank(2).apply(DAYS, COLUMNS);
        assertThat(ranks.get(0).name()).isEqualTo("return_5d_rank");
        assertThat(at(ranks, 0)).isEqualTo(2.5 / 3 - 0.5, within(1e-15));
        assertThat(ranks.get(1).value()[0]).isEqualTo(1.0 / 3 - 0.5, within(1e-15));
        assertThat(ranks.get(2).value()[0]).isEqualTo(2.5 / 3 - 0.5, within(1e-15));
        assertThat(ranks.get(3).value()[0]).isEqualTo(-0.5);
        assertThat(ranks.get(0).value()[2]).isZero();
        assertThat(ranks.get(1).value()[1]).isEqualTo(0.5);
        assertThat(ranks.get(2).value()[2]).isEqualTo(-0.5);
    }

    private static double at(List<LabelColumn> columns, int row) {
        return columns.get(0).value()[row];
    }

    @Test
    void excess_is_the_value_less_the_mean_of_its_day() {
        List<LabelColumn> excess = CrossSectionalLabel.excess(2).apply(DAYS, COLUMNS);
        assertThat(excess.get(0).value()[0]).isEqualTo(0.10 - (0.10 + 0.00 + 0.10 - 1.0) / 4, within(1e-15));
        assertThat(excess.get(1).value()[1]).isEqualTo(0.50 - 0.30, within(1e-15));
    }

    @Test
    void a_day_with_too_few_members_has_no_labels() {
        List<LabelColumn> ranks = CrossSectionalLabel.rank(4).apply(DAYS, COLUMNS);
        assertThat(ranks.get(0).value()).containsExactly(2.5 / 3 - 0.5, NAN, NAN);
        assertThat(ranks.get(0).knownDay()).containsExactly(9, NEVER, NEVER);
        assertThat(ranks.get(2).value()[1]).isNaN();
        assertThat(ranks.get(2).value()[3]).isNaN();
    }

    @Test
    void a_day_is_known_when_its_last_member_is() {
        List<LabelColumn> ranks = CrossSectionalLabel.rank(2).apply(DAYS, COLUMNS);
        assertThat(ranks.get(3).knownDay()).containsExactly(9);
        assertThat(ranks.get(0).knownDay()).containsExactly(9, NEVER, 20);
        assertThat(ranks.get(0).exitDay()).containsExactly(6, NEVER, 8);
    }

    /** Rank counted pair by pair: those below, and half of those equal, of the others. */
    @Property(tries = 100)
    void ranks_and_excess_are_what_counting_pair_by_pair_gives(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(min = -4, max = 4) Integer> values) {
        List<int[]> days = values.stream().map(v -> new int[] {5}).toList();
        List<LabelColumn> columns =
                values.stream().map(v -> column(new double[] {v / 8.0}, 9)).toList();
        List<LabelColumn> ranks = CrossSectionalLabel.rank(2).apply(days, columns);
        List<LabelColumn> excess = CrossSectionalLabel.excess(2).apply(days, columns);
        double mean = values.stream().mapToInt(v -> v).average().orElseThrow() / 8;
        double sumOfRanks = 0;
        for (int i = 0; i < values.size(); i++) {
            double own = values.get(i);
            double below = values.stream().filter(v -> v < own).count();
            double equal = values.stream().filter(v -> v == own).count() - 1.0;
            double expected = (below + equal / 2) / (values.size() - 1) - 0.5;
            assertThat(ranks.get(i).value()[0]).isCloseTo(expected, within(1e-12));
            assertThat(excess.get(i).value()[0]).isCloseTo(own / 8 - mean, within(1e-12));
            sumOfRanks += ranks.get(i).value()[0];
        }
        assertThat(sumOfRanks).isCloseTo(0, within(1e-9));
    }

    @Test
    void the_input_is_left_as_it_was() {
        CrossSectionalLabel.excess(2).apply(DAYS, COLUMNS);
        assertThat(COLUMNS.get(0).value()).containsExactly(0.10, 0.20, 0.30);
    }

    @Test
    void one_member_is_no_cross_section() {
        assertThatThrownBy(() -> CrossSectionalLabel.rank(1)).hasMessage("'minMembers' must be at least 2, was 1");
    }
}
