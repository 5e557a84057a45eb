package io.assay.experiment.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.dataset.LiveRows;
import io.assay.model.Learner;
import io.assay.model.Predictions;
import io.assay.model.builtin.ConstantLearner;
import io.assay.model.builtin.LinearLearner;
import io.assay.train.FoldMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FoldBookTest {
    private static final Dataset ROWS = HandRows.of("SIM:A", 1, 10, 11, 12, 13, 14, 15, 16);
    private static final Fold FOLD = new Fold("a", new int[] {0, 1, 2}, new int[] {4, 5});
    private static final Learner LEARNER = LinearLearner.logistic(1);
    private static final String MAKER = "code 1";

    @TempDir
    Path folder;

    private static final LiveRows NONE = LiveRows.none(ROWS.features(), ROWS.instruments());

    private final List<String> damaged = new ArrayList<>();

    private FoldBook book(String maker) {
        return FoldBook.open(folder.resolve("deep/a.folds"), maker, damaged);
    }

    private static FoldMemory.Task task(Dataset rows, Fold fold, Learner learner, long seed) {
        return new FoldMemory.Task(rows, fold, NONE, learner, Seed.of(seed));
    }

    private static FoldMemory.Task standard() {
        return task(ROWS, FOLD, LEARNER, 1);
    }

    private static Predictions odd() {
        return new Predictions(
                HandRows.TARGET, new double[] {Double.NaN, -0.0, Double.MIN_VALUE, 1.0 / 3, Math.PI, Double.NaN});
    }

    private static boolean same(Optional<Predictions> found) {
        return java.util.Arrays.equals(found.orElseThrow().values(), odd().values());
    }

    @Test
    void what_was_kept_is_recalled_bit_for_bit_by_a_later_run() {
        FoldBook first = book(MAKER);
        assertThat(first.recall(standard())).isEmpty();
        first.keep(standard(), odd());
        first.prune();
        FoldBook second = book(MAKER);
        assertThat(second.recall(standard())).matches(FoldBookTest::same);
        assertThat(second.recall(task(
                        ROWS.select(new int[] {0, 1, 2, 3, 4, 5}),
                        new Fold("b", FOLD.train(), FOLD.test()),
                        LEARNER,
                        1)))
                .as("neither the name of a fold nor rows outside it count")
                .matches(FoldBookTest::same);
        assertThat(damaged).isEmpty();
    }

    @Test
    void whatever_else_a_prediction_depends_on_makes_it_another() {
        FoldBook first = book(MAKER);
        first.keep(standard(), odd());
        first.prune();
        FoldBook book = book(MAKER);
        assertThat(book.recall(task(ROWS, FOLD, LEARNER, 2))).as("seed").isEmpty();
        assertThat(book.recall(task(ROWS, FOLD, LinearLearner.logistic(2), 1)))
                .as("parameter")
                .isEmpty();
        assertThat(book.recall(task(ROWS, FOLD, ConstantLearner.majority(), 1)))
                .as("learner")
                .isEmpty();
        assertThat(book.recall(task(ROWS, new Fold("a", new int[] {0, 1}, FOLD.test()), LEARNER, 1)))
                .as("training rows")
                .isEmpty();
        assertThat(book.recall(task(ROWS, new Fold("a", FOLD.train(), new int[] {4}), LEARNER, 1)))
                .as("test rows")
                .isEmpty();
        assertThat(book.recall(task(ROWS, new Fold("a", new int[] {0, 1}, new int[] {2, 4, 5}), LEARNER, 1)))
                .as("which rows are learnt from and which are tested")
                .isEmpty();
        double[] weights = ROWS.rows().weight().clone();
        weights[1] += 1e-12;
        assertThat(book.recall(task(ROWS.withWeights(weights), FOLD, LEARNER, 1)))
                .as("a weight")
                .isEmpty();
        assertThat(book.recall(task(HandRows.of("SIM:B", 1, 10, 11, 12, 13, 14, 15, 16), FOLD, LEARNER, 1)))
                .as("a stock")
                .isEmpty();
        Dataset features = ROWS.withFeatures(io.assay.dataset.TestDatasets.table(
                new float[][] {{0}, {1}, {2.0000002f}, {3}, {4}, {5}, {6}}, "row_number"));
        assertThat(book.recall(task(features, FOLD, LEARNER, 1)))
                .as("a feature")
                .isEmpty();
        assertThat(book("code 2").recall(standard())).as("code").isEmpty();
        assertThat(book.recall(standard())).isPresent();
    }

    @Test
    void what_was_asked_for_stays_beside_what_is_new_and_the_rest_is_dropped() {
        FoldMemory.Task other = task(ROWS, FOLD, LEARNER, 2);
        FoldBook first = book(MAKER);
        first.keep(standard(), odd());
        first.prune();
        FoldBook second = book(MAKER);
        assertThat(second.recall(standard())).isPresent();
        second.keep(other, odd());
        second.prune();
        assertThat(book(MAKER).recall(standard())).isPresent();
        assertThat(book(MAKER).recall(other)).isPresent();

        FoldBook third = book(MAKER);
        assertThat(third.recall(other)).isPresent();
        third.prune();
        assertThat(book(MAKER).recall(other)).isPresent();
        assertThat(book(MAKER).recall(standard())).isEmpty();
    }

    @Test
    void a_book_of_which_everything_was_asked_for_is_not_written_again() throws IOException {
        FoldBook first = book(MAKER);
        first.keep(standard(), odd());
        first.prune();
        Path file = folder.resolve("deep/a.folds");
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1000));
        FoldBook second = book(MAKER);
        assertThat(second.recall(standard())).isPresent();
        second.prune();
        assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1000);
        assertThat(folder.resolve("deep")).isDirectoryContaining("glob:**a.folds");
    }

    @Test
    void nothing_of_a_damaged_book_is_believed_and_it_is_told() throws IOException {
        FoldBook first = book(MAKER);
        first.keep(standard(), odd());
        first.prune();
        Path file = folder.resolve("deep/a.folds");
        byte[] whole = Files.readAllBytes(file);
        int count = 0;
        for (int at = 0; at < whole.length; at += 11) {
            byte[] changed = whole.clone();
            changed[at] ^= 8;
            Files.write(file, changed);
            assertThat(book(MAKER).recall(standard())).isEmpty();
            Files.write(file, java.util.Arrays.copyOf(whole, at));
            assertThat(book(MAKER).recall(standard())).isEmpty();
            count += 2;
        }
        assertThat(damaged)
                .hasSize(count)
                .allMatch(d -> d.contains("a.folds") && d.endsWith("Fix: none is needed. It was fitted again."));
        FoldBook mended = book(MAKER);
        mended.keep(standard(), odd());
        mended.prune();
        assertThat(book(MAKER).recall(standard())).matches(FoldBookTest::same);
    }
}
