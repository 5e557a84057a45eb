package io.assay.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.base.Check;
import io.assay.base.UsageException;
import io.assay.portfolio.QuadraticProgram.Row;
import io.assay.portfolio.QuadraticProgram.Solution;

/**
 * Weights that are best by variance and expected return (Markowitz 1952) where constraints hold. To each variance a
 * millionth of a millionth of their mean is added, so that the answer is one even where covariances are singular.
 */
public final class Optimiser {
    private static final double NOTHING = 1e-9;

    /** Next to no aversion: little but the expected return counts. */
    private static final double EAGER = 1e-4;

    private final Problem problem;
    private final ConstraintRows rows;

    private Optimiser(Problem problem) {
        this.problem = problem;
        this.rows = ConstraintRows.of(problem);
    }

    /** For a problem. */
    public static Optimiser of(Problem problem) {
        return new Optimiser(problem);
    }

    /**
     * The smallest variance.
     *
     * @return one weight a name
     * @throws UsageException if the constraints cannot hold together; it names the one that cannot
     */
    public double[] minimumVariance() {
        return solved(problem.covariance().matrix(), new double[problem.width()]);
    }

    /**
     * The largest {@code m'w - aversion / 2 w'Cw}.
     *
     * @param expected return of each name over the same time as the covariances
     * @param aversion to risk, above 0
     * @throws UsageException if the constraints cannot hold together
     */
    public double[] meanVariance(double[] expected, double aversion) {
        Check.sameLength("expected", expected.length, problem.width());
        Check.positive("aversion", aversion);
        double mean = meanVariance();
        double[] slope = Arrays.stream(expected).map(m -> -m / aversion / mean).toArray();
        return solved(problem.covariance().matrix(), slope);
    }

    /**
     * The smallest variance of those whose expected return is at least a target.
     *
     * @throws UsageException if the constraints cannot hold together, or beside them the target cannot be reached
     */
    public double[] targetReturn(double[] expected, double target) {
        Check.sameLength("expected", expected.length, problem.width());
        List<Row> all = new ArrayList<>(rows.all());
        double size = Math.max(Double.MIN_NORMAL, largest(expected));
        int[] names = rows.block(0);
        all.add(new Row(names, Arrays.stream(expected).map(m -> m / size).toArray(), target / size, false));
        Solution solution =
                QuadraticProgram.solve(rows.curvature(problem.covariance().matrix(), 0), new double[rows.width()], all);
        if (solution.possible()) {
            return rows.weights(solution.x());
        }
        double[] best = meanVariance(expected, EAGER);
        double reached = 0;
        for (int i = 0; i < best.length; i++) {
            reached += best[i] * expected[i];
        }
        throw new UsageException("no weights are expected to return " + target
                + " a session beside the other constraints: they reach " + reached + ". Fix: a lower target");
    }

    /**
     * The largest ratio of expected return to deviation: the smallest variance of {@code y = w / (m'w)}, for which all
     * constraints are scaled (Cornuejols and Tutuncu 2006, section 8.1.5).
     *
     * @return empty where no weights have an expected return above 0
     * @throws UsageException if the constraints cannot hold together
     */
    public Optional<double[]> maximumSharpe(double[] expected) {
        Check.sameLength("expected", expected.length, problem.width());
        double size = largest(expected);
        if (!(size > 0)) {
            return Optional.empty();
        }
        int scale = rows.width();
        List<Row> all = new ArrayList<>();
        all.add(new Row(
                rows.block(0), Arrays.stream(expected).map(m -> m / size).toArray(), 1, true));
        for (Row row : rows.all()) {
            int[] at = Arrays.copyOf(row.at(), row.at().length + 1);
            double[] factor = Arrays.copyOf(row.factor(), at.length);
            at[at.length - 1] = scale;
            factor[at.length - 1] = -row.bound();
            all.add(new Row(at, factor, 0, row.equality()));
        }
        all.add(Row.one(scale, 1, 0));
        Solution solution =
                QuadraticProgram.solve(rows.curvature(problem.covariance().matrix(), 1), new double[scale + 1], all);
        if (!solution.possible() || solution.x()[scale] < NOTHING) {
            minimumVariance();
            return Optional.empty();
        }
        double[] x = solution.x();
        return Optional.of(rows.weights(Arrays.stream(x).map(y -> y / x[scale]).toArray()));
    }

    /**
     * The weights that keep the constraints and are nearest to others, by the sum of squared differences; those others
     * themselves, to the bit, where they keep them.
     *
     * @throws UsageException if the constraints cannot hold together
     */
    public double[] nearest(double[] wanted) {
        Check.sameLength("wanted", wanted.length, problem.width());
        if (keeps(wanted)) {
            return wanted.clone();
        }
        double[][] unit = new double[wanted.length][wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            unit[i][i] = 1;
        }
        return solved(unit, Arrays.stream(wanted).map(w -> -w).toArray());
    }

    private boolean keeps(double[] wanted) {
        double[] all = Arrays.copyOf(wanted, rows.width());
        for (int i = 0; i < wanted.length; i++) {
            if (rows.traded() >= 0) {
                all[rows.traded() + i] = Math.abs(wanted[i] - problem.held()[i]);
            }
            if (rows.absolute() >= 0) {
                all[rows.absolute() + i] = Math.abs(wanted[i]);
            }
        }
        return rows.all().stream()
                .allMatch(row -> row.equality() ? Math.abs(row.slack(all)) <= NOTHING : row.slack(all) >= -NOTHING);
    }

    /** @param slope over the mean of the curvature's diagonal */
    private double[] solved(double[][] ofWeights, double[] slope) {
        Solution solution =
                QuadraticProgram.solve(rows.curvature(ofWeights, 0), Arrays.copyOf(slope, rows.width()), rows.all());
        if (!solution.possible()) {
            throw Feasibility.explain(problem);
        }
        return rows.weights(solution.x());
    }

    private double meanVariance() {
        double sum = 0;
        for (int i = 0; i < problem.width(); i++) {
            sum += problem.covariance().matrix()[i][i];
        }
        return sum / problem.width();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
