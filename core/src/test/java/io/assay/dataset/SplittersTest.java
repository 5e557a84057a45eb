package io.assay.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.dataset.TestDatasets.Times;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SplittersTest {
    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    @Test
    void a_label_known_on_the_first_test_day_is_left_out_and_one_known_the_day_before_is_not() {
        // Row d is known on day d + 3: rows up to 6 are known on day 9, the day before the test begins.
        List<Fold> folds = SplitContract.check(WalkForward.rolling(10, 4), TestDatasets.regular(20, 2), 0, 0);
        assertThat(folds).hasSize(3);
        assertThat(folds.get(0).train()).isEqualTo(range(0, 7));
        assertThat(folds.get(0).test()).isEqualTo(range(10, 14));
        assertThat(folds.get(1).train()).isEqualTo(range(4, 11));
        assertThat(folds.get(1).test()).isEqualTo(range(14, 18));
        assertThat(folds.get(2).test()).as("the last window may be shorter").isEqualTo(range(18, 20));
        assertThat(folds.get(0).name()).isEqualTo("1970-01-11..1970-01-14");
    }

    @Test
    void expanding_windows_keep_their_start_and_an_embargo_leaves_sessions_free() {
        WalkForward splitter = WalkForward.expanding(10, 4).withEmbargo(2);
        List<Fold> folds = SplitContract.check(splitter, TestDatasets.regular(20, 2), 2, 0);
        assertThat(folds.get(0).train()).isEqualTo(range(0, 5));
        assertThat(folds.get(1).train()).isEqualTo(range(0, 9));
        assertThat(splitter.spec()).isEqualTo("walk-forward(train=10, test=4, embargo=2, expanding)");
    }

    @Test
    void a_longer_step_leaves_sessions_untested_and_a_shorter_one_is_refused() {
        List<Fold> folds =
                SplitContract.check(WalkForward.rolling(10, 2).withStep(5), TestDatasets.regular(20, 1), 0, 0);
        assertThat(folds.stream().map(Fold::test)).containsExactly(range(10, 12), range(15, 17));
        assertThatThrownBy(() -> WalkForward.rolling(10, 5).withStep(4))
                .hasMessageContaining("'step' must lie in [5, ");
    }

    @Test
    void too_short_a_dataset_is_refused_with_what_is_needed_and_what_is_there() {
        Dataset dataset = TestDatasets.regular(20, 2);
        assertThatThrownBy(() -> WalkForward.rolling(15, 6).split(dataset))
                .isInstanceOf(DataException.class)
                .hasMessage("walk-forward(train=15, test=6, rolling) needs at least 21 sessions, the dataset has 20"
                        + " (1970-01-01..1970-01-20): give more history or ask for shorter parts");
        assertThatThrownBy(() -> new PurgedKFold(21, 0).split(dataset))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("needs at least 21 sessions, the dataset has 20");
        assertThatThrownBy(() -> new CombinatorialPurged(30, 2, 0).split(dataset))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("needs at least 30 sessions");
        assertThatThrownBy(() -> ChronologicalSplit.standard().split(TestDatasets.regular(2, 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("needs at least 3 sessions, the dataset has 2");
        assertThatThrownBy(() -> ChronologicalSplit.standard().split(TestDatasets.of(List.of())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the dataset has 0");
    }

    @Test
    void a_fold_with_nothing_left_to_learn_from_is_refused() {
        assertThatThrownBy(() -> WalkForward.rolling(5, 5).split(TestDatasets.regular(20, 30)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("leaves no row to learn from in fold 1970-01-06..1970-01-10");
    }

    @Test
    void a_chronological_split_cuts_the_calendar_and_not_the_rows() {
        // One instrument lives on all 20 days, ten others on the last two only.
        List<Times> times = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            times.add(new Times(0, day, day + 1, day + 1, day + 1));
        }
        for (int i = 1; i <= 10; i++) {
            times.add(new Times(i, 18, 19, 19, 19));
            times.add(new Times(i, 19, 20, 20, 20));
        }
        Dataset dataset = TestDatasets.of(times);
        ChronologicalSplit.Parts parts = ChronologicalSplit.standard().parts(dataset);
        assertThat(parts.train()).isEqualTo(range(0, 11));
        assertThat(parts.validation()).isEqualTo(range(12, 15));
        assertThat(parts.test()).isEqualTo(range(16, 40));
        List<Fold> folds = SplitContract.check(ChronologicalSplit.standard(), dataset, 0, 0);
        assertThat(folds.stream().map(Fold::name)).containsExactly("validation", "test");
        assertThat(folds.get(1).train()).isEqualTo(range(0, 15));
        assertThat(ChronologicalSplit.standard().spec()).isEqualTo("chronological(train=0.6, validation=0.2)");
    }

    @Test
    void a_chronological_split_can_be_cut_at_days() {
        ChronologicalSplit split = ChronologicalSplit.ofDays(10, 15, 1);
        ChronologicalSplit.Parts parts = split.parts(TestDatasets.regular(20, 1));
        assertThat(parts.train()).isEqualTo(range(0, 7));
        assertThat(parts.validation()).isEqualTo(range(10, 12));
        assertThat(parts.test()).isEqualTo(range(15, 20));
        assertThat(split.spec())
                .isEqualTo("chronological(validation from 1970-01-11, test from 1970-01-16, embargo=1)");
        assertThatThrownBy(() -> ChronologicalSplit.ofDays(Days.of(1990, 1, 1), Days.of(1991, 1, 1), 0)
                        .split(TestDatasets.regular(20, 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("leaves a part without sessions")
                .hasMessageContaining("20, 0 and 0");
    }

    @Test
    void k_fold_learns_from_both_sides_and_leaves_the_embargo_free() {
        List<Fold> folds = SplitContract.check(new PurgedKFold(4, 2), TestDatasets.regular(40, 2), 0, 2);
        // Block 10..19 ends with the label of row 19, known on day 22; days 23 and 24 are the embargo.
        assertThat(folds.get(1).train()).isEqualTo(concat(range(0, 7), range(25, 40)));
        assertThat(folds.get(1).test()).isEqualTo(range(10, 20));
    }

    @Test
    void a_label_that_spans_a_whole_test_block_is_left_out() {
        List<Times> times = new ArrayList<>();
        for (int day = 0; day < 30; day++) {
            int known = day == 5 ? 25 : day + 1;
            times.add(new Times(0, day, day + 1, known, known));
        }
        Fold middle = SplitContract.check(new PurgedKFold(3, 0), TestDatasets.of(times), 0, 0)
                .get(1);
        assertThat(middle.train()).doesNotContain(5).contains(4, 6, 21);
    }

    @Test
    void rows_between_two_test_blocks_are_learnt_from() {
        CombinatorialPurged splitter = new CombinatorialPurged(4, 2, 1);
        List<Fold> folds = SplitContract.check(splitter, TestDatasets.regular(40, 1), 0, 1);
        assertThat(folds.stream().map(Fold::name))
                .containsExactly(
                        "groups 1+2 of 4",
                        "groups 1+3 of 4",
                        "groups 1+4 of 4",
                        "groups 2+3 of 4",
                        "groups 2+4 of 4",
                        "groups 3+4 of 4");
        // Groups 1 and 4 are tested: days 0..11 and the embargo day 12 are taken, and rows known from day 30 on.
        assertThat(folds.get(2).train()).isEqualTo(range(13, 28));
        assertThat(folds.get(4).train()).isEqualTo(concat(range(0, 8), range(23, 28)));
    }

    @Test
    void every_path_tests_every_group_once_from_a_fold_that_tests_it() {
        CombinatorialPurged splitter = new CombinatorialPurged(6, 2, 0);
        List<int[]> paths = splitter.paths();
        assertThat(paths).hasSize(5);
        List<Fold> folds = splitter.split(TestDatasets.regular(60, 1));
        assertThat(folds).hasSize(15);
        for (int[] path : paths) {
            for (int group = 0; group < 6; group++) {
                assertThat(folds.get(path[group]).test()).contains(range(10 * group, 10 * group + 10));
            }
        }
        assertThat(paths.get(0)).isEqualTo(new int[] {0, 0, 1, 2, 3, 4});
        assertThatThrownBy(() -> new CombinatorialPurged(40, 20, 0)).hasMessageContaining("at most 10000 folds");
    }

    @Test
    void back_to_back_trades_are_unique_and_overlapping_ones_share() {
        UniquenessWeights daily = UniquenessWeights.of(TestDatasets.regular(50, 1));
        assertThat(daily.weight()).containsOnly(1);
        assertThat(daily.effectiveSize()).isEqualTo(50);
        UniquenessWeights weekly = UniquenessWeights.of(TestDatasets.regular(500, 5));
        assertThat(weekly.effectiveSize()).isCloseTo(500 / 5.0, within(3.0));
        assertThat(Arrays.stream(weekly.weight()).average().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(weekly.weight()[0]).as("the first label shares least").isGreaterThan(weekly.weight()[250]);
        assertThat(UniquenessWeights.of(TestDatasets.of(List.of())).weight()).isEmpty();
    }

    @Test
    void instruments_do_not_share() {
        Dataset two = TestDatasets.of(List.of(new Times(0, 0, 1, 6, 6), new Times(1, 0, 1, 6, 6)));
        assertThat(UniquenessWeights.of(two).effectiveSize()).isEqualTo(2);
        Dataset one = TestDatasets.of(List.of(new Times(0, 0, 1, 6, 6), new Times(0, 1, 1, 6, 6)));
        assertThat(UniquenessWeights.of(one).effectiveSize()).isEqualTo(1);
    }

    private static int[] concat(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    @Test
    void nonsense_is_refused_where_it_is_asked_for() {
        assertThatThrownBy(() -> WalkForward.rolling(0, 5)).hasMessageContaining("'train' must lie in [1, ");
        assertThatThrownBy(() -> WalkForward.rolling(5, 5).withEmbargo(-1)).hasMessageContaining("'embargo'");
        assertThatThrownBy(() -> new PurgedKFold(1, 0)).hasMessage("'k' must be at least 2, was 1");
        assertThatThrownBy(() -> new CombinatorialPurged(4, 4, 0)).hasMessageContaining("'tested'");
        assertThatThrownBy(() -> ChronologicalSplit.ofShares(0.8, 0.2, 0)).hasMessageContaining("'validation'");
        assertThatThrownBy(() -> new Purge(-1, 0)).hasMessageContaining("'before'");
        assertThatThrownBy(() -> RowRules.DEFAULT.withDays(5, 4)).hasMessageContaining("'from'");
        assertThatThrownBy(() -> RowRules.DEFAULT.withMinRows(0)).hasMessageContaining("'minRows'");
    }
}
