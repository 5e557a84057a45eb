package io.assay.stocks;

import io.assay.quality.Estimate;

/**
 * How one model did on some rows.
 *
 * @param model its name
 * @param rSquared 1 less its squared errors over those of the random walk (which has 0); no upper bound of the damage
 * @param negative share of its predicted prices that are 0 or less
 * @param trades what acting on the sign of its answers came to; empty figures where it never acts
 */
public record ModelFigures(String model, Estimate rSquared, double negative, Trades trades) {
    /**
     * Trades over the horizon, one a row whose order could be filled, each of which pays a whole round trip.
     *
     * @param count of trades
     * @param sharpe net Sharpe ratio a year of an average one of the overlapping tranches, no risk-free rate taken off
     * @param winRate share of trades with a gain after costs
     * @param winLead the same less that of buying on every day
     * @param deflated probability that the true ratio is above what the best of so many trials without skill shows
     *     (first tranche; Bailey and Lopez de Prado 2014); NaN over several stocks
     * @param yearsNeeded fewest years after which such a ratio would be above 0 at 95 %; NaN where it is not above 0
     */
    public record Trades(
            long count, Estimate sharpe, Estimate winRate, Estimate winLead, double deflated, double yearsNeeded) {}
}
