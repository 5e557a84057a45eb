package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.backtest.CostModel;
import io.assay.base.Seed;
import io.assay.metric.Returns;
import io.assay.metric.Sharpe;
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
        return scores(agent, 1);
    }

    private static SizingScores scores(DayResults agent, long trials) {
        DayResults still = new DayResults(
                NullPaths.FLAT, agent.days(), new double[DAYS], new double[DAYS], new double[DAYS], new double[DAYS]);
        return SizingScores.of(
                agent,
                List.of(book("seed 1", 0, Seed.of(2)), book("seed 2", 0.001, Seed.of(3)), agent),
                List.of(NullBook.of(still), NullBook.of(book(NullPaths.HOLD, 0.0002, Seed.of(4)))),
                trials,
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
    void a_verdict_of_skill_is_harder_to_reach_the_more_agents_were_tried() {
        DayResults agent = book("agent", 0.0027, Seed.of(1));
        SizingScores first = scores(agent, 1);
        double p = first.chance().p();
        assertThat(p).isBetween(1e-6, 0.005);
        assertThat(first.outcome()).isEqualTo(SizingScores.Outcome.SKILL);
        // As the best of so many that p times their number is just below and just above 1 %.
        long enough = (long) Math.floor(SizingScores.SURE / p);
        assertThat(scores(agent, enough).outcome()).isEqualTo(SizingScores.Outcome.SKILL);
        assertThat(scores(agent, enough + 1).outcome()).isEqualTo(SizingScores.Outcome.NOT_SHOWN);
        assertThat(scores(agent, enough + 1).chance().ofBest()).isGreaterThan(SizingScores.SURE);
        assertThat(scores(agent, 100_000_000).chance().ofBest()).isEqualTo(1);
    }

    @Test
    void a_sharpe_ratio_has_an_interval_of_the_same_redrawn_days() {
        DayResults agent = book("agent", 0.001, Seed.of(1));
        SizingScores.Figure sharpe = scores(agent).agent().sharpe();
        assertThat(sharpe.value()).isCloseTo(Sharpe.annual(agent.net(), 252), offset(1e-9));
        // Four years of independent days: a standard error of about 0.5.
        assertThat(sharpe.interval().upper() - sharpe.interval().lower()).isBetween(1.4, 3.2);
        assertThat(sharpe.interval().lower()).isLessThan(sharpe.value());
        assertThat(scores(agent).beside(NullPaths.FLAT).row().sharpe().value()).isNaN();
    }

    @Test
    void each_figure_of_books_that_chance_decides_is_the_mean_of_what_single_ones_show() {
        DayResults agent = book("agent", 0.001, Seed.of(1));
        List<DayResults> alike = IntStream.range(0, 20)
                .mapToObj(k -> book(NullPaths.RANDOM, 0.0005, Seed.of(100 + k)))
                .toList();
        SizingScores scores = SizingScores.of(
                agent,
                List.of(agent),
                List.of(NullBook.of(flat().on(agent.days())), new NullBook(NullPaths.RANDOM, alike)),
                1,
                Seed.of(5));
        SizingScores.Beside random = scores.beside(NullPaths.RANDOM);
        double ofOne = alike.stream()
                .mapToDouble(one -> Sharpe.annual(one.net(), 252))
                .average()
                .orElseThrow();
        assertThat(random.row().sharpe().value()).isCloseTo(ofOne, offset(1e-9));
        double deepest = alike.stream()
                .mapToDouble(one -> Returns.maxDrawdown(one.net()))
                .average()
                .orElseThrow();
        assertThat(random.row().drawdown()).isCloseTo(deepest, offset(1e-12));
        // All twenty held at once would swing far less than any of them: what must not be shown.
        double[] together = new double[DAYS];
        alike.forEach(one -> Arrays.setAll(together, d -> together[d] + one.net()[d] / 20));
        assertThat(Sharpe.annual(together, 252)).isGreaterThan(3 * ofOne);
        assertThat(Returns.maxDrawdown(together)).isLessThan(deepest / 2);
        double mean = 252 * Arrays.stream(together).average().orElseThrow();
        assertThat(random.row().net().value()).isCloseTo(mean, offset(1e-12));
        assertThat(random.difference().value()).isCloseTo(scores.agent().net().value() - mean, offset(1e-12));
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
        List<SizedPath> moved = NullPaths.moved(own, rules, Seed.of(2));
        assertThat(moved).hasSize(parts.size());
        double[] first =
                moved.stream().flatMapToDouble(p -> Arrays.stream(p.position())).toArray();
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
