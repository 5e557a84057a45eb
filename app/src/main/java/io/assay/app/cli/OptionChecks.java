package io.assay.app.cli;

import java.util.Locale;

import io.assay.base.UsageException;

/** Checks of numbers that users give: what is wrong with them is the user's doing, not a defect. */
public final class OptionChecks {
    private OptionChecks() {}

    /**
     * Returns {@code value} if it is at least {@code min}.
     *
     * @throws UsageException naming the option, if it is not
     */
    public static int atLeast(String option, int value, int min) {
        if (value < min) {
            throw new UsageException(option + " must be at least " + min + ", was " + value);
        }
        return value;
    }

    /**
     * Returns {@code value} if {@code min <= value <= max}.
     *
     * @throws UsageException naming the option, if it is not
     */
    public static int within(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new UsageException(option + " must lie between " + min + " and " + max + ", was " + value);
        }
        return value;
    }

    /**
     * Returns {@code value} if {@code min <= value <= max}; NaN never is.
     *
     * @throws UsageException naming the option, if it is not
     */
    public static double within(String option, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new UsageException(
                    String.format(Locale.ROOT, "%s must lie between %s and %s, was %s", option, min, max, value));
        }
        return value;
    }

    /**
     * Does nothing if the days are in order.
     *
     * @throws UsageException if the first is after the last
     */
    public static void inOrder(String options, int firstDay, int lastDay) {
        if (firstDay > lastDay) {
            throw new UsageException(options + " must be in order, the first day is after the last");
        }
    }
}
