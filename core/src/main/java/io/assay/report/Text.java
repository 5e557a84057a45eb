package io.assay.report;

import java.util.Locale;

import io.assay.metric.Draws;

/** Numbers as people read them, the same in every language setting. */
public final class Text {
    /** What stands where there is no number. */
    public static final String NONE = "n/a";

    private Text() {}

    /** A count with commas: {@code 3,551,032}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A number with a fixed number of decimals; {@code n/a} for NaN. */
    public static String decimal(double value, int digits) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** A p-value with three digits; one that would be shown as 0 is below 0.001. */
    public static String pValue(double p) {
        return p < 0.001 ? "< 0.001" : decimal(p, 3);
    }

    /** A number with its sign; {@code n/a} for NaN. */
    public static String signed(double value, int digits) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%+." + digits + "f", value);
    }

    /** A fraction as a percentage with one decimal; {@code n/a} for NaN. */
    public static String percent(double fraction) {
        return Double.isNaN(fraction) ? NONE : String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }

    /** A fraction as a percentage with its sign and one decimal; {@code n/a} for NaN. */
    public static String signedPercent(double fraction) {
        return Double.isNaN(fraction) ? NONE : String.format(Locale.ROOT, "%+.1f %%", 100 * fraction);
    }

    /** An interval with signs: {@code [-0.01, +0.12]}; empty where an end is NaN. */
    public static String range(double low, double high, int digits) {
        return Double.isNaN(low) || Double.isNaN(high)
                ? ""
                : "[" + signed(low, digits) + ", " + signed(high, digits) + "]";
    }

    /** An interval of fractions in percent; empty without one. */
    public static String percentRange(Draws.Interval interval, int digits) {
        return range(100 * interval.lower(), 100 * interval.upper(), digits);
    }

    /** A number of bytes in the unit that suits it. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        int power = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        // What would be written as 1024.0 is 1.0 of the next unit.
        power = Math.min(4, bytes / StrictMath.pow(1024, power) >= 1023.95 ? power + 1 : power);
        return String.format(Locale.ROOT, "%.1f %siB", bytes / StrictMath.pow(1024, power), " KMGT".charAt(power));
    }

    /** In capitals, the same in every language setting. */
    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** {@code 1 symbol}, {@code 2 symbols}. */
    public static String plural(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
