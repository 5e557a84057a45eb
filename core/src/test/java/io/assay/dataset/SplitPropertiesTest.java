package io.assay.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** For any calendar, gaps, spans, horizon and embargo: nothing learnt from overlaps anything tested. */
class SplitPropertiesTest {
    private static final int TRIES = 60;

    /** The folds, or none if the rule says that there is too little to learn from. */
    private static List<Fold> checked(Splitter splitter, Dataset dataset, int before, int after) {
        return unlessTooLittle(splitter, () -> SplitContract.check(splitter, dataset, before, after));
    }

    /** What the rule gives; a try that it rightly refuses does not count. */
    private static <T> T unlessTooLittle(Splitter splitter, Supplier<T> split) {
        try {
            return split.get();
        } catch (DataException e) {
            assertThat(e).hasMessageContaining(splitter.spec()).hasMessageContaining("sessions");
            throw new TestAbortedException(e.getMessage(), e);
        }
    }

    @Property(tries = TRIES)
    void walk_forward_tests_every_later_session_once(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int instruments,
            @ForAll @IntRange(min = 1, max = 12) int horizon,
            @ForAll @IntRange(max = 6) int embargo) {
        Dataset dataset = TestDatasets.random(seed, instruments, 90, horizon);
        int test = 5 + (int) Math.floorMod(seed, 13L);
        WalkForward splitter = new WalkForward(50, test, test, embargo, seed % 2 == 0);
        List<Fold> folds = checked(splitter, dataset, embargo, 0);
        int[] decision = dataset.rows().decisionDay();
        int[] calendar = Arrays.stream(decision).distinct().toArray();
        int[] tested = folds.stream().flatMapToInt(f -> Arrays.stream(f.test())).toArray();
        int[] later = IntStream.range(0, decision.length)
                .filter(row -> decision[row] >= calendar[50])
                .toArray();
        assertThat(tested).isEqualTo(later);
        for (Fold fold : folds) {
            int first = decision[fold.test()[0]];
            assertThat(Arrays.stream(fold.train()).allMatch(row -> decision[row] < first))
                    .isTrue();
        }
    }

    @Property(tries = TRIES)
    void a_chronological_split_keeps_its_parts_apart(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int instruments,
            @ForAll @IntRange(min = 1, max = 12) int horizon,
            @ForAll @IntRange(max = 6) int embargo) {
        Dataset dataset = TestDatasets.random(seed, instruments, 90, horizon);
        ChronologicalSplit splitter = ChronologicalSplit.ofShares(0.6, 0.2, embargo);
        checked(splitter, dataset, embargo, 0);
        // The last fold learns from both parts before it, so it may have rows where the middle part alone has none.
        ChronologicalSplit.Parts parts = unlessTooLittle(splitter, () -> splitter.parts(dataset));
        int[] known = dataset.rows().knownDay();
        int[] decision = dataset.rows().decisionDay();
        int lastOfTrain = Arrays.stream(parts.train()).map(r -> known[r]).max().orElseThrow();
        int lastOfValidation =
                Arrays.stream(parts.validation()).map(r -> known[r]).max().orElseThrow();
        assertThat(lastOfTrain).isLessThan(decision[parts.validation()[0]]);
        assertThat(lastOfValidation).isLessThan(decision[parts.test()[0]]);
    }

    @Property(tries = TRIES)
    void purged_k_fold_learns_from_all_that_is_allowed_and_tests_every_row_once(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int instruments,
            @ForAll @IntRange(min = 1, max = 12) int horizon,
            @ForAll @IntRange(max = 6) int embargo) {
        Dataset dataset = TestDatasets.random(seed, instruments, 70, horizon);
        List<Fold> folds = checked(new PurgedKFold(2 + (int) Math.floorMod(seed, 4L), embargo), dataset, 0, embargo);
        folds.forEach(f -> assertThat(f.train()).isEqualTo(SplitContract.allowed(dataset, f, embargo)));
        int[] tested = folds.stream().flatMapToInt(f -> Arrays.stream(f.test())).toArray();
        assertThat(tested).hasSize(dataset.size()).doesNotHaveDuplicates();
    }

    @Property(tries = TRIES)
    void combinatorial_folds_learn_from_all_that_is_allowed(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int instruments,
            @ForAll @IntRange(min = 1, max = 6) int horizon,
            @ForAll @IntRange(max = 4) int embargo) {
        Dataset dataset = TestDatasets.random(seed, instruments, 60, horizon);
        CombinatorialPurged splitter = new CombinatorialPurged(5, 1 + (int) Math.floorMod(seed, 2L), embargo);
        List<Fold> folds = checked(splitter, dataset, 0, embargo);
        folds.forEach(f -> assertThat(f.train()).isEqualTo(SplitContract.allowed(dataset, f, embargo)));
        int[] times = new int[dataset.size()];
        folds.forEach(f -> Arrays.stream(f.test()).forEach(row -> times[row]++));
        assertThat(times).containsOnly(splitter.paths().size());
    }

    @Property(tries = TRIES)
    void uniqueness_is_what_counting_day_by_day_gives(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int instruments,
            @ForAll @IntRange(min = 1, max = 8) int horizon) {
        Dataset dataset = TestDatasets.random(seed, instruments, 40, horizon);
        UniquenessWeights weights = UniquenessWeights.of(dataset);
        double[] expected = new double[dataset.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = NaiveUniqueness.of(dataset.rows(), i);
        }
        double sum = Arrays.stream(expected).sum();
        assertThat(weights.effectiveSize()).isCloseTo(sum, within(1e-9));
        for (int i = 0; i < expected.length; i++) {
            double normal = expected[i] * expected.length / sum;
            assertThat(weights.weight()[i]).isCloseTo(normal, within(1e-9));
        }
    }

    /** The definition, written out. */
    private static final class NaiveUniqueness {
        static double of(Dataset.Rows rows, int i) {
            int[] days = IntStream.range(0, rows.instrument().length)
                    .filter(j -> rows.instrument()[j] == rows.instrument()[i])
                    .flatMap(j -> IntStream.of(rows.decisionDay()[j], rows.entryDay()[j], rows.exitDay()[j]))
                    .distinct()
                    .filter(day -> lives(rows, i, day))
                    .toArray();
            double sum = 0;
            for (int day : days) {
                int alive = 0;
                for (int j = 0; j < rows.instrument().length; j++) {
                    alive += rows.instrument()[j] == rows.instrument()[i] && lives(rows, j, day) ? 1 : 0;
                }
                sum += 1.0 / alive;
            }
            return sum / days.length;
        }

        private static boolean lives(Dataset.Rows rows, int j, int day) {
            int entry = rows.entryDay()[j];
            return day == entry || (day > entry && day < rows.exitDay()[j]);
        }
    }
}
