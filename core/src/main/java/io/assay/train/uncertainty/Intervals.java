package io.assay.train.uncertainty;

import io.assay.base.Check;
import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.model.Spread;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Intervals in which the truth of a number is expected. A row's predictive distribution is normal around the mean of
 * the parts, its variance that of their mixture: the spread between them on this row, squared, and the noise, which is
 * the same on every row (Lakshminarayanan, Pritzel and Blundell 2017, section 2.4, with one noise for all). Where the
 * truth has fatter tails than a normal or a noise that changes, the intervals do not hold what they say;
 * {@link Coverage} measures it.
 *
 * @param noise standard deviation of what the parts cannot know, at least 0, in the unit of the target
 */
public record Intervals(double noise) {
    /** The fewest rows that the noise is learnt from. */
    public static final int FEWEST = 20;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Checks the noise. */
    public Intervals {
        Check.within("noise", noise, 0, Double.MAX_VALUE);
    }

    /**
     * An interval.
     *
     * @param low its lower end
     * @param high its upper end
     */
    public record Interval(double low, double high) {
        /** Whether a number lies in it; its ends belong to it. */
        public boolean holds(double number) {
            return low <= number && number <= high;
        }

        /** How wide it is. */
        public double width() {
            return high - low;
        }
    }

    /**
     * Learns the noise: what squared errors leave beyond the spread, in the mean.
     *
     * @param said of rows that none of the parts learnt from
     * @param truth what came true of each
     * @throws DataException if there are fewer than {@value #FEWEST} rows of which something is said
     * @throws UsageException if classes are predicted
     */
    public static Intervals learn(Spread said, double[] truth) {
        refuseClasses(said);
        Check.sameLength("truth", truth.length, said.rows());
        double sum = 0;
        int rows = 0;
        for (int row = 0; row < truth.length; row++) {
            if (said.mean().speaks(row) && Double.isFinite(truth[row])) {
                double error = truth[row] - said.mean().values()[row];
                sum += error * error - said.of(row) * said.of(row);
                rows++;
            }
        }
        if (rows < FEWEST) {
            throw new DataException("to learn how far off a model is there must be at least " + FEWEST
                    + " rows that it did not learn from, there are " + rows + ". Fix: hold back more rows");
        }
        return new Intervals(Math.sqrt(Math.max(0, sum / rows)));
    }

    /** Standard deviation of a row's predictive distribution, in the unit of the target. */
    public double deviation(Spread said, int row) {
        double spread = said.of(row);
        return Math.sqrt(noise * noise + spread * spread);
    }

    /**
     * The central interval of a row; its ends are NaN where the model is silent.
     *
     * @param level probability that the truth lies in it, in (0, 1)
     */
    public Interval of(Spread said, int row, double level) {
        refuseClasses(said);
        Check.that(level > 0 && level < 1, "level", "be in (0, 1)", level);
        double reach = NORMAL.inverseCumulativeProbability((1 + level) / 2) * deviation(said, row);
        double mean = said.mean().values()[row];
        return new Interval(mean - reach, mean + reach);
    }

    private static void refuseClasses(Spread said) {
        if (said.mean().target().isClasses()) {
            throw new UsageException(
                    "intervals are of numbers, and " + said.mean().target().name()
                            + " has classes, whose probabilities say how sure they are. Fix: predict a number");
        }
    }
}
