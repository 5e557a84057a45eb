package io.assay.backtest;

import java.util.Arrays;

import io.assay.base.Check;
import io.assay.metric.Moments;
import io.assay.metric.Returns;

/**
 * The figures of one result, all from its one equity curve net of all costs. What has no meaning is NaN (for reports:
 * n/a), never infinite and never 0 in its place.
 *
 * @param growth what came of the capital
 * @param sharpe the Sharpe ratio and how far to believe it
 * @param drawdown the deepest fall
 * @param byDay wins and losses of sessions; flat sessions are neither
 * @param byTrade wins and losses of round trips; see {@link Trips}
 * @param trading what was traded and what it cost
 */
public record Performance(
        Growth growth, SharpeFigures sharpe, Drawdown drawdown, Hits byDay, Hits byTrade, Activity trading) {
    private static final double BASIS_POINTS = 10_000;

    /**
     * How figures are made.
     *
     * @param riskFree what is subtracted from returns for Sharpe and Sortino
     * @param trials how many specifications were tried
     * @param sessionsPerYear 252 for stocks
     * @param holding sessions that returns of one decision overlap over, at least 1
     */
    public record Terms(RiskFree riskFree, Trials trials, int sessionsPerYear, int holding) {
        /** Checks the ranges. */
        public Terms {
            Check.atLeast("sessionsPerYear", sessionsPerYear, 1);
            Check.atLeast("holding", holding, 1);
        }

        /** 252 sessions a year and decisions that do not overlap. */
        public static Terms of(RiskFree riskFree, Trials trials) {
            return new Terms(riskFree, trials, 252, 1);
        }

        /** The same for decisions held over so many sessions. */
        public Terms withHolding(int sessions) {
            return new Terms(riskFree, trials, sessionsPerYear, sessions);
        }
    }

    /**
     * What came of the capital.
     *
     * @param total last equity over capital, less 1; after a total loss, that loss; NaN without returns
     * @param annual the same compounded a year; NaN if everything was lost
     * @param volatility sample deviation of returns a year
     * @param sortino mean excess return over the root mean square of the shortfalls over ALL sessions, a year; NaN
     *     without a shortfall
     * @param calmar annual return over the deepest fall; NaN without a fall
     */
    public record Growth(double total, double annual, double volatility, double sortino, double calmar) {}

    /**
     * Wins and losses.
     *
     * @param count how many sessions or round trips, flat ones included
     * @param winRate gains among gains and losses; NaN without any
     * @param profitFactor sum of gains over sum of losses; NaN without a loss
     * @param payoffRatio mean gain over mean loss; NaN without a gain or without a loss
     */
    public record Hits(long count, double winRate, double profitFactor, double payoffRatio) {}

    /**
     * What was traded and held.
     *
     * @param turnover absolute amounts traded a year, buys and sells, over mean equity
     * @param breakEvenBp cost in basis points of the traded amount at which the profit of these very trades, before
     *     trading costs, would be 0; below 0 if they lose before costs; NaN without trades. It is linear: sizes are
     *     held
     * @param gross mean of (longs + shorts) over equity at the closes
     * @param net mean of (longs - shorts) over equity at the closes
     * @param totals sums of costs, dividends and trades
     */
    public record Activity(double turnover, double breakEvenBp, double gross, double net, BacktestTotals totals) {}

    /**
     * The figures of a result.
     *
     * @throws io.assay.base.DataException if a dated risk-free rate was not known on one of its days
     */
    public static Performance of(BacktestResult result, Terms terms) {
        double[] returns = result.returns();
        double[] excess = excess(result, returns, terms.riskFree());
        int year = terms.sessionsPerYear();
        Drawdown drawdown = Drawdown.of(result.equity(), result.days());
        double annual = Returns.annualGrowth(returns, year);
        Growth growth = new Growth(
                Returns.total(returns),
                annual,
                Returns.annualVolatility(returns, year),
                Returns.sortino(excess, 0, year),
                drawdown.depth() > 0 ? annual / drawdown.depth() : Double.NaN);
        Trips trips = result.trips();
        return new Performance(
                growth,
                SharpeFigures.of(excess, year, terms.holding(), terms.trials()),
                drawdown,
                new Hits(
                        returns.length,
                        Returns.winRate(returns),
                        Returns.profitFactor(returns),
                        Returns.payoffRatio(returns)),
                new Hits(trips.count(), trips.winRate(), trips.profitFactor(), trips.payoffRatio()),
                activity(result, year));
    }

    private static double[] excess(BacktestResult result, double[] returns, RiskFree riskFree) {
        int[] days = result.days();
        double[] excess = new double[returns.length];
        Arrays.setAll(excess, i -> returns[i] - riskFree.earned(days[i], days[i + 1] - days[i]));
        return excess;
    }

    private static Activity activity(BacktestResult result, int year) {
        double[] equity = result.equity();
        double[] gross = new double[equity.length];
        double[] net = new double[equity.length];
        for (int s = 0; s < equity.length; s++) {
            gross[s] = equity[s] > 0 ? (result.longs(s) + result.shorts(s)) / equity[s] : Double.NaN;
            net[s] = equity[s] > 0 ? (result.longs(s) - result.shorts(s)) / equity[s] : Double.NaN;
        }
        BacktestTotals totals = result.totals();
        double traded = totals.traded().doubleValue();
        double beforeCosts =
                equity[equity.length - 1] - equity[0] + totals.tradingCosts().doubleValue();
        int returns = equity.length - 1;
        return new Activity(
                returns == 0 ? Double.NaN : traded / Moments.mean(equity) * year / returns,
                traded > 0 ? beforeCosts / traded * BASIS_POINTS : Double.NaN,
                Moments.mean(gross),
                Moments.mean(net),
                totals);
    }
}
