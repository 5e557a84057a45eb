package io.assay.backtest.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.assay.backtest.Drawdown;
import io.assay.base.Seed;

/**
 * What may go wrong with a book.
 *
 * @param from epoch day of the first return, {@link Drawdown#NEVER} without returns
 * @param to epoch day of the last
 * @param sessions returns that measures stand on: from the first session on at whose close something was held
 * @param spec how it was measured
 * @param seed of everything that was drawn
 * @param tails value at risk and expected shortfall by method, horizon and level
 * @param tailIndex how fat the tail of daily losses is
 * @param drawdowns falls that could have been
 * @param worst days and falls that were
 * @param sectors exposure by sector
 * @param beta to a benchmark, if one was given
 * @param stress scenarios
 */
public record RiskReport(
        int from,
        int to,
        int sessions,
        RiskSpec spec,
        long seed,
        List<TailRisk> tails,
        TailIndex tailIndex,
        DrawdownOdds drawdowns,
        WorstCases worst,
        SectorExposure sectors,
        Optional<BetaFigures> beta,
        List<Scenario> stress) {
    /** How losses are told. */
    public static final String SIGNS = "Losses are positive fractions of equity, net of all costs: a VaR of 2 % at 99 %"
            + " is exceeded on one day in a hundred, and CVaR (expected shortfall) is the mean loss of that worst"
            + " hundredth.";

    /** Copies the lists. */
    public RiskReport {
        tails = List.copyOf(tails);
        stress = List.copyOf(stress);
    }

    /**
     * Measures a book. The same inputs, specification and seed give the same bits at any number of threads.
     *
     * @throws io.assay.base.UsageException as {@link io.assay.backtest.Backtest#run}, for runs under stress
     */
    public static RiskReport of(RiskInputs inputs, RiskSpec spec, Seed seed) {
        BookReturns book = BookReturns.of(inputs.result());
        int n = book.size();
        int holding = Math.max(1, inputs.decisions().holding().bars());
        List<Scenario> stress = new ArrayList<>(new Replays(inputs).of(spec.stress()));
        stress.addAll(new PathStresses(inputs, spec).all());
        stress.addAll(new Reruns(inputs, spec, seed.child("stress")).all());
        return new RiskReport(
                n == 0 ? Drawdown.NEVER : book.days()[0],
                n == 0 ? Drawdown.NEVER : book.days()[n - 1],
                n,
                spec,
                seed.value(),
                TailRisk.all(book, spec, seed.child("tails")),
                TailIndex.of(book.returns(), spec, seed.child("tail index")),
                DrawdownOdds.of(book.returns(), spec.histories(), seed.child("drawdowns")),
                WorstCases.of(inputs.result(), spec.worst()),
                SectorExposure.of(inputs),
                inputs.benchmark().map(b -> BetaFigures.of(book, b, spec.rolling(), holding)),
                stress);
    }
}
