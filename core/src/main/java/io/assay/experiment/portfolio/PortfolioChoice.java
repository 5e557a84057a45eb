package io.assay.experiment.portfolio;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.experiment.run.RunFolder;
import io.assay.market.Instrument;

/**
 * Whom a portfolio is made of.
 *
 * @param stocks at least one; with a run, those of them that it predicts
 * @param sectors of stocks, beside those that are recorded with the data
 * @param run whose out-of-sample predictions are read; empty: none
 */
public record PortfolioChoice(List<Instrument> stocks, Map<Instrument, String> sectors, Optional<RunFolder> run) {
    /** Copies what could change. */
    public PortfolioChoice {
        stocks = List.copyOf(stocks);
        sectors = Map.copyOf(sectors);
    }
}
