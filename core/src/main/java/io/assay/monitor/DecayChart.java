package io.assay.monitor;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.metric.DayBlocks;
import io.assay.metric.Moments;

/**
 * A chart for the fall of a daily figure, made from the figure's own past. Threshold and delays come from worlds drawn
 * out of that past in blocks of days, so that overlapping outcomes and fat tails are in them. Each world first draws
 * the history from which mean and deviation are estimated, as ours were, and then the years that are watched: that a
 * mean is only estimated raises false alarms, and the threshold knows it (Gandy and Kvaloy 2013, "Guaranteed
 * conditional performance of control charts via bootstrap methods", whose target is a quantile where ours is the mean
 * over worlds). Where it is asked for, so does what blocks of days cannot hold: every fit is off by an amount of its
 * own for as long as it is in use. How far years of the past lie apart, beyond what blocks of days explain, tells how
 * much that is; each world has one such amount in all the years that are watched, and another in each year of its
 * history.
 *
 * @param cusum the chart
 * @param rule its threshold
 * @param falseAlarms alarms a year of 252 observations where nothing changes, as simulated at that threshold
 * @param fall the fall that is looked for, in deviations of one observation
 * @param delay how long it takes to find that fall, as simulated
 * @param history observations that it was made from
 */
public record DecayChart(Cusum cusum, Cusum.Rule rule, double falseAlarms, double fall, Delay delay, int history) {
    /** Fewest observations of the past from which a chart is made: a year. */
    public static final int FEWEST = 250;

    private static final int YEAR = 252;
    private static final int FEWEST_YEARS = 3;
    private static final int WORLDS = 400;
    private static final int WATCHED_YEARS = 8;
    private static final int BISECTIONS = 24;
    private static final double MOST = 2_000;

    /** As long as is waited for an alarm in a simulated world, in observations: ten years. */
    public static final int LONGEST_WAIT = 10 * YEAR;

    /**
     * How many observations pass between a break and its alarm; the time until outcomes are known comes on top.
     *
     * @param half of the breaks are found within so many; {@link #LONGEST_WAIT} stands for so many or more
     * @param ninth nine of ten are found within so many
     */
    public record Delay(int half, int ninth) {}

    /**
     * What is asked of a chart.
     *
     * @param falseAlarms alarms a year that may be false, above 0
     * @param coolDown observations of silence after an alarm
     * @param overlap days over which outcomes overlap, at least 0
     * @param leastFall the smallest fall that is looked for, in deviations, above 0: a figure without edge has none to
     *     lose
     * @param ofFits whether every fit is off by an amount of its own, as calibration is
     */
    public record Asked(double falseAlarms, int coolDown, int overlap, double leastFall, boolean ofFits) {
        /** Checks the ranges. */
        public Asked {
            Check.positive("leastFall", leastFall);
            Check.positive("falseAlarms", falseAlarms);
            Check.atLeast("coolDown", coolDown, 0);
            Check.atLeast("overlap", overlap, 0);
        }
    }

    /**
     * Makes a chart; empty where the past is too short or never moves.
     *
     * @param past one observation a day while all was well
     */
    public static Optional<DecayChart> of(double[] past, Asked asked, Seed seed) {
        if (past.length < FEWEST || !(Moments.deviation(past) > 0)) {
            return Optional.empty();
        }
        double mean = Moments.mean(past);
        double deviation = Moments.deviation(past);
        double fall = Math.max(asked.leastFall(), mean / deviation);
        Worlds worlds = new Worlds(past, asked, fall, seed);
        double threshold = worlds.threshold();
        Cusum.Rule rule = new Cusum.Rule(threshold, asked.coolDown());
        return Optional.of(new DecayChart(
                new Cusum(mean, deviation, fall / 2),
                rule,
                worlds.alarmsAYear(threshold),
                fall,
                worlds.delay(rule),
                past.length));
    }

    /**
     * What the chart says of days that came later.
     *
     * @param live observations in their order
     */
    public Cusum.Run watch(DailySeries live) {
        return cusum.run(live.value(), rule);
    }

    /** Redrawn pasts, each with the chart that would have been made in it. */
    private static final class Worlds {
        private final double[] past;
        private final Asked asked;
        private final DayBlocks blocks;
        private final double fall;
        private final Seed seed;
        private final Cusum[] cusums = new Cusum[WORLDS];
        private final double[][] calm = new double[WORLDS][];
        private final double[] off = new double[WORLDS];

        Worlds(double[] past, Asked asked, double fall, Seed seed) {
            this.past = past;
            this.asked = asked;
            this.blocks = DayBlocks.forOverlap(past.length, asked.overlap());
            this.fall = fall;
            this.seed = seed;
            double[][] references = new double[WORLDS][];
            Arrays.setAll(
                    references, w -> drawn(past.length, seed.child("reference").child(w)));
            double apart = apart(references);
            for (int w = 0; w < WORLDS; w++) {
                double[] reference = references[w];
                RandomGenerator fits = seed.child("fits").child(w).random();
                off[w] = apart * fits.nextGaussian();
                for (int from = 0; from < reference.length; from += YEAR) {
                    move(reference, from, from + YEAR, apart * fits.nextGaussian());
                }
                // What a world's chart looks for is what ours looks for; only its level and scale are its own.
                double deviation = Moments.deviation(reference);
                cusums[w] = new Cusum(
                        Moments.mean(reference), deviation > 0 ? deviation : Moments.deviation(past), fall / 2);
                calm[w] = drawn(WATCHED_YEARS * YEAR, seed.child("calm").child(w));
                move(calm[w], 0, calm[w].length, off[w]);
            }
        }

        /**
         * How far years lie apart beyond what blocks of days explain, as a deviation; 0 where it is not asked for, or
         * cannot be told.
         */
        private double apart(double[][] references) {
            if (!asked.ofFits() || past.length < FEWEST_YEARS * YEAR) {
                return 0;
            }
            double explained = Arrays.stream(references)
                    .mapToDouble(Worlds::ofYears)
                    .average()
                    .orElseThrow();
            return Math.sqrt(Math.max(0, ofYears(past) - explained));
        }

        /** Variance of the means of whole years. */
        private static double ofYears(double[] values) {
            double[] means = new double[values.length / YEAR];
            Arrays.setAll(means, year -> Moments.mean(Arrays.copyOfRange(values, year * YEAR, (year + 1) * YEAR)));
            double deviation = Moments.deviation(means);
            return deviation * deviation;
        }

        private static void move(double[] values, int from, int to, double by) {
            for (int t = from; t < Math.min(to, values.length); t++) {
                values[t] += by;
            }
        }

        private double[] drawn(int length, Seed of) {
            double[] values = new double[length];
            int filled = 0;
            for (int part = 0; filled < length; part++) {
                int[] path = blocks.path(of.child(part).random());
                for (int i = 0; i < path.length && filled < length; i++) {
                    values[filled++] = past[path[i]];
                }
            }
            return values;
        }

        double alarmsAYear(double threshold) {
            Cusum.Rule rule = new Cusum.Rule(threshold, asked.coolDown());
            long alarms = IntStream.range(0, WORLDS)
                    .mapToLong(w -> cusums[w].alarms(calm[w], rule))
                    .sum();
            return (double) alarms / WORLDS / WATCHED_YEARS;
        }

        /** The smallest threshold, to rounding, at which false alarms are no more than asked. */
        double threshold() {
            double low = 0;
            double high = 1;
            while (alarmsAYear(high) > asked.falseAlarms() && high < MOST) {
                low = high;
                high *= 2;
            }
            for (int i = 0; i < BISECTIONS; i++) {
                double middle = (low + high) / 2;
                if (alarmsAYear(middle) > asked.falseAlarms()) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return high;
        }

        Delay delay(Cusum.Rule rule) {
            double lost = fall * Moments.deviation(past);
            int[] waits = IntStream.range(0, WORLDS)
                    .map(w -> wait(
                            cusums[w],
                            calm[w],
                            drawn(LONGEST_WAIT, seed.child("broken").child(w)),
                            lost - off[w],
                            rule))
                    .sorted()
                    .toArray();
            return new Delay(waits[WORLDS / 2], waits[9 * WORLDS / 10]);
        }

        /** Observations from a break to its alarm, after a calm year. */
        private static int wait(Cusum cusum, double[] calm, double[] broken, double lost, Cusum.Rule rule) {
            double[] before = Arrays.copyOf(calm, YEAR);
            Cusum.Run year = cusum.run(before, rule);
            int[] alarms = year.alarms();
            int silent = alarms.length == 0 ? 0 : Math.max(0, alarms[alarms.length - 1] + rule.coolDown() + 1 - YEAR);
            boolean restarted = alarms.length > 0 && alarms[alarms.length - 1] == YEAR - 1;
            double sum = silent > 0 || restarted ? 0 : year.sum()[YEAR - 1];
            for (int t = silent; t < broken.length; t++) {
                sum = cusum.next(sum, broken[t] - lost);
                if (sum > rule.threshold()) {
                    return t + 1;
                }
            }
            return LONGEST_WAIT;
        }
    }
}
