package io.assay.train.uncertainty;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Examples;
import io.assay.dataset.Target;
import io.assay.dataset.TestDatasets;
import io.assay.dataset.TestDatasets.Times;
import io.assay.model.Engine;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Spread;
import io.assay.model.builtin.LinearLearner;
import io.assay.model.ensemble.EnsembleModel;
import io.assay.model.watch.Attendance;
import io.assay.model.watch.TrainingListener;
import io.assay.train.EveryNth;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class DeepEnsembleTest {
    private static final double NOISE = 0.02;

    /** A regression on rows that are drawn anew for each seed; holds back the last share of the rows. */
    private record Bagged(int every, int heldBack, List<String> told) implements Learner {
        static Bagged of(int heldBack) {
            return new Bagged(2, heldBack, new ArrayList<>());
        }

        @Override
        public String name() {
            return "bagged";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("every", every);
        }

        @Override
        public Learner onThreads(int number) {
            told.add("threads " + number);
            return this;
        }

        @Override
        public Learner attended(Attendance attendance) {
            told.add("attended " + attendance.checkpoints().orElseThrow());
            return this;
        }

        @Override
        public Learner briefly() {
            return new Bagged(3, heldBack, told);
        }

        @Override
        public int sequence() {
            return 7;
        }

        @Override
        public int[] learntFrom(Examples train) {
            return IntStream.range(0, train.size() - heldBack).toArray();
        }

        @Override
        public Model fit(Examples train, Seed seed) {
            RandomGenerator random = seed.random();
            int[] rows = IntStream.of(learntFrom(train))
                    .filter(row -> random.nextInt(every) == 0)
                    .toArray();
            return LinearLearner.regression(1e-6).fit(train.select(rows), seed);
        }
    }

    /** Consecutive days of a stock; the target is 0.05 a + 0.01 plus noise. */
    private static Dataset rows(int days, Seed seed) {
        RandomGenerator random = seed.random();
        List<Times> times = new ArrayList<>();
        float[][] a = new float[days][2];
        double[] target = new double[days];
        for (int day = 0; day < days; day++) {
            times.add(new Times(0, day, day + 1, day + 1, day + 2));
            a[day][0] = (float) random.nextGaussian();
            a[day][1] = (float) random.nextGaussian();
            target[day] = 0.01 + 0.05 * a[day][0] + NOISE * random.nextGaussian();
        }
        Dataset blank = TestDatasets.of(times);
        System.arraycopy(target, 0, blank.rows().target(), 0, days);
        return Dataset.of(
                TestDatasets.table(a, "a", "b"), Target.number("return_1d"), blank.instruments(), blank.rows());
    }

    private static int[] from(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    @Test
    void members_have_seeds_of_their_own_and_are_averaged() {
        Dataset rows = rows(200, Seed.of(1));
        Bagged member = Bagged.of(0);
        EnsembleModel model = (EnsembleModel) new DeepEnsemble(member, 3).fit(rows.examples(), Seed.of(5));
        assertThat(model.members()).hasSize(3);
        double[] sum = new double[200];
        for (int i = 0; i < 3; i++) {
            double[] own = member.fit(rows.examples(), Seed.of(5).child(i))
                    .predict(rows.features())
                    .values();
            assertThat(model.members().get(i).model().predict(rows.features()).values())
                    .isEqualTo(own);
            Arrays.setAll(sum, row -> sum[row] + own[row] / 3);
        }
        Spread spread = model.spread(rows.features());
        assertThat(model.predict(rows.features()).values())
                .isEqualTo(spread.mean().values());
        assertThat(spread.mean().values()[7]).isCloseTo(sum[7], within(1e-12));
        assertThat(spread.of(7)).isPositive();
        assertThat(spread.parts()).isEqualTo(3);
    }

    @Test
    void it_hands_on_what_its_member_is_asked() {
        Bagged member = Bagged.of(4);
        DeepEnsemble learner = new DeepEnsemble(member, 5);
        assertThat(learner.parameters())
                .isEqualTo(Map.of("learner", "bagged", "members", 5, "parameters", Map.of("every", 2)));
        assertThat(learner.sequence()).isEqualTo(7);
        assertThat(learner.learntFrom(rows(20, Seed.of(1)).examples())).hasSize(16);
        assertThat(learner.briefly()).isEqualTo(new DeepEnsemble(new Bagged(3, 4, member.told()), 2));
        assertThat(learner.onThreads(2)).isEqualTo(learner);
        Attendance attendance = new Attendance(TrainingListener.NONE, Optional.of(Path.of("there")));
        assertThat(learner.attended(attendance)).isEqualTo(learner);
        assertThat(member.told()).containsExactly("threads 2", "attended there");
        assertThatThrownBy(() -> new DeepEnsemble(member, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_is_read_as_it_was_written() {
        Dataset rows = rows(100, Seed.of(2));
        Engines engines = Engines.find(List.of());
        Model model = new DeepEnsemble(Bagged.of(0), 3).fit(rows.examples(), Seed.of(5));
        Engine engine = engines.made(model);
        EnsembleModel again = (EnsembleModel)
                engine.read(engine.write(model), new Engine.Header(model.learner(), model.target(), model.features()));
        assertThat(again.spread(rows.features()).deviation())
                .isEqualTo(((EnsembleModel) model).spread(rows.features()).deviation());
    }

    @Test
    void members_disagree_more_where_there_were_fewer_rows() {
        Dataset rows = rows(400, Seed.of(3));
        EnsembleModel few = (EnsembleModel)
                new DeepEnsemble(Bagged.of(0), 10).fit(rows.select(from(0, 30)).examples(), Seed.of(5));
        EnsembleModel many = (EnsembleModel) new DeepEnsemble(Bagged.of(0), 10).fit(rows.examples(), Seed.of(5));
        assertThat(Arrays.stream(few.spread(rows.features()).deviation())
                        .average()
                        .orElseThrow())
                .isGreaterThan(2
                        * Arrays.stream(many.spread(rows.features()).deviation())
                                .average()
                                .orElseThrow());
    }

    @Test
    void rows_that_are_held_back_teach_the_noise_and_later_ones_show_that_it_holds() {
        Dataset rows = rows(6000, Seed.of(4));
        Dataset train = rows.select(from(0, 2500));
        Dataset later = rows.select(from(2500, 6000));
        DeepEnsemble learner = new DeepEnsemble(Bagged.of(2000), 5);
        EnsembleModel model = (EnsembleModel) learner.fit(train.examples(), Seed.of(6));
        int[] unlearnt = Unlearnt.of(learner, train.examples());
        // The last row that is learnt from, 499, is known on day 501.
        assertThat(unlearnt).isEqualTo(from(502, 2500));
        Dataset held = train.select(unlearnt);
        Intervals intervals =
                Intervals.learn(model.spread(held.features()), held.rows().target());
        assertThat(intervals.noise()).isCloseTo(NOISE, within(0.001));
        Uncertainty said = Uncertainty.ofNumber("deep ensemble", later, model.spread(later.features()), intervals);
        for (Coverage.Level level : said.coverage().orElseThrow().levels()) {
            assertThat(level.covered()).as("%s", level).isCloseTo(level.stated(), within(3 * level.error()));
        }
        assertThat(said.rows()).isEqualTo(3500);
        assertThat(said.spread()).isBetween(0.0003, 0.003);
        assertThat(said.noise()).hasValue(intervals.noise());
        assertThat(said.lines()).hasSize(6);
        assertThat(said.lines().get(0)).startsWith("deep ensemble of 5 parts on 3,500 rows not learnt from");
        assertThat(said.lines().get(5)).startsWith("95 % intervals held ").contains("mean width");
    }

    @Test
    void a_learner_that_holds_nothing_back_is_told_apart() {
        assertThatThrownBy(() -> Unlearnt.of(Bagged.of(0), rows(50, Seed.of(1)).examples()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("bagged")
                .hasMessageContaining("Fix:");
    }

    @Test
    void every_third_session_of_those_that_are_learnt_from_are_learnt_from() {
        // Of the days 0, 3 .. 48 the last four are held back.
        int[] learnt =
                new EveryNth(Bagged.of(4), 3).learntFrom(rows(50, Seed.of(1)).examples());
        assertThat(learnt)
                .isEqualTo(IntStream.iterate(0, d -> d <= 36, d -> d + 3).toArray());
    }
}
