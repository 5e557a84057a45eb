package io.assay.monitor;

import java.util.Arrays;

import io.assay.base.Check;

/**
 * Page's one-sided cumulative sum for a fall of the mean (Page 1954, "Continuous inspection schemes"): {@code S(t) =
 * max(0, S(t-1) + (mean - x(t)) / deviation - slack)}. It raises an alarm where the sum exceeds a threshold, starts
 * again from 0 and stays silent for a while. Half of the fall that is looked for, in deviations, is the slack that
 * finds it soonest.
 *
 * @param mean of one observation while all is well
 * @param deviation of one observation, above 0
 * @param slack in deviations, at least 0
 */
public record Cusum(double mean, double deviation, double slack) {
    /** Checks the numbers. */
    public Cusum {
        Check.that(Double.isFinite(mean), "mean", "be finite", mean);
        Check.positive("deviation", deviation);
        Check.within("slack", slack, 0, Double.MAX_VALUE);
    }

    /**
     * When an alarm is raised.
     *
     * @param threshold in deviations, above 0
     * @param coolDown how many observations after an alarm raise none and are not summed, at least 0
     */
    public record Rule(double threshold, int coolDown) {
        /** Checks the ranges. */
        public Rule {
            Check.positive("threshold", threshold);
            Check.atLeast("coolDown", coolDown, 0);
        }
    }

    /**
     * What some observations came to.
     *
     * @param sum after each of them, before it starts again
     * @param alarms places of those that raised an alarm, ascending
     */
    public record Run(double[] sum, int[] alarms) {}

    /** The sum after one more observation. */
    double next(double sum, double value) {
        return Math.max(0, sum + (mean - value) / deviation - slack);
    }

    /** Goes through observations from a sum of 0. */
    public Run run(double[] values, Rule rule) {
        double[] sums = new double[values.length];
        int[] alarms = new int[values.length];
        int raised = 0;
        double sum = 0;
        int silent = 0;
        for (int t = 0; t < values.length; t++) {
            if (silent > 0) {
                silent--;
                continue;
            }
            sum = next(sum, values[t]);
            sums[t] = sum;
            if (sum > rule.threshold()) {
                alarms[raised++] = t;
                sum = 0;
                silent = rule.coolDown();
            }
        }
        return new Run(sums, Arrays.copyOf(alarms, raised));
    }

    /** How many alarms some observations raise: {@link #run} without what it came to. */
    int alarms(double[] values, Rule rule) {
        int raised = 0;
        double sum = 0;
        int t = 0;
        while (t < values.length) {
            sum = next(sum, values[t]);
            t++;
            if (sum > rule.threshold()) {
                raised++;
                sum = 0;
                t += rule.coolDown();
            }
        }
        return raised;
    }
}
