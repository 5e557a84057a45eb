package io.assay.evaluate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FalsePositivesTest {
    private static final double LEVEL = 0.01;
    private static final int CASES = 200;

    @Test
    void slow_noise_is_called_skilled_no_more_often_than_the_declared_level_even_against_one_null() {
        FalsePositives found = FalsePositives.of(CASES, 400, false, market -> market.slowNoise(0.9));

        assertThat(found.skilled()).isLessThanOrEqualTo(found.bound(LEVEL));
        assertThat(found.worse()).isLessThanOrEqualTo(found.bound(LEVEL));
    }

    @Test
    void noise_is_called_skilled_no_more_often_than_the_declared_level_against_all_nulls() {
        FalsePositives found = FalsePositives.of(CASES, 400, true, market -> market.slowNoise(0.5));

        assertThat(found.skilled()).isLessThanOrEqualTo(found.bound(LEVEL));
    }

    @Test
    void fading_or_following_the_past_on_a_market_without_memory_is_not_called_skilled() {
        FalsePositives fading = FalsePositives.of(CASES, 400, false, market -> {
            double[] score = market.pastScore(60);
            for (int i = 0; i < score.length; i++) {
                score[i] *= -10;
            }
            return score;
        });

        assertThat(fading.skilled()).isLessThanOrEqualTo(fading.bound(LEVEL));
        assertThat(fading.worse()).isLessThanOrEqualTo(fading.bound(LEVEL));
    }

    @Test
    void planted_skill_is_found_against_all_nulls() {
        // A correlation of .25 with the outcome on 5 stocks and 1,000 days is found in at least 9 of 10 markets.
        FalsePositives found = FalsePositives.of(40, 1000, true, market -> market.planted(0.25));

        assertThat(found.skilled()).isGreaterThanOrEqualTo(36);
    }
}
