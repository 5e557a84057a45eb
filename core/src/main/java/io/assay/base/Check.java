package io.assay.base;

/**
 * Argument checks. Every message names the thing, the rule and the value, for example {@code 'period' must be at least
 * 1, was 0}.
 */
public final class Check {
    private Check() {}

    /** Returns {@code value} if it is at least {@code min}, else throws {@link IllegalArgumentException}. */
    public static int atLeast(String name, int value, int min) {
        if (value < min) {
            throw broken(name, "be at least " + min, value);
        }
        return value;
    }

    /** Returns {@code value} if it is at least {@code min}, else throws {@link IllegalArgumentException}. */
    public static long atLeast(String name, long value, long min) {
        if (value < min) {
            throw broken(name, "be at least " + min, value);
        }
        return value;
    }

    /** Returns {@code value} if {@code min <= value <= max} (NaN never is), else throws. */
    public static double within(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw broken(name, "lie in [" + min + ", " + max + "]", value);
        }
        return value;
    }

    /** Returns {@code value} if {@code min <= value <= max}, else throws. */
    public static int within(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw broken(name, "lie in [" + min + ", " + max + "]", value);
        }
        return value;
    }

    /** Returns {@code value} if it is finite and above zero, else throws. */
    public static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw broken(name, "be finite and above 0", value);
        }
        return value;
    }

    /** Returns {@code value} if it holds more than white space, else throws. */
    public static String notBlank(String name, String value) {
        if (value.isBlank()) {
            throw broken(name, "not be blank", "'" + value + "'");
        }
        return value;
    }

    /** Throws unless two lengths agree. */
    public static void sameLength(String name, int length, int expected) {
        if (length != expected) {
            throw broken(name, "have length " + expected, length);
        }
    }

    /** Throws {@code 'name' must rule, was value} unless the condition holds. */
    public static void that(boolean condition, String name, String rule, Object value) {
        if (!condition) {
            throw broken(name, rule, value);
        }
    }

    private static IllegalArgumentException broken(String name, String rule, Object value) {
        return new IllegalArgumentException("'" + name + "' must " + rule + ", was " + value);
    }
}
