package io.assay.monitor;

import java.util.Optional;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DecayChartTest {
    private static final int YEAR = 252;

    /** Observations with a mean, each the mean of so many neighbours as overlapping outcomes are. */
    private static double[] drawn(int count, double mean, int overlap, Seed seed) {
        RandomGenerator random = seed.random();
        double[] noise = new double[count + overlap];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int k = 0; k < overlap; k++) {
                sum += noise[i + k];
            }
            values[i] = mean + sum / Math.sqrt(overlap);
        }
        return values;
    }

    private static DecayChart chart(double[] past, int overlap, double falseAlarms) {
        return DecayChart.of(past, new DecayChart.Asked(falseAlarms, 20, overlap, 0.1, false), Seed.of(5))
                .orElseThrow();
    }

    private static DecayChart ofFits(double[] past) {
        return DecayChart.of(past, new DecayChart.Asked(0.25, 20, 1, 0.1, true), Seed.of(5))
                .orElseThrow();
    }

    @Test
    void page_s_sum_grows_by_what_is_worse_than_usual_and_starts_again_after_an_alarm() {
        // By hand: mean 1, deviation 2, slack .5; (1 - x) / 2 - .5 of -3, -3, 5, -3, -3 is 1.5, 1.5, -2.5, 1.5, 1.5.
        Cusum cusum = new Cusum(1, 2, 0.5);
        Cusum.Run run = cusum.run(new double[] {-3, -3, 5, -3, -3}, new Cusum.Rule(2.5, 0));
        assertThat(run.sum()).containsExactly(1.5, 3, 0, 1.5, 3);
        assertThat(run.alarms()).containsExactly(1, 4);
        Cusum.Run silent = cusum.run(new double[] {-3, -3, -3, -3, -3}, new Cusum.Rule(2.5, 2));
        assertThat(silent.alarms()).containsExactly(1);
        assertThat(cusum.alarms(new double[] {-3, -3, 5, -3, -3}, new Cusum.Rule(2.5, 0)))
                .isEqualTo(2);
    }

    @Test
    void where_nothing_changes_alarms_come_about_as_often_as_was_asked() {
        for (int overlap : new int[] {1, 5}) {
            int alarms = 0;
            int years = 0;
            for (int world = 0; world < 16; world++) {
                Seed seed = Seed.of(100L * overlap + world);
                DecayChart chart = chart(drawn(1500, 0.2, overlap, seed.child("past")), overlap, 0.5);
                assertThat(chart.falseAlarms()).isBetween(0.45, 0.5);
                for (int future = 0; future < 10; future++) {
                    double[] later = drawn(6 * YEAR, 0.2, overlap, seed.child(future));
                    alarms += chart.cusum().run(later, chart.rule()).alarms().length;
                    years += 6;
                }
            }
            // 480 are expected of 960 years; pasts, of which there are 16, make most of the scatter.
            assertThat((double) alarms / years).as("overlap " + overlap).isBetween(0.3, 0.75);
        }
    }

    @Test
    void fits_that_are_each_off_by_an_amount_of_their_own_raise_no_more_alarms_than_was_asked() {
        int alarms = 0;
        int unaware = 0;
        int years = 0;
        for (int world = 0; world < 30; world++) {
            Seed seed = Seed.of(300L + world);
            RandomGenerator fits = seed.child("fits").random();
            double[] past = drawn(8 * YEAR, 0.2, 1, seed.child("past"));
            for (int t = 0; t < past.length; t += YEAR) {
                double off = 0.15 * fits.nextGaussian();
                for (int i = t; i < t + YEAR; i++) {
                    past[i] += off;
                }
            }
            DecayChart chart = ofFits(past);
            DecayChart blocks = chart(past, 1, 0.25);
            for (int future = 0; future < 10; future++) {
                double[] later = drawn(6 * YEAR, 0.2 + 0.15 * fits.nextGaussian(), 1, seed.child(future));
                alarms += chart.cusum().run(later, chart.rule()).alarms().length;
                unaware += blocks.cusum().run(later, blocks.rule()).alarms().length;
                years += 6;
            }
        }
        assertThat((double) alarms / years).isLessThan(0.35);
        assertThat((double) unaware / years).isGreaterThan(0.4);
    }

    @Test
    void an_edge_that_is_lost_is_found_within_the_time_that_is_stated() {
        DecayChart chart = chart(drawn(1500, 0.4, 5, Seed.of(1)), 5, 0.25);
        assertThat(chart.delay().half()).isLessThan(chart.delay().ninth()).isGreaterThan(5);
        int within = 0;
        int half = 0;
        for (int world = 0; world < 100; world++) {
            double[] broken = drawn(DecayChart.LONGEST_WAIT, 0, 5, Seed.of(1000 + world));
            int[] alarms = chart.cusum().run(broken, chart.rule()).alarms();
            int wait = alarms.length == 0 ? DecayChart.LONGEST_WAIT : alarms[0] + 1;
            within += wait <= chart.delay().ninth() ? 1 : 0;
            half += wait <= chart.delay().half() ? 1 : 0;
        }
        assertThat(within).isBetween(75, 99);
        assertThat(half).isBetween(25, 70);
    }

    @Test
    void fewer_false_alarms_take_longer() {
        double[] past = drawn(1000, 0.3, 1, Seed.of(3));
        DecayChart often = chart(past, 1, 1);
        DecayChart seldom = chart(past, 1, 0.1);
        assertThat(seldom.rule().threshold()).isGreaterThan(often.rule().threshold());
        assertThat(seldom.delay().half()).isGreaterThan(often.delay().half());
    }

    @Test
    void the_same_past_and_seed_make_the_same_chart() {
        double[] past = drawn(400, 0.1, 5, Seed.of(4));
        assertThat(chart(past, 5, 0.5)).isEqualTo(chart(past, 5, 0.5));
    }

    @Test
    void a_short_past_and_one_that_never_moves_make_none() {
        DecayChart.Asked asked = new DecayChart.Asked(1, 20, 5, 0.1, false);
        assertThat(DecayChart.of(drawn(DecayChart.FEWEST - 1, 0, 1, Seed.of(1)), asked, Seed.of(1)))
                .isEqualTo(Optional.empty());
        assertThat(DecayChart.of(new double[500], asked, Seed.of(1))).isEqualTo(Optional.empty());
    }
}
