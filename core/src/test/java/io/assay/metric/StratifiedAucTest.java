package io.assay.metric;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StratifiedAucTest {
    private static final int DAYS = 60;
    private static final int ROWS = 600;

    private final double[] score = new double[ROWS];
    private final boolean[] positive = new boolean[ROWS];
    private final int[] day = new int[ROWS];
    private final int[] stratum = new int[ROWS];

    StratifiedAucTest() {
        RandomGenerator random = Seed.of(4).random();
        for (int row = 0; row < ROWS; row++) {
            day[row] = row / (ROWS / DAYS);
            stratum[row] = (day[row] < 25 ? 0 : 10) + row % 2;
            score[row] = random.nextInt(40) + (stratum[row] > 5 ? 100 : 0);
            positive[row] = random.nextDouble() < (stratum[row] > 5 ? 0.8 : 0.3) + score[row] % 100 / 200;
        }
    }

    /** Every pair of a positive and a negative row of one stratum, counted as often as their days. */
    private double byHand(int[] multiplicity) {
        double above = 0;
        double pairs = 0;
        for (int a = 0; a < ROWS; a++) {
            for (int b = 0; b < ROWS; b++) {
                if (positive[a] && !positive[b] && stratum[a] == stratum[b]) {
                    double both = (double) multiplicity[day[a]] * multiplicity[day[b]];
                    above += both * (score[a] > score[b] ? 1 : score[a] == score[b] ? 0.5 : 0);
                    pairs += both;
                }
            }
        }
        return above / pairs;
    }

    @Test
    void pairs_are_those_of_one_stratum_however_often_days_are_drawn() {
        StratifiedAuc auc = StratifiedAuc.of(score, positive, day, stratum);
        int[] ones = new int[DAYS];
        Arrays.fill(ones, 1);
        assertThat(auc.area(ones)).isCloseTo(byHand(ones), within(1e-12));
        DayBlocks blocks = DayBlocks.of(DAYS, 5, DayBlocks.Kind.MOVING);
        for (int draw = 0; draw < 20; draw++) {
            int[] drawn = blocks.draw(Seed.of(draw).random());
            assertThat(auc.area(drawn)).isCloseTo(byHand(drawn), within(1e-12));
        }
    }

    @Test
    void whoever_tells_strata_apart_and_nothing_else_has_one_half() {
        double[] constant = new double[ROWS];
        Arrays.setAll(constant, row -> stratum[row]);
        int[] ones = new int[DAYS];
        Arrays.fill(ones, 1);
        assertThat(StratifiedAuc.of(constant, positive, day, stratum).area(ones))
                .isEqualTo(0.5);
        assertThat(DailyAuc.of(constant, positive, day, DAYS).area(ones)).isGreaterThan(0.6);
        assertThat(StratifiedAuc.of(constant, new boolean[ROWS], day, stratum).area(ones))
                .isNaN();
    }
}
