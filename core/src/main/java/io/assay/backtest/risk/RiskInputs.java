package io.assay.backtest.risk;

import java.util.Map;
import java.util.Optional;

import io.assay.backtest.BacktestResult;
import io.assay.backtest.BacktestSpec;
import io.assay.backtest.Decisions;
import io.assay.backtest.MarketPrices;
import io.assay.base.Parallel;
import io.assay.market.Instrument;

/**
 * A book whose risk is asked for. It was executed as {@link BacktestResult#spec()} says.
 *
 * @param result what was booked
 * @param decisions what it was booked from
 * @param prices what it was booked at
 * @param sectors of instruments, as {@link io.assay.market.MarketData#sectors()} has them; empty if none are stored
 * @param benchmark daily returns to hold it against, if any
 * @param parallel how many runs under stress go at a time
 */
public record RiskInputs(
        BacktestResult result,
        Decisions decisions,
        MarketPrices prices,
        Map<Instrument, String> sectors,
        Optional<Benchmark> benchmark,
        Parallel parallel) {
    /** Copies the map. */
    public RiskInputs {
        sectors = Map.copyOf(sectors);
    }

    /** A book without sectors and benchmark, one run at a time. */
    public static RiskInputs of(BacktestResult result, Decisions decisions, MarketPrices prices) {
        return new RiskInputs(result, decisions, prices, Map.of(), Optional.empty(), new Parallel(1));
    }

    /** The same with the sectors of a market. */
    public RiskInputs withSectors(Map<Instrument, String> value) {
        return new RiskInputs(result, decisions, prices, value, benchmark, parallel);
    }

    /** The same with a benchmark. */
    public RiskInputs withBenchmark(Benchmark value) {
        return new RiskInputs(result, decisions, prices, sectors, Optional.of(value), parallel);
    }

    /** The same with so many runs at a time. */
    public RiskInputs withParallel(Parallel value) {
        return new RiskInputs(result, decisions, prices, sectors, benchmark, value);
    }

    /** How it was executed, over exactly the sessions that it was executed on. */
    BacktestSpec execution() {
        int[] days = result.days();
        return result.spec().between(days[0], days[days.length - 1]);
    }
}
