package io.assay.portfolio.sizing;

import java.util.Locale;

import io.assay.base.Check;

/**
 * Positions that an agent may hold, as parts of its equity.
 *
 * @param least the largest short position, in [-2, 0]
 * @param most the largest long position, in (0, 2]; above 1 it is bought with borrowed cash
 */
public record PositionRange(double least, double most) {
    private static final double LARGEST = 2;

    /** Checks the bounds. */
    public PositionRange {
        Check.within("least", least, -LARGEST, 0);
        Check.within("most", most, Double.MIN_VALUE, LARGEST);
    }

    /** From short to long, [-1, 1]. */
    public static PositionRange both() {
        return new PositionRange(-1, 1);
    }

    /** From flat to long, [0, 1]. */
    public static PositionRange longOnly() {
        return new PositionRange(0, 1);
    }

    /** A place in [-1, 1] as a position: -1 is the least, 1 the most. */
    public double at(double place) {
        return least + (most - least) * (place + 1) / 2;
    }

    /** In a few characters. */
    public String text() {
        return String.format(Locale.ROOT, "[%s, %s]", least, most);
    }
}
