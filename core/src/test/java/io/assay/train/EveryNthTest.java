package io.assay.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Examples;
import io.assay.dataset.TestDatasets;
import io.assay.dataset.TestDatasets.Times;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.builtin.ConstantLearner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EveryNthTest {
    /** Remembers the rows that it was given. */
    private record Listener(List<Dataset> heard, List<Integer> threads) implements Learner {
        @Override
        public String name() {
            return "listener";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("depth", 3);
        }

        @Override
        public Learner onThreads(int number) {
            threads.add(number);
            return this;
        }

        @Override
        public Model fit(Examples train, Seed seed) {
            heard.add(train.dataset());
            return ConstantLearner.majority().fit(train, seed);
        }
    }

    private final Listener listener = new Listener(new ArrayList<>(), new ArrayList<>());

    /** Two stocks on the days 10, 20 .. 100, the second on the even tenths alone. */
    private static Dataset rows() {
        List<Times> times = new ArrayList<>();
        for (int day = 10; day <= 100; day += 10) {
            times.add(new Times(0, day, day + 1, day + 2, day + 2));
            if (day % 20 == 0) {
                times.add(new Times(1, day, day + 1, day + 2, day + 2));
            }
        }
        return TestDatasets.of(times);
    }

    @Test
    void whole_sessions_are_kept_counted_from_the_first() {
        new EveryNth(listener, 3).fit(rows().examples(), Seed.of(1));
        Dataset.Rows heard = listener.heard().get(0).rows();
        assertThat(heard.decisionDay()).containsExactly(10, 40, 40, 70, 100, 100);
        assertThat(heard.instrument()).containsExactly(0, 0, 1, 0, 0, 1);
    }

    @Test
    void it_tells_the_rows_that_it_learns_from() {
        int[] learnt = new EveryNth(listener, 3).learntFrom(rows().examples());
        new EveryNth(listener, 3).fit(rows().examples(), Seed.of(1));
        assertThat(rows().select(learnt).rows().decisionDay()).containsExactly(10, 40, 40, 70, 100, 100);
        assertThat(listener.heard().get(0).size()).isEqualTo(learnt.length);
        assertThat(listener.learntFrom(rows().examples())).hasSize(rows().size());
    }

    @Test
    void every_session_is_every_row() {
        new EveryNth(listener, 1).fit(rows().examples(), Seed.of(1));
        assertThat(listener.heard().get(0).hash())
                .isEqualTo(rows().examples().dataset().hash());
    }

    @Test
    void rows_that_come_later_do_not_change_which_are_kept_before() {
        Dataset all = rows();
        for (int n = 1; n <= all.size(); n++) {
            new EveryNth(listener, 4)
                    .fit(all.select(IntStream.range(0, n).toArray()).examples(), Seed.of(1));
            int last = all.rows().decisionDay()[n - 1];
            int[] days = listener.heard().get(n - 1).rows().decisionDay();
            assertThat(Arrays.stream(days).distinct().toArray())
                    .isEqualTo(IntStream.of(10, 50, 90).filter(d -> d <= last).toArray());
        }
    }

    @Test
    void it_is_a_hyper_parameter_and_threads_reach_the_learner() {
        EveryNth learner = new EveryNth(listener, 5);
        assertThat(learner.name()).isEqualTo("listener");
        assertThat(learner.parameters()).isEqualTo(Map.of("depth", 3, "every", 5));
        assertThat(learner.onThreads(2)).isEqualTo(learner);
        assertThat(listener.threads()).containsExactly(2);
        assertThatThrownBy(() -> new EveryNth(listener, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
