package io.assay.train;

import java.util.List;

import io.assay.base.Json;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.PurgedKFold;
import io.assay.model.Predictions;
import io.assay.model.builtin.ConstantLearner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LossHistoryTest {
    private static final double TINY = 1e-12;

    /** Rows 2 to 7 are tested after rows 0 and 1 were learnt from; two rows a day; known three days later. */
    private static Dataset small(boolean classes) {
        Dataset data = CommitteeData.of(classes ? CommitteeData.CLASSES : CommitteeData.NUMBER, 1);
        Dataset few = data.select(new int[] {0, 1, 20, 21, 22, 23, 24, 25});
        double[] targets = classes ? new double[] {0, 2, 0, 1, 2, 2, 0, 0} : new double[] {1, 3, 2, 0, 4, 1, 1, 1};
        System.arraycopy(targets, 0, few.rows().target(), 0, targets.length);
        return few.withWeights(new double[] {1, 1, 1, 2, 1, 1, 1, .5});
    }

    private static OutOfSample walk(Dataset data, double... values) {
        Fold fold = new Fold("only", new int[] {0, 1}, new int[] {2, 3, 4, 5, 6, 7});
        return new OutOfSample(data.select(fold.test()), new Predictions(data.target(), values), List.of(fold));
    }

    @Test
    void losses_of_numbers_are_weighted_squared_errors_on_the_day_they_became_known() {
        Dataset data = small(false);
        OutOfSample a = walk(data, 2, 1, 4, 0, Double.NaN, 1);
        OutOfSample b = walk(data, 0, 0, 0, 0, 0, 0);
        LossHistory history = LossHistory.of(data, List.of(a, b));

        // Rows 20, 21 are of day 10 (known on 16), 22, 23 of day 11, 24, 25 of day 12; the mean of 1 and 3 is 2.
        assertThat(history.days()).containsExactly(16, 17, 18);
        LossTotals first = history.before(17);
        assertThat(first.weight()).isEqualTo(3);
        assertThat(first.loss()).containsExactly(0 + 2 * 1, 4 + 2 * 0);
        assertThat(first.base()).isEqualTo(0 + 2 * 4);
        LossTotals all = history.all();
        assertThat(all.weight()).isEqualTo(3 + 2 + .5);
        assertThat(all.loss()).containsExactly(2 + 0 + 1 + 0, 4 + 16 + 1 + .5);
        assertThat(all.base()).isEqualTo(8 + 4 + 1 + .5);
        assertThat(history.before(16).weight()).isZero();
        assertThat(history.before(Integer.MIN_VALUE).weight()).isZero();
        assertThat(history.before(19).weight()).isEqualTo(all.weight());
    }

    @Test
    void losses_of_classes_are_weighted_logarithms() {
        Dataset data = small(true);
        double third = 1.0 / 3;
        OutOfSample a =
                walk(data, .5, .25, .25, .5, .25, .25, .2, .2, .6, third, third, third, 1, 0, 0, third, third, third);
        LossTotals first = LossHistory.of(data, List.of(a)).before(17);

        // Targets 0 (weight 1) and 1 (weight 2); base rates (1 + 1/2) / (2 + 3/2), 1/7 and 3/7.
        assertThat(first.loss()[0]).isCloseTo(Math.log(2) + 2 * Math.log(4), within(TINY));
        assertThat(first.base()).isCloseTo(Math.log(7 / 3.0) + 2 * Math.log(7), within(TINY));
    }

    @Test
    void histories_add_day_by_day() {
        LossHistory one = new LossHistory(1, new int[] {1, 5}, new double[][] {{1, 2, 3}, {4, 5, 6}});
        LossHistory two = new LossHistory(1, new int[] {3, 5}, new double[][] {{10, 20, 30}, {40, 50, 60}});
        LossHistory sum = LossHistory.none(1).plus(one).plus(two);

        assertThat(sum.days()).containsExactly(1, 3, 5);
        assertThat(sum.before(5).loss()).containsExactly(33);
        assertThat(sum.all().weight()).isEqualTo(55);
        assertThat(sum.all().base()).isEqualTo(77);
        assertThatThrownBy(() -> one.plus(LossHistory.none(2))).hasMessageContaining("candidates");
    }

    @Test
    void a_history_survives_being_written_and_a_broken_one_is_refused() {
        LossHistory one = new LossHistory(1, new int[] {1, 5}, new double[][] {{1, 2, 3}, {4, 5, .1}});
        LossHistory read = Json.parse(Json.line(one), LossHistory.class, "history");

        assertThat(read.days()).isEqualTo(one.days());
        assertThat(read.sums()).isDeepEqualTo(one.sums());
        assertThatThrownBy(() -> new LossHistory(1, new int[] {5, 5}, one.sums()))
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> new LossHistory(2, new int[] {1, 5}, one.sums()))
                .hasMessageContaining("sums");
        assertThatThrownBy(() -> LossHistory.none(0)).hasMessageContaining("candidates");
    }

    @Test
    void folds_that_learn_from_later_rows_have_no_history() {
        Dataset data = CommitteeData.of(CommitteeData.NUMBER, 1);
        OutOfSample folds =
                new CrossFit(new PurgedKFold(4, 0)).run(data, ConstantLearner.majority(), Seed.of(1), new Parallel(1));

        assertThatThrownBy(() -> LossHistory.of(data, List.of(folds)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first decision");
    }
}
