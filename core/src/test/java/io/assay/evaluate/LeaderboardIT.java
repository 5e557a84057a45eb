package io.assay.evaluate;

import java.util.Arrays;
import java.util.function.Function;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LeaderboardIT {
    private static final int CASES = 4_000;

    private static void assertSafe(String name, Function<SimulatedRows, double[]> score) {
        double[] p = StockMarket.pValues(CASES, 400, score);
        for (double level : new double[] {.05, .01, .001}) {
            int bound = new BinomialDistribution(CASES, level).inverseCumulativeProbability(.999);
            assertThat(StockMarket.share(p, level) * CASES)
                    .as("%s at %s", name, level)
                    .isLessThanOrEqualTo(bound);
        }
    }

    @Test
    void p_values_of_slow_noise_are_no_smaller_than_chance_far_into_the_tail() {
        assertSafe("memory .9", market -> market.slowNoise(.9));
    }

    @Test
    void p_values_of_fading_the_past_are_no_smaller_than_chance_far_into_the_tail() {
        assertSafe("60 sessions", StockMarket::faded);
        assertSafe("10 sessions", market -> {
            double[] score = market.pastScore(10);
            Arrays.setAll(score, i -> -30 * score[i]);
            return score;
        });
    }

    @Test
    void among_two_hundred_stocks_of_one_market_without_skill_hardly_ever_one_is_believed() {
        int bound = new BinomialDistribution(12, Leaderboard.Q).inverseCumulativeProbability(.999);
        assertThat(StockMarket.marketsWithDiscoveries(12, 200, market -> market.slowNoise(.5)))
                .isLessThanOrEqualTo(bound);
        assertThat(StockMarket.marketsWithDiscoveries(12, 200, StockMarket::faded))
                .isLessThanOrEqualTo(bound);
    }
}
