package io.assay.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.CombinatorialPurged;
import io.assay.dataset.Dataset;
import io.assay.dataset.Examples;
import io.assay.dataset.Fold;
import io.assay.dataset.LiveRows;
import io.assay.dataset.PurgedKFold;
import io.assay.dataset.Splitter;
import io.assay.dataset.Target;
import io.assay.dataset.TestDatasets;
import io.assay.dataset.WalkForward;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureRows;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CrossFitTest {
    private static final int STOCKS = 3;
    private static final int HORIZON = 5;
    private static final Target NUMBER = Target.number("return_5d");
    private static final Target CLASSES = new Target("direction3_5d", List.of("DOWN", "FLAT", "UP"));
    private static final Splitter EXPANDING = WalkForward.expanding(40, 20);

    /** One column that holds the number of the row, so that a learner can tell which rows it was given. */
    private record RowNumbers(int rows) implements FeatureRows {
        @Override
        public List<FeatureInfo> columns() {
            return List.of(new FeatureInfo("row", FeatureGroup.PRICE, "row", 0, 0, "count", false, ""));
        }

        @Override
        public float get(int row, int column) {
            return row;
        }
    }

    private static Dataset data(Target target, int days) {
        int n = days * STOCKS;
        int[] instrument = new int[n];
        int[] decision = new int[n];
        int[] entry = new int[n];
        int[] exit = new int[n];
        double[] targets = new double[n];
        double[] ones = new double[n];
        for (int i = 0; i < n; i++) {
            instrument[i] = i % STOCKS;
            decision[i] = i / STOCKS;
            entry[i] = decision[i] + 1;
            exit[i] = entry[i] + HORIZON;
            targets[i] = i % 3;
            ones[i] = 1;
        }
        List<Instrument> instruments = IntStream.range(0, STOCKS)
                .mapToObj(s -> new Instrument("SIM", "S" + s))
                .toList();
        return Dataset.of(
                new RowNumbers(n),
                target,
                instruments,
                new Dataset.Rows(instrument, decision, entry, exit, exit, targets, targets, ones));
    }

    /** What the spy was given: the rows that it learnt from and the rows that its model was asked about. */
    private static final class Seen {
        private final List<Integer> learnt = new ArrayList<>();
        private final List<Integer> asked = new ArrayList<>();
    }

    /** Records rows; its model answers a row's number, the first training row and the seed's first draw. */
    private static final class Spy implements Learner {
        private final Target target;
        private final List<Seen> fits = Collections.synchronizedList(new ArrayList<>());

        Spy(Target target) {
            this.target = target;
        }

        @Override
        public String name() {
            return "spy";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of();
        }

        @Override
        public Model fit(Examples train, Seed seed) {
            Seen seen = new Seen();
            for (int r = 0; r < train.size(); r++) {
                seen.learnt.add((int) train.features().get(r, 0));
            }
            fits.add(seen);
            return new SpyModel(target, seen, seed.random().nextDouble());
        }
    }

    private record SpyModel(Target target, Seen seen, double drawn) implements Model {
        @Override
        public String learner() {
            return "spy";
        }

        @Override
        public List<String> features() {
            return List.of("row");
        }

        @Override
        public Predictions predict(FeatureRows rows) {
            double[] values = new double[rows.rows() * target.width()];
            for (int r = 0; r < rows.rows(); r++) {
                seen.asked.add((int) rows.get(r, 0));
                values[r * target.width()] = rows.get(r, 0) + drawn;
            }
            return new Predictions(target, values);
        }
    }

    private static Splitter folds(Fold... folds) {
        return new Splitter() {
            @Override
            public List<Fold> split(Dataset dataset) {
                return List.of(folds);
            }

            @Override
            public String spec() {
                return "given";
            }
        };
    }

    private static OutOfSample run(Splitter splitter, Dataset data, Learner learner) {
        return new CrossFit(splitter).run(data, learner, Seed.of(1), new Parallel(1));
    }

    @Test
    void no_model_ever_saw_a_row_that_it_was_asked_about_nor_one_known_later() {
        Dataset data = data(NUMBER, 130);
        for (Splitter splitter : List.of(
                EXPANDING,
                WalkForward.rolling(40, 20),
                WalkForward.rolling(30, 10).withEmbargo(3))) {
            Spy spy = new Spy(NUMBER);
            run(splitter, data, spy);

            assertThat(spy.fits).hasSizeGreaterThan(3);
            for (Seen seen : spy.fits) {
                int firstAsked = data.rows().decisionDay()[Collections.min(seen.asked)];
                assertThat(seen.learnt).isNotEmpty().doesNotContainAnyElementsOf(seen.asked);
                assertThat(seen.learnt).allMatch(r -> data.rows().knownDay()[r] < firstAsked);
            }
        }
    }

    @Test
    void every_session_after_the_first_window_is_asked_about_exactly_once() {
        Dataset data = data(NUMBER, 125);
        Spy spy = new Spy(NUMBER);

        OutOfSample out = run(EXPANDING, data, spy);

        List<Integer> asked =
                spy.fits.stream().flatMap(s -> s.asked.stream()).sorted().toList();
        assertThat(asked)
                .containsExactlyElementsOf(
                        IntStream.range(40 * STOCKS, 125 * STOCKS).boxed().toList());
        assertThat(out.rows().size()).isEqualTo(85 * STOCKS);
        assertThat(out.folds()).hasSize(5);
        assertThat(out.folds().get(4).test()).hasSize(5 * STOCKS);
    }

    @Test
    void predictions_stand_in_the_order_of_the_dataset_whatever_the_order_of_the_folds() {
        Dataset data = data(NUMBER, 60);
        Fold late = new Fold("late", new int[] {0, 1, 2}, new int[] {100, 102, 105});
        Fold early = new Fold("early", new int[] {3, 4}, new int[] {50, 101});

        OutOfSample out = run(folds(late, early), data, new Spy(NUMBER));

        int[] rows = new int[5];
        Arrays.setAll(rows, i -> (int) out.rows().features().get(i, 0));
        assertThat(rows).containsExactly(50, 100, 101, 102, 105);
        for (int i = 0; i < rows.length; i++) {
            assertThat((int) out.predictions().score(i)).isEqualTo(rows[i]);
            assertThat(out.rows().rows().decisionDay()[i]).isEqualTo(rows[i] / STOCKS);
        }
        double lateDraw = out.predictions().score(1) - 100;
        assertThat(out.predictions().score(4) - 105).isEqualTo(lateDraw);
        assertThat(out.predictions().score(2) - 101).isNotEqualTo(lateDraw);
        assertThat(out.folds()).extracting(Fold::name).containsExactly("late", "early");
    }

    @Test
    void class_predictions_keep_all_their_columns() {
        Dataset data = data(CLASSES, 100);

        OutOfSample out = run(EXPANDING, data, new Spy(CLASSES));

        assertThat(out.predictions().rows()).isEqualTo(60 * STOCKS);
        assertThat(out.predictions().values()).hasSize(60 * STOCKS * 3);
        assertThat((int) out.predictions().probability(7, 0)).isEqualTo(40 * STOCKS + 7);
        assertThat(out.predictions().probability(7, 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 16})
    void any_number_of_threads_gives_the_same_bits(int threads) {
        Dataset data = data(NUMBER, 200);
        CrossFit walk = new CrossFit(WalkForward.rolling(30, 10));

        double[] alone = walk.run(data, new Spy(NUMBER), Seed.of(5), new Parallel(1))
                .predictions()
                .values();
        double[] together = walk.run(data, new Spy(NUMBER), Seed.of(5), new Parallel(threads))
                .predictions()
                .values();
        double[] other = walk.run(data, new Spy(NUMBER), Seed.of(6), new Parallel(threads))
                .predictions()
                .values();

        assertThat(together).isEqualTo(alone);
        assertThat(other).isNotEqualTo(alone);
    }

    @Test
    void each_fold_draws_its_own_numbers() {
        OutOfSample out = run(EXPANDING, data(NUMBER, 100), new Spy(NUMBER));

        double first = out.predictions().score(0) - 40 * STOCKS;
        double second = out.predictions().score(20 * STOCKS) - 60 * STOCKS;
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void test_sets_that_overlap_are_refused_before_anything_is_fitted() {
        Dataset data = data(NUMBER, 100);
        Spy spy = new Spy(NUMBER);

        assertThatThrownBy(() -> run(new CombinatorialPurged(5, 2, 0), data, spy))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("one fold only");
        Fold a = new Fold("a", new int[] {0}, new int[] {60, 61});
        Fold b = new Fold("b", new int[] {1}, new int[] {61, 62});
        assertThatThrownBy(() -> run(folds(a, b), data, spy))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'b'");
        assertThat(spy.fits).isEmpty();
    }

    @Test
    void k_folds_are_disjoint_and_cover_all_rows() {
        OutOfSample out = run(new PurgedKFold(4, 2), data(NUMBER, 80), new Spy(NUMBER));

        assertThat(out.rows().size()).isEqualTo(80 * STOCKS);
    }

    @Test
    void a_splitter_that_trains_on_what_it_tests_is_refused() {
        Fold leaky = new Fold("leaky", new int[] {1, 2, 3}, new int[] {3, 4});

        assertThatThrownBy(() -> run(folds(leaky), data(NUMBER, 10), new Spy(NUMBER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fold leaky")
                .hasMessageContaining("not train on a row that it tests");
    }

    @Test
    void a_splitter_that_trains_on_a_label_that_reaches_into_test_rows_is_refused() {
        Fold late = new Fold("late", new int[] {0, 59}, new int[] {60, 61});
        Spy spy = new Spy(NUMBER);

        assertThatThrownBy(() -> run(folds(late), data(NUMBER, 100), spy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("fold late is not purged: it learns from the label of ");
        assertThat(spy.fits).isEmpty();
    }

    @Test
    void a_fold_that_cannot_be_learnt_from_is_named_with_the_reason() {
        Fold good = new Fold("2010", new int[] {0, 1}, new int[] {60});
        Fold empty = new Fold("2011", new int[0], new int[] {90});
        Learner majority = io.assay.model.builtin.ConstantLearner.majority();

        for (int threads : new int[] {1, 4}) {
            assertThatThrownBy(() -> new CrossFit(folds(good, empty))
                            .run(data(CLASSES, 40), majority, Seed.of(1), new Parallel(threads)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("fold 2011 cannot be learnt from by majority")
                    .hasMessageContaining("training rows: 0")
                    .hasMessageContaining("a model needs training rows");
        }
    }

    @Test
    void a_dataset_too_short_for_the_splitter_is_the_splitters_error() {
        assertThatThrownBy(() -> run(EXPANDING, data(NUMBER, 30), new Spy(NUMBER)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("walk-forward");
    }

    @Test
    void answers_to_another_question_or_of_other_rows_are_refused() {
        assertThatThrownBy(() -> run(EXPANDING, data(NUMBER, 100), new Spy(CLASSES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("predictions");
        Learner forgetful = new Learner() {
            @Override
            public String name() {
                return "forgetful";
            }

            @Override
            public Map<String, Object> parameters() {
                return Map.of();
            }

            @Override
            public Model fit(Examples train, Seed seed) {
                return new Forgetful();
            }
        };
        assertThatThrownBy(() -> run(EXPANDING, data(NUMBER, 100), forgetful))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("predictions of fold");
    }

    /** Leaves out the last row. */
    private record Forgetful() implements Model {
        @Override
        public String learner() {
            return "forgetful";
        }

        @Override
        public Target target() {
            return NUMBER;
        }

        @Override
        public List<String> features() {
            return List.of();
        }

        @Override
        public Predictions predict(FeatureRows rows) {
            return new Predictions(NUMBER, new double[rows.rows() - 1]);
        }
    }

    @Test
    void rows_and_predictions_go_together() {
        Dataset data = data(NUMBER, 2);

        assertThatThrownBy(() -> new OutOfSample(data, new Predictions(NUMBER, new double[2]), List.of()))
                .hasMessageContaining("predictions");
        List<Fold> folds = new ArrayList<>();
        OutOfSample out = new OutOfSample(data, new Predictions(NUMBER, new double[6]), folds);
        folds.add(new Fold("later", new int[0], new int[0]));
        assertThat(out.folds()).isEmpty();
    }

    /** Rows without a label of the first stock on some days; their only feature is a thousand more than the day. */
    private static LiveRows unlabelled(Dataset data, int... days) {
        float[][] values = new float[days.length][1];
        for (int i = 0; i < days.length; i++) {
            values[i][0] = 1000 + days[i];
        }
        return new LiveRows(TestDatasets.table(values, "row"), data.instruments(), new int[days.length], days);
    }

    @Test
    void rows_without_a_label_are_predicted_by_the_fold_that_tests_their_day_and_learnt_by_none() {
        Dataset data = data(CLASSES, 100);
        Spy spy = new Spy(CLASSES);
        LiveRows open = unlabelled(data, 3, 40, 45, 59, 60, 99, 120);
        CrossFit.Folds folds = new CrossFit(EXPANDING).over(data, open, FoldMemory.NONE);
        OutOfSample out = folds.run(spy, Seed.of(1), new Parallel(1));
        // Windows begin on days 40, 60 and 80: day 3 lies before all of them, day 120 after.
        assertThat(folds.folds()).hasSize(3);
        assertThat(out.unlabelled().rows().day()).containsExactly(40, 45, 59, 60, 99, 120);
        assertThat(folds.unlabelled().day()).containsExactly(40, 45, 59, 60, 99, 120);
        int[][] asked = {{1040, 1045, 1059}, {1060}, {1099, 1120}};
        for (int k = 0; k < 3; k++) {
            assertThat(spy.fits.get(k).learnt).allMatch(row -> row < 1000);
            assertThat(spy.fits.get(k).asked.stream().filter(row -> row >= 1000))
                    .containsExactlyElementsOf(Arrays.stream(asked[k]).boxed().toList());
            double drawn = Seed.of(1).child(k).random().nextDouble();
            for (int day : asked[k]) {
                int at = Arrays.binarySearch(out.unlabelled().rows().day(), day - 1000);
                assertThat(out.unlabelled().predictions().probability(at, 0)).isEqualTo(day + drawn);
            }
        }
    }

    @Test
    void rows_without_a_label_change_nothing_about_the_others() {
        Dataset data = data(CLASSES, 100);
        OutOfSample without = new CrossFit(EXPANDING).run(data, new Spy(CLASSES), Seed.of(1), new Parallel(1));
        OutOfSample with = new CrossFit(EXPANDING)
                .over(data, unlabelled(data, 50, 70), FoldMemory.NONE)
                .run(new Spy(CLASSES), Seed.of(1), new Parallel(1));
        assertThat(with.predictions().values()).isEqualTo(without.predictions().values());
        assertThat(with.rows().hash()).isEqualTo(without.rows().hash());
        assertThat(without.unlabelled().rows().size()).isZero();
    }

    @Test
    void figures_of_training_rows_reach_the_rows_without_a_label() {
        Dataset data = data(CLASSES, 100);
        CrossFit.Folds folds = new CrossFit(EXPANDING).over(data, unlabelled(data, 41, 61, 81), FoldMemory.NONE);
        CrossFit.Folds.Figures figures = folds.perRow(1, train -> new double[] {train.size()});
        double[] sizes =
                folds.folds().stream().mapToDouble(f -> f.train().length).toArray();
        assertThat(figures.unlabelled()).isEqualTo(sizes);
        assertThat(figures.tested()[0]).isEqualTo(sizes[0]);
        assertThat(figures.tested()[figures.tested().length - 1]).isEqualTo(sizes[2]);
    }

    @Test
    void a_memory_keeps_both_kinds_of_rows_of_a_fold_as_one() {
        Dataset data = data(CLASSES, 100);
        List<Predictions> kept = new ArrayList<>();
        FoldMemory memory = new FoldMemory() {
            @Override
            public Optional<Predictions> recall(Task task) {
                int rows = task.fold().test().length + task.unlabelled().size();
                return kept.stream().filter(p -> p.rows() == rows).findFirst();
            }

            @Override
            public void keep(Task task, Predictions said) {
                kept.add(said);
            }
        };
        // Each fold has another number of rows without a label, so that a kept answer is found by its length.
        LiveRows open = unlabelled(data, 41, 61, 62, 81, 82, 83);
        CrossFit.Folds folds = new CrossFit(EXPANDING).over(data, open, memory);
        OutOfSample first = folds.run(new Spy(CLASSES), Seed.of(1), new Parallel(1));
        Spy idle = new Spy(CLASSES);
        OutOfSample second = folds.run(idle, Seed.of(1), new Parallel(1));
        assertThat(idle.fits).isEmpty();
        assertThat(second.predictions().values()).isEqualTo(first.predictions().values());
        assertThat(second.unlabelled().predictions().values())
                .isEqualTo(first.unlabelled().predictions().values());
    }

    @Test
    void rows_without_a_label_need_folds_that_follow_each_other_in_time() {
        Dataset data = data(CLASSES, 100);
        CrossFit backwards = new CrossFit(folds(
                new Fold("late", new int[] {0, 1}, new int[] {240, 241}),
                new Fold("early", new int[] {0, 1}, new int[] {120, 121})));
        assertThatThrownBy(() -> backwards.over(data, unlabelled(data, 50), FoldMemory.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one after the other");
        assertThat(backwards.over(data, FoldMemory.NONE).folds()).hasSize(2);
    }
}
