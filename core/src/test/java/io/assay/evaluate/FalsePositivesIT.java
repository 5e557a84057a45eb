package io.assay.evaluate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FalsePositivesIT {
    private static final double LEVEL = 0.01;
    private static final int CASES = 2000;

    @Test
    void noise_of_any_memory_is_called_skilled_no_more_often_than_the_declared_level() {
        for (double memory : new double[] {0, 0.9, 0.98}) {
            FalsePositives found = FalsePositives.of(CASES, 400, false, market -> market.slowNoise(memory));

            assertThat(found.skilled()).as("memory %s", memory).isLessThanOrEqualTo(found.bound(LEVEL));
        }
    }

    @Test
    void fading_and_following_the_past_are_called_skilled_little_more_often_than_the_declared_level() {
        for (double sign : new double[] {-10, 10}) {
            FalsePositives found = FalsePositives.of(CASES, 400, false, market -> {
                double[] score = market.pastScore(60);
                for (int i = 0; i < score.length; i++) {
                    score[i] *= sign;
                }
                return score;
            });

            assertThat(found.skilled()).as("sign %s", sign).isLessThanOrEqualTo(found.bound(1.5 * LEVEL));
        }
    }
}
