package io.assay.evaluate;

import java.util.function.Function;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LeaderboardIT {
    private static final int CASES = 10_000;

    private static void assertSafe(String name, Function<SimulatedRows, double[]> score, double excess) {
        double[] p = StockMarket.pValues(CASES, 400, score);
        for (double level : new double[] {.05, .01, .001}) {
            int bound = new BinomialDistribution(CASES, excess * level).inverseCumulativeProbability(.999);
            assertThat(StockMarket.share(p, level) * CASES)
                    .as("%s at %s", name, level)
                    .isLessThanOrEqualTo(bound);
        }
    }

    @Test
    void p_values_of_noise_of_any_memory_are_no_smaller_than_chance_far_into_the_tail() {
        for (double memory : new double[] {0, .9, .98}) {
            assertSafe("memory " + memory, market -> market.slowNoise(memory), 1);
        }
    }

    @Test
    void p_values_of_fading_the_past_are_little_smaller_than_chance() {
        assertSafe("faded", StockMarket::faded, 1.5);
    }

    @Test
    void among_two_hundred_stocks_of_one_market_without_skill_hardly_ever_one_is_believed() {
        int bound = new BinomialDistribution(40, Leaderboard.Q).inverseCumulativeProbability(.999);
        assertThat(StockMarket.marketsWithDiscoveries(40, 200, market -> market.slowNoise(.5)))
                .isLessThanOrEqualTo(bound);
        assertThat(StockMarket.marketsWithDiscoveries(40, 200, StockMarket::faded))
                .isLessThanOrEqualTo(bound);
    }
}
