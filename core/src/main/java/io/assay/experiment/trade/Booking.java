package io.assay.experiment.trade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.backtest.Backtest;
import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.BacktestTotals;
import io.assay.backtest.CostModel;
import io.assay.backtest.Decisions;
import io.assay.backtest.Impact;
import io.assay.backtest.Performance;
import io.assay.backtest.Trials;
import io.assay.base.Progress;
import io.assay.ledger.TrialReturns;
import io.assay.report.BookReport;

/**
 * Makes decisions the books of a report: the same ground, terms and number of trials for all of them.
 *
 * @param ground prices and execution
 * @param spec risk-free rate and costs
 * @param horizon sessions that a position is held
 * @param trials what the deflated Sharpe ratio takes off
 * @param progress hears of each book
 */
public record Booking(BookGround ground, BookSpec spec, int horizon, Trials trials, Progress progress) {
    private static final double MOST_CAPITAL = 1e12;
    private static final double BASIS_POINTS = 10_000;

    /** Costs a side that a book is run at, in basis points. */
    public static final List<Double> FRONTIER = List.of(0.0, 2.5, 5.0, 10.0, 20.0, 40.0);

    /** Capitals that a book is run with, as multiples of the one asked for. */
    static final List<Double> CAPITALS = List.of(1.0, 10.0, 100.0, 1_000.0, 10_000.0);

    /** The same after other trials. */
    public Booking withTrials(Trials value) {
        return new Booking(ground, spec, horizon, value, progress);
    }

    /** A result as a book of a report. */
    public BookReport.Book book(String name, BacktestResult result) {
        progress.step(name);
        return new BookReport.Book(name, result.days(), result.equity(), performance(result), result.notes());
    }

    /**
     * The book that holds all stocks alike on the days of some decisions, as long as they do, and scaled to the same
     * volatility if they are.
     */
    public BookReport.Book equalWeight(Decisions like) {
        int[] days = new int[like.days()];
        for (int d = 0; d < days.length; d++) {
            days[d] = like.day(d);
        }
        Decisions alike = ground.nulls().equalWeight(days, like.holding());
        Decisions levered = spec.picking()
                .volatility()
                .map(target -> target.scaled(alike, ground.prices()))
                .orElse(alike);
        return book(BookReport.EQUAL_WEIGHT, ground.run(levered));
    }

    /**
     * The daily returns of a result, to be kept beside the ledger: they tell how much alike trials are. Empty if there
     * are none, or one is no number.
     *
     * @param specification of the trial, as the ledger has it
     */
    public static Optional<TrialReturns.Series> series(String specification, BacktestResult result) {
        double[] returns = result.returns();
        if (returns.length == 0 || !Arrays.stream(returns).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        int[] days = Arrays.copyOfRange(result.days(), 1, result.days().length);
        return Optional.of(new TrialReturns.Series(specification, days, returns));
    }

    /** The figures of a result. */
    public Performance performance(BacktestResult result) {
        Performance.Terms terms = Performance.Terms.of(spec.riskFree(), trials).withHolding(horizon);
        return Performance.of(result, terms);
    }

    /**
     * The same decisions with other capitals, in fractional shares. Large orders move prices as asked for, or by the
     * square-root law with a coefficient of 1 where nothing was asked for.
     */
    public List<BookReport.CapacityPoint> capacity(Decisions decisions) {
        Impact impact = spec.costs().impact().isSome() ? spec.costs().impact() : Impact.squareRoot(1);
        List<BookReport.CapacityPoint> points = new ArrayList<>();
        for (double factor : CAPITALS) {
            double capital = factor * spec.capital();
            if (capital > MOST_CAPITAL) {
                continue;
            }
            BacktestSpec execution = ground.execution()
                    .withCapital(capital)
                    .withCosts(spec.costs().withImpact(impact));
            BacktestResult result = Backtest.run(decisions, ground.prices(), execution);
            Performance performance = performance(result);
            BacktestTotals totals = result.totals();
            points.add(new BookReport.CapacityPoint(
                    capital,
                    performance.growth().annual(),
                    performance.sharpe().annual(),
                    totals.tradingCosts().doubleValue() / totals.traded().doubleValue() * BASIS_POINTS,
                    result.notes().limited().thin()));
            progress.step(Math.round(capital) + " of capital");
        }
        return points;
    }

    /** The same decisions at other costs a side, commission, half-spread and slippage in the proportions asked for. */
    public List<BookReport.CostPoint> frontier(Decisions decisions) {
        List<BookReport.CostPoint> points = new ArrayList<>();
        for (double bp : FRONTIER) {
            CostModel costs = spec.costs().withTrading(bp, 0, 0);
            BacktestResult result =
                    Backtest.run(decisions, ground.prices(), ground.execution().withCosts(costs));
            Performance performance = performance(result);
            points.add(new BookReport.CostPoint(
                    bp, performance.growth().annual(), performance.sharpe().annual()));
            progress.step(bp + " bp");
        }
        return points;
    }
}
