package io.assay.metric;

import io.assay.base.Check;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Counts how often redrawn statistics reach the one seen. Holds sums by day only, no draws. */
final class SuperiorityDraws {
    /** Share of the variance of days below which that over blocks is rounding. */
    private static final double ROUNDING = 1e-12;

    private final DayBlocks blocks;
    private final DaySums sums;
    private final double[] means;
    private final double[] errors;
    private final double statistic;
    private final double judged;
    private final double widening;
    private final double unstudentised;
    private int best = -1;
    private int lower;
    private int consistent;
    private int upper;
    private int reality;
    private int draws;

    SuperiorityDraws(double[][] differentials, DayBlocks blocks) {
        this.blocks = blocks;
        this.means = new double[differentials.length];
        this.errors = new double[differentials.length];
        this.sums = new DaySums(blocks.days(), differentials.length);
        double most = Double.NEGATIVE_INFINITY;
        double mostRaw = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < means.length; k++) {
            means[k] = Moments.mean(differentials[k]);
            errors[k] = error(differentials[k], k);
            for (int d = 0; d < blocks.days(); d++) {
                sums.add(d, k, differentials[k][d]);
            }
            mostRaw = Math.max(mostRaw, means[k]);
            if (errors[k] > 0 && means[k] / errors[k] > most) {
                most = means[k] / errors[k];
                best = k;
            }
        }
        this.statistic = Math.max(0, most);
        this.widening = Math.sqrt(degrees(blocks) + 1) / Math.sqrt(degrees(blocks));
        this.judged = normal(statistic / widening, degrees(blocks));
        this.unstudentised = mostRaw;
    }

    private static double degrees(DayBlocks blocks) {
        return Math.max(Draws.FEWEST_BLOCKS, blocks.blocks()) - 1;
    }

    /**
     * The normal value beyond which lies as much as beyond one of Student's t, which errors of few blocks make of it.
     */
    private static double normal(double student, double degrees) {
        // By the lower tails, which do not round to 1.
        double tail = new TDistribution(degrees).cumulativeProbability(-student);
        return student == 0 ? 0 : -new NormalDistribution().inverseCumulativeProbability(tail);
    }

    /** The standard error of a mean; 0 for an alternative that is the benchmark. */
    private double error(double[] values, int k) {
        if (Moments.isConstant(values) && values[0] == 0) {
            return 0;
        }
        double variance = BlockVariance.of(values, blocks);
        boolean spread = variance > ROUNDING * Moments.autocovariance(values, 0);
        Check.that(spread, "differentials[" + k + "]", "have spread over blocks of days", Math.sqrt(variance));
        return Math.sqrt(variance / blocks.days()) * blocks.stretch();
    }

    /** Counts one redrawn sample. */
    void add(int[] multiplicity) {
        double[] total = sums.total(multiplicity);
        int n = blocks.days();
        double threshold = -Math.sqrt(2 * StrictMath.log(StrictMath.log(n)));
        double mostLower = 0;
        double mostConsistent = 0;
        double mostUpper = 0;
        double mostRaw = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < means.length; k++) {
            double gap = (total[k] / n - means[k]) * blocks.stretch();
            mostRaw = Math.max(mostRaw, gap);
            if (errors[k] > 0) {
                double t = means[k] / errors[k];
                double redrawn = gap / errors[k];
                mostLower = Math.max(mostLower, redrawn + Math.min(0, t));
                mostConsistent = Math.max(mostConsistent, t < threshold ? redrawn + t : redrawn);
                mostUpper = Math.max(mostUpper, redrawn);
            }
        }
        lower += mostLower >= judged ? 1 : 0;
        consistent += mostConsistent >= judged ? 1 : 0;
        upper += mostUpper >= judged ? 1 : 0;
        reality += mostRaw * widening >= unstudentised ? 1 : 0;
        draws++;
    }

    SuperiorPredictiveAbility result() {
        return new SuperiorPredictiveAbility(statistic, best, p(lower), p(consistent), p(upper), p(reality));
    }

    private double p(int reached) {
        return blocks.blocks() < Draws.FEWEST_BLOCKS ? Double.NaN : (1.0 + reached) / (1 + draws);
    }
}
