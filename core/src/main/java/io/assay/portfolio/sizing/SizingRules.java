package io.assay.portfolio.sizing;

import java.util.Locale;

import io.assay.backtest.CostModel;
import io.assay.base.Check;

/**
 * Under which rules an agent acts.
 *
 * @param costs of trading and holding; no minimum a trade, since equity has no currency here
 * @param range positions that may be held
 * @param episode decisions of an episode, at least 1; each begins and ends without a position, and pays for both
 * @param riskPenalty what a squared return of the position takes from the reward, halved: a risk aversion; 0 for none
 */
public record SizingRules(CostModel costs, PositionRange range, int episode, double riskPenalty) {
    /** Checks the numbers. */
    public SizingRules {
        Check.atLeast("episode", episode, 1);
        Check.within("riskPenalty", riskPenalty, 0, 1000);
        Check.that(
                costs.minimumCommission() == 0,
                "costs",
                "have no least commission: positions are parts of equity, without a currency",
                costs.minimumCommission());
    }

    /** Both directions at the default costs, episodes of half a year, no penalty. */
    public static SizingRules standard() {
        return new SizingRules(CostModel.defaults(), PositionRange.both(), 126, 0);
    }

    /** The same at other costs. */
    public SizingRules withCosts(CostModel other) {
        return new SizingRules(other, range, episode, riskPenalty);
    }

    /** The same for other positions. */
    public SizingRules withRange(PositionRange other) {
        return new SizingRules(costs, other, episode, riskPenalty);
    }

    /** The same with episodes of another length. */
    public SizingRules withEpisode(int decisions) {
        return new SizingRules(costs, range, decisions, riskPenalty);
    }

    /** The same with another penalty. */
    public SizingRules withRiskPenalty(double aversion) {
        return new SizingRules(costs, range, episode, aversion);
    }

    /** In one line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "positions in %s, filled at the next open, episodes of %d decisions, costs %s bp a side, borrow %s bp"
                        + " and cash %s bp a year, risk penalty %s",
                range.text(),
                episode,
                10_000 * costs.perTurnover(),
                costs.borrowBp(),
                costs.financingBp(),
                riskPenalty);
    }
}
