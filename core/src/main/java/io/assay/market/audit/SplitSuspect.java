package io.assay.market.audit;

import java.util.Locale;

import io.assay.base.Days;
import io.assay.market.SplitRepair;

/**
 * A split that prices may lack, with what speaks for it. A suggestion: nothing is done about it unless somebody asks.
 *
 * @param repair what would be done
 * @param off relative distance of the overnight ratio from the simple fraction
 * @param turnover of the day over the median of the bars before; NaN where no volume is recorded
 * @param recorded whether a corporate action tells of a split on about that day
 * @param barsBefore how many bars would change
 */
public record SplitSuspect(SplitRepair repair, double off, double turnover, boolean recorded, int barsBefore) {
    private static final double CLOSE = 0.01;
    private static final double ORDINARY = 2;

    /** How much speaks for a split, by a stated rule; no probability. */
    public enum Confidence {
        /** It is recorded; or the ratio is within 1 % of a simple one and turnover within half and twice the usual. */
        HIGH,
        /** One of the two. */
        MEDIUM,
        /** Neither. */
        LOW
    }

    /** By {@link Confidence}'s rule. */
    public Confidence confidence() {
        boolean exact = off <= CLOSE;
        boolean ordinary = turnover >= 1 / ORDINARY && turnover <= ORDINARY;
        if (recorded || (exact && ordinary)) {
            return Confidence.HIGH;
        }
        return exact || ordinary ? Confidence.MEDIUM : Confidence.LOW;
    }

    /** New shares for old, for example {@code 3 for 2}. */
    public String ratio() {
        double ratio = repair.ratio();
        boolean reverse = ratio < 1;
        double factor = reverse ? 1 / ratio : ratio;
        boolean whole = Math.abs(factor - Math.rint(factor)) < CLOSE;
        String many = String.format(Locale.ROOT, "%.0f", whole ? factor : 2 * factor);
        String few = whole ? "1" : "2";
        return reverse ? few + " for " + many : many + " for " + few;
    }

    /** The evidence in a sentence. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "%s: a split of %s on %s, confidence %s: the close goes from %s to %s, %.1f %% off the ratio, %s, %s;"
                        + " %d bars before would be multiplied by %.4f, the last of them to %.4f",
                repair.instrument(),
                ratio(),
                Days.text(repair.day()),
                confidence().name().toLowerCase(Locale.ROOT),
                Text.number(repair.before()),
                Text.number(repair.after()),
                100 * off,
                Double.isNaN(turnover)
                        ? "no volume is recorded"
                        : String.format(Locale.ROOT, "turnover %.1f times the usual", turnover),
                recorded ? "an action tells of it" : "no action tells of it",
                barsBefore,
                repair.factor(),
                repair.before() * repair.factor());
    }
}
