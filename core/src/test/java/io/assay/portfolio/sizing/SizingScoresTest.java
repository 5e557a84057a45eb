package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.backtest.CostModel;
import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class SizingScoresTest {
    private static final int DAYS = 1000;

    private static DayResults book(String name, double mean, Seed seed) {
        RandomGenerator random = seed.random();
        double[] net = new double[DAYS];
        Arrays.setAll(net, d -> mean + 0.01 * random.nextGaussian());
        return new DayResults(
                name, IntStream.range(0, DAYS).toArray(), net, new double[DAYS], new double[DAYS], new double[DAYS]);
    }

    private static DayResults flat() {
        return DayResults.of(NullPaths.FLAT, List.of(path(new double[DAYS])));
    }

    private static SizedPath path(double[] positions) {
        Track track = Tracks.planted(0, positions.length + 2, Seed.of(1));
        return SizedPath.of(positions, new Span(track, 0, track.size()), SizingRules.standard());
    }

    private static SizingScores scores(DayResults agent) {
        DayResults still = new DayResults(
                NullPaths.FLAT, agent.days(), new double[DAYS], new double[DAYS], new double[DAYS], new double[DAYS]);
        return SizingScores.of(
                agent,
                List.of(book("seed 1", 0, Seed.of(2)), book("seed 2", 0.001, Seed.of(3)), agent),
                List.of(still, book(NullPaths.HOLD, 0.0002, Seed.of(4))),
                Seed.of(5));
    }

    @Test
    void who_earns_far_more_than_all_others_is_skilled_and_who_loses_is_said_to() {
        assertThat(scores(book("agent", 0.004, Seed.of(1))).outcome()).isEqualTo(SizingScores.Outcome.SKILL);
        assertThat(scores(book("agent", 0, Seed.of(1))).outcome()).isEqualTo(SizingScores.Outcome.NOT_SHOWN);
        assertThat(scores(book("agent", -0.004, Seed.of(1))).outcome()).isEqualTo(SizingScores.Outcome.LOSES);
    }

    @Test
    void figures_are_means_a_year_and_differences_are_paired() {
        DayResults agent = book("agent", 0.001, Seed.of(1));
        SizingScores scores = scores(agent);
        double mean = 252 * Arrays.stream(agent.net()).average().orElseThrow();
        assertThat(scores.agent().net().value()).isCloseTo(mean, offset(1e-12));
        assertThat(scores.agent().net().interval().lower()).isLessThan(mean);
        assertThat(scores.beside(NullPaths.FLAT).difference().value()).isCloseTo(mean, offset(1e-12));
        assertThat(scores.beside(NullPaths.FLAT).difference().interval())
                .isEqualTo(scores.agent().net().interval());
        SizingScores.Beside held = scores.beside(NullPaths.HOLD);
        assertThat(held.difference().value()).isCloseTo(mean - held.row().net().value(), offset(1e-12));
        // The third seed is the agent's own book, and all three are there.
        assertThat(scores.seeds()).hasSize(3);
        assertThat(scores.seeds().get(2).net()).isEqualTo(scores.agent().net());
        assertThat(scores.medianSeed()).isEqualTo(scores.sortedSeeds()[1]);
    }

    @Test
    void costs_are_what_lies_between_gross_and_net() {
        double[] turns = new double[DAYS];
        Arrays.setAll(turns, i -> i % 2 == 0 ? 1 : -1);
        DayResults book = DayResults.of("turning", List.of(path(turns)));
        // Each day about 2 of equity is traded at 10 bp.
        assertThat(DayResults.aYear(book.cost())).isBetween(0.48, 0.53);
        assertThat(DayResults.aYear(book.turnover())).isBetween(490.0, 520.0);
        assertThat(DayResults.aYear(flat().cost())).isZero();
    }

    @Test
    void days_without_a_decision_earn_nothing() {
        DayResults book = book("agent", 0.001, Seed.of(1));
        DayResults on = book.on(new int[] {5, 2000});
        assertThat(on.net()).containsExactly(book.net()[5], 0);
        assertThat(book.growth()[1]).isEqualTo((1 + book.net()[0]) * (1 + book.net()[1]));
    }

    @Test
    void moved_positions_are_the_same_positions_at_other_times() {
        Track track = Tracks.planted(0, 202, Seed.of(1));
        List<Span> parts = new Span(track, 0, 202).parts(60);
        SizingRules rules = SizingRules.standard().withCosts(CostModel.free()).withEpisode(60);
        double[] all = new double[200];
        Arrays.setAll(all, i -> Math.sin(i * i));
        List<SizedPath> own = new ArrayList<>();
        for (Span part : parts) {
            own.add(SizedPath.of(Arrays.copyOfRange(all, part.from(), part.from() + part.decisions()), part, rules));
        }
        List<SizedPath> moved = NullPaths.moved(own, 3, rules, Seed.of(2));
        assertThat(moved).hasSize(3 * parts.size());
        double[] first = moved.subList(0, parts.size()).stream()
                .flatMapToDouble(p -> Arrays.stream(p.position()))
                .toArray();
        assertThat(first).isNotEqualTo(all);
        assertThat(Arrays.stream(first).sorted().toArray())
                .isEqualTo(Arrays.stream(all).sorted().toArray());
    }

    @Test
    void always_long_is_the_market_less_what_each_episode_costs() {
        Track track = Tracks.planted(0, 102, Seed.of(1));
        Span whole = new Span(track, 0, 102);
        SizedPath once =
                NullPaths.constant(1, List.of(whole), SizingRules.standard()).get(0);
        double market = Math.log(track.open()[101] / track.open()[1]);
        assertThat(Arrays.stream(once.net()).sum()).isCloseTo(market + 2 * Math.log(0.999), offset(1e-12));
        double twice = NullPaths.constant(1, whole.parts(50), SizingRules.standard()).stream()
                .flatMapToDouble(p -> Arrays.stream(p.net()))
                .sum();
        assertThat(twice).isCloseTo(market + 4 * Math.log(0.999), offset(1e-12));
    }
}
