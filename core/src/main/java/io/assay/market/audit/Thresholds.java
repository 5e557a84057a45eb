package io.assay.market.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.base.Check;
import io.assay.base.Json;
import io.assay.base.UsageException;

/**
 * Every limit of the audit, in one place. Shares are in [0, 1], moves are ratios of two prices above 1 and apply in
 * both directions.
 *
 * @param rangeNoise relative excess of open or close over the range that is the noise of doubles, not reported
 * @param rangeSlack relative excess up to which {@link Rule#SLIGHTLY_OUTSIDE_RANGE} warns; beyond it the row is dropped
 * @param filledRun from which bar on a run of flat, unchanged bars without volume is dropped
 * @param staleRun how many flat, unchanged bars in a row are a {@link Rule#STALE_RUN}
 * @param largeMove close over the close before, either way, that is a {@link Rule#LARGE_MOVE}
 * @param spikeReturn share of a large move that may be left after the next bar of a {@link Rule#SPIKE}
 * @param splitTolerance relative distance of the overnight ratio from a simple fraction
 * @param splitTurnover turnover of a split day over the median of the 20 bars before, at most
 * @param splitDayMove close over open of a split day, either way, at most
 * @param splitPersists bars after a split suspect that must stay nearer to the new price than to the old one
 * @param mixedShare share of bars with large moves from which a series is of {@link Rule#MIXED_LISTINGS}
 * @param mixedMoves fewest large moves for that
 * @param factorRise rise of adjusted close / close from bar to bar that no ordinary dividend explains
 * @param factorFall fall of adjusted close / close from bar to bar that rounding explains
 * @param openBlock bars with a range in a block of {@link Rule#OPEN_NOT_TRADED}
 * @param openShare share of a block whose open is the close before or the close of the day, from which it is reported
 * @param flatShare share of bars without a range from which {@link Rule#MANY_FLAT_BARS} warns
 * @param longGap missing sessions in a row that are a {@link Rule#LONG_GAP} and a hole
 * @param missingShare share of sessions without a bar above which {@link Rule#MANY_MISSING} fails
 * @param thinShare share of sessions without a trade above which {@link Rule#THIN_TRADING} warns
 * @param staleShare share of sessions without a trade above which {@link Rule#MOSTLY_STALE} fails
 * @param quarantinedShare share of rows dropped above which {@link Rule#MOSTLY_QUARANTINED} fails
 * @param minBars kept bars below which {@link Rule#TOO_SHORT} fails (the longest feature warms up in 252)
 * @param shortBars kept bars below which {@link Rule#SHORT_HISTORY} warns (three years)
 * @param earlyEnd sessions between the last kept bar and the market's last that are an {@link Rule#EARLY_END}
 */
public record Thresholds(
        double rangeNoise,
        double rangeSlack,
        int filledRun,
        int staleRun,
        double largeMove,
        double spikeReturn,
        double splitTolerance,
        double splitTurnover,
        double splitDayMove,
        int splitPersists,
        double mixedShare,
        int mixedMoves,
        double factorRise,
        double factorFall,
        int openBlock,
        double openShare,
        double flatShare,
        int longGap,
        double missingShare,
        double thinShare,
        double staleShare,
        double quarantinedShare,
        int minBars,
        int shortBars,
        int earlyEnd) {
    /** What holds unless the user says otherwise. */
    public static final Thresholds DEFAULTS = new Thresholds(
            1e-9, 0.005, 10, 5, 1.5, 0.25, 0.03, 3, 1.1, 5, 0.02, 10, 0.2, 0.01, 60, 0.9, 0.25, 10, 0.25, 0.10, 0.50,
            0.10, 252, 756, 20);

    /** Checks every limit. */
    public Thresholds {
        Check.within("rangeNoise", rangeNoise, 0, rangeSlack);
        Check.within("rangeSlack", rangeSlack, 0, 1);
        Check.atLeast("filledRun", filledRun, 1);
        Check.atLeast("staleRun", staleRun, 1);
        Check.that(largeMove > 1, "largeMove", "be above 1", largeMove);
        Check.within("spikeReturn", spikeReturn, 0, 1);
        Check.within("splitTolerance", splitTolerance, 0, 0.1);
        Check.positive("splitTurnover", splitTurnover);
        Check.that(splitDayMove > 1, "splitDayMove", "be above 1", splitDayMove);
        Check.atLeast("splitPersists", splitPersists, 0);
        Check.within("mixedShare", mixedShare, 0, 1);
        Check.atLeast("mixedMoves", mixedMoves, 1);
        Check.positive("factorRise", factorRise);
        Check.within("factorFall", factorFall, 0, 1);
        Check.atLeast("openBlock", openBlock, 2);
        Check.within("openShare", openShare, 0, 1);
        Check.within("flatShare", flatShare, 0, 1);
        Check.atLeast("longGap", longGap, 1);
        Check.within("missingShare", missingShare, 0, 1);
        Check.within("thinShare", thinShare, 0, 1);
        Check.within("staleShare", staleShare, 0, 1);
        Check.within("quarantinedShare", quarantinedShare, 0, 1);
        Check.atLeast("minBars", minBars, 2);
        Check.atLeast("shortBars", shortBars, minBars);
        Check.atLeast("earlyEnd", earlyEnd, 1);
    }

    /**
     * The same limits but one.
     *
     * @param name component of this record
     * @throws UsageException if there is no such limit
     */
    public Thresholds with(String name, double value) {
        ObjectNode tree = (ObjectNode) Json.tree(Json.line(this), "thresholds");
        if (!tree.has(name)) {
            throw new UsageException("there is no audit limit '" + name + "'; there are "
                    + tree.properties().stream().map(e -> e.getKey()).toList());
        }
        if (tree.get(name).isInt()) {
            tree.put(name, (int) value);
        } else {
            tree.put(name, value);
        }
        return Json.parse(tree.toString(), Thresholds.class, "thresholds");
    }
}
