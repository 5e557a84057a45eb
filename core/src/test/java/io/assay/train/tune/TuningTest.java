package io.assay.train.tune;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.assay.base.DataException;
import io.assay.base.Json;
import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TuningTest {
    private static final int STEPS = 3;

    @TempDir
    private Path folder;

    private static TuningSpec spec() {
        return spec(MedianPruner.standard(), Map.of("data", "abc"), Seed.of(5));
    }

    private static TuningSpec spec(Pruner pruner, Map<String, String> of, Seed seed) {
        SearchSpace space = SearchSpace.of(
                Dimension.real("x", -5, 10),
                Dimension.real("y", 0, 15),
                Dimension.wholeLog("size", 1, 64),
                Dimension.choice("word", List.of("a", "b")));
        return new TuningSpec(space, TpeSampler.standard(), pruner, STEPS, TuningSpec.ROUND, of, seed);
    }

    /** Better near the minima of Branin's function, with noise of the step's seed. */
    private static StepScore score(Map<String, Object> values, int step, Seed seed) {
        double value = -Functions.branin(Attempts.number(values, "x"), Attempts.number(values, "y"))
                - ("a".equals(values.get("word")) ? 1 : 0)
                + step
                + seed.random().nextDouble();
        return new StepScore(value, new double[] {value, value + 1});
    }

    private List<Attempt> run(String file, TuningSpec spec, Objective objective, int threads, int trials) {
        Journal journal = Journal.open(folder.resolve(file), spec);
        return new Tuning(spec, objective, new Parallel(threads), TuningListener.NONE).run(trials, journal);
    }

    @Test
    void one_and_four_threads_come_to_the_same_bits() {
        String one = Json.line(run("1", spec(), TuningTest::score, 1, 30));
        assertThat(Json.line(run("4", spec(), TuningTest::score, 4, 30))).isEqualTo(one);
        assertThat(Json.line(run("o", spec(MedianPruner.standard(), Map.of(), Seed.of(6)), TuningTest::score, 1, 30)))
                .isNotEqualTo(one);
        assertThat(one).contains("PRUNED").contains("DONE");
    }

    /** Stands for a power cut. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 22, 40})
    void a_search_that_is_stopped_goes_on_at_the_step_it_was_in(int steps) {
        AtomicInteger whole = new AtomicInteger();
        List<Attempt> uninterrupted = run("whole", spec(), counted(whole, Integer.MAX_VALUE), 1, 20);
        AtomicInteger first = new AtomicInteger();
        assertThatThrownBy(() -> run("cut", spec(), counted(first, steps), 1, 20))
                .isInstanceOf(Stopped.class);
        AtomicInteger second = new AtomicInteger();
        List<Attempt> resumed = run("cut", spec(), counted(second, Integer.MAX_VALUE), 4, 20);
        assertThat(Json.line(resumed)).isEqualTo(Json.line(uninterrupted));
        assertThat(steps + second.get()).as("no step is done twice").isEqualTo(whole.get());
    }

    private static Objective counted(AtomicInteger count, int last) {
        return (values, step, seed) -> {
            if (count.incrementAndGet() > last) {
                throw new Stopped();
            }
            return score(values, step, seed);
        };
    }

    @Test
    void a_finished_search_is_read_and_a_longer_one_goes_on() {
        List<Attempt> ten = run("j", spec(), TuningTest::score, 1, 10);
        assertThat(Json.line(run("j", spec(), counted(new AtomicInteger(), 0), 1, 10)))
                .isEqualTo(Json.line(ten));
        List<Attempt> longer = run("j", spec(), TuningTest::score, 1, 25);
        assertThat(Json.line(longer)).isEqualTo(Json.line(run("fresh", spec(), TuningTest::score, 1, 25)));
        assertThat(Json.line(longer.subList(0, 10))).isEqualTo(Json.line(ten));
    }

    @Test
    void the_journal_of_another_search_is_refused_and_left_as_it_is() throws IOException {
        run("j", spec(), TuningTest::score, 1, 2);
        byte[] before = Files.readAllBytes(folder.resolve("j"));
        TuningSpec otherData = spec(MedianPruner.standard(), Map.of("data", "xyz"), Seed.of(5));
        assertThatThrownBy(() -> Journal.open(folder.resolve("j"), otherData))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is of another search: its data is 'abc' and not 'xyz'. Fix:");
        TuningSpec otherPruner = spec(Pruner.NONE, Map.of("data", "abc"), Seed.of(5));
        assertThatThrownBy(() -> Journal.open(folder.resolve("j"), otherPruner))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("its pruner is 'median(trials=5, steps=1)' and not 'none'");
        assertThat(Files.readAllBytes(folder.resolve("j"))).isEqualTo(before);
    }

    @Test
    void a_damaged_journal_is_refused() throws IOException {
        run("j", spec(), TuningTest::score, 1, 2);
        String text = Files.readString(folder.resolve("j"), StandardCharsets.ISO_8859_1);
        Files.writeString(
                folder.resolve("j"), text.replaceFirst("\"score\":-?\\d", "\"score\":9"), StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Journal.open(folder.resolve("j"), spec()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("checksum")
                .hasMessageContaining("Fix: delete it");
    }

    @Test
    void a_trial_that_cannot_be_fitted_has_failed_and_the_search_goes_on() {
        Objective some = (values, step, seed) -> {
            if (Attempts.number(values, "x") > 5) {
                throw new DataException("x is too large");
            }
            return score(values, step, seed);
        };
        List<Attempt> all = run("j", spec(), some, 1, 20);
        assertThat(all).hasSize(20);
        assertThat(all).anySatisfy(a -> {
            assertThat(a.outcome()).isEqualTo(Attempt.Outcome.FAILED);
            assertThat(a.reason()).isEqualTo("x is too large");
        });
        assertThat(TuningResult.of(all, 0).best().isDone()).isTrue();
    }

    @Test
    void where_none_can_be_fitted_the_first_says_why() {
        Objective none = (values, step, seed) -> {
            throw new DataException("there is no memory");
        };
        assertThatThrownBy(() -> run("j", spec(), none, 1, 20))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no memory");
    }

    @Test
    void steps_have_seeds_of_their_own_that_trials_share() {
        Set<String> seeds = ConcurrentHashMap.newKeySet();
        run(
                "j",
                spec(Pruner.NONE, Map.of(), Seed.of(1)),
                (values, step, seed) -> {
                    seeds.add(step + " " + seed.value());
                    return score(values, step, seed);
                },
                4,
                10);
        assertThat(seeds).hasSize(STEPS);
    }

    @Test
    void trials_are_told_in_order_and_a_grid_ends_with_its_points() {
        List<Integer> told = new ArrayList<>();
        TuningListener listener = new TuningListener() {
            @Override
            public void ended(Attempt attempt) {
                assertThat(told).doesNotContain(attempt.number());
            }

            @Override
            public void told(Attempt attempt) {
                told.add(attempt.number());
            }
        };
        SearchSpace space = SearchSpace.of(Dimension.choice("n", List.of(1, 2, 3, 4, 5, 6)));
        TuningSpec grid = new TuningSpec(space, new GridSampler(), Pruner.NONE, 1, 4, Map.of(), Seed.of(1));
        Journal journal = Journal.open(folder.resolve("g"), grid);
        Objective objective = (values, step, seed) -> new StepScore(Attempts.number(values, "n"), new double[] {1});
        List<Attempt> all = new Tuning(grid, objective, new Parallel(4), listener).run(100, journal);
        assertThat(told).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(TuningResult.of(all, 0).best().values()).isEqualTo(Map.of("n", 6));
    }
}
