package io.assay.backtest;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;

/**
 * What no order may pass. All of them are checked at the decision's closes: the overnight move and the costs may carry
 * a position or the exposure over. {@link #NONE} for what is not limited. What a stop closes is sold whole, and gross
 * exposure is brought within its limit last, whatever turnover that takes.
 *
 * <p>Where positions are held for a number of bars, what leaves is not limited, since holding and label must match:
 * only what is added is cut. Where each decision sets the whole book, the way from the old book to the new one is cut,
 * so that a large position is left over several days.
 *
 * @param gross most gross exposure as a multiple of equity; the day's orders are scaled down as a whole
 * @param name most of the equity in one instrument, long or short
 * @param turnover most that may be traded for one decision day, buys and sells, as a multiple of equity; orders are
 *     scaled down as a whole
 * @param participation most of one order as a share of what is traded of the instrument on a usual day (mean of 21 bars
 *     as known at the decision)
 */
public record Limits(double gross, double name, double turnover, double participation) {
    /** Not limited. */
    public static final double NONE = Double.POSITIVE_INFINITY;

    private static final double LEAST = 1e-6;

    /** Checks the ranges. */
    public Limits {
        Check.within("gross", gross, 0.01, 100);
        Check.that(name >= LEAST, "name", "be at least " + LEAST, name);
        Check.that(turnover >= LEAST, "turnover", "be at least " + LEAST, turnover);
        Check.that(participation >= LEAST, "participation", "be at least " + LEAST, participation);
    }

    /** At most 1 x gross, nothing else. */
    public static Limits standard() {
        return new Limits(1, NONE, NONE, NONE);
    }

    /** In a sentence's part, for reports. */
    public String text() {
        List<String> parts = new ArrayList<>();
        parts.add("gross exposure at most " + gross + " x equity");
        if (name < NONE) {
            parts.add("one instrument at most " + Percent.text(name) + " of equity");
        }
        if (turnover < NONE) {
            parts.add("turnover at most " + Percent.text(turnover) + " of equity a decision");
        }
        if (participation < NONE) {
            parts.add("an order at most " + Percent.text(participation) + " of a usual day's volume");
        }
        return String.join(", ", parts);
    }

    /** The same with another cap on gross exposure. */
    public Limits withGross(double value) {
        return new Limits(value, name, turnover, participation);
    }

    /** The same with another cap on one instrument. */
    public Limits withName(double value) {
        return new Limits(gross, value, turnover, participation);
    }

    /** The same with another cap on turnover. */
    public Limits withTurnover(double value) {
        return new Limits(gross, name, value, participation);
    }

    /** The same with another cap on the share of a usual day's volume. */
    public Limits withParticipation(double value) {
        return new Limits(gross, name, turnover, value);
    }
}
