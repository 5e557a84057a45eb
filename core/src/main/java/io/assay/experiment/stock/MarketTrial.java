package io.assay.experiment.stock;

import java.util.List;

import io.assay.base.Seed;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Verdict;
import io.assay.experiment.Wiring;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.report.RunPage.Planted;

/**
 * One simulated market from its bars to the verdict of one specification declared before: what the verdict says, and
 * whether the oracle's interval holds what was planted. Many of them tell how often verdicts are right.
 *
 * @param verdict of all stocks together
 * @param closest the difference to the null that is least surely beaten
 * @param planted the coefficient that was planted
 * @param oracle what the oracle is found to know, with its 95 % interval
 * @param model what the model is found to know, likewise
 */
public record MarketTrial(
        Verdict verdict, Comparison.Difference closest, double planted, Planted oracle, Planted model) {
    /**
     * Runs the specification on all stocks of the market.
     *
     * @param wiring whose data are the market; its workspace should be empty, so that every stock lacks a model
     */
    public static MarketTrial run(SimulatedMarket market, PerStockSpec spec, Wiring wiring) {
        List<Instrument> stocks =
                market.listings().stream().map(Listing::instrument).toList();
        TrainMissing.Outcome outcome = new TrainMissing(spec, wiring).outcome(stocks);
        List<Planted> found =
                PlantedTruth.of(market, outcome, Seed.of(spec.seed().value()));
        Comparison comparison = outcome.report().comparison();
        return new MarketTrial(
                Verdict.of(comparison),
                comparison.closest(),
                market.oracle().informationCoefficient(),
                found.get(0),
                found.get(1));
    }

    /** Whether the verdict says that there is skill. */
    public boolean isSkilled() {
        return verdict.outcome() == Verdict.Outcome.SKILL;
    }

    /** Whether the oracle's interval holds the planted coefficient. */
    public boolean isCovered() {
        return oracle.low() <= planted && planted <= oracle.high();
    }
}
