package io.assay.market.source;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers straight from bytes, equal bit for bit to {@link Double#parseDouble}. Exact fast path of Clinger (How
 * to Read Floating Point Numbers Accurately, 1990): a mantissa below 2^53 and a power of ten up to 22 are both exact
 * doubles, so one multiplication or division rounds once, as the true value would be rounded.
 */
final class Decimals {
    private static final int MAX_EXACT_POWER = 22;
    private static final long MAX_EXACT_MANTISSA = 1L << 53;
    private static final int MAX_DIGITS = 18;
    private static final double[] POWER = powers();

    private Decimals() {}

    /**
     * The number in bytes {@code [from, to)}: sign, digits, point, exponent. NaN if it is anything else (also for text
     * such as {@code NaN}, {@code 1d}, {@code 0x1p3} that Java itself would take); infinite if it is too large.
     */
    static double parse(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            negative = bytes[at] == '-';
            at++;
        }
        long mantissa = 0;
        int digits = 0;
        int point = -1;
        for (; at < to; at++) {
            int c = bytes[at];
            int digit = c - '0';
            if (digit >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
                digits++;
            } else if (c == '.' && point < 0) {
                point = at;
            } else {
                return slow(bytes, from, to);
            }
        }
        int fraction = point < 0 ? 0 : to - point - 1;
        if (digits == 0 || digits > MAX_DIGITS || mantissa > MAX_EXACT_MANTISSA || fraction > MAX_EXACT_POWER) {
            return slow(bytes, from, to);
        }
        double value = fraction == 0 ? mantissa : mantissa / POWER[fraction];
        return negative ? -value : value;
    }

    /**
     * As {@link #parse}, for numbers as people write them: {@code 1,901.18} and {@code 1.5M} (K, M, B, T). Commas must
     * part groups of three after a first of one to three: {@code 1234,567} may mean 1.234567 thousand or a million.
     */
    static double parseGrouped(byte[] bytes, int from, int to) {
        if (to <= from) {
            return Double.NaN;
        }
        int power = power(bytes[to - 1]);
        int end = power == 0 ? to : to - 1;
        byte[] plain = new byte[end - from + 3];
        int length = 0;
        int sinceComma = -1;
        boolean whole = true;
        for (int i = from; i < end; i++) {
            byte c = bytes[i];
            boolean endsGroup = whole && (c == ',' || c == '.');
            boolean isFirst = sinceComma < 0 && c == ',' && whole && length > 0;
            if ((endsGroup && sinceComma >= 0 && sinceComma != 3) || (isFirst && !isFirstGroup(plain, length))) {
                return Double.NaN;
            }
            whole &= c != '.';
            if (c == ',' && whole && length > 0) {
                sinceComma = 0;
            } else {
                plain[length++] = c;
                sinceComma = sinceComma >= 0 ? sinceComma + 1 : -1;
            }
        }
        if (whole && sinceComma >= 0 && sinceComma != 3) {
            return Double.NaN;
        }
        if (power > 0) {
            plain[length++] = 'e';
            plain[length++] = (byte) ('0' + power / 10);
            plain[length++] = (byte) ('0' + power % 10);
        }
        return parse(plain, 0, length);
    }

    private static boolean isFirstGroup(byte[] plain, int length) {
        int digits = length - sign(plain, 0, length);
        return digits >= 1 && digits <= 3;
    }

    /** Whether bytes {@code [from, to)} are one of the ways in which sources say that there is no value. */
    static boolean isMissing(byte[] bytes, int from, int to) {
        return switch (to - from) {
            case 0 -> true;
            case 1 -> bytes[from] == '-' || bytes[from] == '.';
            case 2 -> is(bytes, from, "na");
            case 3 -> is(bytes, from, "nan") || is(bytes, from, "n/a");
            case 4 -> is(bytes, from, "null") || is(bytes, from, "none");
            default -> false;
        };
    }

    private static boolean is(byte[] bytes, int from, String lower) {
        for (int i = 0; i < lower.length(); i++) {
            int c = bytes[from + i];
            int small = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
            if (small != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int power(byte suffix) {
        return switch (suffix) {
            case 'K', 'k' -> 3;
            case 'M', 'm' -> 6;
            case 'B', 'b' -> 9;
            case 'T', 't' -> 12;
            default -> 0;
        };
    }

    private static double slow(byte[] bytes, int from, int to) {
        if (!isDecimal(bytes, from, to)) {
            return Double.NaN;
        }
        return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** Whether the text is {@code [+-] digits [. digits] [e [+-] digits]} with a digit before the exponent. */
    private static boolean isDecimal(byte[] bytes, int from, int to) {
        int at = sign(bytes, from, to);
        int whole = digits(bytes, at, to);
        int afterWhole = at + whole;
        int fraction = 0;
        int end = afterWhole;
        if (afterWhole < to && bytes[afterWhole] == '.') {
            fraction = digits(bytes, afterWhole + 1, to);
            end = afterWhole + 1 + fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        if (end < to && (bytes[end] == 'e' || bytes[end] == 'E')) {
            int exponent = sign(bytes, end + 1, to);
            int length = digits(bytes, exponent, to);
            return length > 0 && exponent + length == to;
        }
        return end == to;
    }

    private static int sign(byte[] bytes, int at, int to) {
        return at < to && (bytes[at] == '-' || bytes[at] == '+') ? at + 1 : at;
    }

    private static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - from;
    }

    private static double[] powers() {
        double[] powers = new double[MAX_EXACT_POWER + 1];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Double.parseDouble("1e" + i);
        }
        return powers;
    }
}
