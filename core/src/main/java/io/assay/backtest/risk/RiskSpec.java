package io.assay.backtest.risk;

import io.assay.base.Check;

/**
 * How risk is measured.
 *
 * @param redraws redrawn samples behind each interval
 * @param paths simulated futures behind a filtered estimate of several days
 * @param histories redrawn histories behind the distribution of drawdowns
 * @param warmUp sessions before the first estimate that is checked against what came
 * @param tailShare share of the sessions that counts as tail for its index, in (0, 0.5]
 * @param worst how many of the worst days and drawdowns are listed
 * @param rolling sessions behind each value of the rolling beta
 * @param sessionsPerYear 252 for stocks
 * @param stress how hard the book is stressed
 */
public record RiskSpec(
        int redraws,
        int paths,
        int histories,
        int warmUp,
        double tailShare,
        int worst,
        int rolling,
        int sessionsPerYear,
        StressSpec stress) {
    /** Checks the ranges. */
    public RiskSpec {
        Check.atLeast("redraws", redraws, 100);
        Check.atLeast("paths", paths, 100);
        Check.atLeast("histories", histories, 100);
        Check.atLeast("warmUp", warmUp, 30);
        Check.within("tailShare", tailShare, 1e-4, 0.5);
        Check.atLeast("worst", worst, 1);
        Check.atLeast("rolling", rolling, 20);
        Check.atLeast("sessionsPerYear", sessionsPerYear, 1);
    }

    /**
     * 500 redrawn samples, 4,000 futures, 2,000 histories, a warm-up of 500 sessions (two years), a tail of 5 %, the
     * ten worst, a beta over 250 sessions, 252 sessions a year and the default stress.
     */
    public static RiskSpec defaults() {
        return new RiskSpec(500, 4_000, 2_000, 500, 0.05, 10, 250, 252, StressSpec.defaults());
    }

    /** The same with fewer or more redrawn samples, futures and histories. */
    public RiskSpec withDraws(int newRedraws, int newPaths, int newHistories) {
        return new RiskSpec(
                newRedraws, newPaths, newHistories, warmUp, tailShare, worst, rolling, sessionsPerYear, stress);
    }

    /** The same with another warm-up. */
    public RiskSpec withWarmUp(int value) {
        return new RiskSpec(redraws, paths, histories, value, tailShare, worst, rolling, sessionsPerYear, stress);
    }

    /** The same with another stress. */
    public RiskSpec withStress(StressSpec value) {
        return new RiskSpec(redraws, paths, histories, warmUp, tailShare, worst, rolling, sessionsPerYear, value);
    }
}
