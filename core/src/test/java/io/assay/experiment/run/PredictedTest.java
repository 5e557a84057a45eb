package io.assay.experiment.run;

import java.nio.file.Path;
import java.util.List;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.dataset.LiveRows;
import io.assay.dataset.Target;
import io.assay.dataset.TestDatasets;
import io.assay.evaluate.Answers;
import io.assay.label.LabelColumn;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.model.builtin.ConstantLearner;
import io.assay.train.CrossFit;
import io.assay.train.FoldMemory;
import io.assay.train.OutOfSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rows with and without an outcome, together and apart. */
class PredictedTest {
    private static final Target TARGET = new Target("direction3_5d", List.of("SELL", "HOLD", "BUY"));
    private static final List<Instrument> AB = List.of(Instrument.parse("SIM:A"), Instrument.parse("SIM:B"));

    private static Dataset labelled() {
        int[] whose = {0, 1, 1, 0};
        int[] day = {10, 10, 12, 13};
        int[] later = {16, 16, 18, 19};
        double[] real = {0, 1, 2, 1};
        return Dataset.of(
                TestDatasets.table(new float[4][1], "x"),
                TARGET,
                AB,
                new Dataset.Rows(whose, day, later, later, later, real, real, new double[] {1, 1, 1, 1}));
    }

    private static LiveRows unlabelled() {
        return new LiveRows(
                TestDatasets.table(new float[4][1], "x"), AB, new int[] {1, 0, 1, 1}, new int[] {9, 12, 13, 14});
    }

    /** Probabilities that tell the row: the first class has it, the others share what is left. */
    private static Predictions said(double... first) {
        double[] values = new double[3 * first.length];
        for (int i = 0; i < first.length; i++) {
            values[3 * i] = first[i];
            values[3 * i + 1] = (1 - first[i]) / 2;
            values[3 * i + 2] = (1 - first[i]) / 2;
        }
        return new Predictions(TARGET, values);
    }

    private static Predicted predicted() {
        OutOfSample said = new OutOfSample(
                labelled(),
                said(0.10, 0.11, 0.12, 0.13),
                List.of(),
                new OutOfSample.Unlabelled(unlabelled(), said(0.50, 0.51, 0.52, 0.53)));
        return Predicted.of(List.of("model"), List.of(said), RowTraining.none(8));
    }

    @Test
    void rows_of_both_kinds_are_sorted_by_day_and_then_by_instrument() {
        Predicted both = predicted();
        Dataset.Rows rows = both.rows().rows();
        assertThat(rows.decisionDay()).containsExactly(9, 10, 10, 12, 12, 13, 13, 14);
        assertThat(rows.instrument()).containsExactly(1, 0, 1, 0, 1, 0, 1, 1);
        double[] expected = {0.50, 0.10, 0.11, 0.51, 0.12, 0.13, 0.52, 0.53};
        for (int row = 0; row < 8; row++) {
            assertThat(both.model().predictions().probability(row, 0)).isEqualTo(expected[row]);
            boolean known = expected[row] < 0.5;
            assertThat(both.isJudged(row)).isEqualTo(known);
            assertThat(Double.isNaN(rows.outcome()[row])).isEqualTo(!known);
            assertThat(rows.exitDay()[row] == LabelColumn.NEVER).isEqualTo(!known);
        }
    }

    @Test
    void judged_are_the_rows_with_an_outcome_as_they_were() {
        Judged judged = predicted().judged();
        assertThat(judged.rows().rows().decisionDay())
                .containsExactly(labelled().rows().decisionDay());
        assertThat(judged.rows().rows().outcome()).containsExactly(0, 1, 2, 1);
        assertThat(judged.model().predictions().values())
                .containsExactly(said(0.10, 0.11, 0.12, 0.13).values());
    }

    @Test
    void rows_without_an_outcome_are_never_judged() {
        Predicted both = predicted();
        assertThatThrownBy(() -> new Judged(both.rows(), both.answers()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outcome");
    }

    private static Predicted stock(String name, int[] day, boolean... known) {
        int n = day.length;
        int[] later = new int[n];
        double[] outcome = new double[n];
        double[] first = new double[n];
        for (int i = 0; i < n; i++) {
            later[i] = known[i] ? day[i] + 6 : LabelColumn.NEVER;
            outcome[i] = known[i] ? 0.01 * day[i] : Double.NaN;
            first[i] = 0.01 * day[i];
        }
        Dataset.Rows rows = new Dataset.Rows(new int[n], day, later, later, later, outcome, outcome, first);
        return new Predicted(
                Dataset.of(new Predicted.NoFeatures(n), TARGET, List.of(Instrument.parse(name)), rows),
                List.of(new Answers("model", said(first))),
                new RowTraining(3, said(first).values(), said(first).values()));
    }

    @Test
    void stocks_are_judged_together_without_the_rows_that_have_no_outcome() {
        List<Predicted> parts = List.of(
                stock("SIM:B", new int[] {10, 11, 12}, true, false, true),
                stock("SIM:A", new int[] {11, 12, 13}, true, true, false));
        Judged judged = Predicted.judged(TARGET, parts);
        assertThat(judged.rows().rows().decisionDay()).containsExactly(10, 11, 12, 12);
        assertThat(judged.rows().rows().instrument()).containsExactly(1, 0, 0, 1);
        assertThat(judged.model().predictions().probability(1, 0)).isEqualTo(0.11);
        Predicted all = Predicted.pooled(TARGET, parts);
        assertThat(all.rows().rows().decisionDay()).containsExactly(10, 11, 11, 12, 12, 13);
        assertThat(all.judged().rows().hash()).isEqualTo(judged.rows().hash());
        assertThat(all.judged().model().predictions().values())
                .containsExactly(judged.model().predictions().values());
    }

    @Test
    void a_file_keeps_rows_without_an_outcome(@TempDir Path folder) {
        Predicted before = stock("SIM:A", new int[] {11, 12, 13}, true, true, false);
        Predicted with = new Predicted(
                before.rows(),
                before.answers(),
                new RowTraining(
                        3, said(0.1, 0.2, 0.3).values(), said(0.1, 0.2, 0.3).values()));
        Path file = folder.resolve("a.judged");
        JudgedFile.write(file, JudgedFileTest.header(with), with);
        Predicted after = JudgedFile.read(file).predicted();
        assertThat(after.rows().rows().decisionDay()).containsExactly(11, 12, 13);
        assertThat(after.isJudged(1)).isTrue();
        assertThat(after.isJudged(2)).isFalse();
        assertThat(after.judged().rows().hash())
                .isEqualTo(before.judged().rows().hash());
        assertThat(after.training().at(2).baseRates()[0]).isEqualTo(0.3);
    }

    @Test
    void the_training_of_a_row_without_a_label_is_that_of_its_fold() {
        int n = 60;
        int[] day = new int[n];
        int[] known = new int[n];
        double[] target = new double[n];
        double[] one = new double[n];
        for (int i = 0; i < n; i++) {
            day[i] = i;
            known[i] = i + 6;
            target[i] = i < 20 ? 0 : 2;
            one[i] = 1;
        }
        Dataset data = Dataset.of(
                TestDatasets.table(new float[n][1], "x"),
                TARGET,
                AB.subList(0, 1),
                new Dataset.Rows(new int[n], day, known, known, known, target, one, one));
        LiveRows open = new LiveRows(
                TestDatasets.table(new float[2][1], "x"), AB.subList(0, 1), new int[2], new int[] {30, 75});
        CrossFit.Folds folds = new CrossFit(new CalendarWindows(List.of(26, 46), 10)).over(data, open, FoldMemory.NONE);
        RowTraining training = RowTraining.of(folds, 3);
        OutOfSample said = folds.run(ConstantLearner.majority(), Seed.of(1), new Parallel(1));
        Predicted predicted = Predicted.of(List.of("majority"), List.of(said), training);
        // Fold one learnt days 0..19 (known before 26): class 0 alone. Fold two learnt 0..39: half and half.
        assertThat(predicted.rows().rows().decisionDay()[5]).isEqualTo(30);
        assertThat(predicted.rows().rows().decisionDay()[35]).isEqualTo(75);
        assertThat(training.at(5).baseRates()).containsExactly(1, 0, 0);
        assertThat(training.at(35).baseRates()).containsExactly(0.5, 0, 0.5);
        assertThat(training.at(34).baseRates()).containsExactly(0.5, 0, 0.5);
    }
}
