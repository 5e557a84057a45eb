package io.assay.experiment.portfolio;

import java.util.Collections;
import java.util.List;

import io.assay.backtest.CostModel;
import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.portfolio.Allocator;
import io.assay.portfolio.Constraints;
import io.assay.portfolio.CovarianceEstimator;
import io.assay.portfolio.Method;

/**
 * How portfolios are made and tried.
 *
 * @param methods that are compared, each once, none of {@link Method#nulls()}: those always stand beside them
 * @param lookback how covariances are estimated
 * @param every sessions from one rebalancing to the next
 * @param constraints what weights must keep; the books without skill know none
 * @param allocator what methods that need forecasts aim at
 * @param money capital and costs
 * @param seed of the intervals' draws
 */
public record PortfolioSpec(
        List<Method> methods,
        Lookback lookback,
        int every,
        Constraints constraints,
        Allocator allocator,
        Money money,
        Seed seed) {
    private static final String PREFIX = "portfolio by ";

    /** Checks the numbers. */
    public PortfolioSpec {
        methods = List.copyOf(methods);
        Check.atLeast("methods", methods.size(), 1);
        Check.that(methods.stream().distinct().count() == methods.size(), "methods", "differ", methods);
        Check.that(Collections.disjoint(methods, Method.nulls()), "methods", "be none of " + Method.nulls(), methods);
        Check.atLeast("every", every, 1);
    }

    /**
     * What covariances are estimated from.
     *
     * @param estimator formula, and what becomes of missing returns
     * @param sessions back from the close of the decision
     */
    public record Lookback(CovarianceEstimator estimator, int sessions) {
        /** Checks the number. */
        public Lookback {
            Check.atLeast("sessions", sessions, CovarianceEstimator.FEWEST_SESSIONS);
        }

        /** Shrunk to equal correlations, over a year. */
        public static Lookback standard() {
            return new Lookback(CovarianceEstimator.standard(), 252);
        }
    }

    /**
     * What there is, and what trading takes.
     *
     * @param capital at the start
     * @param costs of trading and holding
     */
    public record Money(double capital, CostModel costs) {
        /** 100,000 and the standard costs. */
        public static Money standard() {
            return new Money(100_000, CostModel.defaults());
        }
    }

    /** Those methods, long only, rebalanced every 21 sessions. */
    public static PortfolioSpec standard(List<Method> methods, Seed seed) {
        return new PortfolioSpec(
                methods, Lookback.standard(), 21, Constraints.longOnly(), Allocator.standard(), Money.standard(), seed);
    }

    /** The same with other constraints. */
    public PortfolioSpec withConstraints(Constraints value) {
        return new PortfolioSpec(methods, lookback, every, value, allocator, money, seed);
    }

    /** The same with another lookback. */
    public PortfolioSpec withLookback(Lookback value) {
        return new PortfolioSpec(methods, value, every, constraints, allocator, money, seed);
    }

    /** The same rebalanced after another number of sessions. */
    public PortfolioSpec withEvery(int value) {
        return new PortfolioSpec(methods, lookback, value, constraints, allocator, money, seed);
    }

    /** The same with another capital and other costs. */
    public PortfolioSpec withMoney(Money value) {
        return new PortfolioSpec(methods, lookback, every, constraints, allocator, value, seed);
    }

    /** Whether any of the methods is nothing without forecasts. */
    public boolean needsForecasts() {
        return methods.stream().anyMatch(Method::needsForecasts);
    }

    /** All methods in one line. */
    String text() {
        return "portfolios by "
                + String.join(", ", methods.stream().map(allocator::text).toList())
                + shared() + rhythm();
    }

    /** How one method makes the weights of a day. */
    String made(Method method) {
        return allocator.text(method) + shared();
    }

    /** What one method is tried at, whoever else is: what distinguishes a trial. */
    String text(Method method) {
        return PREFIX + made(method) + rhythm();
    }

    /** Whether a trial of the ledger is of a portfolio. */
    static boolean isOne(String specification) {
        return specification.startsWith(PREFIX);
    }

    private String rhythm() {
        return "; rebalanced every " + every + " sessions";
    }

    private String shared() {
        return "; " + constraints.text() + "; covariances: "
                + lookback.estimator().text() + " over " + lookback.sessions() + " sessions";
    }
}
