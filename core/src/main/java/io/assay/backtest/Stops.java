package io.assay.backtest;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;

/**
 * When a position is left before its time. A stop is looked at when the close is known, and what it closes is sold at
 * the instrument's next fill: daily bars do not tell in which order high and low came, so no fill within a bar is
 * feigned, and a gap through the stop costs what it costs. The entry is the mean price of the position, less dividends,
 * adjusted for splits.
 *
 * @param loss fraction of the entry price lost, 0 = no such stop
 * @param gain fraction of the entry price gained, 0 = no such stop
 * @param trailing fraction lost from the best close (or entry) since then, 0 = no such stop
 * @param pause sessions, that of the stop included, on which decisions for the instrument are not carried out; at least
 *     1
 */
public record Stops(double loss, double gain, double trailing, int pause) {
    /** Checks the ranges. */
    public Stops {
        Check.within("loss", loss, 0, 100);
        Check.within("gain", gain, 0, 1000);
        Check.within("trailing", trailing, 0, 100);
        Check.atLeast("pause", pause, 1);
    }

    /** No stops. */
    public static Stops none() {
        return new Stops(0, 0, 0, 1);
    }

    /** Whether there is any. */
    public boolean isSome() {
        return loss > 0 || gain > 0 || trailing > 0;
    }

    /** In a sentence's part, for reports. */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (loss > 0) {
            parts.add("a loss of " + Percent.text(loss));
        }
        if (gain > 0) {
            parts.add("a gain of " + Percent.text(gain));
        }
        if (trailing > 0) {
            parts.add(Percent.text(trailing) + " below the best close");
        }
        return "positions are left at " + String.join(" or ", parts) + " and not bought again for " + pause
                + " sessions";
    }

    /**
     * Whether a position is to be left.
     *
     * @param side 1 = long, -1 = short
     * @param entry mean price of the position
     * @param best highest close since the entry for a long one, lowest for a short one
     * @param close of today
     */
    boolean isHit(double side, double entry, double best, double close) {
        double sinceEntry = side * (close - entry) / entry;
        double sinceBest = side * (close - best) / best;
        return (loss > 0 && sinceEntry <= -loss)
                || (gain > 0 && sinceEntry >= gain)
                || (trailing > 0 && sinceBest <= -trailing);
    }
}
