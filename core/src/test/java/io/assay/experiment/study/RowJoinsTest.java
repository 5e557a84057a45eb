package io.assay.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.dataset.Examples;
import io.assay.evaluate.Answers;
import io.assay.experiment.run.Predicted;
import io.assay.experiment.run.RowTraining;
import io.assay.market.Instrument;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.model.builtin.ConstantLearner;
import io.assay.model.builtin.LinearLearner;
import io.assay.model.builtin.RandomPicksLearner;
import io.assay.signal.Training;
import io.assay.train.CrossFit;
import io.assay.train.FoldMemory;
import io.assay.train.OutOfSample;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** How rows of stocks and of all stocks together find each other. */
class RowJoinsTest {
    private static Predicted judged(String name, long seed, int... days) {
        Dataset rows = HandRows.of(name, seed, days);
        return new Predicted(
                Predicted.bare(rows),
                List.of(
                        new Answers("model", HandRows.said(days.length, seed + 1)),
                        new Answers("null", HandRows.said(days.length, seed + 2))),
                HandRows.training(days.length, seed + 3));
    }

    @Test
    void pooled_answers_are_found_by_stock_and_day_and_are_missing_on_other_days() {
        Predicted pool = Predicted.pooled(
                HandRows.TARGET, List.of(judged("SIM:B", 1, 10, 11, 14), judged("SIM:A", 2, 9, 11, 12, 14)));
        OutOfSample said = new OutOfSample(pool.rows(), pool.model().predictions(), List.of());
        PooledAnswers answers = PooledAnswers.of("model", said, pool.training());
        // pooled rows: A9 B10 A11 B11 A12 A14 B14
        Dataset mine = HandRows.of("SIM:A", 3, 8, 9, 10, 11, 14, 15);
        int[] from = {-1, 0, -1, 2, 5, -1};
        Predictions found = answers.on(mine);
        RowTraining training = answers.trainingOn(mine);
        for (int row = 0; row < from.length; row++) {
            for (int k = 0; k < 3; k++) {
                int at = from[row];
                assertThat(found.probability(row, k)).isEqualTo((Double)
                        (at < 0 ? Double.NaN : said.predictions().probability(at, k)));
                assertThat(training.rates()[3 * row + k]).isEqualTo((Double)
                        (at < 0 ? Double.NaN : pool.training().rates()[3 * at + k]));
                assertThat(training.means()[3 * row + k]).isEqualTo((Double)
                        (at < 0 ? Double.NaN : pool.training().means()[3 * at + k]));
            }
            assertThat(found.speaks(row)).isEqualTo(from[row] >= 0);
        }
        assertThat(answers.on(HandRows.of("SIM:C", 3, 10, 11)).values()).containsOnly(Double.NaN);
    }

    /** Who said what on which day, one a row. */
    private record Row(int day, Instrument whose, Predicted part, int row) {}

    @Test
    void stocks_are_pooled_as_if_their_rows_were_sorted_one_by_one() {
        List<Predicted> parts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            parts.add(judged("SIM:S" + (7 * i) % 5, i, HandRows.days(100 + 3 * i, 160 + 2 * i, i)));
        }
        List<Row> rows = new ArrayList<>();
        for (Predicted part : parts) {
            for (int r = 0; r < part.rows().size(); r++) {
                rows.add(new Row(
                        part.rows().rows().decisionDay()[r],
                        part.rows().instruments().get(0),
                        part,
                        r));
            }
        }
        rows.sort(Comparator.comparingInt(Row::day).thenComparing(Row::whose));
        Predicted pooled = Predicted.pooled(HandRows.TARGET, parts);
        assertThat(pooled.rows().size()).isEqualTo(rows.size());
        assertThat(pooled.answers()).extracting(Answers::name).containsExactly("model", "null");
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            Dataset.Rows to = pooled.rows().rows();
            Dataset.Rows from = row.part().rows().rows();
            int at = row.row();
            assertThat(pooled.rows().instruments().get(to.instrument()[r])).isEqualTo(row.whose());
            assertThat(new double[] {
                        to.decisionDay()[r],
                        to.entryDay()[r],
                        to.exitDay()[r],
                        to.knownDay()[r],
                        to.target()[r],
                        to.outcome()[r],
                        to.weight()[r]
                    })
                    .containsExactly(
                            from.decisionDay()[at],
                            from.entryDay()[at],
                            from.exitDay()[at],
                            from.knownDay()[at],
                            from.target()[at],
                            from.outcome()[at],
                            from.weight()[at]);
            for (int k = 0; k < 3; k++) {
                for (int a = 0; a < 2; a++) {
                    assertThat(pooled.answers().get(a).predictions().probability(r, k))
                            .isEqualTo(row.part().answers().get(a).predictions().probability(at, k));
                }
                assertThat(pooled.training().at(r).baseRates()[k])
                        .isEqualTo(row.part().training().at(at).baseRates()[k]);
                assertThat(pooled.training().at(r).classMeans()[k])
                        .isEqualTo(row.part().training().at(at).classMeans()[k]);
            }
        }
    }

    @Test
    void nothing_and_a_stock_in_two_parts_are_not_pooled() {
        assertThatThrownBy(() -> Predicted.pooled(HandRows.TARGET, List.of())).isInstanceOf(DataException.class);
        List<Predicted> twice = List.of(judged("SIM:A", 1, 10), judged("SIM:A", 2, 11));
        assertThatThrownBy(() -> Predicted.pooled(HandRows.TARGET, twice)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_training_of_a_row_is_that_of_its_fold_and_of_nothing_later() {
        Dataset rows = HandRows.of("SIM:A", 5, IntStream.range(0, 60).toArray());
        CrossFit.Folds folds = new CrossFit(new CalendarWindows(List.of(20, 45), 10)).over(rows, FoldMemory.NONE);
        RowTraining training = RowTraining.of(folds, 3);
        assertThat(training.rows()).isEqualTo(40);
        for (int row = 0; row < 40; row++) {
            int start = row < 25 ? 20 : 45;
            double[] count = new double[3];
            double[] sum = new double[3];
            int known = 0;
            for (int r = 0; r + HandRows.HORIZON < start; r++) {
                int k = (int) rows.rows().target()[r];
                count[k]++;
                sum[k] += rows.rows().outcome()[r];
                known++;
            }
            Training of = training.at(row);
            for (int k = 0; k < 3; k++) {
                assertThat(of.baseRates()[k]).isCloseTo(count[k] / known, within(1e-12));
                assertThat(of.classMeans()[k]).isCloseTo(count[k] == 0 ? 0 : sum[k] / count[k], within(1e-12));
            }
        }
    }

    @Test
    void weighted_learners_fit_the_same_rows_each_with_a_seed_of_its_own() {
        Dataset rows = HandRows.of("SIM:A", 5, IntStream.range(0, 60).toArray());
        WeightedLearner learner = new WeightedLearner(List.of(
                new WeightedLearner.Part("a", LinearLearner.logistic(3), 0.25),
                new WeightedLearner.Part("b", RandomPicksLearner.create(), 0.5),
                new WeightedLearner.Part("c", RandomPicksLearner.create(), 0.25)));
        Seed seed = Seed.of(9);
        double[] a = LinearLearner.logistic(3)
                .fit(rows.examples(), seed.child("a"))
                .predict(rows.features())
                .values();
        double[] b = picks(rows, seed.child("b"));
        double[] c = picks(rows, seed.child("c"));
        assertThat(b).isNotEqualTo(c);
        Model model = learner.fit(rows.examples(), seed);
        double[] said = model.predict(rows.features()).values();
        for (int i = 0; i < said.length; i++) {
            assertThat(said[i]).isCloseTo(0.25 * a[i] + 0.5 * b[i] + 0.25 * c[i], within(1e-12));
        }
        assertThat(learner.onThreads(2)
                        .fit(rows.examples(), seed)
                        .predict(rows.features())
                        .values())
                .isEqualTo(said);
        assertThat(learner.parameters()).containsOnlyKeys("a", "b", "c");
        assertThat(learner.parameters().get("a"))
                .isEqualTo(Map.of("learner", "logistic-regression", "weight", 0.25, "l2", 3.0));
    }

    private static double[] picks(Dataset rows, Seed seed) {
        return RandomPicksLearner.create()
                .fit(rows.examples(), seed)
                .predict(rows.features())
                .values();
    }

    @Test
    void a_weighted_learner_hands_threads_to_its_parts() {
        List<Integer> threads = new ArrayList<>();
        WeightedLearner learner = new WeightedLearner(List.of(
                new WeightedLearner.Part("a", new Threaded(threads), 0.5),
                new WeightedLearner.Part("b", new Threaded(threads), 0.5)));
        learner.onThreads(3);
        assertThat(threads).containsExactly(3, 3);
    }

    private record Threaded(List<Integer> heard) implements io.assay.model.Learner {
        @Override
        public String name() {
            return "threaded";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of();
        }

        @Override
        public io.assay.model.Learner onThreads(int number) {
            heard.add(number);
            return this;
        }

        @Override
        public Model fit(Examples train, Seed seed) {
            return ConstantLearner.majority().fit(train, seed);
        }
    }

    @Test
    void a_walk_of_one_stock_knows_the_same_rows_for_everybody() {
        Dataset rows = HandRows.of("SIM:A", 5, IntStream.range(0, 60).toArray());
        CrossFit.Folds folds = new CrossFit(new CalendarWindows(List.of(20, 45), 10)).over(rows, FoldMemory.NONE);
        OutOfSample said = folds.run(ConstantLearner.majority(), Seed.of(1), new Parallel(1));
        RowTraining training = RowTraining.of(folds, 3);
        int[] days = said.rows().rows().decisionDay();
        assertThat(days).isEqualTo(Arrays.copyOfRange(rows.rows().decisionDay(), 20, 60));
        assertThat(training.rows()).isEqualTo(days.length);
    }
}
