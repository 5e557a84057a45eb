package io.assay.portfolio;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

import io.assay.base.Check;

/**
 * Makes weights by any method. Methods that know no constraints (equal weight, inverse volatility, both parities of
 * risk) are asked for weights of all that is invested; where these break a constraint, the nearest weights that keep
 * all of them are taken instead. Where no forecast is believed, mean-variance and the largest Sharpe ratio are the
 * smallest variance, and Black-Litterman is what it starts from.
 *
 * @param aversion to risk: what a unit of variance costs in expected return, twice
 * @param target expected return a session that mean-variance has to reach at the smallest variance; empty: it weighs
 *     return against variance
 */
public record Allocator(double aversion, OptionalDouble target) {
    /** What He and Litterman (1999) take for the world. */
    public static final double STANDARD_AVERSION = 2.5;

    /** What is known of the prior mean, where sessions are not told: a year of them. */
    private static final int YEAR = 252;

    /** Checks the number. */
    public Allocator {
        Check.positive("aversion", aversion);
    }

    /** With an aversion of 2.5. */
    public static Allocator standard() {
        return new Allocator(STANDARD_AVERSION, OptionalDouble.empty());
    }

    /**
     * Weights.
     *
     * @param weights one a name
     * @param bent whether the method's own weights broke a constraint
     * @param silent whether the method needs forecasts and none was believed
     */
    public record Allocation(double[] weights, boolean bent, boolean silent) {}

    /** In one line: what tells trials apart. */
    public String text(Method method) {
        if (!method.needsForecasts() || method == Method.MAXIMUM_SHARPE) {
            return method.code();
        }
        boolean reaches = method == Method.MEAN_VARIANCE && target.isPresent();
        return method.code() + (reaches ? "(target " + target.getAsDouble() : "(aversion " + aversion) + ")";
    }

    /**
     * Makes weights.
     *
     * @param views what is forecast; looked at by methods that need forecasts alone
     * @throws io.assay.base.UsageException if the constraints cannot hold together, or the target cannot be reached
     */
    public Allocation allocate(Method method, Problem problem, Views views) {
        Optimiser optimiser = Optimiser.of(problem);
        boolean silent = method.needsForecasts() && !views.isBelieved();
        return switch (method) {
            case EQUAL_WEIGHT -> nearest(optimiser, problem, equal(problem.width()));
            case INVERSE_VOLATILITY -> nearest(optimiser, problem, inverseVolatility(problem.covariance()));
            case RISK_PARITY -> nearest(optimiser, problem, RiskParity.of(problem.covariance()));
            case HIERARCHICAL -> nearest(optimiser, problem, HierarchicalRiskParity.of(problem.covariance()));
            case MINIMUM_VARIANCE -> new Allocation(optimiser.minimumVariance(), false, false);
            case MEAN_VARIANCE ->
                new Allocation(
                        silent
                                ? optimiser.minimumVariance()
                                : meanVariance(optimiser, views.expected(problem.covariance())),
                        false,
                        silent);
            case MAXIMUM_SHARPE -> maximumSharpe(optimiser, problem, views);
            case BLACK_LITTERMAN -> new Allocation(blackLitterman(problem, views), false, silent);
        };
    }

    private double[] meanVariance(Optimiser optimiser, double[] expected) {
        return target.isPresent()
                ? optimiser.targetReturn(expected, target.getAsDouble())
                : optimiser.meanVariance(expected, aversion);
    }

    private static Allocation maximumSharpe(Optimiser optimiser, Problem problem, Views views) {
        Optional<double[]> best =
                views.isBelieved() ? optimiser.maximumSharpe(views.expected(problem.covariance())) : Optional.empty();
        return new Allocation(best.orElseGet(optimiser::minimumVariance), false, best.isEmpty());
    }

    private double[] blackLitterman(Problem problem, Views views) {
        Covariance covariance = problem.covariance();
        double[] start = scaled(problem, equal(problem.width()));
        double[] prior = BlackLitterman.prior(covariance, start, aversion);
        double[] view = views.full(covariance);
        for (int i = 0; i < view.length; i++) {
            view[i] += prior[i];
        }
        double tau = 1.0 / (covariance.sessions() > 0 ? covariance.sessions() : YEAR);
        BlackLitterman.Posterior posterior = BlackLitterman.of(covariance, prior, view, views.confidences(), tau);
        return Optimiser.of(problem.with(posterior.covariance())).meanVariance(posterior.expected(), aversion);
    }

    private static Allocation nearest(Optimiser optimiser, Problem problem, double[] weights) {
        double[] own = scaled(problem, weights);
        double[] kept = optimiser.nearest(own);
        return new Allocation(kept, !Arrays.equals(own, kept), false);
    }

    /** Weights that sum to 1, made to sum to what is invested; where that may vary, as near to 1 as it may be. */
    private static double[] scaled(Problem problem, double[] weights) {
        Constraints.Range net = problem.constraints().net();
        double invested = Math.max(net.from(), Math.min(net.to(), 1));
        return Arrays.stream(weights).map(w -> w * invested).toArray();
    }

    private static double[] equal(int names) {
        double[] weights = new double[names];
        Arrays.fill(weights, 1.0 / names);
        return weights;
    }

    private static double[] inverseVolatility(Covariance covariance) {
        double[] weights = new double[covariance.width()];
        Arrays.setAll(weights, i -> 1 / covariance.volatility(i));
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }
}
