package io.assay.train.tune;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import org.hipparchus.special.Erf;

/**
 * A density over a search space made of one kernel about each of some points, and a wide one over the whole space that
 * weighs as much as one of them: the prior, without which nothing far from all points would ever be tried. In each
 * numeric dimension a kernel is a normal density cut at 0 and 1, in a choice most of its weight is on the point's own
 * value.
 */
final class Parzen {
    /** Bandwidth of one point in one dimension; it shrinks with the number of points (Scott 1992). */
    private static final double BANDWIDTH = 0.2;

    private final List<Dimension> dimensions;
    private final double[][] centres;
    private final double[] widths;
    private final double[][] masses;

    /** Of points whose coordinates are places in 0..1; there may be none. */
    Parzen(SearchSpace space, List<double[]> points) {
        this.dimensions = space.dimensions();
        int n = points.size();
        this.centres = new double[n + 1][dimensions.size()];
        this.widths = new double[n + 1];
        this.masses = new double[n + 1][dimensions.size()];
        for (int k = 0; k < n; k++) {
            centres[k] = points.get(k);
        }
        Arrays.fill(centres[n], 0.5);
        Arrays.fill(widths, BANDWIDTH * StrictMath.pow(Math.max(1, n), -1.0 / (dimensions.size() + 4)));
        widths[n] = 1;
        for (int k = 0; k <= n; k++) {
            for (int d = 0; d < dimensions.size(); d++) {
                masses[k][d] = StrictMath.log(mass(centres[k][d], widths[k]));
            }
        }
    }

    private static double mass(double centre, double width) {
        return normal((1 - centre) / width) - normal(-centre / width);
    }

    private static double normal(double z) {
        return Erf.erfc(-z / Math.sqrt(2)) / 2;
    }

    /** A point drawn from the density. */
    double[] draw(RandomGenerator random) {
        int kernel = random.nextInt(centres.length);
        double[] place = new double[dimensions.size()];
        for (int d = 0; d < place.length; d++) {
            place[d] = dimensions.get(d) instanceof Dimension.Choice choice
                    ? drawn(choice, kernel, d, random)
                    : drawn(centres[kernel][d], widths[kernel], random);
        }
        return place;
    }

    private static double drawn(double centre, double width, RandomGenerator random) {
        double place = -1;
        while (!(place >= 0 && place <= 1)) {
            place = centre + width * random.nextGaussian();
        }
        return place;
    }

    /** Its own value with the weight of a point, else any value: the weight of the prior shared among all points. */
    private double drawn(Dimension.Choice choice, int kernel, int d, RandomGenerator random) {
        boolean any = kernel == centres.length - 1 || random.nextDouble() * (centres.length + 1) < 1;
        return any
                ? (random.nextInt(choice.values().size()) + 0.5)
                        / choice.values().size()
                : centres[kernel][d];
    }

    /** Logarithm of the density at a point, but for a constant that all densities of the space share. */
    double logDensity(double[] place) {
        double[] logs = new double[centres.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < logs.length; k++) {
            for (int d = 0; d < place.length; d++) {
                logs[k] += dimensions.get(d) instanceof Dimension.Choice choice
                        ? StrictMath.log(probability(choice, k, d, place[d]))
                        : normalLog(k, d, place[d]);
            }
            highest = Math.max(highest, logs[k]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += StrictMath.exp(log - highest);
        }
        return highest + StrictMath.log(sum / logs.length);
    }

    private double normalLog(int kernel, int d, double place) {
        double z = (place - centres[kernel][d]) / widths[kernel];
        return -z * z / 2 - StrictMath.log(widths[kernel]) - masses[kernel][d];
    }

    private double probability(Dimension.Choice choice, int kernel, int d, double place) {
        int values = choice.values().size();
        if (kernel == centres.length - 1) {
            return 1.0 / values;
        }
        double any = 1.0 / (centres.length + 1);
        boolean own = Math.abs(centres[kernel][d] - place) < 0.25 / values;
        return any / values + (own ? 1 - any : 0);
    }
}
